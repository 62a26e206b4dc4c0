"""The plan profile: the shipped one is complete, a faulty one is refused with a sentence."""

from pathlib import Path

import pytest

from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.records import Category
from fujidesk.errors import MachineError, UserError
from fujidesk.exchange.profile_faults import ProfileError
from fujidesk.exchange.profiles import available_profiles, load_profile, profile_from_text, read_profile
from fujidesk.resources import resource

GOOD = """
key = "demo"
city = "見本市"
plan_name = "見本計画"
short_name = "見本"
first_year = 2024
last_year = 2025
level_names = ["方針"]
project_name = "事業"
dx_name = "DX"
[words]
department = "担当課"
office = "室"
approver = "委員会"
leader = "担当"
lower = "方針"
sheets = "個票"
roadmap = "工程"
[[levels]]
code = "1"
title = "窓口"
[[phases]]
number = 1
name = "準備"
short_name = "準"
[[phases]]
number = 2
name = "実施"
short_name = "実"
[[categories]]
key = "priority"
name = "重点"
fields = ["title", "plan"]
[[scores]]
key = "progress"
name = "進み"
internal = false
steps = { 1 = "遅い", 2 = "二", 3 = "三", 4 = "四", 5 = "早い" }
[[scores]]
key = "cost"
name = "費用"
internal = true
steps = { 1 = "高い", 2 = "二", 3 = "三", 4 = "四", 5 = "安い" }
[[scores]]
key = "content"
name = "中身"
internal = false
steps = { 1 = "薄い", 2 = "二", 3 = "三", 4 = "四", 5 = "濃い" }
[[grades]]
grade = "良"
minimum = 5
[[grades]]
grade = "可"
minimum = 3
[[committees]]
key = "headquarters"
name = "本部"
"""


@pytest.fixture
def profile_file(tmp_path: Path):
    def write(text: str) -> Path:
        path = tmp_path / "demo.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_the_shipped_profile_is_found_by_its_key():
    assert "fuji" in available_profiles()
    assert load_profile("fuji").key == "fuji"


@pytest.mark.parametrize("key", available_profiles())
def test_every_shipped_profile_loads_under_its_own_key(key: str):
    assert load_profile(key).key == key


def test_fuji_has_the_shape_of_the_fourth_plan():
    fuji = load_profile("fuji")
    assert (fuji.city, fuji.plan_name) == ("富士市", "第四次富士市情報化計画")
    assert list(fuji.fiscal_years) == [2022, 2023, 2024, 2025, 2026]
    assert len(fuji.half_years) == 10
    assert fuji.half_years[0] == HalfYear(2022, 1)
    assert fuji.level_names == ("基本方針", "情報化施策")
    assert fuji.project_name == "情報化事業"
    assert [phase.name for phase in fuji.phases] == [
        "調査・基礎研究",
        "要件調査・導入検討",
        "導入準備",
        "運用・実施",
    ]
    assert fuji.operation_phase == 4
    assert [fuji.category_name(category) for category in Category] == ["重点", "推進", "継続"]
    assert [item.key for item in fuji.committees] == ["working_group", "executive", "headquarters"]


def test_fuji_sheets_have_the_fields_of_their_category():
    fuji = load_profile("fuji")
    assert {"purpose", "challenges", "action", "plan"} <= set(fuji.category_fields(Category.PRIORITY))
    assert "purpose" not in fuji.category_fields(Category.PROMOTION)
    assert {"effects", "indicator", "plan"} <= set(fuji.category_fields(Category.PROMOTION))
    assert fuji.category_fields(Category.CONTINUING) == ("title", "is_dx", "departments", "overview")


def test_fuji_scores_and_grades_are_those_of_the_plan():
    fuji = load_profile("fuji")
    assert [(item.grade, item.minimum) for item in fuji.grades] == [
        ("S", 14),
        ("A", 11),
        ("B", 9),
        ("C", 4),
        ("D", 3),
    ]
    assert [score.internal for score in fuji.scores] == [False, True, False]
    assert all(list(score.steps) == [5, 4, 3, 2, 1] for score in fuji.scores)


