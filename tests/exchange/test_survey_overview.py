"""The list of a department's projects: links, live states, counts."""

import pytest

from fujidesk.domain.replies import ReplyKind
from fujidesk.exchange.survey_identity import Identity
from fujidesk.exchange.survey_layout import LIST_SHEET
from fujidesk.exchange.survey_looks import FormBook
from fujidesk.exchange.survey_overview import HEADS, write_overview


@pytest.fixture
def overview(made, small_profile):
    """Return the list sheet of some projects."""

    def overview(*projects, sample=False):
        book = FormBook("題", sample=sample)
        identity = Identity(ReplyKind.REPORT, "fuji", 2022, "収納課", made.issued)
        write_overview(book, identity, projects, small_profile)
        return book.workbook[LIST_SHEET]

    return overview


def test_each_project_has_its_line_and_leads_to_its_sheet(overview, made) -> None:
    sheet = overview(
        made.project(made.record("1-1-3", "=窓口")),
        made.project(made.record("1-1-10"), related=("市民課", "税務課")),
    )
    assert [cell.value for cell in sheet[5]] == list(HEADS)
    assert [cell.value for cell in sheet[6]][:5] == ["1-1-3", "=窓口", "重点", "DX", "市民課"]
    assert sheet["B6"].data_type == "s"
    assert sheet["E7"].value == "市民課、税務課"
    assert sheet["A7"].hyperlink.location == "'1-1-10'!C11"


def test_states_come_live_from_the_sheets(overview, made) -> None:
    sheet = overview(made.project(), made.project(made.record("1-1-4")))
    assert (sheet["F6"].value, sheet["G7"].value) == ("='1-1-3'!C9", "='1-1-4'!E9")
    assert sheet["A3"].value.startswith('="事業数 2"')
    assert 'COUNTIF(F6:F7,"記入済")' in sheet["A3"].value


def test_heads_are_repeated_and_everything_is_printed(overview, made) -> None:
    sheet = overview(*(made.project(made.record(f"1-1-{place}")) for place in range(1, 31)))
    assert sheet.print_title_rows == "$5:$5"
    assert sheet.print_area.endswith("$A$1:$G$35")
    assert sheet.freeze_panes == "A6"


def test_a_list_without_projects_still_stands(overview) -> None:
    sheet = overview()
    assert sheet["A3"].value.startswith('="事業数 0"')
    assert sheet.print_area.endswith("$G$6")


def test_a_long_title_makes_its_row_taller(overview, made) -> None:
    sheet = overview(made.project(made.record(title="長い名前" * 20)), made.project(made.record("1-1-4")))
    assert sheet.row_dimensions[6].height > 2 * sheet.row_dimensions[7].height
