"""Imports as a user does them: look, choose by mouse and keys, take over, take back."""

import itertools
import json
import threading

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QTableView,
    QTabWidget,
    QTextBrowser,
    QWidget,
)

from fujidesk.domain.changes import Changes, Difference, Disagreement, Entity, FieldChange, Statement
from fujidesk.errors import CancelledError, UserError
from fujidesk.paths import user_folders
from fujidesk.services.plan_import import PlanComparison, PlanImportService
from fujidesk.services.workspace import open_workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.file_commands import FileCommands
from fujidesk.ui.imports.dialog import ImportDialog, open_plan_import, open_register_import
from fujidesk.ui.main_window import MainWindow
from fujidesk.ui.tasks import SynchronousRunner, TaskRunner
from fujidesk.ui.widgets.basics import InlineMessage


@pytest.fixture
def window(qtbot, theme):
    made = QWidget()
    made.resize(1366, 768)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def workbook(small_workspace, tmp_path):
    """Edited at three places: two good ones and a fault."""
    path = tmp_path / "台帳.xlsx"
    small_workspace.register_exchange.write_workbook(path)
    book = load_workbook(path)
    listing = book["事業一覧"]
    listing["C3"] = "窓口の案内札"
    listing["G4"] = 15
    book.save(path)
    return path


@pytest.fixture
def told():
    return []


def find(dialog, kind, name):
    return next(
        item
        for item in dialog.findChildren(kind)
        if name in (item.accessibleName(), item.text() if hasattr(item, "text") else "")
    )


def press(qtbot, dialog, text):
    made = next(item for item in dialog.findChildren(QPushButton) if item.text().startswith(text))
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)


def table_of(dialog, name="台帳との違い"):
    return next(item for item in dialog.findChildren(QTableView) if item.accessibleName() == name)


def titles(workspace):
    return [row.title for row in workspace.registry.rows()]


def freed(dialog):
    gone = []
    dialog.destroyed.connect(lambda: gone.append(True))
    return gone


def let_go():
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_workbook_is_taken_over_and_taken_back(
    qtbot, window, small_workspace, context, workbook, told
) -> None:
    dialog = open_register_import(window, small_workspace, context, workbook, told.append)
    gone = freed(dialog)
    assert find(dialog, QWidget, "変更 2 件").isVisible()
    press(qtbot, dialog, "選んだ 2 件を反映する")
    assert titles(small_workspace)[0] == "窓口の案内札"
    assert told[0].numbers == {"1-1-1", "1-1-9"}
    assert context.reporter.notes[-1] == "2 件を台帳に反映しました。Ctrl+Z で元に戻せます。"
    assert small_workspace.edits.undo_label == "台帳Excelの取り込み"
    small_workspace.edits.undo()
    assert titles(small_workspace)[0] == "窓口の案内番号"
    let_go()
    assert gone, "freed on close"


def test_ticks_by_mouse_and_by_space(qtbot, window, small_workspace, context, workbook, told) -> None:
    dialog = open_register_import(window, small_workspace, context, workbook, told.append)
    table = table_of(dialog)
    box = table.visualRect(table.model().index(0, 0))
    qtbot.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.left() + 10, box.center().y())
    )
    assert find(dialog, QPushButton, "選んだ 1 件を反映する").isEnabled()
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert find(dialog, QPushButton, "選んだ 2 件を反映する")
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert not find(dialog, QPushButton, "反映する項目がありません").isEnabled()
    press(qtbot, dialog, "表示中をすべて選ぶ")
    press(qtbot, dialog, "この事業を外す")
    press(qtbot, dialog, "表示中をすべて外す")
    press(qtbot, dialog, "この事業を選ぶ")
    press(qtbot, dialog, "やめる")
    assert told == []
    assert small_workspace.edits.step_count == 0


def test_only_what_is_chosen_is_written(qtbot, window, small_workspace, context, workbook, told) -> None:
    dialog = open_register_import(window, small_workspace, context, workbook, told.append)
    search = find(dialog, QLineEdit, "違いの絞り込み")
    qtbot.keyClicks(search, "1-1-1")
    table = table_of(dialog)
    qtbot.waitUntil(lambda: table.model().rowCount() == 1)
    press(qtbot, dialog, "表示中をすべて外す")
    search.clear()
    qtbot.waitUntil(lambda: table.model().rowCount() == 2)
    fields = find(dialog, QComboBox, "項目で絞り込み")
    fields.setFocus()
    qtbot.keyClick(fields, Qt.Key.Key_End)
    assert fields.currentText() == "頁"
    assert table.model().rowCount() == 1
    press(qtbot, dialog, "選んだ 1 件を反映する")
    assert titles(small_workspace)[0] == "窓口の案内番号"
    assert small_workspace.registry.sheet("1-1-9").record.page == 15