def test_a_profile_of_ones_own_loads_from_its_file(profile_file):
    profile = load_profile(profile_file(GOOD))
    assert profile.level_names == ("方針",)
    assert profile.operation_phase == 2
    assert profile.scores[0].steps == {5: "早い", 4: "四", 3: "三", 2: "二", 1: "遅い"}


def test_a_key_that_is_not_known_names_those_that_are():
    with pytest.raises(UserError, match=r"計画プロファイル atsugi-2 はありません。使えるもの: .*fuji"):
        load_profile("atsugi-2")


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(UserError, match=r"demo.toml が見つかりません"):
        load_profile(tmp_path / "demo.toml")


def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path):
    (tmp_path / "demo.toml").mkdir()
    with pytest.raises(MachineError, match=r"demo.toml を読めません"):
        load_profile(tmp_path / "demo.toml")


def test_a_file_in_another_encoding_is_refused(tmp_path: Path):
    path = tmp_path / "demo.toml"
    path.write_bytes(GOOD.encode("cp932"))
    with pytest.raises(UserError, match=r"demo.toml は UTF-8"):
        load_profile(path)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('key = "demo"', 'key = "Demo 1"', "demo.toml の key が正しくありません。半角の英小文字"),
        ('approver = "委員会"\n', "", "demo.toml の words に approver がありません。文字を"),
        ('approver = "委員会"', 'approver = " "', "demo.toml の words の approver が正しくありません"),
        ('approver = "委員会"', 'aprover = "委員会"', "の words の aprover は知らない言葉です"),
        ('key = "content"', 'key = "effect"', "の scores が正しくありません。progress、cost、content"),
        ("internal = true", "internal = false", r"scores（2 番目）の internal は true に"),
        ("minimum = 3", "minimum = 4", "grades に穴があります。合計 3 点から 3 点までの評価がありません"),
        ("minimum = 5", "minimum = 17", "grades の 良 は 17 点からですが、合計は 15 点まで"),
        ('grade = "可"', 'grade = "可否"', r"の grades（2 番目）の grade が正しくありません。1 文字"),
        ("minimum = 3", "minimum = 3\nmaximum = 3", "良 と 可 の間に穴があります。可 の maximum を 4 に"),
        ("minimum = 3", "minimum = 3\nmaximum = 5", "良 と 可 の間に重なりがあります。可 の maximum を 4"),
        ('code = "1"', 'code = "1.1"', r"levels（1 番目）の code が正しくありません。半角の数字"),
        ('key = "demo"', 'key = "demo', "demo.toml は TOML として読めません"),
        ('city = "見本市"', "", "demo.toml に city がありません。文字を書いてください。"),
        ('city = "見本市"', "city = 3", "demo.toml の city が正しくありません。文字を"),
        ('city = "見本市"', 'city = " "', "demo.toml の city が正しくありません。文字を"),
        ("first_year = 2024", 'first_year = "2024"', "の first_year が正しくありません。整数を"),
        ("first_year = 2024", "first_year = 6", "の first_year が正しくありません。西暦"),
        ("last_year = 2025", "last_year = 2023", "の last_year が正しくありません"),
        ('["方針"]', '["a", "b", "c"]', "の level_names が正しくありません。一つか二つ"),
        ('["方針"]', "[]", "の level_names が正しくありません"),
        ('["方針"]', '["a", 2]', "の level_names が正しくありません。文字の並び"),
        ("number = 2", "number = 3", "の phases が正しくありません。1 から続く"),
        ('short_name = "実"', "", r"の phases（2 番目）に short_name がありません"),
        (
            'key = "priority"',
            'key = "urgent"',
            r"の categories（1 番目）の key .*priority、promotion、continuing",
        ),
        ('"title", "plan"', '"title", "budget"', "の fields に知らない項目 budget があります"),
        (
            'name = "進み"\ninternal = false',
            'name = "進み"\ninternal = "no"',
            r"の scores（1 番目）の internal .*true か false",
        ),
        ('1 = "遅い"', 'one = "遅い"', "steps の one は点数ではありません"),
        (
            '{ 1 = "遅い", 2 = "二", 3 = "三", 4 = "四", 5 = "早い" }',
            "{}",
            "の steps が正しくありません。1 から 5",
        ),
        ('1 = "遅い", ', "", "の steps が正しくありません。1 から 5 までの点数とその言葉"),
        ('5 = "早い"', '6 = "早い"', "の steps が正しくありません。1 から 5 までの点数とその言葉"),
        (
            '{ 1 = "遅い", 2 = "二", 3 = "三", 4 = "四", 5 = "早い" }',
            "5",
            "の steps が正しくありません。項目の集まり",
        ),
        ("minimum = 3", "minimum = 5", "の grades が正しくありません。良い順"),
        ("[[committees]]", "[committees]", "の committees が正しくありません。項目の並び"),
    ],
)
def test_a_faulty_profile_is_refused_with_file_and_key(profile_file, old: str, new: str, message: str):
    assert GOOD.count(old) == 1
    with pytest.raises(UserError, match=message):
        load_profile(profile_file(GOOD.replace(old, new)))


