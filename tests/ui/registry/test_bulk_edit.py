"""The dialog for bulk edits."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton

from fujidesk.domain.records import Category, ProjectRecord, ScheduleCell
from fujidesk.ui.registry.bulk_edit import BulkEditDialog

RECORDS = [
    ProjectRecord("1-1-1", "窓口", "1", "1.1", Category.PRIORITY, ("収納課",), True,
                  schedule=(ScheduleCell(2022, 1, 1, ("収納課",)),)),
    ProjectRecord("1-1-2", "地図", "1", "1.1", Category.CONTINUING, ("建築課",), sogo_codes=("A1",)),
]  # fmt: skip


@pytest.fixture
def dialog(qtbot, theme, profile):
    made = BulkEditDialog(RECORDS, profile, ["収納課", "建築課", "税務課"])
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def apply_button(dialog):
    return next(b for b in dialog.findChildren(QPushButton) if "変更する" in b.text())


def press(qtbot, dialog):
    with qtbot.waitSignal(dialog.chosen) as told:
        qtbot.mouseClick(apply_button(dialog), Qt.MouseButton.LeftButton)
    return told.args


def test_says_how_many_before_anything_is_done(dialog):
    assert dialog._summary.text().startswith(
        "2 件のうち 1 件、1 か所を変更します（事業分類を「重点」にする）。"
    )
    assert "残りの 1 件は変わりません" in dialog._summary.text()
    assert dialog._numbers.text() == "対象：1-1-2"
    assert apply_button(dialog).text() == "1 件を変更する"


def test_nothing_to_change_cannot_be_pressed(dialog):
    dialog._what.setCurrentIndex(1)
    dialog._dx.setCurrentIndex(0)
    assert apply_button(dialog).isEnabled()
    dialog._records = RECORDS[:1]
    dialog._show()
    assert not apply_button(dialog).isEnabled()
    assert dialog._summary.text().startswith("変わるものはありません")


def test_department(qtbot, dialog):
    dialog._what.setCurrentIndex(2)
    assert not apply_button(dialog).isEnabled()
    assert "入力すると" in dialog._summary.text()
    assert [dialog._old.itemText(place) for place in range(dialog._old.count())] == ["収納課", "建築課"]
    dialog._new.setCurrentText("税務課")
    changes, label = press(qtbot, dialog)
    assert [change.field for change in changes] == ["departments", "plan.2022.1"]
    assert label == "所管部署「収納課」を「税務課」に置き換える"


def test_a_department_that_is_not_known_is_announced(qtbot, dialog):
    dialog._what.setCurrentIndex(2)
    qtbot.keyClicks(dialog._new.lineEdit(), "zeimuka")
    assert "「zeimuka」はまだ登録されていない部署です。新しい部署として加わります。" in dialog._summary.text()
    dialog._new.setCurrentText("税務課")
    assert "登録されていない" not in dialog._summary.text()


def test_department_without_the_schedule(qtbot, dialog):
    dialog._what.setCurrentIndex(2)
    dialog._new.setCurrentText("税務課")
    dialog._schedule.setChecked(False)
    changes, _ = press(qtbot, dialog)
    assert [change.field for change in changes] == ["departments"]


def test_codes(qtbot, dialog):
    dialog._what.setCurrentIndex(3)
    qtbot.keyClicks(dialog._code, "A1")
    assert apply_button(dialog).text() == "1 件を変更する"
    dialog._code_way.setCurrentIndex(1)
    changes, label = press(qtbot, dialog)
    assert [(change.key, change.after) for change in changes] == [("1-1-2", [])]
    assert label == "総合計画 施策番号から「A1」を除く"


def test_cancel_and_escape_do_nothing(qtbot, dialog):
    with qtbot.assertNotEmitted(dialog.chosen):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_every_control_has_a_name(dialog):
    for box in dialog.findChildren(QComboBox):
        assert box.accessibleName()
    assert dialog._code.accessibleName() == "番号"


def test_freed_on_close(qtbot, theme, profile):
    made = BulkEditDialog(RECORDS, profile, [])
    made.open()
    with qtbot.waitSignal(made.destroyed):
        made.reject()
