"""組織改正 by mouse and keys: renamed, merged and split from a day; history stays, running projects move."""

import datetime as dt

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.people import LEADERS, Member
from fujidesk.domain.reorganising import ReorganisationKind
from fujidesk.domain.revisions import Revision, RevisionKind
from fujidesk.ui.people.reorganise_dialog import ReorganiseDialog
from tests.ui.people.conftest import TODAY

DAY = "2025-04-01"


@pytest.fixture
def open_dialog(page, to_page, click, asked, answers):
    """Opens the dialog from the page of departments, standing on one."""

    def opened(name="収納課"):
        to_page(page, 1)
        page.departments.table.choose(name)
        click(page.departments.reorganise_button)
        return asked(page, ReorganiseDialog)

    return opened


@pytest.fixture
def fill(qtbot, type_day, write):
    """Fills the dialog by keys: kind, departments and day."""

    def filled(dialog, kind, after, *, before="", day=DAY, reason="機構改革"):
        dialog.kind.setFocus()
        while dialog.kind.currentData() != kind:
            qtbot.keyClick(dialog.kind, Qt.Key.Key_Down)
        if before:
            dialog.texts["before"].selectAll()
            write(dialog.texts["before"], before)
        write(dialog.texts["after"], after)
        write(dialog.texts["reason"], reason)
        type_day(dialog.day, day)

    return filled


def cells(workspace):
    record = workspace.registry.sheet("1-1-1").record
    return {(cell.fiscal_year, cell.half): cell.departments for cell in record.schedule}


def known(workspace):
    return {item.name: item for item in workspace.registry.departments()}


def test_nothing_is_done_before_it_was_shown_in_numbers(open_dialog, fill, click, small_workspace):
    dialog = open_dialog()
    assert not dialog.do_button.isEnabled()
    assert "内容を確かめる" in dialog.do_button.toolTip()
    assert not dialog.table.isVisible()
    fill(dialog, ReorganisationKind.RENAME, "納税課")
    click(dialog.check_button)
    assert dialog.outcome.text() == (
        "終わる部署 1 課、新しい部署 1 課、移る事業 1 件、書き換える半期 4、引き継ぐ任期 0 件"
    )
    assert dialog.table.isVisible()
    assert not dialog.taker.isVisible()
    assert small_workspace.office.all(Revision) == []
    assert "納税課" not in known(small_workspace)
    dialog.reject()
    assert "納税課" not in known(small_workspace)


@pytest.mark.parametrize(
    ("today", "proposed"),
    [("2025-05-01", "2026-04-01"), ("2025-04-01", "2025-04-01"), ("2031-07-01", "2026-04-01")],
)
def test_the_next_first_of_april_within_the_plan_is_proposed(open_dialog, context, today, proposed):
    context.clock.set_day(dt.date.fromisoformat(today))
    dialog = open_dialog("市民課")
    assert dialog.order().day == proposed
    assert dialog.day.minimumDate().toString(Qt.DateFormat.ISODate) == "2022-04-01"
    assert dialog.day.maximumDate().toString(Qt.DateFormat.ISODate) == "2027-03-31"
    dialog.reject()


def test_renamed_from_a_day_history_stays_and_running_projects_move(
    open_dialog, fill, click, small_workspace
):
    small_workspace.people.add(
        Member("", LEADERS, post="係長", department="収納課", valid_from="2023-04-01"), TODAY
    )
    dialog = open_dialog()
    fill(dialog, ReorganisationKind.RENAME, "納税課")
    click(dialog.check_button)
    click(dialog.do_button)
    assert small_workspace.registry.sheet("1-1-1").record.departments == ("納税課", "市民課")
    found = cells(small_workspace)
    assert found[2024, 2] == ("収納課等", "市民課")
    assert found[2025, 1] == ("納税課等", "市民課")
    old = known(small_workspace)["収納課"]
    assert (old.valid_to, old.successor) == ("2025-03-31", "納税課")
    (revision,) = small_workspace.office.all(Revision)
    assert (revision.kind, revision.day, revision.reason) == (RevisionKind.REORGANISATION, DAY, "機構改革")
    leaders = {(item.department, item.valid_to) for item in small_workspace.office.all(Member)
               if item.body == LEADERS}  # fmt: skip
    assert leaders == {("収納課", "2025-03-31"), ("納税課", "")}


