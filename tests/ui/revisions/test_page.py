"""変更・見直し by real events: the dialog, what a change did, the file, the register of a day."""

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QDate, QEvent, Qt

from fujidesk.domain.changes import Changes, Entity
from fujidesk.domain.revising import RevisionOrder
from fujidesk.domain.revisions import RevisionKind
from fujidesk.ui.revisions.order_dialog import OrderDialog
from fujidesk.ui.revisions.page import RevisionsPage

LEFT = Qt.MouseButton.LeftButton
GIVEN = {"reason": "一体で進める", "meeting": "情報化推進本部"}


@pytest.fixture
def merged(small_workspace, page):
    order = RevisionOrder(RevisionKind.MERGE, ("1-1-1",), "2024-04-01", into="1-1-9", **GIVEN)
    page.reload(small_workspace.revisions.make(order))
    return page


def texts(table, column):
    return [row.cells[column].text for row in table.figures.rows]


def opened(qtbot, page):
    qtbot.mouseClick(page.tools.order_button, LEFT)
    dialog = page.findChild(OrderDialog)
    dialog.day.setDate(QDate(2024, 4, 1))
    return dialog


def fill(qtbot, dialog, **words):
    for name, text in words.items():
        getattr(dialog, name).setFocus()
        getattr(dialog, name).insert(text)
    qtbot.waitUntil(lambda: not dialog._timer.isActive())


def test_empty_year_says_what_to_do_first(page):
    assert "まだありません" in page.list.heading.text()
    assert "変更を登録…" in page.list.note.text()
    assert not page.tools.export_button.isEnabled()


def test_rename_through_the_dialog(qtbot, page, small_workspace):
    dialog = opened(qtbot, page)
    assert not dialog.do_button.isEnabled()
    fill(qtbot, dialog, numbers="１－１－１")
    assert "理由を入力" in dialog.outcome.text()
    fill(qtbot, dialog, title="窓口案内", **GIVEN)
    assert dialog.do_button.isEnabled()
    assert "変わる事業 1 件（1-1-1）" in dialog.outcome.text()
    with qtbot.waitSignal(page.edited) as caught:
        qtbot.mouseClick(dialog.do_button, LEFT)
    assert Entity.REVISION in caught.args[0].office
    assert small_workspace.registry.sheet("1-1-1").record.title == "窓口案内"
    assert texts(page.list.table, 1) == ["名称変更"]
    assert texts(page.list.table, 0) == ["R6.4.1"]
    small_workspace.edits.undo()
    page.reload(Changes(everything=True))
    assert texts(page.list.table, 1) == []


def test_kind_shows_only_what_it_asks_for(qtbot, page):
    dialog = opened(qtbot, page)
    assert dialog.title.isVisible()
    assert not dialog.new_titles.isVisible()
    dialog.kind.setCurrentIndex(dialog.kind.findData(RevisionKind.SPLIT))
    assert not dialog.title.isVisible()
    assert dialog.new_titles.isVisible()
    dialog.new_titles.setFocus()
    qtbot.keyClicks(dialog.new_titles, "A")
    qtbot.keyClick(dialog.new_titles, Qt.Key.Key_Return)
    qtbot.keyClicks(dialog.new_titles, "B")
    fill(qtbot, dialog, numbers="窓口の案内番号", **GIVEN)
    assert "新しい事業 2 件（1-1-10、1-1-11）、計画の半期 6 件" in dialog.outcome.text()


def test_merge_into_itself_is_refused_in_place(qtbot, page, small_workspace):
    dialog = opened(qtbot, page)
    dialog.kind.setCurrentIndex(dialog.kind.findData(RevisionKind.MERGE))
    fill(qtbot, dialog, numbers="1-1-1", into="1-1-1", **GIVEN)
    assert "それ自身に統合" in dialog.outcome.text()
    assert not dialog.do_button.isEnabled()
    assert small_workspace.revisions.all() == []


