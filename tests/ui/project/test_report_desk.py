"""What explains a report is found out while the sheet rests: the file it came from, what is odd, who approved."""

import pytest

from fujidesk.domain.changes import Changes
from fujidesk.domain.replies import KeptFile, ReplyKind
from fujidesk.models import survey_files
from fujidesk.models.survey_files import NewFile
from fujidesk.ui.project.report_desk import source_text

YEAR = 2022


def kept(department="収納課", state="taken", kind=ReplyKind.REPORT, name="R4_収納課.xlsx"):
    return KeptFile(1, YEAR, kind, department, name, "", "2023-04-18T09:00", "x", 1, state)


@pytest.mark.parametrize(
    ("files", "text"),
    [
        ([kept()], "令和5年4月18日（火）提出（R4_収納課.xlsx）"),
        ([kept("市民課・収納課", name="2課分.xlsx")], "令和5年4月18日（火）提出（2課分.xlsx）"),
        ([kept(state="older", name="old.xlsx"), kept()], "令和5年4月18日（火）提出（R4_収納課.xlsx）"),
        ([kept(state="withdrawn")], ""),
        ([kept("市民課")], ""),
        ([kept(kind=ReplyKind.INQUIRY)], ""),
        ([], ""),
    ],
)
def test_the_newest_return_that_holds_is_named(files, text):
    assert source_text(files, "収納課") == text


def test_an_answered_report_says_where_it_came_from(screen, workspace):
    screen.set_fiscal_year(YEAR)
    page = screen.view.years.page(YEAR)
    lead = page.notes()[-1].partition(": ")[2].partition("（")[0]
    with workspace._database.writing() as session:
        survey_files.keep(
            session, NewFile(YEAR, ReplyKind.REPORT, lead, "reply.xlsx", "", "2023-04-18T09:00", b"x")
        )
    screen._desk.explain()
    assert "提出" not in page.notes()[-1]  # nothing was answered
    before = workspace.reports.of_project("1-1-1")[YEAR]
    screen.reload(workspace.reports.store(before, {"status": "running"}, "回答"))
    screen._desk.explain()
    assert "令和5年4月18日（火）提出（reply.xlsx）" in page.notes()[-1]


def test_nothing_is_explained_while_the_history_is_in_front(screen, qtbot):
    years = screen.view.years
    years.bar.setCurrentIndex(years.bar.count() - 1)
    screen._desk.explain()
    assert years.year_in_front is None


def test_approvals_are_read_again_after_a_write_to_the_year(screen, workspace):
    before = workspace.reports.of_project("1-1-1")[YEAR]
    workspace.reports.store(before, {"status": "running"}, "回答")
    assert screen._desk.state.approvals == {}
    screen.reload(workspace.surveys.approve(YEAR, ""))
    assert set(screen._desk.state.approvals) == {YEAR}
    screen.reload(Changes(everything=True))
    assert set(screen._desk.state.approvals) == {YEAR}


def test_a_sheet_out_of_sight_finds_nothing_out(screen, qtbot, workspace):
    screen.set_fiscal_year(YEAR)
    screen.hide()
    before = workspace.reports.of_project("1-1-1")[YEAR]
    workspace.reports.store(before, {"status": "done", "phase_h2": 2}, "回答")
    screen.open_project("1-1-1")
    assert not screen._desk._rest.isActive()
    screen.show()
    qtbot.waitUntil(lambda: bool(screen.view.years.page(YEAR).oddities.oddities))
