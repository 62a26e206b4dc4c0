"""The sections of a plan profile as tables: which keys stand in which columns, and how a cell is read.

To offer another key of the file: one `Cell` more here. The words of a profile's file are those of
docs/plan-profile.md.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

SEPARATOR = "、"
"""Between the items of a list in a cell."""
YES = "○"


class CellKind(StrEnum):
    """How a cell is written into the file."""

    TEXT = "text"
    INTEGER = "integer"
    FLAG = "flag"
    TEXTS = "texts"
    INTEGERS = "integers"


@dataclass(frozen=True, slots=True)
class Cell:
    """A key of the file: its heading, kind and width in characters.

    key: 「steps.5」 for a key within a table. may_miss: an empty cell leaves the key out.
    """

    key: str
    heading: str
    kind: CellKind = CellKind.TEXT
    chars: int = 14
    may_miss: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the file. key: of the table or list of tables, "" for the top. is_list: rows come and go."""

    key: str
    title: str
    cells: tuple[Cell, ...]
    is_list: bool = True


_INT, _FLAG = CellKind.INTEGER, CellKind.FLAG
_TEXTS, _INTEGERS = CellKind.TEXTS, CellKind.INTEGERS
_KEY_NAME = (Cell("key", "キー", chars=16), Cell("name", "名前", chars=30))
SECTIONS = (
    Section("", "計画と期間", (
        Cell("key", "キー（半角）"), Cell("city", "市"), Cell("plan_name", "計画の名前"),
        Cell("short_name", "短い名前"), Cell("first_year", "最初の年度（西暦）", _INT),
        Cell("last_year", "最後の年度（西暦）", _INT), Cell("level_names", "区分の名前（上から）", _TEXTS),
        Cell("project_name", "事業の呼び名"), Cell("dx_name", "DX の印の意味（なければ空）"),
        Cell("facts", "付属の事実（plan か空）", may_miss=True),
    ), is_list=False),
    Section("terms", "期（前期・後期）", (
        Cell("name", "名前", chars=24), Cell("first_year", "最初の年度", _INT, 10),
        Cell("last_year", "最後の年度", _INT, 10),
    )),
    Section("levels", "区分", (
        Cell("code", "番号", chars=8), Cell("title", "名前", chars=36),
        Cell("counts_as_measure", "数えない区分は ×", _FLAG, 16, may_miss=True),
    )),
    Section("words", "言葉", (
        Cell("department", "事業を行う課"), Cell("office", "進行を管理する課"),
        Cell("approver", "評価を承認する者（短く）"), Cell("leader", "課の連絡の担当"),
        Cell("advisor", "外の専門家（いなければ空）"), Cell("upper", "上の区分の短い名前（一段なら空）"),
        Cell("lower", "事業を置く区分の短い名前"), Cell("sheets", "会議資料の個票の名前"),
        Cell("roadmap", "会議資料の工程の名前"),
    ), is_list=False),
    Section("phases", "進捗段階", (
        Cell("number", "番号", _INT, 6), Cell("name", "名前", chars=20), Cell("short_name", "短い名前"),
        Cell("meaning", "意味", chars=36, may_miss=True),
    )),
    Section("categories", "事業分類", (*_KEY_NAME, Cell("fields", "個票の項目", _TEXTS, 60))),
    Section("scores", "点数", (
        Cell("key", "キー"), Cell("name", "名前", chars=12), Cell("internal", "内部", _FLAG, 6),
        *(Cell(f"steps.{step}", f"{step} 点", chars=18, may_miss=True) for step in (5, 4, 3, 2, 1)),
    )),
    Section("grades", "総合評価", (
        Cell("grade", "評価", chars=6), Cell("minimum", "この点数から", _INT, 12),
        Cell("maximum", "この点数まで", _INT, 12, may_miss=True),
    )),
    Section("statuses", "実施状況", (Cell("code", "番号", _INT, 6), *_KEY_NAME)),
    Section("outlooks", "今後の方向性", (Cell("code", "番号", _INT, 6), *_KEY_NAME)),
    Section("calendar", "年間の予定", (
        Cell("key", "キー", chars=18), Cell("title", "すること", chars=34), Cell("from", "はじめ", chars=8),
        Cell("to", "おわり", chars=8), Cell("about", "年度", _INT, 6, may_miss=True),
        Cell("step", "短い言葉", chars=10, may_miss=True), Cell("opens", "開くタブ", chars=12, may_miss=True),
        Cell("page", "頁", chars=12, may_miss=True), Cell("action", "ボタン", chars=18, may_miss=True),
        Cell("figure", "数字", chars=18, may_miss=True),
        Cell("years", "期間の位置", _INTEGERS, 10, may_miss=True),
    )),
    Section("period_marks", "期間のしるし", (
        Cell("row", "行", chars=18), Cell("sign", "しるし", chars=8), Cell("title", "すること", chars=36),
        Cell("years", "期間の位置", _INTEGERS, 10, may_miss=True),
    )),
    Section("committees", "会議体", (*_KEY_NAME, Cell("is_person", "一人の役職", _FLAG, 10, may_miss=True))),
    Section("meetings", "会議", (
        *_KEY_NAME, Cell("body", "会議体のキー", chars=16, may_miss=True), Cell("month", "月", _INT, 6),
        Cell("about", "年度", _INT, 6), Cell("parts", "資料の種類", _TEXTS, 50, may_miss=True),
        Cell("internal", "経費を見せる", _FLAG, 12, may_miss=True),
    )),
    Section("hearings", "ヒアリング", (
        Cell("key", "キー", chars=16), Cell("name", "名前", chars=24), Cell("agenda", "次第", _TEXTS, 60),
        Cell("hearers", "同席する職（進行を管理する課のほか）", _TEXTS, 30),
    )),
)  # fmt: skip
"""In the order of the file."""