def test_words_that_are_no_project_are_not_dropped(qtbot, page):
    dialog = opened(qtbot, page)
    fill(qtbot, dialog, numbers="1-1-1、どこか", title="名", **GIVEN)
    assert "どこか" in dialog.outcome.text()


def test_dialog_is_freed_on_close(qtbot, page, qapp):
    dialog = opened(qtbot, page)
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.mouseClick(dialog.cancel, LEFT)
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_change_shows_before_and_after_and_opens_the_project(qtbot, merged):
    assert texts(merged.detail.table, 1) == ["事業の状態", "スケジュール（計画）R6上～R8下"]
    assert texts(merged.detail.table, 3) == ["統合（令和6年4月1日、1-1-9 へ）", "終了（-）"]
    assert "→ 1-1-9" in merged.detail.note.text()
    merged.list.table.setFocus()
    qtbot.keyClick(merged.list.table, Qt.Key.Key_Return)
    assert merged.detail.table.hasFocus()
    with qtbot.waitSignal(merged.open_requested) as caught:
        qtbot.keyClick(merged.detail.table, Qt.Key.Key_Return)
    assert caught.args == ["1-1-1"]


def test_list_is_written_as_a_workbook(qtbot, merged, tmp_path, monkeypatch, reporter):
    target = tmp_path / "変更.xlsx"
    monkeypatch.setattr("fujidesk.ui.year_export.ask_target", lambda *_: target)
    qtbot.mouseClick(merged.tools.export_button, LEFT)
    book = load_workbook(target)
    assert book.active["C3"].value == "統合"
    book.close()
    assert "変更.xlsx" in reporter.notes[-1]


def test_register_of_a_day_marks_what_is_different_today(qtbot, merged):
    qtbot.mouseClick(merged.tools.then, LEFT)
    assert merged.tools.day.isVisible()
    assert merged.then.heading.text().startswith("令和4年4月1日の台帳　3 事業")
    assert "今と違う事業 1" in merged.then.note.text()
    assert texts(merged.then.table, 5) == ["実施中"] * 3
    assert texts(merged.then.table, 6) == ["スケジュール、事業の状態", "", ""]
    merged.tools.day.setDate(QDate(2024, 4, 1))
    assert texts(merged.then.table, 5)[0].startswith("統合")
    qtbot.mouseClick(merged.tools.then, LEFT)
    assert merged.list.isVisible()


def test_read_only_says_why_nothing_can_be_entered(qtbot, small_workspace, context):
    small_workspace.read_only = True
    page = RevisionsPage(small_workspace, context)
    qtbot.addWidget(page)
    page.set_fiscal_year(2024)
    assert not page.tools.order_button.isEnabled()
    assert "読み取り専用" in page.tools.order_button.toolTip()


def test_chosen_projects_are_filled_in(qtbot, page):
    page.register(("1-1-1", "1-1-9"))
    assert page.findChild(OrderDialog).numbers.text() == "1-1-1、1-1-9"


def test_models_are_well_behaved(qtmodeltester, merged):
    for card in (merged.list, merged.detail, merged.then):
        qtmodeltester.check(card.table.figures)


def printed(qtbot, page, previews):
    qtbot.mouseClick(page.tools.print_button, LEFT)
    qtbot.waitUntil(lambda: bool(previews.shown))
    return previews.shown[-1][0], previews.texts()


def test_the_changes_are_printed_with_what_each_did(qtbot, merged, previews):
    title, texts = printed(qtbot, merged, previews)
    assert title == merged.list.heading.text()
    assert {"一体で進める", "統合　令和6年4月1日", "変更前", "変更後"} <= set(texts)


def test_the_register_of_a_day_is_printed_where_it_shows(qtbot, merged, previews):
    qtbot.mouseClick(merged.tools.then, LEFT)
    title, texts = printed(qtbot, merged, previews)
    assert "の台帳　3 事業" in title
    assert "読み取り専用" not in title
    assert [text for text in texts if text in ("1-1-1", "1-1-9", "1-5-10")] == ["1-1-1", "1-1-9", "1-5-10"]