def test_faults_are_listed_and_the_rest_can_be_taken(
    qtbot, window, small_workspace, context, workbook, told
) -> None:
    book = load_workbook(workbook)
    book["事業一覧"]["E5"] = "最高"
    book.save(workbook)
    dialog = open_register_import(window, small_workspace, context, workbook, told.append)
    tabs = dialog.findChild(QTabWidget)
    assert [tabs.tabText(place) for place in range(tabs.count())] == ["台帳との違い 2", "直すところ 1"]
    assert table_of(dialog, "直すところ").model().index(0, 1).data() == "E5"
    assert any("1 か所" in label.text() for label in dialog.findChildren(QWidget) if hasattr(label, "text"))
    press(qtbot, dialog, "選んだ 2 件を反映する")
    assert len(told) == 1


def test_an_untouched_workbook(qtbot, window, small_workspace, context, tmp_path, told) -> None:
    path = tmp_path / "a.xlsx"
    small_workspace.register_exchange.write_workbook(path)
    dialog = open_register_import(window, small_workspace, context, path, told.append)
    assert not find(dialog, QPushButton, "反映する項目がありません").isEnabled()
    assert find(dialog, QWidget, "同じ 3 件")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_file_that_is_no_workbook_is_told_and_closes(
    window, small_workspace, context, tmp_path, told
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text("番号")
    dialog = open_register_import(window, small_workspace, context, path, told.append)
    assert isinstance(context.reporter.errors[0], UserError)
    assert not dialog.isVisible()


def test_the_register_changed_in_between(qtbot, window, small_workspace, context, workbook, told) -> None:
    dialog = open_register_import(window, small_workspace, context, workbook, told.append)
    change = FieldChange(Entity.PROJECT, "1-1-1", "title", "窓口の案内番号", "別の名")
    small_workspace.edits.apply([change], "編集")
    press(qtbot, dialog, "選んだ 2 件を反映する")
    assert isinstance(context.reporter.errors[0], UserError)
    assert dialog.isVisible(), "the findings stay on the screen"
    assert titles(small_workspace)[0] == "別の名"
    assert told == []
    press(qtbot, dialog, "やめる")


@pytest.fixture
def document(monkeypatch):
    """A plan document with three differences and two disagreements."""
    told = (Statement("一覧", "窓口の札", 79), Statement("個票", "窓口の番合", 586))

    def read(self, paths, progress=None):
        return PlanComparison(
            ("計画.txt",), 3,
            (
                Difference(FieldChange(Entity.PROJECT, "1-1-1", "title", "窓口の案内番号", "窓口の札")),
                Difference(FieldChange(Entity.PROJECT, "1-1-1", "purpose", "待たせない", "")),
                Difference(FieldChange(Entity.LEVEL, "1.1", "theme", "便利", "もっと便利")),
            ),
            (Disagreement("1-1-1", "title", told, "窓口の札", "一覧を採用", True),
             Disagreement("1-1-9", "schedule", told, "", "決められません", False)),
            (),
        )  # fmt: skip

    monkeypatch.setattr(PlanImportService, "read", read)


def test_a_plan_document_with_disagreements(
    qtbot, window, small_workspace, context, document, told, tmp_path
) -> None:
    dialog = open_plan_import(window, small_workspace, context, [tmp_path / "計画.txt"], told.append)
    table = table_of(dialog, "文書の食い違い")
    assert [table.model().index(row, 2).data() for row in range(2)] == ["未確定", "確定"]
    assert "一覧（79 行目）：窓口の札" in table.model().index(1, 4).data()
    press(qtbot, dialog, "選んだ 2 件を反映する")
    record = small_workspace.registry.sheet("1-1-1").record
    assert (record.title, record.purpose) == ("窓口の札", "待たせない"), "emptying is not ticked at first"
    assert len(small_workspace.registry.disagreements()) == 2
    assert told[0].levels == {"1.1"}


def test_disagreements_can_be_kept_alone(
    qtbot, window, small_workspace, context, document, told, tmp_path
) -> None:
    dialog = open_plan_import(window, small_workspace, context, [tmp_path / "計画.txt"], told.append)
    press(qtbot, dialog, "表示中をすべて外す")
    press(qtbot, dialog, "値は変えずに食い違いの記録を残す")
    assert titles(small_workspace)[0] == "窓口の案内番号"
    assert len(small_workspace.registry.disagreements()) == 2


@pytest.mark.parametrize("name", ["r.json", "r.xlsx", "r"])
def test_the_result_can_be_saved(
    qtbot, window, small_workspace, context, document, told, tmp_path, choose_file, name
) -> None:
    dialog = open_plan_import(window, small_workspace, context, [tmp_path / "計画.txt"], told.append)
    choose_file(tmp_path / name)
    press(qtbot, dialog, "結果を保存")
    if name == "r.json":
        saved = json.loads((tmp_path / name).read_text(encoding="utf-8"))
        assert len(saved["differences"]) == 3
    else:
        assert load_workbook(tmp_path / "r.xlsx").sheetnames == ["食い違い", "台帳との違い"]
    assert "保存しました" in context.reporter.notes[-1]
    press(qtbot, dialog, "やめる")


def test_the_result_in_a_missing_folder(
    qtbot, window, small_workspace, context, document, told, tmp_path, choose_file
) -> None:
    dialog = open_plan_import(window, small_workspace, context, [tmp_path / "計画.txt"], told.append)
    choose_file(tmp_path / "no" / "r.json")
    press(qtbot, dialog, "結果を保存")
    assert "がありません" in str(context.reporter.errors[0])
    assert dialog.isVisible()
    press(qtbot, dialog, "やめる")


def test_an_older_result_is_not_replaced_unasked_by_a_name_without_ending(
    qtbot, window, small_workspace, context, document, told, tmp_path, choose_file, answers
) -> None:
    dialog = open_plan_import(window, small_workspace, context, [tmp_path / "計画.txt"], told.append)
    (tmp_path / "r.xlsx").write_bytes(b"older")
    choose_file(tmp_path / "r")
    answers.expect(lambda asked: asked.reject())
    press(qtbot, dialog, "結果を保存")
    assert answers.seen == ["上書きの確認"]
    assert (tmp_path / "r.xlsx").read_bytes() == b"older"
    press(qtbot, dialog, "やめる")


@pytest.fixture
def runner(qapp):
    made = TaskRunner()
    yield made
    made.close()


def test_reading_is_stopped_by_escape(
    qtbot, window, small_workspace, theme, reporter, monkeypatch, told, tmp_path, context, runner
) -> None:
    """In the worker thread: the window stays alive, shows how far it is, and closes when the work has stopped."""
    begun = threading.Event()

    def read(self, paths, progress):
        for step in itertools.count():
            begun.set()
            progress.step(step, 1_000_000, "個票")
            threading.Event().wait(0.002)

    monkeypatch.setattr(PlanImportService, "read", read)
    busy = ScreenContext(theme, runner, reporter, context.settings)
    dialog = open_plan_import(window, small_workspace, busy, [tmp_path / "計画.txt"], told.append)
    gone = freed(dialog)
    qtbot.waitUntil(begun.is_set)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(reporter.errors))
    assert isinstance(reporter.errors[0], CancelledError)
    let_go()
    assert gone, "closed and freed"
    assert told == []