def shown(cell: Cell, table: Mapping[str, Any]) -> str:
    """Return what a cell shows; "" where the file has nothing."""
    value = _held(cell, table)
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else "×"
    if isinstance(value, list):
        return SEPARATOR.join(map(str, value))
    return str(value)


def take(cell: Cell, table: dict[str, Any], text: str) -> None:
    """Write what was typed into a table; what cannot be read stays as text, so that the check names it."""
    text = text.strip()
    outer, _, inner = cell.key.partition(".")
    target = table.setdefault(outer, {}) if inner else table
    if not isinstance(target, dict):
        return
    if not text and cell.may_miss:
        target.pop(inner or outer, None)
        return
    target[inner or outer] = _READERS[cell.kind](text)


def _held(cell: Cell, table: Mapping[str, Any]) -> Any:
    """Return the value of a cell; None where there is none."""
    outer, _, inner = cell.key.partition(".")
    value = table.get(outer)
    if inner:
        return value.get(inner) if isinstance(value, dict) else None
    return value


def _integer(text: str) -> int | str:
    """Return a whole number, or the text where it is none."""
    try:
        return int(text)
    except ValueError:
        return text


def _flag(text: str) -> bool | str:
    """Return a yes or no, or the text where it is neither."""
    return {YES: True, "〇": True, "×": False, "": False}.get(text, text)


def _texts(text: str) -> list[str]:
    """Return the items of a list."""
    return [item.strip() for item in text.replace(",", SEPARATOR).split(SEPARATOR) if item.strip()]


def _integers(text: str) -> list[int | str]:
    """Return the whole numbers of a list; what is none stays as text."""
    return [_integer(item) for item in _texts(text)]


_READERS: Mapping[CellKind, Callable[[str], Any]] = {
    CellKind.TEXT: str, CellKind.INTEGER: _integer, CellKind.FLAG: _flag, CellKind.TEXTS: _texts,
    CellKind.INTEGERS: _integers,
}  # fmt: skip