@pytest.mark.parametrize("kind", ["categories", "committees", "scores", "levels"])
def test_a_key_that_stands_twice_is_refused(profile_file, kind: str):
    start = GOOD.index(f"[[{kind}]]")
    end = GOOD.find("\n[[", start)
    again = GOOD[start:] if end < 0 else GOOD[start:end]
    with pytest.raises(UserError, match=f"の {kind} に .* が二度あります"):
        load_profile(profile_file(GOOD + "\n" + again))


def test_a_profile_without_phases_or_categories_is_refused(profile_file):
    head = GOOD[: GOOD.index("[[phases]]")]
    with pytest.raises(UserError, match=r"demo.toml に phases がありません"):
        load_profile(profile_file(head))
    with pytest.raises(UserError, match=r"の phases が正しくありません"):
        load_profile(profile_file("phases = []\ncategories = []\n" + head))


@pytest.mark.parametrize("share", [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])
def test_a_profile_cut_off_anywhere_is_refused_by_name(profile_file, share: float):
    text = resource("profiles", "fuji.toml").read_text(encoding="utf-8")
    inside = (
        text.index('= "', int(len(text) * share)) + 3
    )  # between two tables what is left is a profile again
    with pytest.raises(UserError, match=r"demo.toml"):
        load_profile(profile_file(text[:inside]))


def test_more_phases_than_marks_are_refused(profile_file):
    """A phase is one character in lists, so a tenth would be read as 1."""
    head = GOOD[: GOOD.index("[[phases]]")]
    many = "".join(f'[[phases]]\nnumber = {n}\nname = "段階"\nshort_name = "段"\n' for n in range(1, 11))
    with pytest.raises(UserError, match="九つまでの段階"):
        load_profile(profile_file(head + many))


def test_a_profile_without_categories_is_refused(profile_file):
    start = GOOD.index("[[categories]]")
    end = GOOD.index("\n[[", start + 1)
    text = "categories = []\n" + GOOD[:start] + GOOD[end:]
    with pytest.raises(UserError, match="一つ以上の事業分類"):
        load_profile(profile_file(text))


