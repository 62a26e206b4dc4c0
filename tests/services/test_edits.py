"""Edits: one transaction, history, undo and redo; nothing is lost."""

import subprocess
import sys
import threading
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fujidesk.domain.changes import Changes, Entity, FieldChange
from fujidesk.domain.fields import record_of_whole, values_of, whole_value
from fujidesk.domain.records import ProjectRecord
from fujidesk.errors import EditConflictError, UserError


def change(number, field, before, after):
    return FieldChange(Entity.PROJECT, number, field, before, after)


def edit(workspace, number, field, after):
    """Apply one edit with the stored value before, as the screens do."""
    stored = values_of(workspace.registry.sheet(number).record).get(field)
    return workspace.edits.apply([change(number, field, stored, after)], "試し")


def stored(workspace, number="1-1-1"):
    return workspace.registry.sheet(number).record


EDITS = {
    "title": "新しい名前",
    "summary": "短く",
    "overview": "一行目\n二行目",
    "purpose": "",
    "category": "continuing",
    "is_dx": False,
    "page": None,
    "departments": ["市民課", "新しい課"],
    "sogo_codes": ["B2", "B3"],
    "keiei_codes": [],
    "indicator.text": "",
    "indicator.figure": "12.50",
    "indicator.unit": "件",
    "indicator.direction": None,
    "indicator.due_year": 2027,
    "plan.2022.1": {"phase": 3, "departments": ["市民課等"], "settled": False},
    "plan.2026.2": None,
    "actual.2023.1": {"phase": None, "departments": [], "settled": True},
    "action.2022": None,
    "action.2026": "まとめる",
}


@pytest.mark.parametrize("field", EDITS)
def test_each_field_is_stored_undone_and_redone(small_workspace, field):
    before = stored(small_workspace)
    made = edit(small_workspace, "1-1-1", field, EDITS[field])
    years = frozenset({2023} if field.startswith("actual") else ())
    is_new = "新しい課" in str(EDITS[field])  # a department that comes with it concerns every screen
    assert made == Changes(frozenset({"1-1-1"}), label="試し", years=years, everything=is_new)
    after = stored(small_workspace)
    assert values_of(after).get(field) == EDITS[field]
    assert small_workspace.edits.undo() == made
    assert stored(small_workspace) == before
    assert small_workspace.edits.redo() == made
    assert stored(small_workspace) == after
    assert [item.change.field for item in small_workspace.history.of_project("1-1-1")] == [field] * 3


def test_versions_grow_with_each_edit(small_workspace):
    for page in (5, 6, 7):
        edit(small_workspace, "1-1-1", "page", page)
    edit(small_workspace, "1-1-1", "plan.2022.1", None)
    assert small_workspace.registry.sheet("1-1-1").version == 5


def test_edit_shows_in_list_and_haystack(small_workspace):
    edit(small_workspace, "1-1-1", "title", "ｺﾝﾋﾞﾆ")
    edit(small_workspace, "1-1-1", "plan.2022.1", {"phase": None, "departments": [], "settled": True})
    row = small_workspace.registry.rows()[0]
    assert row.phases == "-222444444"
    assert "こんびに" in row.haystack


def test_an_edit_that_changes_nothing_is_no_step(small_workspace):
    assert edit(small_workspace, "1-1-1", "title", "  窓口の案内番号 ") == Changes(label="試し")
    assert (small_workspace.edits.step_count, small_workspace.edits.undo_label) == (0, "")
    assert not small_workspace.edits.has_written
    assert small_workspace.history.recent() == []


def test_conflict_writes_nothing(small_workspace):
    good = change("1-1-9", "page", 13, 14)
    bad = change("1-1-1", "title", "昔の名前", "新しい名前")
    with pytest.raises(EditConflictError, match="1-1-1 の「事業名」は、先に別の変更がありました"):
        small_workspace.edits.apply([good, bad], "まとめて")
    assert stored(small_workspace, "1-1-9").page == 13
    assert small_workspace.history.recent() == []


def test_conflict_on_a_schedule_cell_names_the_half_year(small_workspace):
    cell = {"phase": 1, "departments": [], "settled": True}
    with pytest.raises(EditConflictError, match="R4上期"):
        small_workspace.edits.apply([change("1-1-1", "plan.2022.1", None, cell)], "試し")