def test_every_control_has_a_name(window, small_workspace, context, document, told, tmp_path) -> None:
    dialog = open_plan_import(window, small_workspace, context, [tmp_path / "計画.txt"], told.append)
    assert isinstance(dialog, ImportDialog)
    for widget in (
        *dialog.findChildren(QTableView),
        *dialog.findChildren(QLineEdit),
        *dialog.findChildren(QComboBox),
    ):
        assert widget.accessibleName(), widget
    dialog.reject()


# Leaving


def test_escape_in_the_box_empties_it_before_it_closes_the_dialog(
    qtbot, window, small_workspace, context, workbook, told
) -> None:
    dialog = open_register_import(window, small_workspace, context, workbook, told.append)
    box = find(dialog, QLineEdit, "違いの絞り込み")
    box.setFocus()
    qtbot.keyClicks(box, "1-1-1")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert dialog.focusWidget() is table_of(dialog), "Enter goes on to the table and presses no button"
    assert table_of(dialog).model().rowCount() == 1
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""
    assert dialog.isVisible()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_changed_ticks_are_not_lost_by_one_escape(
    qtbot, window, small_workspace, context, workbook, told
) -> None:
    dialog = open_register_import(window, small_workspace, context, workbook, told.append)
    press(qtbot, dialog, "表示中をすべて外す")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "もう一度 Esc" in dialog.findChild(InlineMessage).text()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_ticks_put_back_as_they_were_need_no_second_escape(
    qtbot, window, small_workspace, context, workbook, told
) -> None:
    dialog = open_register_import(window, small_workspace, context, workbook, told.append)
    press(qtbot, dialog, "表示中をすべて外す")
    press(qtbot, dialog, "表示中をすべて選ぶ")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_button_closes_at_once(qtbot, window, small_workspace, context, workbook, told) -> None:
    dialog = open_register_import(window, small_workspace, context, workbook, told.append)
    press(qtbot, dialog, "表示中をすべて外す")
    press(qtbot, dialog, "やめる")
    assert not dialog.isVisible()


