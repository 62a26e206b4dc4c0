"""What cards and list say of a new project, in words."""

import datetime as dt

import pytest

from fujidesk.domain.new_projects import NewProject, Step, StepTaken
from fujidesk.domain.plan_words import STANDARD_WORDS
from fujidesk.ui.newprojects.words import cost_text, days_text, list_columns, list_rows, passes

TODAY = dt.date(2026, 11, 20)


def project(day="2026-11-10", **values):
    steps = (StepTaken(Step.PROPOSED, day),)
    return NewProject("R8-001", 2026, "収納課", **({"title": "ＬＩＮＥ予約", "steps": steps} | values))


@pytest.mark.parametrize(
    ("costs", "words"),
    [((), "経費 未記入"), (((2027, 1200),), "R9 1,200千円"), (((2027, 0), (2028, 9)), "R9 0千円")],
)
def test_the_cost_names_its_year(costs, words):
    assert cost_text(project(costs=costs)) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [("2026-11-10", "10日経過"), ("2026-11-20", "今日"), ("2026-12-01", "11日後"), ("", "")],
)
def test_days_since_the_step(day, words):
    assert days_text(project(day), TODAY) == words


@pytest.mark.parametrize(
    ("text", "found"),
    [("", True), ("line", True), ("収納 予約", True), ("R8-001", True), ("短く", True), ("電子錠", False)],
)
def test_all_words_must_stand_in_it_whatever_their_width(text, found):
    assert passes(project(purpose="待ち時間を短くする"), text) is found


def test_a_row_has_a_cell_for_every_column():
    (row,) = list_rows([project(is_important=True, settled_kyen=1200, file_id=3)], TODAY, {})
    said = dict(
        zip(
            (column.title for column in list_columns(STANDARD_WORDS)),
            (cell.text for cell in row.cells),
            strict=True,
        )
    )
    assert (said["番号"], said["段階"], said["経過日数"], said["重要事項"]) == (
        "R8-001",
        "提案",
        "10",
        "重要",
    )
    assert (said["要求額"], said["確定額"], said["調査票"]) == ("", "1,200", "あり")


@pytest.mark.parametrize(
    ("values", "note", "word"), [({}, "", "手入力"), ({"file_id": 3}, "取り消されています。", "要確認")]
)
def test_where_a_project_comes_from(values, note, word):
    (row,) = list_rows([project(**values)], TODAY, {"R8-001": note} if note else {})
    assert (row.cells[-1].text, row.cells[-1].tip) == (word, note)


def test_amounts_sort_as_figures_and_unknown_ones_first():
    known, unknown = list_rows([project(settled_kyen=90), project()], TODAY, {})
    place = [column.title for column in list_columns(STANDARD_WORDS)].index("確定額")
    assert unknown.cells[place].key < known.cells[place].key == 90


def test_steps_sort_in_the_order_of_the_way():
    heard = project(steps=(StepTaken(Step.PROPOSED, "2026-04-20"), StepTaken(Step.HEARD, "2026-06-10")))
    first, second = list_rows([project(), heard], TODAY, {})
    assert first.cells[3].key < second.cells[3].key
