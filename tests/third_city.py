"""A third city that there is not, for tests: another shape, and no word of the first one left in its profile."""

import re

from fujidesk.resources import resource
from fujidesk.services.profile_editing import values_of_file
from tests.second_city import FIRST_CITYS

FIXED_WORDS = re.compile(
    FIRST_CITYS.pattern
    + "|施策(?!指標|$)|(?<!機関の)方針|[①②③](?:進捗|経費|取組内容)|新規事業ヒアリング|リーダー|企画担当"
)
"""Words of 富士市's profile. 施策指標 is what every plan's target is called, 方針 of others is a common
word."""
_OWN = {
    "情報化推進本部": "まちづくり会議", "ワーキンググループ": "作業部会", "WG": "部会", "幹事会": "調整会", "本部": "会議",
    "事務局": "推進室", "重点施策": "柱となる取組", "施策": "方向", "方針": "柱", "情報化": "電子化", "DX": "変革",
    "アドバイザー": "相談役", "ヒアリング": "面談", "デジタル変革": "変革", "企画担当": "市長室",
}  # fmt: skip
_KEYS = ("key", "body", "fields", "parts", "opens", "page", "figure", "from", "to", "sign")


def third_city():
    """Return the values of its profile: those of 富士市 with every word exchanged, and another shape."""
    values = _exchanged(values_of_file(resource("profiles", "fuji.toml")))
    del values["facts"]
    values.update(
        key="umibe", city="海辺市", plan_name="海辺市デジタル計画", short_name="海辺市", first_year=2025,
        last_year=2027, level_names=["柱", "取組の方向"], project_name="取組", dx_name="",
        terms=[{"name": "第1期", "first_year": 2025, "last_year": 2025},
               {"name": "第2期", "first_year": 2026, "last_year": 2027}],
        levels=[{"code": "1", "title": "暮らし"}, {"code": "1.1", "title": "窓口"}, {"code": "1.2", "title": "学び"},
                {"code": "2", "title": "市役所"}, {"code": "2.1", "title": "仕事"}],
        phases=[{"number": n, "name": f"段階{n}", "short_name": f"段{n}"} for n in range(1, 7)],
        grades=[{"grade": "優", "minimum": 12}, {"grade": "良", "minimum": 9}, {"grade": "可", "minimum": 3}],
        categories=[
            {"key": item["key"], "name": name, "fields": [field for field in item["fields"] if field not in _UPPER]}
            for item, name in zip(values["categories"][:2], ("先行", "通常"), strict=True)
        ],
        period_marks=[{"row": "計画", "sign": "▲", "title": "見直し", "years": [1, 1]}],
        words={
            "department": "担当課", "office": "推進室", "approver": "市長会議", "leader": "電子化担当", "advisor": "相談役",
            "upper": "柱", "lower": "方向", "sheets": "先行の取組の頁", "roadmap": "取組の予定",
        },
    )  # fmt: skip
    for item, name in zip(values["scores"], ("歩み", "お金", "手ごたえ"), strict=True):
        item["name"] = name
    return values


_UPPER = ("sogo_codes", "keiei_codes", "is_dx")


def _exchanged(value, key=""):
    """Return a value with every word of the first city exchanged."""
    if isinstance(value, dict):
        return {name: _exchanged(item, name) for name, item in value.items()}
    if isinstance(value, list) and key not in _KEYS:
        return [_exchanged(item, key) for item in value]
    if isinstance(value, str) and key not in _KEYS:
        for word, own in _OWN.items():
            value = value.replace(word, own)
    return value