def test_stopping_leaves_an_earlier_work_alone(
    qtbot, window, small_workspace, theme, reporter, told, workbook, context, runner
) -> None:
    """The reading waits behind an export: Esc ends the reading, not the export."""
    go, done = threading.Event(), []

    def export(progress):
        while not go.wait(0.005):
            progress.step(0, 2, "書き出し")
        return "written"

    busy = ScreenContext(theme, runner, reporter, context.settings)
    runner.run("書き出し", export, done.append)
    dialog = open_register_import(window, small_workspace, busy, workbook, told.append)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    go.set()
    qtbot.waitUntil(lambda: not runner.busy)
    assert done == ["written"]
    assert [type(error) for error in reporter.errors] == [CancelledError]
    assert told == []


def test_closing_the_main_window_while_reading_stops_the_worker(
    qtbot, small_workspace, theme, reporter, monkeypatch, tmp_path, context
) -> None:
    begun, ended = threading.Event(), []

    def read(self, paths, progress):
        try:
            for step in itertools.count():
                begun.set()
                progress.step(step, 1_000_000, "個票")
                threading.Event().wait(0.002)
        finally:
            ended.append(True)

    monkeypatch.setattr(PlanImportService, "read", read)
    runner = TaskRunner()
    main = MainWindow(small_workspace, ScreenContext(theme, runner, reporter, context.settings))
    qtbot.addWidget(main)
    main.show()
    busy = ScreenContext(theme, runner, reporter, context.settings)
    dialog = open_plan_import(main, small_workspace, busy, [tmp_path / "計画.txt"], [].append)
    qtbot.waitUntil(begun.is_set)
    main.close()
    assert ended == [True]
    dialog.close()
    assert not dialog.isVisible(), "nothing is awaited any more, so nothing keeps it open"
    assert reporter.errors == []


# Looks


def test_while_reading_nothing_but_the_progress_shows(
    qtbot, window, small_workspace, theme, reporter, told, workbook, context
) -> None:
    """A child outside every layout would stand in the corner of the page."""

    class NeverDone(SynchronousRunner):
        def run(self, title, work, done, failed=None):
            self.progressed.emit(3, 12, "シート")

    waiting = ScreenContext(theme, NeverDone(), reporter, context.settings)
    dialog = open_register_import(window, small_workspace, waiting, workbook, told.append)
    assert not find(dialog, QLineEdit, "違いの絞り込み").isVisible()
    bar = dialog.findChild(QProgressBar)
    assert (bar.value(), bar.maximum()) == (3, 12)
    assert bar.width() <= 600
    assert any(label.text() == "シート（3 / 12）" for label in dialog.findChildren(QLabel))
    dialog._working = False
    dialog.reject()


def test_everything_is_reached_by_the_tab_key(
    qtbot, window, small_workspace, context, document, told, tmp_path
) -> None:
    dialog = open_plan_import(window, small_workspace, context, [tmp_path / "計画.txt"], told.append)
    reached = set()
    for _ in range(30):
        focused = dialog.focusWidget()
        reached.add(focused.accessibleName() or getattr(focused, "text", str)())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert {
        "違いの絞り込み", "項目で絞り込み", "台帳との違い", "表示中をすべて選ぶ", "この事業を外す", "取り込む値の全文",
        "結果を保存…", "やめる", "選んだ 2 件を反映する",
    } <= reached  # fmt: skip


def test_the_import_is_taken_over_by_keys_alone(
    qtbot, window, small_workspace, context, workbook, told
) -> None:
    dialog = open_register_import(window, small_workspace, context, workbook, told.append)
    table = table_of(dialog)
    assert dialog.focusWidget() is table, "the table is where one begins"
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    button = find(dialog, QPushButton, "選んだ 1 件を反映する")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert titles(small_workspace)[0] == "窓口の案内札"
    assert len(told) == 1


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_rows_and_both_texts_have_room(
    qtbot, window, small_workspace, context, workbook, told, theme, qapp, scale
) -> None:
    theme.change(qapp, scale=scale)
    dialog = open_register_import(window, small_workspace, context, workbook, told.append)
    table = table_of(dialog)
    row = table.verticalHeader().defaultSectionSize()
    qtbot.waitUntil(lambda: table.viewport().height() >= 2 * row)
    shown = [made for made in dialog.findChildren(QPushButton) if made.isVisible()]
    assert len(shown) >= 7
    qtbot.waitUntil(lambda: all(made.width() >= made.sizeHint().width() for made in shown))
    dialog.reject()
    theme.change(qapp, scale=100)