def test_undo_refuses_to_lose_a_later_change(small_workspace):
    edit(small_workspace, "1-1-1", "page", 20)
    other = type(small_workspace.edits)(small_workspace._database, small_workspace.profile)
    other.apply([change("1-1-1", "page", 20, 30)], "別の人")
    with pytest.raises(EditConflictError, match="いまの値は「30 頁」"):
        small_workspace.edits.undo()
    assert small_workspace.edits.undo_label == "試し"
    assert stored(small_workspace).page == 30


CELL = {"phase": 3, "departments": ["市民課"], "settled": True}


@pytest.mark.parametrize(
    ("field", "now", "seen", "wanted", "words"),
    [
        ("is_dx", True, None, False, "（DX）」です"),
        ("category", "continuing", "promotion", "priority", "「継続」です"),
        ("indicator.direction", "at_least", "keep", None, "「以上」です"),
        ("departments", ["市民課", "収納課"], ["福祉課"], [], "「市民課、収納課」です"),
        ("overview", "一行目\n" + "長い文" * 20, "前", "後", "「一行目 長い文[長い文]*…」です"),
        ("page", None, 1, 2, "「（空欄）」です"),
        ("plan.2022.1", CELL, None, {**CELL, "phase": 4}, r"「\(3\) 導入準備 ／ 市民課」です"),
    ],
)
def test_a_conflict_says_what_is_stored_in_words_of_the_plan(
    small_workspace, field, now, seen, wanted, words
):
    edit(small_workspace, "1-1-1", field, now)
    with pytest.raises(EditConflictError, match=words) as caught:
        small_workspace.edits.apply([change("1-1-1", field, seen, wanted)], "試し")
    assert "\n" not in str(caught.value)


def test_new_edit_clears_redo(small_workspace):
    edit(small_workspace, "1-1-1", "page", 20)
    small_workspace.edits.undo()
    assert small_workspace.edits.redo_label == "試し"
    edit(small_workspace, "1-1-1", "page", 21)
    assert (small_workspace.edits.redo_label, small_workspace.edits.redo()) == ("", None)


def test_nothing_to_undo_is_none(small_workspace):
    assert small_workspace.edits.undo() is None


def test_bulk_edit_is_one_step(small_workspace):
    changes = [
        change(n, "is_dx", d, not d) for n, d in (("1-1-1", True), ("1-1-9", False), ("1-5-10", False))
    ]
    made = small_workspace.edits.apply(changes, "DX を変更")
    assert made.numbers == {"1-1-1", "1-1-9", "1-5-10"}
    assert not made.everything
    assert small_workspace.edits.step_count == 1
    small_workspace.edits.undo()
    assert [row.is_dx for row in small_workspace.registry.rows()] == [True, False, False]
    steps = {entry.label for entry in small_workspace.history.recent()}
    assert steps == {"DX を変更", "元に戻す: DX を変更"}


def test_same_field_twice_in_one_step(small_workspace):
    small_workspace.edits.apply([change("1-1-9", "page", 13, 14), change("1-1-9", "page", 14, 15)], "二度")
    assert stored(small_workspace, "1-1-9").page == 15
    small_workspace.edits.undo()
    assert stored(small_workspace, "1-1-9").page == 13


def test_new_department_is_added_and_printed_form_is_kept(small_workspace):
    edit(small_workspace, "1-1-9", "departments", ["市民課等", "防災課"])
    names = [department.name for department in small_workspace.registry.departments()]
    assert names[-1] == "防災課"
    assert "市民課等" not in names
    assert stored(small_workspace, "1-1-9").departments == ("市民課等", "防災課")


BAD = {
    "title": ("  ", "空にはできません"),
    "page": (0, "1 以上の整数"),
    "category": ("other", "重点・推進・継続のどれか"),
    "is_dx": ("はい", "はい（true）"),
    "departments": ("収納課", "名前を並べて"),
    "sogo_codes": (["あ" * 101], "長すぎます"),
    "overview": ("あ" * 50_001, "50,000 文字まで"),
    "summary": (5, "文字で"),
    "indicator.figure": ("多い", "数ではありません"),
    "indicator.direction": ("up", "以上・以下・維持"),
    "indicator.due_year": (26, "西暦の年度"),
    "plan.2022.1": ({"phase": 5, "departments": []}, "段階「5」はありません"),
    "plan.2022.2": ({"phase": True, "departments": []}, "段階「True」はありません"),
    "plan.2023.1": ("4", "段階と所管部署で"),
    "plan.2031.1": ({"phase": 1, "departments": []}, "計画の期間の外"),
    "action.2031": ("する", "計画の期間の外"),
    "plan.2022.3": ({"phase": 1}, "変更できません"),
    "colour": ("赤", "変更できません"),
}