def test_merged_from_a_day_by_enter_alone(qtbot, open_dialog, fill, small_workspace, page):
    dialog = open_dialog()
    fill(dialog, ReorganisationKind.MERGE, "税民課", before="収納課、市民課")
    gone = []
    dialog.destroyed.connect(lambda: gone.append(True))
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert "終わる部署 2 課、新しい部署 1 課" in dialog.outcome.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone
    assert small_workspace.registry.sheet("1-1-1").record.departments == ("税民課",)
    assert small_workspace.registry.sheet("1-1-9").record.departments in {("市民課",), ("税民課",)}
    assert known(small_workspace)["市民課"].successor == "税民課"
    assert "税民課" in [row.number for row in page.departments.table.figures.rows]


def test_split_from_a_day_each_project_to_its_taker_and_one_undo(
    qtbot, open_dialog, fill, click, small_workspace, small_content, page
):
    dialog = open_dialog()
    fill(dialog, ReorganisationKind.SPLIT, "納税課、債権課")
    click(dialog.check_button)
    assert dialog.taker.currentText() == "債権課"
    assert [cell.text for cell in dialog.table.figures.rows[0].cells] == ["1-1-1", "窓口の案内番号", "納税課"]
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.table.figures.rows[0].cells[2].text == "債権課"
    click(dialog.do_button)
    assert small_workspace.registry.sheet("1-1-1").record.departments == ("債権課", "市民課")
    assert cells(small_workspace)[2025, 1] == ("債権課等", "市民課")
    assert known(small_workspace)["収納課"].successor == "納税課"
    small_workspace.edits.undo()
    assert small_workspace.registry.content() == small_content
    assert small_workspace.office.all(Revision) == []


@pytest.mark.parametrize(
    ("kind", "given", "says"),
    [
        (ReorganisationKind.RENAME, {"after": "納税課", "reason": " "}, "理由を入力"),
        (ReorganisationKind.RENAME, {"after": "市民課"}, "「統合」を選んで"),
        (ReorganisationKind.RENAME, {"after": "収納課"}, "同じです"),
        (ReorganisationKind.RENAME, {"after": "納税課、債権課"}, "1 つの部署を 1 つの新しい名前"),
        (
            ReorganisationKind.RENAME,
            {"after": "納税課", "before": "ない課"},
            "「ない課」は登録されていません",
        ),
        (ReorganisationKind.MERGE, {"after": "税民課"}, "2 つ以上の部署を 1 つ"),
        (ReorganisationKind.SPLIT, {"after": "納税課"}, "1 つの部署を 2 つ以上"),
        (ReorganisationKind.SPLIT, {"after": "納税課、納税課"}, "2回あります"),
    ],
)
def test_what_cannot_be_is_answered_and_nothing_is_written(
    open_dialog, fill, click, small_workspace, small_content, kind, given, says
):
    dialog = open_dialog()
    fill(dialog, kind, **given)
    click(dialog.check_button)
    assert says in dialog.message.text()
    assert not dialog.do_button.isEnabled()
    assert not dialog.table.isVisible()
    dialog.reject()
    assert small_workspace.registry.content() == small_content


def test_what_is_changed_after_the_check_is_checked_again(qtbot, open_dialog, fill, click, write):
    dialog = open_dialog()
    fill(dialog, ReorganisationKind.RENAME, "納税課")
    for change in (
        lambda: write(dialog.texts["after"], "二"),
        lambda: qtbot.keyClick(dialog.day, Qt.Key.Key_Up),
        lambda: write(dialog.texts["meeting"], "本部"),
    ):
        click(dialog.check_button)
        assert dialog.do_button.isEnabled()
        change()
        assert not dialog.do_button.isEnabled()
        assert not dialog.outcome.isVisible()
    dialog.reject()


def test_departments_are_offered_without_names_with_others(qtbot, open_dialog, write, small_workspace):
    made = FieldChange(Entity.DEPARTMENT, "収納課等", "*", None, {"valid_from": None})
    small_workspace.edits.apply([made], "登録")
    dialog = open_dialog("市民課")
    for key, place in (("before", "市民課、"), ("after", "")):
        field = dialog.texts[key]
        dialog.activateWindow()
        field.setFocus()
        qtbot.waitUntil(field.hasFocus)
        field.setText(place)
        write(field, "納")
        popup = field.completer().popup()
        qtbot.waitUntil(popup.isVisible)
        assert popup.model().rowCount() == 1
        qtbot.keyClick(popup, Qt.Key.Key_Down)
        qtbot.keyClick(popup, Qt.Key.Key_Return)
        assert field.text() == f"{place}収納課"
    dialog.reject()
