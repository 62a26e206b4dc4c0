"""The planning dialog: what cannot be is told beneath its field, what clashes is told and allowed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QWidget

from fujidesk.domain.hearings import Hearing, HearingKind, HearingState
from fujidesk.errors import UserError
from fujidesk.ui.forms.record_dialog import Keeping
from fujidesk.ui.hearings.hearing_dialog import HearingChoices, HearingDialog

LEFT = Qt.MouseButton.LeftButton
TAKEN = Hearing("R4-001", 2022, department="収納課", day="2022-06-15", start="09:30", end="10:30",
                place="第1会議室", attendees=("市民課 課長",))  # fmt: skip
NEW = Hearing("R4-002", 2022, HearingKind.NEW_PROJECT, department="市民課", day="2022-06-15", start="10:00",
              end="11:00", agenda=("目的と内容",))  # fmt: skip


class Store:
    def __init__(self):
        self.kept = []
        self.refusal = ""

    def __call__(self, _before, hearing):
        if self.refusal:
            raise UserError(self.refusal)
        self.kept.append(hearing)


@pytest.fixture
def store():
    return Store()


@pytest.fixture
def ask(qtbot, theme, store):
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()

    def made(hearing=NEW):
        proposed = {"R4-001": "収納課", "R4-002": "収納課", "R4-004": "市民課、総務課"}
        known = [*proposed, "R4-003"]
        choices = HearingChoices([TAKEN], ["収納課", "市民課"], ["1-1-1", "1-1-9"], proposed, known)
        keeping = Keeping(store, lambda shown: shown)
        dialog = HearingDialog(hearing, choices, keeping, theme, window, is_new=False)
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return made


def save(qtbot, dialog):
    qtbot.mouseClick(dialog.do_button, LEFT)


def type_day(qtbot, dialog, digits):
    dialog.when.day.setFocus()
    qtbot.keyClick(dialog.when.day, Qt.Key.Key_Delete)
    qtbot.keyClicks(dialog.when.day, digits)
    dialog.place.setFocus()


def test_what_is_shown_is_what_is_stored(qtbot, ask, store):
    hearing = replace(
        NEW,
        place="第2会議室",
        attendees=("市民課 係長", "事務局"),
        numbers=("1-1-1",),
        state=HearingState.HELD,
    )
    save(qtbot, ask(hearing))
    assert store.kept == [hearing]


@pytest.mark.parametrize("digits", ["20230401", "20300101", "20220331"])
def test_a_day_outside_the_year_is_told_beneath_the_day_and_not_stored(qtbot, ask, store, digits):
    dialog = ask()
    type_day(qtbot, dialog, digits)
    told = dialog.told["日時"]
    assert "令和4年4月1日から令和5年3月31日までの日にしてください" in told.fault()
    message = next(child for child in told.children() if getattr(child, "text", None))
    below = message.mapTo(dialog, QPoint()).y() - dialog.when.mapTo(dialog, QPoint()).y()
    assert below >= dialog.when.height()
    save(qtbot, dialog)
    assert store.kept == []
    assert dialog.isVisible()
    assert "日時" in dialog.message.text()
    type_day(qtbot, dialog, "20230331")
    assert told.fault() == ""
    save(qtbot, dialog)
    assert [one.day for one in store.kept] == ["2023-03-31"]


def test_an_end_before_the_start_is_told_and_not_stored(qtbot, ask, store):
    dialog = ask()
    dialog.when.end.setFocus()
    qtbot.keyClicks(dialog.when.end, "0930")
    assert "終了（09:30）が開始（10:00）より後になっていません" in dialog.told["日時"].fault()
    save(qtbot, dialog)
    assert store.kept == []


def test_a_hearing_without_a_department_is_asked_for_one_and_gets_the_cursor(qtbot, ask, store, write):
    dialog = ask(replace(NEW, department=""))
    assert dialog.told["部署"].fault() == "", "nobody has done anything wrong yet"
    save(qtbot, dialog)
    assert "部署を入れて" in dialog.told["部署"].fault()
    assert store.kept == []
    assert dialog.focusWidget() is dialog.department
    write(dialog.department, "市民課")
    assert dialog.told["部署"].fault() == ""
    save(qtbot, dialog)
    assert [one.department for one in store.kept] == ["市民課"]


def test_a_project_that_is_not_there_is_told_by_its_number(qtbot, ask, store):
    dialog = ask()
    qtbot.keyClicks(dialog.projects, "1-1-1,9-9-9")
    assert "9-9-9" in dialog.told["対象事業"].fault()
    assert "1-1-1" not in dialog.told["対象事業"].fault()
    save(qtbot, dialog)
    assert store.kept == []


def test_a_room_taken_at_the_time_is_told_and_may_be_stored(qtbot, ask, store, write):
    dialog = ask()
    assert not dialog.clash.isVisible()
    write(dialog.place, "第1会議室")
    assert "第1会議室" in dialog.clash.text()
    assert "R4-001" in dialog.clash.text()
    save(qtbot, dialog)
    assert [one.place for one in store.kept] == ["第1会議室"]


def test_a_person_taken_at_the_time_is_told_and_may_be_stored(qtbot, ask, store, write):
    dialog = ask()
    write(dialog.attendees, "市民課 課長、事務局")
    assert "市民課 課長" in dialog.clash.text()
    dialog.when.start.setFocus()
    qtbot.keyClicks(dialog.when.start, "1100")
    assert dialog.clash.text() == ""
    qtbot.keyClicks(dialog.when.start, "10")
    save(qtbot, dialog)
    assert [one.attendees for one in store.kept] == [("市民課 課長", "事務局")]


def test_the_agenda_follows_the_kind_until_it_is_written(qtbot, ask, write):
    dialog = ask(replace(NEW, agenda=()))
    first = dialog.agenda.toPlainText()
    qtbot.keyClick(dialog.kind, Qt.Key.Key_Down)
    assert dialog.agenda.toPlainText() != first
    write(dialog.agenda, "自分の次第")
    written = dialog.agenda.toPlainText()
    qtbot.keyClick(dialog.kind, Qt.Key.Key_Up)
    assert dialog.agenda.toPlainText() == written


def test_a_refusal_of_the_register_stays_in_the_dialog(qtbot, ask, store):
    store.refusal = "ほかの人が変えました。"
    dialog = ask()
    save(qtbot, dialog)
    assert dialog.isVisible()
    assert dialog.message.text() == "ほかの人が変えました。"


def test_at_twice_the_text_size_it_stays_on_the_screen_and_scrolls(qtbot, ask, theme, qapp):
    theme.change(qapp, scale=200)
    try:
        dialog = ask(replace(NEW, place="第1会議室"))
        type_day(qtbot, dialog, "20300101")
        QCoreApplication.processEvents()
        assert dialog.height() <= dialog.screen().availableGeometry().height()
        assert dialog.minimumSizeHint().width() <= 1366
        for field in (dialog.department, dialog.place, dialog.when.start):
            assert field.height() >= field.fontMetrics().lineSpacing()
        bottom = dialog.do_button.mapTo(dialog, QPoint(0, dialog.do_button.height())).y()
        assert bottom <= dialog.height()
    finally:
        theme.change(qapp, scale=100)


def test_it_is_freed_when_closed(qtbot, ask):
    dialog = ask()
    window = dialog.parentWidget()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    del dialog
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.findChild(HearingDialog) is None


def test_every_field_has_a_name_for_screen_readers(ask):
    dialog = ask()
    fields = (dialog.kind, dialog.state, dialog.department, dialog.when.day, dialog.when.start,
              dialog.when.end, dialog.place, dialog.attendees, dialog.projects, dialog.agenda)  # fmt: skip
    assert [field.accessibleName() for field in fields] == [
        "種類", "状態", "部署", "日", "開始", "終了", "会場", "出席者", "対象事業", "次第",
    ]  # fmt: skip


def test_new_projects_are_named_beside_projects(qtbot, ask, store):
    dialog = ask()
    dialog.projects.setFocus()
    qtbot.keyClicks(dialog.projects, "R4-001,1-1-9")
    save(qtbot, dialog)
    assert (store.kept[0].numbers, store.kept[0].new_projects) == (("1-1-9",), ("R4-001",))
    again = ask(store.kept[0])
    assert again.projects.text() == "1-1-9、R4-001"


def test_a_new_project_that_is_not_there_is_told_beneath_the_field(qtbot, ask, store):
    dialog = ask()
    dialog.projects.setFocus()
    qtbot.keyClicks(dialog.projects, "R4-009")
    assert dialog.told["対象事業"].fault() == "新規事業 R4-009 はありません。番号を確かめてください。"
    save(qtbot, dialog)
    assert store.kept == []
    dialog.projects.clear()
    qtbot.keyClicks(dialog.projects, "R4-003")
    assert dialog.told["対象事業"].fault() == "", "one that was declined may still be talked about"


def test_the_new_projects_of_the_department_are_proposed(qtbot, ask, write):
    dialog = ask(replace(NEW, department=""))
    write(dialog.department, "収納課")
    assert dialog.projects.text() == "R4-001、R4-002"
    dialog.department.selectAll()
    write(dialog.department, "市民課")
    assert dialog.projects.text() == "R4-004", "another department, other proposals"


@pytest.mark.parametrize("given", [{"numbers": ("1-1-1",)}, {"kind": HearingKind.PRIORITY}])
def test_nothing_is_proposed_over_what_is_named_or_for_another_kind(qtbot, ask, write, given):
    dialog = ask(replace(NEW, department="", **given))
    before = dialog.projects.text()
    write(dialog.department, "収納課")
    assert dialog.projects.text() == before


def test_those_who_usually_attend_follow_department_and_kind(qtbot, ask, write):
    dialog = ask(replace(NEW, department="", attendees=("事務局",)))
    write(dialog.department, "収納課")
    assert dialog.attendees.text() == "事務局、収納課 課長、収納課 担当"
    dialog.kind.setFocus()
    qtbot.keyClick(dialog.kind, Qt.Key.Key_Down)
    assert dialog.kind.currentData() == HearingKind.PRIORITY
    assert dialog.attendees.text() == "企画担当、財政担当、事務局、収納課 課長、収納課 担当"
    assert dialog.projects.text() == "", "new projects are not what a priority hearing is about"


def test_attendees_that_were_typed_stay(qtbot, ask, write):
    dialog = ask(replace(NEW, department="", attendees=("事務局",)))
    dialog.attendees.setFocus()
    dialog.attendees.end(False)
    write(dialog.attendees, "、市民課 係長")
    dialog.kind.setFocus()
    qtbot.keyClick(dialog.kind, Qt.Key.Key_Down)
    write(dialog.department, "収納課")
    assert dialog.attendees.text() == "事務局、市民課 係長"


def test_nobody_is_proposed_while_a_department_is_only_begun(ask, write):
    dialog = ask(replace(NEW, department="", attendees=("事務局",)))
    write(dialog.department, "収納")
    assert dialog.attendees.text() == "事務局"
