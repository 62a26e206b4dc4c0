"""計画に登載: the number and what will be made are told first, and nothing is made that cannot be."""

import pytest
from PySide6.QtCore import QDate, QEvent, Qt

from fujidesk.domain.records import Category
from fujidesk.domain.revisions import Revision, RevisionKind
from fujidesk.ui.newprojects.adopt_dialog import AdoptDialog

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(page, funded):
    page.set_fiscal_year(2026)
    page.ask_step(funded, None)
    made = page.findChild(AdoptDialog)
    made.setProperty("answered", True)
    return made


def choose(dialog, code="1.1"):
    dialog.measure.setCurrentIndex(dialog.measure.findData(code))


def test_nothing_can_be_done_before_a_measure_is_chosen(dialog):
    assert not dialog.do_button.isEnabled()
    assert dialog.message.text() == dialog.do_button.toolTip() == "情報化施策を選んでください。"
    choose(dialog)
    assert dialog.do_button.isEnabled()
    assert dialog.outcome.text() == "事業番号 1-1-10 になります。作るもの：事業 1 件、変更の記録 1 件"


def test_policies_stand_in_the_box_and_cannot_be_chosen(dialog):
    row = dialog.measure.findText("1 便利な窓口")
    assert not dialog.measure.model().item(row).isEnabled()


def test_the_measure_that_the_proposal_was_meant_for_is_chosen(page, service, funded):
    service.change(funded, {"measure": "1.1"})
    page.set_fiscal_year(2026)
    page.ask_step(funded, None)
    dialog = page.findChild(AdoptDialog)
    dialog.setProperty("answered", True)
    assert dialog.measure.currentData() == "1.1"
    assert dialog.do_button.isEnabled()


def test_running_systems_ask_for_a_confirmation(qtbot, dialog):
    choose(dialog, "1.5")
    assert not dialog.do_button.isEnabled()
    assert "運用中のシステム" in dialog.message.text()
    qtbot.mouseClick(dialog.in_operation, LEFT, pos=dialog.in_operation.rect().center() / 2)
    assert "1-5-11" in dialog.outcome.text()


@pytest.mark.parametrize(
    ("day", "words"), [((2026, 12, 1), "より前です"), ((2030, 4, 1), "計画の期間")], ids=["before", "outside"]
)
def test_a_day_that_cannot_be_is_told_at_once(dialog, day, words):
    choose(dialog)
    dialog.day.setDate(QDate(*day))
    assert words in dialog.message.text()
    assert not dialog.do_button.isEnabled()


def test_no_reason_is_told_at_once(qtbot, dialog):
    choose(dialog)
    dialog.reason.clear()
    assert "理由を入力してください。" in dialog.message.text()


def test_a_department_that_the_register_has_not_is_told_before(dialog, service, funded):
    service.change(funded, {"department": "新しい課"})
    choose(dialog)
    assert dialog.outcome.text().endswith("台帳にない部署 1 件（新しい課）")


def test_schedule_category_and_meeting_come_into_the_register(qtbot, dialog, small_workspace):
    choose(dialog)
    dialog.category.setCurrentIndex(dialog.category.findData(Category.PRIORITY))
    dialog.meeting.insert("情報化推進本部")
    first, last = dialog.phases
    dialog.phases[first].setCurrentIndex(dialog.phases[first].findData(1))
    dialog.phases[last].setCurrentIndex(dialog.phases[last].findData(2))
    assert "スケジュール 2 半期" in dialog.outcome.text()
    qtbot.mouseClick(dialog.do_button, LEFT)
    record = small_workspace.registry.sheet("1-1-10").record
    assert [(*cell.when, cell.phase) for cell in record.schedule] == [(2026, 1, 1), (2026, 2, 2)]
    assert record.category is Category.PRIORITY
    (revision,) = small_workspace.office.all(Revision)
    assert (revision.kind, revision.meeting) == (RevisionKind.ADDITION, "情報化推進本部")


def test_adopting_twice_is_answered_with_the_number_and_makes_nothing(qtbot, page, dialog, service, funded,
                                                                        small_workspace, reporter):  # fmt: skip
    choose(dialog)
    service.adopt(funded, dialog.order())  # somebody was faster
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert dialog.message.text() == (
        "R8-002 は 1-1-10 として登載済みです。二度は登載できません。内容は台帳の 1-1-10 で直してください。"
    )
    assert len(small_workspace.office.all(Revision)) == 1
    dialog.reject()
    page.set_fiscal_year(2026)
    page.ask_step(funded, None)
    assert "1-1-10 として計画に登載済み" in reporter.notes[-1]


def test_every_control_has_a_name_and_closing_frees(qtbot, dialog, qapp):
    names = [box.accessibleName() for box in dialog.phases.values()]
    assert names == ["令和8年度 上期の段階", "令和8年度 下期の段階"]
    assert dialog.in_operation.text()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
