"""変更の履歴: narrowed by thing, person and day, checked, written, and the way to a sheet."""

import datetime as dt
import sqlite3
from contextlib import closing

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QDate, Qt

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.hearings import HearingKind
from fujidesk.ui.history.dialog import HistoryDialog

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def changed(small_workspace):
    """Two projects, a report and a hearing were changed."""
    for number in ("1-1-1", "1-1-9"):
        title = small_workspace.registry.sheet(number).record.title
        change = FieldChange(Entity.PROJECT, number, "title", title, f"{title}（改）")
        small_workspace.edits.apply([change], f"{number} 事業名")
    report = small_workspace.reports.of_year(2024)["1-1-1"]
    small_workspace.reports.store(report, {"action": "使い始めた"}, "回答")
    small_workspace.hearings.plan(small_workspace.hearings.drafted(2024, HearingKind.OTHER, "収納課"))
    return small_workspace


@pytest.fixture
def dialog(qtbot, changed, context):
    made = HistoryDialog(changed, context)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def rows(dialog):
    return [[cell.text for cell in row.cells] for row in dialog.table.figures.rows]


def test_everything_is_listed_newest_first_with_both_values(dialog, changed):
    found = rows(dialog)
    assert [row[2] for row in found] == ["ヒアリング", "進捗状況報告", "事業", "事業"]
    assert found[0][4:7] == ["登録", "", found[0][6]]
    assert found[2][3] == "1-1-9"
    assert found[2][6] == f"{found[2][5]}（改）"
    assert dialog.told.text() == "4 件"


def test_a_number_typed_narrows(qtbot, dialog):
    qtbot.keyClicks(dialog.key, "1-1-9")
    qtbot.waitUntil(lambda: len(rows(dialog)) == 1)
    assert rows(dialog)[0][3] == "1-1-9"


def test_a_person_is_chosen(qtbot, dialog, changed):
    assert dialog.who.count() == 2
    dialog.who.setCurrentIndex(1)
    dialog.who.activated.emit(1)
    assert len(rows(dialog)) == 4


def test_days_narrow_both_included(dialog):
    today = dt.datetime.now().astimezone().date()
    for box in (dialog.first, dialog.last):
        box.setDate(QDate(today.year, today.month, today.day))
        box.editingFinished.emit()
    assert len(rows(dialog)) == 4
    yesterday = today - dt.timedelta(days=1)
    dialog.last.setDate(QDate(yesterday.year, yesterday.month, yesterday.day))
    dialog.first.setDate(QDate(yesterday.year, yesterday.month, yesterday.day))
    for box in (dialog.first, dialog.last):
        box.editingFinished.emit()
    assert rows(dialog) == []
    assert dialog.told.text() == "この条件の変更はありません。"
    assert not dialog.export.isEnabled()


def test_the_sheet_of_a_row_is_opened(qtbot, dialog):
    dialog.table.selectRow(2)
    with qtbot.waitSignal(dialog.project_chosen) as caught:
        qtbot.mouseClick(dialog.open_sheet, LEFT)
    assert caught.args == ["1-1-9"]
    dialog.table.selectRow(0)
    assert not dialog.open_sheet.isEnabled()


def test_a_whole_history_is_said_to_be_whole(qtbot, dialog):
    qtbot.mouseClick(dialog.check, LEFT)
    assert "記録したときのまま" in dialog.chain.text()


def test_a_changed_history_is_told(qtbot, dialog, changed):
    with closing(sqlite3.connect(changed.path)) as connection:
        connection.execute("DROP TRIGGER change_history_no_UPDATE")
        connection.execute(
            "UPDATE change_history SET who = 'x' WHERE id = (SELECT min(id) FROM change_history)"
        )
        connection.commit()
    qtbot.mouseClick(dialog.check, LEFT)
    assert "1 件目" in dialog.chain.text()


def test_what_is_narrowed_is_written(qtbot, dialog, choose_file, tmp_path):
    qtbot.keyClicks(dialog.key, "1-1-1")
    qtbot.waitUntil(lambda: len(rows(dialog)) == 2)
    target = tmp_path / "履歴.xlsx"
    choose_file(target)
    qtbot.mouseClick(dialog.export, LEFT)
    sheet = load_workbook(target).active
    values = [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
    assert any("番号・名前 1-1-1" in str(value) for value in values)
    assert "使い始めた" in values
    assert not any(value == "1-1-9" for value in values)