@pytest.mark.parametrize("field", BAD)
def test_bad_value_is_a_sentence_and_changes_nothing(small_workspace, small_content, field):
    value, words = BAD[field]
    with pytest.raises(UserError, match=words.replace("（", "（")) as caught:
        edit(small_workspace, "1-1-1", field, value)
    assert "1-1-1" in str(caught.value)
    assert small_workspace.registry.content() == small_content


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ("NaN", "数ではありません"),
        ("Infinity", "数ではありません"),
        ("1e999999999", "桁が多すぎます"),
        ("1" * 60, "桁が多すぎます"),
        ("0." + "1" * 20, "桁が多すぎます"),
    ],
)
def test_figures_that_are_no_figures_are_refused(small_workspace, figure, words):
    with pytest.raises(UserError, match=words):
        edit(small_workspace, "1-1-1", "indicator.figure", figure)


def test_wide_figures_and_commas_are_read(small_workspace):
    edit(small_workspace, "1-1-1", "indicator.figure", "１２,３００")
    assert str(stored(small_workspace).indicator.figure) == "12300"
    edit(small_workspace, "1-1-1", "indicator.figure", "1.20e3")
    assert str(stored(small_workspace).indicator.figure) == "1200"


def test_characters_that_cannot_be_stored_are_left_out(small_workspace):
    edit(small_workspace, "1-1-1", "overview", "a\x00b\ud800c\r\nd\x0be\tf")
    assert stored(small_workspace).overview == "abc\nde\tf"


def test_unknown_project_is_a_sentence(small_workspace):
    with pytest.raises(UserError, match="事業番号 8-8-8 の事業はありません"):
        small_workspace.edits.apply([change("8-8-8", "title", "", "何か")], "試し")


def new_project(number="1-1-2"):
    from fujidesk.domain.records import Category

    return whole_value(
        ProjectRecord(
            number, "新事業", number[0], f"{number[0]}.{number[2]}", Category.PROMOTION, ("市民課",)
        )
    )


def test_project_is_created_in_its_place_and_removed_again(small_workspace, small_content):
    made = small_workspace.edits.apply([change("1-1-2", "*", None, new_project())], "新しい事業")
    assert made.everything
    assert [row.number for row in small_workspace.registry.rows()] == ["1-1-1", "1-1-2", "1-1-9", "1-5-10"]
    assert stored(small_workspace, "1-1-2") == record_of_whole("1-1-2", new_project())
    small_workspace.edits.undo()
    assert small_workspace.registry.content() == small_content
    small_workspace.edits.redo()
    assert stored(small_workspace, "1-1-2").title == "新事業"


def test_removed_project_comes_back_whole_and_its_history_stays(small_workspace, small_content):
    value = whole_value(small_content.projects[0])
    small_workspace.edits.apply([change("1-1-1", "*", value, None)], "事業を削除")
    assert [row.number for row in small_workspace.registry.rows()] == ["1-1-9", "1-5-10"]
    assert len(small_workspace.history.of_project("1-1-1")) == 1
    small_workspace.edits.undo()
    assert small_workspace.registry.content() == small_content


def test_number_of_a_removed_project_is_never_used_again(small_workspace, small_content):
    small_workspace.edits.apply([change("1-1-9", "*", whole_value(small_content.projects[1]), None)], "削除")
    with pytest.raises(UserError, match="1-1-9 は削除した事業の番号"):
        small_workspace.edits.apply([change("1-1-9", "*", None, new_project("1-1-9"))], "新規")
    small_workspace.edits.apply([change("1-1-3", "*", None, new_project("1-1-3"))], "新規")
    small_workspace.edits.undo()
    small_workspace.edits.apply([change("1-1-3", "*", None, new_project("1-1-3"))], "もう一度")


