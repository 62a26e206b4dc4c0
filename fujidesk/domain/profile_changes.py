"""Which parts of the profile of a plan in use may change, and how a change is told.

Words change nothing that was entered. By other phases, periods, levels or grades, what is stored would mean
something else: these stay as they are, each with its reason. Values are those of a profile's file.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from fujidesk.domain.changes import JsonValue

PROFILE_WORDS: Mapping[str, str] = {
    "city": "市", "short_name": "短い名前", "level_names": "区分の名前", "project_name": "事業の呼び名",
    "dx_name": "DX の印の意味", "words": "言葉", "phases": "進捗段階", "categories": "事業分類",
    "scores": "点数", "statuses": "実施状況", "outlooks": "今後の方向性", "calendar": "年間の予定",
    "period_marks": "期間のしるし", "committees": "会議体", "meetings": "会議", "hearings": "ヒアリング",
}  # fmt: skip
"""The parts that may change, as the editor calls them."""
_FIXED = {
    "key": ("キー", "送付した調査票や書き出した台帳の目印です。"),
    "plan_name": ("計画の名前", "計画を始めたときのものです。"),
    "first_year": ("最初の年度", "入力済みの年度や予定の意味が変わります。"),
    "last_year": ("最後の年度", "入力済みの年度や予定の意味が変わります。"),
    "facts": ("付属の事実", "計画を始めるときだけに使います。"),
    "terms": ("期（前期・後期）", "まとめた評価の区切りが変わります。"),
    "levels": ("区分", "番号と名前は、事業の番号と結び付いています。"),
    "grades": ("総合評価", "一覧の印として年度ごとに保存されています。"),
}  # fmt: skip
"""The other parts, as the editor calls them, and why they stay."""
_MOST_TOLD = 5


def profile_refusal(field: str, before: JsonValue, after: JsonValue) -> str:
    """Return why a part of a profile cannot become another one while the plan is in use; "" where it can."""
    if before == after:
        return ""
    if field in _FIXED:
        name, reason = _FIXED[field]
        return f"「{name}」は、使い始めた計画では変えられません。{reason}"
    if field not in PROFILE_WORDS:
        return f"「{field}」は計画プロファイルにありません。"
    fault = _SAME[field](before, after) if field in _SAME else ""
    return (
        f"「{PROFILE_WORDS[field]}」は、使い始めた計画ではそのように変えられません。{fault}" if fault else ""
    )


def _count_fault(before: Any, after: Any) -> str:
    """Refuse another number of level names."""
    return "" if len(before) == len(after) else "区分の段の数は変えられません。"


def _dx_fault(before: Any, after: Any) -> str:
    """Refuse to add or take away the DX flag."""
    return "" if bool(before) == bool(after) else "DX の印のある計画とない計画とは、互いに変えられません。"


def _same(names: Iterable[str], what: str) -> Callable[[Any, Any], str]:
    """Return what refuses other values of some keys, of the same entries in the same order."""

    def fault(before: Any, after: Any) -> str:
        """Return the fault."""
        sides = [[[entry.get(name) for name in names] for entry in entries] for entries in (before, after)]
        return "" if sides[0] == sides[1] else f"{what}は変えられません。名前と言葉は変えられます。"

    return fault


def _kept(what: str) -> Callable[[Any, Any], str]:
    """Return what refuses that an entry goes; new ones may come."""

    def fault(before: Any, after: Any) -> str:
        """Return the fault."""
        left = {entry.get("key") for entry in after}
        gone = [str(entry.get("name")) for entry in before if entry.get("key") not in left]
        return f"{what}「{'」「'.join(gone)}」は、記録で使われるためなくせません。" if gone else ""

    return fault


_SAME: Mapping[str, Callable[[Any, Any], str]] = {
    "level_names": _count_fault, "dx_name": _dx_fault, "phases": _same(("number",), "段階の数と番号"),
    "categories": _same(("key", "fields"), "分類のキーと個票の項目"),
    "scores": _same(("key", "internal"), "点数のキーと内部の印"),
    "statuses": _same(("code", "key"), "番号とキー"), "outlooks": _same(("code", "key"), "番号とキー"),
    "committees": _kept("会議体"), "meetings": _kept("会議"),
}  # fmt: skip


def told_values(before: JsonValue, after: JsonValue) -> tuple[str, str]:
    """Return the values in which two states of a part differ, as text: 「事務局」, 「推進室」."""
    old, new = dict(_leaves(before)), dict(_leaves(after))
    places = [place for place in {**old, **new} if old.get(place) != new.get(place)]
    return _listed(places, old), _listed(places, new)


def _listed(places: list[str], values: Mapping[str, str]) -> str:
    """Return the values at some places, as many as one line tells."""
    told = [values.get(place) or "（なし）" for place in places[:_MOST_TOLD]]
    more = f" ほか {len(places) - _MOST_TOLD} 件" if len(places) > _MOST_TOLD else ""
    return "、".join(told) + more


def _leaves(value: JsonValue, place: str = "") -> Iterable[tuple[str, str]]:
    """Yield every single value within another one, with its place."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _leaves(item, f"{place}.{name}")
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _leaves(item, f"{place}.{number}")
    else:
        yield place, "" if value is None else str(value)