def test_the_choices_of_the_status_report_are_the_plans(tmp_path):
    profile = load_profile("fuji")
    assert [term.entry for term in profile.statuses] == ["1 完了", "2 実施中", "3 中止", "4 未実施"]
    assert profile.status_name("running") == "実施中"
    assert profile.outlook_name("review") == "見直し"
    assert profile.outlook_name(None) == ""


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('key = "running"', 'key = "busy"', "key"),
        ('key = "running"', 'key = "done"', "二度"),
        ('code = 2\nkey = "running"', 'code = 1\nkey = "running"', "二度"),
    ],
)
def test_a_choice_unknown_or_twice_is_refused(tmp_path, old, new, fault):
    text = resource("profiles", "fuji.toml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "own.toml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(UserError, match=fault):
        load_profile(path)


def test_atsugi_has_the_shape_of_its_outline():
    """004: R3–R8 in two action plans of three years, four directions and no second level, its own roles."""
    found = read_profile("atsugi")
    atsugi = found.profile
    assert (atsugi.city, list(atsugi.fiscal_years)) == ("厚木市", [2021, 2022, 2023, 2024, 2025, 2026])
    assert len(atsugi.half_years) == 12
    assert [(term.first_year, term.last_year) for term in atsugi.terms] == [(2021, 2023), (2024, 2026)]
    assert [term.name[:2] for term in atsugi.terms] == ["前期", "後期"]
    assert atsugi.is_divided
    assert len(atsugi.level_names) == 1
    assert [(level.code, level.title, level.parent) for level in found.levels] == [
        ("1", "市民等が利用する情報化", ""), ("2", "行政事務の情報化", ""),
        ("3", "情報セキュリティの確保", ""), ("4", "動向を踏まえたICT化の推進", ""),
    ]  # fmt: skip
    assert (atsugi.words.department, atsugi.words.office) == ("事業主管課", "情報主管課")
    assert atsugi.committees[0].name == "情報化推進委員会"
    assert atsugi.committees[-1].name == "最高情報統括責任者（CIO）"
    assert not atsugi.has_dx
    assert not atsugi.has_field("sogo_codes")


def test_atsugi_speaks_none_of_the_words_of_fuji():
    text = resource("profiles", "atsugi.toml").read_text(encoding="utf-8")
    for word in (
        "富士",
        "本部",
        "幹事会",
        "ワーキンググループ",
        "基本方針",
        "情報化施策",
        "所管部署",
        "事務局",
    ):
        assert word not in text


def test_fuji_begins_with_the_facts_that_ship_and_is_one_term():
    found = read_profile("fuji")
    assert (found.facts, found.levels) == ("plan", ())
    (term,) = found.profile.terms
    assert (term.first_year, term.last_year) == (2022, 2026)
    assert not found.profile.is_divided
    assert found.profile.words.approval == "本部承認"


def test_all_faults_of_a_profile_are_told_together():
    text = GOOD.replace("first_year = 2024", "first_year = 6").replace('name = "実施"', "name = 1")
    with pytest.raises(ProfileError) as caught:
        profile_from_text("own.toml", text.replace('approver = "委員会"\n', ""))
    faults = caught.value.faults
    assert [fault.split("の ")[1].split(" ")[0].split("（")[0] for fault in faults] == [
        "first_year", "phases", "words",
    ]  # fmt: skip
    assert str(caught.value) == f"{faults[0]}（ほかにも 2 件あります）"
    assert all(fault.startswith("own.toml") for fault in faults)


def test_the_entries_of_a_calendar_are_faulted_one_by_one():
    entry = '[[calendar]]\nkey = "{}"\ntitle = "調査"\nfrom = "{}"\nto = "04-30"\n'
    text = GOOD + entry.format("a", "02-30") + entry.format("b", "04-01") + entry.format("c", "13-01")
    with pytest.raises(ProfileError) as caught:
        profile_from_text("own.toml", text)
    assert [fault[: fault.index("の from")] for fault in caught.value.faults] == [
        "own.toml の calendar（1 番目）", "own.toml の calendar（3 番目）",
    ]  # fmt: skip


@pytest.mark.parametrize("key", ["fuji", "atsugi"])
def test_a_status_that_is_left_out_is_named(key: str):
    text = resource("profiles", f"{key}.toml").read_text(encoding="utf-8")
    start = text.index("[[statuses]]")
    with pytest.raises(ProfileError, match=r"statuses に done がありません"):
        profile_from_text("own.toml", text[:start] + text[text.index("[[statuses]]", start + 1) :])


def test_a_profile_without_bodies_is_refused():
    start = GOOD.index("[[committees]]")
    with pytest.raises(ProfileError, match=r"の committees が正しくありません。一つ以上の会議体"):
        profile_from_text("own.toml", "committees = []\n" + GOOD[:start])