def test_whole_project_as_it_is_changes_nothing(small_workspace, small_content):
    value = whole_value(small_content.projects[0])
    assert small_workspace.edits.apply([change("1-1-1", "*", value, value)], "同じ") == Changes(label="同じ")


def test_project_removed_and_made_anew_in_one_step(small_workspace, small_content):
    value = whole_value(small_content.projects[1])
    steps = [change("1-1-9", "*", value, None), change("1-1-9", "*", None, {**value, "page": 30})]
    small_workspace.edits.apply(steps, "作り直し")
    assert stored(small_workspace, "1-1-9").page == 30
    small_workspace.edits.undo()
    assert small_workspace.registry.content() == small_content


def test_missing_value_before_counts_as_an_empty_one(small_workspace):
    small_workspace.edits.apply([change("1-1-9", "purpose", None, "伝える")], "目的")
    small_workspace.edits.apply([change("1-1-9", "sogo_codes", None, ["A1"])], "番号")
    assert stored(small_workspace, "1-1-9").sogo_codes == ("A1",)


def test_removal_of_a_changed_project_is_a_conflict(small_workspace, small_content):
    value = whole_value(replace(small_content.projects[0], title="昔"))
    with pytest.raises(EditConflictError, match="事業全体"):
        small_workspace.edits.apply([change("1-1-1", "*", value, None)], "削除")


@pytest.mark.parametrize(
    ("number", "value", "words"),
    [
        ("1-1-1", new_project("1-1-1"), "すでに使われています"),
        ("1-1", new_project("1-1-2"), "事業番号「1-1」は使えません"),
        ("１-1-2", new_project("1-1-2"), "使えません"),
        ("2-1-1", new_project("2-1-1"), "2-1-1 を置く 2 が計画にありません"),
        ("1-2-1", new_project("1-2-1"), "1.2 が計画にありません"),
        ("1-1-2", {**new_project(), "measure": "1.5"}, "番号は 1.1 の下"),
        ("1-1-2", {**new_project(), "title": ""}, "空にはできません"),
        ("1-1-2", {"category": "promotion"}, "空にはできません"),
        ("1-1-2", {**new_project(), "shape": "丸"}, "変更できません"),
        ("1-1-2", "事業", "事業の内容がありません"),
    ],
)
def test_unusable_new_project_is_a_sentence(small_workspace, small_content, number, value, words):
    with pytest.raises(UserError, match=words):
        small_workspace.edits.apply([change(number, "*", None, value)], "新規")
    assert small_workspace.registry.content() == small_content


def test_levels_are_edited_and_undone(small_workspace, small_content):
    level = FieldChange(Entity.LEVEL, "1.1", "theme", "便利", "もっと便利")
    title = FieldChange(Entity.LEVEL, "1", "title", "便利な窓口", "窓口")
    made = small_workspace.edits.apply([level, title], "施策の説明")
    assert made.levels == {"1", "1.1"}
    assert {item.code: (item.title, item.theme) for item in small_workspace.registry.levels()} == {
        "1": ("窓口", ""), "1.1": ("手続", "もっと便利"), "1.5": ("運用", ""),
    }  # fmt: skip
    small_workspace.edits.undo()
    assert small_workspace.registry.content() == small_content


@pytest.mark.parametrize(
    ("key", "field", "before", "after", "words"),
    [
        ("1.1", "theme", "昔", "今", "先に別の変更"),
        ("7.7", "theme", "", "今", "計画に 7.7 はありません"),
        ("1.1", "number", "", "今", "変更できません"),
        ("1.1", "title", "手続", "", "空にはできません"),
    ],
)
def test_bad_level_edit_is_a_sentence(small_workspace, key, field, before, after, words):
    with pytest.raises(UserError, match=words):
        small_workspace.edits.apply([FieldChange(Entity.LEVEL, key, field, before, after)], "試し")


def test_read_only_refuses_in_a_sentence(small_workspace, tmp_path):
    from fujidesk.paths import user_folders
    from fujidesk.services.workspace import open_workspace

    reader = open_workspace(small_workspace.path, user_folders(tmp_path / "profile"), read_only=True)
    with pytest.raises(UserError, match="読み取り専用"):
        edit(reader, "1-1-1", "page", 1)
    assert len(reader.registry.rows()) == 3
    reader.close()