def test_a_text_of_thousands_of_characters_is_shown_whole(
    qtbot, window, small_workspace, context, workbook, told
) -> None:
    long = "窓口の待ち時間を短くする。" * 300
    book = load_workbook(workbook)
    book["事業一覧"]["C3"] = long
    book.save(workbook)
    dialog = open_register_import(window, small_workspace, context, workbook, told.append)
    table = table_of(dialog)
    table.selectRow(0)
    shown = find(dialog, QTextBrowser, "取り込む値の全文")
    assert shown.toPlainText() == long
    assert table.rowHeight(0) < 40
    dialog._on_cancel()


def test_two_thousand_differences_are_shown_and_written(
    qtbot, window, small_workspace, context, monkeypatch, told, tmp_path
) -> None:
    """Only ticks are many: the register has three projects."""
    many = tuple(
        Difference(FieldChange(Entity.PROJECT, f"9-9-{n}", "title", f"旧{n}", f"新{n}")) for n in range(2_000)
    )
    found = PlanComparison(("計画.txt",), 2_000, many, (), ())
    monkeypatch.setattr(PlanImportService, "read", lambda self, paths, progress=None: found)
    written = []

    def apply(self, comparison, accepted, progress=None):
        written.extend(accepted)
        return Changes()

    monkeypatch.setattr(PlanImportService, "apply", apply)
    dialog = open_plan_import(window, small_workspace, context, [tmp_path / "計画.txt"], told.append)
    table = table_of(dialog)
    assert table.model().rowCount() == 2_000
    qtbot.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    press(qtbot, dialog, "選んだ 1,999 件を反映する")
    assert len(written) == 1_999


def test_missing_projects_are_counted_and_nothing_is_taken_away(
    qtbot, window, small_workspace, context, monkeypatch, told, tmp_path
) -> None:
    found = PlanComparison(("計画.txt",), 1, (), (), ("1-1-9", "1-5-10"))
    monkeypatch.setattr(PlanImportService, "read", lambda self, paths, progress=None: found)
    dialog = open_plan_import(window, small_workspace, context, [tmp_path / "計画.txt"], told.append)
    assert find(dialog, QWidget, "文書にない事業 2 件").isVisible()
    assert not find(dialog, QPushButton, "反映する項目がありません").isEnabled()
    dialog.reject()
    assert len(titles(small_workspace)) == 3


def test_faults_alone_open_their_tab(qtbot, window, small_workspace, context, tmp_path, told) -> None:
    path = tmp_path / "b.xlsx"
    small_workspace.register_exchange.write_workbook(path)
    book = load_workbook(path)
    book["事業一覧"]["E5"] = "最高"
    book.save(path)
    dialog = open_register_import(window, small_workspace, context, path, told.append)
    tabs = dialog.findChild(QTabWidget)
    assert tabs.tabText(tabs.currentIndex()) == "直すところ 1"
    dialog.reject()


def test_taking_back_the_place_for_the_result_writes_nothing(
    qtbot, window, small_workspace, context, document, told, tmp_path, choose_file
) -> None:
    dialog = open_plan_import(window, small_workspace, context, [tmp_path / "計画.txt"], told.append)
    choose_file()
    press(qtbot, dialog, "結果を保存")
    assert context.reporter.notes == []
    press(qtbot, dialog, "やめる")


@pytest.mark.parametrize("name", ["計画.txt", "台帳.xlsx"])
def test_reading_is_refused_in_a_sentence_where_nothing_may_be_written(
    qtbot, tmp_path, small_database, context, reporter, name
) -> None:
    space = open_workspace(small_database, user_folders(tmp_path / "reader"), read_only=True)
    main = QWidget()
    qtbot.addWidget(main)
    commands = FileCommands(space, context, main)
    commands.open_files([tmp_path / name])
    (error,) = reporter.errors
    assert isinstance(error, UserError)
    assert "読み取り専用" in str(error)
    assert main.findChild(ImportDialog) is None
    space.close()
