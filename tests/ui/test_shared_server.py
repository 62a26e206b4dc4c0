"""Several windows on one database on a server: each follows the others, and nobody writes over anybody."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QTableView

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.hearings import Hearing, NoteKind
from fujidesk.domain.surveys import SurveyRound
from fujidesk.ui.freshness import Freshness
from fujidesk.ui.hearings.hearing_dialog import HearingDialog
from fujidesk.ui.main_window import MainWindow
from fujidesk.ui.widgets.clashes import ClashLine
from fujidesk.ui.widgets.day_box import DayBox
from fujidesk.ui.window_menu import WindowMenu


@pytest.fixture
def mine(open_server):
    return open_server()


@pytest.fixture
def other(open_server):
    return open_server()


@pytest.fixture
def freshness(qapp, mine, reporter):
    made = Freshness(mine, reporter, qapp)
    yield made
    made.stop()


def save(workspace, field="title", after="ほかの人が直した名前"):
    before = getattr(workspace.registry.sheet("1-1-1").record, field)
    workspace.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", field, before, after)], "変更")


def settle(qtbot, freshness):
    """Wait until no look is under way."""
    qtbot.waitUntil(lambda: freshness._looking is None)


def look(qtbot, freshness):
    settle(qtbot, freshness)
    freshness.look()
    settle(qtbot, freshness)


def test_who_writes_on_a_server_follows_the_others(qtbot, freshness, other):
    assert freshness._timer.isActive()
    settle(qtbot, freshness)
    save(other)
    with qtbot.waitSignal(freshness.changed):
        freshness.look()


def test_own_writes_are_no_news(qtbot, freshness, mine):
    settle(qtbot, freshness)
    save(mine)
    with qtbot.assertNotEmitted(freshness.changed):
        look(qtbot, freshness)


def test_a_server_that_is_gone_is_told_once_and_found_again(qtbot, freshness, reporter, cluster):
    settle(qtbot, freshness)
    cluster.stop()
    try:
        look(qtbot, freshness)
        look(qtbot, freshness)
    finally:
        cluster.start()
    assert len(reporter.notes) == 1
    assert "サーバー" in reporter.notes[0]
    look(qtbot, freshness)
    assert "またつながりました" in reporter.notes[1]


@pytest.fixture
def window(qtbot, mine, context):
    made = MainWindow(mine, context)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def test_the_window_shows_the_other_ones_change(qtbot, window, other):
    registry = window.open_tab("registry")
    settle(qtbot, window._freshness)
    save(other)
    with qtbot.waitSignal(window._freshness.changed):
        window._freshness.look()
    model = registry.findChild(QTableView).model()
    cells = [
        model.index(row, column).data()
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]
    assert "ほかの人が直した名前" in cells


def test_the_title_names_the_database_and_no_password(window, small_server):
    assert small_server.name in window.windowTitle()
    assert "pass" not in window.windowTitle()


def test_one_goes_back_to_a_backup_for_everybody(qtbot, window, mine, other, answers):
    mine.back_up()
    save(other)

    def answer(dialog):
        assert "開いている全員の内容が戻ります" in " ".join(
            label.text() for label in dialog.findChildren(QLabel)
        )
        assert "その後の変更 1 件がなくなります" in dialog.told.text()
        qtbot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)

    answers.expect(answer)
    restore = window.findChild(WindowMenu).restore
    assert restore.isEnabled()
    restore.trigger()
    qtbot.waitUntil(window.isHidden)
    mine.close_restored(window.backups.draft)
    assert other.registry.sheet("1-1-1").record.title != "ほかの人が直した名前"
    assert mine.backups()[0].name.reason_word == "戻す前"


@pytest.fixture
def sheet(qtbot, window):
    """The sheet of 1-1-1 in the window."""
    window.activateWindow()
    screen = window.open_tab("project")
    screen.open_project("1-1-1")
    settle(qtbot, window._freshness)
    return screen


def type_into(field, write, text):
    field.editor.setFocus()
    field.editor.selectAll()
    write(field.editor, text)


@pytest.mark.parametrize("has_followed", [False, True], ids=["before the window follows", "after it"])
def test_a_conflict_is_shown_in_its_field_and_settled_there(
    qtbot, window, sheet, mine, other, write, has_followed
):
    overview, purpose = sheet.view.field("overview"), sheet.view.field("purpose")
    type_into(overview, write, "わたしの概要")
    save(other, "overview", "ほかの人の概要")
    save(other, "effects", "ほかの人の効果")
    if has_followed:
        with qtbot.waitSignal(window._freshness.changed):
            window._freshness.look()
        assert sheet.view.field("effects").draft() == "ほかの人の効果"
    assert overview.draft() == "わたしの概要"
    qtbot.keyClick(overview.editor, Qt.Key.Key_Tab)
    assert "「ほかの人の概要」に変わっています" in overview.message
    assert mine.registry.sheet("1-1-1").record.overview == "ほかの人の概要"
    type_into(purpose, write, "わたしの目的")
    qtbot.keyClick(purpose.editor, Qt.Key.Key_Tab)
    assert other.registry.sheet("1-1-1").record.purpose == "わたしの目的"
    overview.editor.setFocus()
    qtbot.keyClick(overview.editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert overview.message == ""
    assert other.registry.sheet("1-1-1").record.overview == "わたしの概要"
    assert other.registry.sheet("1-1-1").record.effects == "ほかの人の効果"


@pytest.mark.parametrize("has_followed", [False, True], ids=["before the window follows", "after it"])
def test_the_contact_of_a_round_is_not_written_over(qtbot, window, mine, other, write, has_followed):
    window.activateWindow()
    screen = window.open_tab("surveys")
    settle(qtbot, window._freshness)
    contact = next(box for box in screen.findChildren(QLineEdit) if box.accessibleName() == "連絡先")
    contact.setFocus()
    write(contact, "わたしの内線")
    other.surveys.set_round(window.fiscal_year, "2023-04-28", "ほかの人の内線")
    if has_followed:
        with qtbot.waitSignal(window._freshness.changed):
            window._freshness.look()
        assert screen.findChild(DayBox).day() == "2023-04-28"
    assert contact.text() == "わたしの内線"
    qtbot.keyClick(contact, Qt.Key.Key_Return)
    assert mine.surveys.rounds()[window.fiscal_year].contact == "ほかの人の内線"
    line = screen.findChild(ClashLine)
    assert "「ほかの人の内線」に変えました。入力した「わたしの内線」は" in line.text()
    assert not line.take.hasFocus(), "a key that was meant for the next field must not decide"
    qtbot.mouseClick(line.take, Qt.MouseButton.LeftButton)
    assert other.surveys.rounds()[window.fiscal_year] == SurveyRound(
        window.fiscal_year, "2023-04-28", "わたしの内線"
    )


@pytest.fixture
def heard(mine):
    """A hearing of the register."""
    times = {"day": "2022-06-15", "start": "09:30", "end": "10:30"}
    made = Hearing("R4-001", 2022, department="収納課", agenda=("目的",), **times)
    mine.hearings.plan(made)
    return made


def test_two_who_type_into_one_hearing_see_each_other_and_lose_nothing(
    qtbot, window, mine, other, heard, write
):
    window.open_hearing(heard.key)
    page = window.open_tab("hearings").notes
    settle(qtbot, window._freshness)
    write(page.input.line, "わたしの話")
    page.timer.timeout.emit()
    kept = other.note_drafts.keep(heard.key, "ほかの人の話")
    with qtbot.waitSignal(window._freshness.changed):
        window._freshness.look()
    assert "「ほかの人の話」" in page.others.texts()[0]
    assert page.input.line.shown_text() == "わたしの話"
    other.hearings.add_note(heard.key, NoteKind.REMARK, "ほかの人の話", draft=kept)
    qtbot.keyClick(page.input.line, Qt.Key.Key_Return)
    assert [note.text for note in mine.hearings.notes(heard.key)] == ["ほかの人の話", "わたしの話"]
    assert mine.note_drafts.of(heard.key) == ()


def test_a_hearing_that_both_change_is_asked_for_field_by_field(qtbot, window, mine, other, heard, write):
    screen = window.open_tab("hearings")
    window.choose_year(2022)
    screen._planning.ask(heard)
    dialog = screen.findChild(HearingDialog)
    other.hearings.change(heard, replace(heard, place="第2会議室", attendees=("市長",)))
    write(dialog.place, "第3会議室")
    qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)
    (line,) = dialog.findChildren(ClashLine)
    assert ["第2会議室" in line.text(), "第3会議室" in line.text()] == [True, True]
    qtbot.mouseClick(line.take, Qt.MouseButton.LeftButton)
    assert mine.hearings.get(heard.key) == replace(heard, place="第3会議室", attendees=("市長",))