def test_history_tells_who_when_and_what(small_workspace):
    from datetime import UTC, datetime

    from fujidesk.services.edits import Editor, EditService

    clock = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)
    service = EditService(
        small_workspace._database, small_workspace.profile, Editor("shuno-kakari", "PC-12", lambda: clock)
    )
    service.apply([change("1-1-1", "page", 12, 99)], "頁を変更")
    entry = small_workspace.history.of_project("1-1-1")[0]
    assert (entry.who, entry.at, entry.label) == (
        "shuno-kakari@PC-12",
        "2026-11-21T08:30:00+00:00",
        "頁を変更",
    )
    assert (entry.change.before, entry.change.after) == (12, 99)


def test_edits_from_another_thread_are_kept(small_workspace):
    worker = threading.Thread(target=edit, args=(small_workspace, "1-1-1", "page", 77))
    worker.start()
    worker.join()
    assert stored(small_workspace).page == 77


def test_one_edit_takes_less_than_a_tenth_of_a_second(workspace):
    record = workspace.registry.sheet("1-1-1").record
    texts = [record.title, *(f"名前 {turn}" for turn in range(5))]
    spent = []
    for before, after in pairwise(texts):
        start = time.perf_counter()
        workspace.edits.apply([change("1-1-1", "title", before, after)], "事業名")
        spent.append(time.perf_counter() - start)
    assert sorted(spent)[len(spent) // 2] < 0.1


def test_after_preparing_the_first_edit_imports_nothing_more(small_database, tmp_path):
    code = (
        "import sys\nfrom pathlib import Path\nfrom fujidesk.domain.changes import Entity, FieldChange\n"
        "from fujidesk.paths import user_folders\nfrom fujidesk.services.workspace import open_workspace\n"
        "w = open_workspace(Path(sys.argv[1]), user_folders(Path(sys.argv[2])))\nw.registry.rows()\n"
        "assert 'sqlalchemy.orm' not in sys.modules\nw.edits.prepare()\nbefore = set(sys.modules)\n"
        "w.edits.apply([FieldChange(Entity.PROJECT, '1-1-1', 'page', 12, 13)], 'p')\n"
        "print(sorted(n for n in set(sys.modules) - before if n.split('.')[0] in ('sqlalchemy', 'fujidesk')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, small_database, tmp_path / "p"],
        capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert done.stdout.strip() == "[]"


FIELDS = st.sampled_from(sorted(EDITS))
NUMBERS = st.sampled_from(["1-1-1", "1-1-9", "1-5-10"])
NAMES = st.lists(st.sampled_from(["収納課", "市民課等", "新しい課", "福祉課"]), max_size=3)
CELLS = st.none() | st.fixed_dictionaries(
    {"phase": st.none() | st.integers(1, 4), "departments": NAMES, "settled": st.booleans()}
)


def value_for(field):
    kind = field.partition(".")[0]
    if kind in ("plan", "actual"):
        return CELLS
    if field in ("departments", "sogo_codes", "keiei_codes"):
        return NAMES
    special = {
        "category": st.sampled_from(["priority", "promotion", "continuing"]),
        "is_dx": st.booleans(),
        "page": st.none() | st.integers(1, 900),
        "indicator.figure": st.none() | st.decimals(-1000, 1000, places=2).map(str),
        "indicator.direction": st.sampled_from([None, "keep", "at_least"]),
        "indicator.due_year": st.none() | st.integers(2000, 2030),
        "title": st.text(min_size=1, max_size=20).map(lambda text: f"名{text}"),
    }
    return special.get(field, st.text(max_size=30))


STEP = FIELDS.flatmap(lambda field: st.tuples(NUMBERS, st.just(field), value_for(field)))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEP, max_size=8))
def test_any_edits_undone_give_the_same_content(small_workspace, small_content, steps):
    for number, field, value in steps:
        edit(small_workspace, number, field, value)
    after = small_workspace.registry.content()
    made = small_workspace.edits.step_count
    while small_workspace.edits.undo():
        pass
    undone = small_workspace.registry.content()
    assert (undone.projects, undone.levels) == (small_content.projects, small_content.levels)
    for _ in range(made):
        small_workspace.edits.redo()
    assert small_workspace.registry.content() == after
    while small_workspace.edits.undo():
        pass
