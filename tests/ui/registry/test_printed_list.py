"""The list on paper: what it shows, in its order, with its columns."""

import datetime as dt
from dataclasses import replace

import pytest

from fujidesk.domain.filtering import ProjectFilter
from fujidesk.domain.pack_blocks import MarkCell, PhasesCell
from fujidesk.domain.timeline_words import OPEN_NOTE
from fujidesk.ui.itemmodels.project_columns import ProjectColumn
from fujidesk.ui.registry.listing import Listing, SortOrder
from fujidesk.ui.registry.printed_list import PrintState, printed_list

SOME = (ProjectColumn.NUMBER, ProjectColumn.TITLE, ProjectColumn.PHASES, ProjectColumn.GRADE)


@pytest.fixture
def listing(texts, rows):
    made = Listing(texts)
    made.set_rows([replace(rows[0], grades="A    "), *rows[1:]])
    return made


@pytest.fixture
def printed(listing, texts, profile):
    """Prints the list with some columns."""

    def make(columns=SOME, *, sample=False, is_approved=True):
        state = PrintState(dt.date(2026, 7, 10), sample, is_approved)
        return printed_list(listing, columns, texts, profile, state)

    return make


def table(paper):
    ((block,),) = (part.blocks for part in paper.parts)
    return block


def test_heading_says_plan_year_and_day(printed, profile):
    paper = printed()
    assert paper.heading == f"{profile.plan_name}　令和4年度"
    assert paper.as_of == "令和8年7月10日現在"
    assert paper.parts[0].title == "事業一覧"
    assert not paper.sample


def test_made_answers_are_marked(printed):
    assert printed(sample=True).sample == "サンプルデータ"


def test_rows_are_those_that_pass_in_the_order_of_the_list(printed, listing):
    listing.set_filter(ProjectFilter(dx=True))
    listing.set_order(SortOrder(ProjectColumn.NUMBER, descending=True))
    paper = printed()
    assert [row.cells[0] for row in table(paper).rows] == ["2-1-1", "1-1-1"]
    assert paper.parts[0].about == "条件：DX　4 事業中 2 事業　並び：番号の逆順"


def test_nothing_narrowed_says_only_how_many(printed):
    assert printed().parts[0].about == "4 事業"


def test_columns_are_those_shown_in_their_order(printed):
    columns = (ProjectColumn.PAGE, ProjectColumn.NUMBER, ProjectColumn.DEPARTMENTS)
    block = table(printed(columns))
    assert [column.label for column in block.columns] == ["頁", "番号", "所管部署"]
    assert block.rows[1].cells == ("10", "1-1-2", "市民課、収納課")


def test_phases_are_a_strip_under_its_years_and_grades_chips(printed):
    block = table(printed())
    assert block.columns[2].years == ("R4", "R5", "R6", "R7", "R8")
    assert block.rows[0].cells[2:] == (PhasesCell("1234444444", "", "1111111111"), MarkCell("A"))
    assert block.rows[1].cells[3] is None


def test_hatched_bars_are_explained_where_there_are_any(printed, listing, rows):
    assert OPEN_NOTE in table(printed()).foot.text
    assert table(printed((ProjectColumn.NUMBER,))).foot is None
    listing.set_rows([rows[0]])
    assert table(printed()).foot is None


def test_with_all_columns_the_summary_stands_under_the_title(printed):
    block = table(printed(tuple(ProjectColumn)))
    assert "要約" not in [column.label for column in block.columns]
    assert block.columns[1].label == "情報化事業／要約"
    assert block.rows[0].cells[1] == "窓口カードの試行\n一行の要約"
    assert block.rows[1].cells[1] == "ＡＩ窓口"


def test_grades_before_their_approval_are_for_the_office_alone(printed, listing, rows):
    (part,) = printed(is_approved=False).parts
    assert part.is_internal
    assert part.about == "4 事業　R4 の評価は本部承認前"
    assert not printed().parts[0].is_internal
    assert not printed((ProjectColumn.NUMBER,), is_approved=False).parts[0].is_internal
    listing.set_rows(rows)  # nobody has answered
    assert not printed(is_approved=False).parts[0].is_internal
