"""The sheet as its user meets it: typing, leaving, undoing, going on."""

import time

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from shiboken6 import isValid

from fujidesk.domain.changes import Changes, Entity, FieldChange
from fujidesk.domain.records import Category
from fujidesk.errors import MachineError
from fujidesk.ui.forms.text_editor import TextEditor
from fujidesk.ui.project.empty_state import EmptyState
from fujidesk.ui.project.screen import ProjectScreen

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def type_into(qtbot, field, text):
    """Replace what stands in a field by typing."""
    field.editor.setFocus()
    field.editor.selectAll()
    qtbot.keyClicks(field.editor, text)


def button(widget, text):
    """Return the button with a word."""
    return next(item for item in widget.findChildren(QPushButton) if item.text().strip() == text)


def outside_change(workspace, field, after, number="1-1-1"):
    """Change a field behind the sheet's back."""
    from fujidesk.domain.fields import values_of

    before = values_of(workspace.registry.sheet(number).record).get(field)
    workspace.edits.apply([FieldChange(Entity.PROJECT, number, field, before, after)], "ほかの操作")


def test_a_field_is_stored_within_100_ms_of_leaving_it(screen, qtbot, stored):
    field, spent_ms = screen.view.field("overview"), []
    for turn in range(3):
        type_into(qtbot, field, f"overview {turn}")
        begun = time.perf_counter()
        qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
        spent_ms.append((time.perf_counter() - begun) * 1000)
        assert stored().overview == f"overview {turn}"
    assert min(spent_ms) < 100  # the least, as other programs may take the machine meanwhile
    assert screen.view.texts.form.field("overview").message == ""


def test_the_keyboard_begins_on_the_schedule_and_tab_leads_to_the_first_text(screen, qtbot, stored):
    screen.take_focus()
    strip = screen.view.schedule.strip
    assert strip.hasFocus()
    qtbot.keyClick(strip, Qt.Key.Key_2)
    assert stored().schedule[0].phase == 2
    qtbot.keyClick(strip, Qt.Key.Key_F2)
    assert screen.view.schedule.bar.line.hasFocus()
    strip.setFocus()
    qtbot.keyClick(strip, Qt.Key.Key_Tab)
    while not isinstance(QApplication.focusWidget(), TextEditor):  # the import is offered on the way
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is screen.view.field("summary").editor


def test_a_project_without_schedule_begins_at_its_first_text(screen):
    screen.open_project("1-5-1")
    screen.take_focus()
    assert screen.view.field("summary").editor.hasFocus()


def test_all_controls_are_reached_by_tab(screen, qtbot):
    screen.take_focus()
    first, reached = QApplication.focusWidget(), set()
    for _ in range(80):
        reached.add(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is first:
            break
    view = screen.view
    for wanted in (view.schedule.bar.line, view.header.title.editor, view.header.jump, view.years.bar,
                   view.schedule.palette_buttons.button(1), view.field("page").editor):  # fmt: skip
        assert wanted in reached


def test_what_is_composed_goes_to_its_own_project(screen, qtbot, stored):
    field = screen.view.field("overview")
    field.editor.setFocus()
    QApplication.sendEvent(field.editor, QInputMethodEvent("みかくてい", []))
    qtbot.keyClick(field.editor, Qt.Key.Key_Right, ALT)
    assert screen.number == "1-1-2"
    assert stored().overview == "みかくてい"
    assert (stored("1-1-2").overview, field.draft()) == ("", "")


def test_ctrl_s_stores_without_leaving_the_field(screen, qtbot, stored):
    field = screen.view.field("summary")
    type_into(qtbot, field, "saved by key")
    qtbot.keyClick(field.editor, Qt.Key.Key_S, CTRL)
    assert stored().summary == "saved by key"
    assert field.editor.hasFocus()


def test_going_to_another_project_stores_first(screen, qtbot, stored):
    field = screen.view.field("purpose")
    type_into(qtbot, field, "typed and left by key")
    qtbot.keyClick(field.editor, Qt.Key.Key_Right, ALT)
    assert screen.number == "1-1-2"
    assert stored().purpose == "typed and left by key"
    assert stored("1-1-2").purpose == ""


def test_hiding_the_sheet_stores(screen, qtbot, stored):
    type_into(qtbot, screen.view.field("title"), "another title")
    screen.hide()
    assert stored().title == "another title"


def test_an_invalid_figure_gets_a_sentence_and_is_kept_for_its_project(screen, qtbot, stored):
    field = screen.view.field("indicator.figure")
    before = stored().indicator.figure
    type_into(qtbot, field, "many")
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
    assert "数字だけ" in field.message
    assert stored().indicator.figure == before
    screen.open_project("1-1-3")
    assert screen.view.field("indicator.figure").message == ""
    screen.open_project("1-1-1")
    assert field.draft() == "many"
    type_into(qtbot, field, "9000")
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
    assert (stored().indicator.figure, field.message) == (9000, "")


def test_an_empty_title_is_refused(screen, qtbot, stored):
    field = screen.view.field("title")
    before = stored().title
    field.editor.setFocus()
    field.editor.selectAll()
    qtbot.keyClick(field.editor, Qt.Key.Key_Delete)
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert "空にできません" in field.message
    assert stored().title == before


def test_a_conflict_shows_the_other_value_and_then_lets_one_overwrite(screen, qtbot, workspace, stored):
    field = screen.view.field("overview")
    type_into(qtbot, field, "mine")
    outside_change(workspace, "overview", "theirs")
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
    assert "「theirs」" in field.message
    assert stored().overview == "theirs"
    screen.open_project("1-1-3")
    screen.open_project("1-1-1")
    assert stored().overview == "theirs"
    assert field.draft() == "mine"
    field.editor.setFocus()
    qtbot.keyClick(field.editor, Qt.Key.Key_S, CTRL)
    assert stored().overview == "mine"
    assert field.message == ""


def test_escape_takes_the_other_value_after_a_conflict(screen, qtbot, workspace):
    field = screen.view.field("overview")
    type_into(qtbot, field, "mine")
    outside_change(workspace, "overview", "theirs")
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
    field.editor.setFocus()
    qtbot.keyClick(field.editor, Qt.Key.Key_Escape)
    assert (field.draft(), field.message) == ("theirs", "")


def test_undo_restores_the_field_that_is_shown(screen, qtbot, workspace, stored):
    field = screen.view.field("overview")
    type_into(qtbot, field, "to be undone")
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
    undo = button(screen, "元に戻す")
    assert "1-1-1 事業概要" in undo.toolTip()
    with qtbot.waitSignal(screen.edited) as told:
        qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert told.args[0].numbers == frozenset({"1-1-1"})
    assert (stored().overview, field.draft()) == ("", "")
    assert not undo.isEnabled()


def test_previous_and_next_follow_the_lists_order(screen, qtbot, window):
    opened = []
    screen.project_opened.connect(opened.append)
    qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
    assert screen.number == "1-1-3"
    assert not button(screen, "前").isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
    assert screen.number == "1-1-3"
    qtbot.mouseClick(button(screen, "次"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(window, Qt.Key.Key_Right, ALT)
    assert opened == ["1-1-3", "1-1-1", "1-1-2"]
    assert not button(screen, "次").isEnabled()
    screen.set_order(["1-1-2", "2-1-1"])
    qtbot.keyClick(window, Qt.Key.Key_Right, ALT)
    assert screen.number == "2-1-1"


def test_ctrl_g_goes_to_a_number(screen, qtbot, window, reporter):
    qtbot.keyClick(window, Qt.Key.Key_G, CTRL)
    jump = screen.view.header.jump
    assert jump.hasFocus()
    qtbot.keyClicks(jump, "2-1-1")
    qtbot.keyClick(jump, Qt.Key.Key_Return)
    assert screen.number == "2-1-1"
    assert jump.text() == ""
    assert not jump.hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_G, CTRL)
    qtbot.keyClicks(jump, "9-9-9")
    qtbot.keyClick(jump, Qt.Key.Key_Return)
    assert screen.number == "2-1-1"
    assert "9-9-9" in str(reporter.errors[-1])


def test_category_and_dx_are_changed_in_the_header(screen, qtbot, stored):
    header = screen.view.header
    combo = header._category
    combo.setFocus()
    qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert stored().category is Category.PROMOTION
    assert screen.view.field("purpose").isHidden()
    qtbot.mouseClick(header._dx, Qt.MouseButton.LeftButton)
    assert not stored().is_dx
    qtbot.mouseClick(button(screen, "元に戻す"), Qt.MouseButton.LeftButton)
    assert stored().is_dx
    assert header._dx.isChecked()


def test_the_chosen_fiscal_year_is_in_front(screen, qtbot, stored):
    years = screen.view.years
    assert years.bar.tabText(years.bar.currentIndex()) == "R7"
    screen.set_fiscal_year(2022)
    field = screen.view.field("action.2022")
    type_into(qtbot, field, "done in the first year")
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
    assert stored().yearly_actions[2022] == "done in the first year"


def test_a_field_that_is_emptied_is_taken_out(screen, qtbot, stored):
    field = screen.view.field("action.2025")
    type_into(qtbot, field, "x")
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
    field.editor.setFocus()
    field.editor.selectAll()
    qtbot.keyClick(field.editor, Qt.Key.Key_Delete)
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
    assert 2025 not in stored().yearly_actions


def show_history(screen):
    years = screen.view.years
    years.bar.setCurrentIndex(years.bar.count() - 1)
    return years.history


def test_the_history_tells_what_was_changed_and_takes_one_change_back(screen, qtbot, stored):
    history = show_history(screen)
    page = stored().page
    type_into(qtbot, screen.view.field("page"), "120")
    qtbot.keyClick(screen.view.field("page").editor, Qt.Key.Key_Return)
    assert history.model.rowCount() == 1
    text = history.model.index(0, 0).data()
    assert "頁" in text
    assert f"{page} 頁 → 120 頁" in text
    index = history.model.index(0, 0)
    center = history.view.visualRect(index).center()
    qtbot.mouseClick(history.view.viewport(), Qt.MouseButton.LeftButton, pos=center)
    qtbot.mouseClick(history.revert_button, Qt.MouseButton.LeftButton)
    assert stored().page == page
    assert history.model.rowCount() == 2


def test_a_change_that_was_changed_again_is_not_taken_back(screen, qtbot, workspace, reporter, stored):
    outside_change(workspace, "page", 120)
    outside_change(workspace, "page", 130)
    screen.reload(Changes(frozenset({"1-1-1"})))
    history = show_history(screen)
    history.view.setCurrentIndex(history.model.index(1, 0))
    qtbot.mouseClick(history.revert_button, Qt.MouseButton.LeftButton)
    assert "130 頁" in str(reporter.errors[-1])
    assert stored().page == 130


def test_changes_from_elsewhere_are_shown(screen, workspace):
    outside_change(workspace, "title", "よそで変えた名前")
    screen.reload(Changes(frozenset({"1-1-1"})))
    assert screen.view.field("title").draft() == "よそで変えた名前"


def test_without_a_project_it_says_what_to_do(qtbot, workspace, context):
    screen = ProjectScreen(workspace, context)
    qtbot.addWidget(screen)
    screen.show()
    assert screen.findChild(EmptyState).isVisible()
    with qtbot.waitSignal(screen.list_requested):
        qtbot.mouseClick(screen.findChild(EmptyState).button, Qt.MouseButton.LeftButton)


def test_a_project_that_is_gone_gives_way_to_the_empty_state(screen, workspace):
    from fujidesk.domain.fields import values_of

    record = workspace.registry.sheet("1-1-1").record
    whole = {"policy": record.policy, "measure": record.measure, **values_of(record)}
    changes = workspace.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "*", whole, None)], "削除")
    screen.reload(changes)
    assert screen.findChild(EmptyState).isVisible()
    assert screen.number == ""


def test_texts_that_are_not_imported_yet_can_be_asked_for(screen, qtbot):
    overview = screen.view.field("overview")
    assert "計画書を取り込むと本文が入ります" in overview.editor.placeholderText()
    with qtbot.waitSignal(screen.import_requested):
        qtbot.mouseClick(button(screen, "計画書を取り込む…"), Qt.MouseButton.LeftButton)


def test_the_fields_follow_the_category(screen):
    def visible(key):
        return not screen.view.field(key).isHidden()

    assert all(visible(key) for key in ("purpose", "sogo_codes", "indicator.figure", "summary"))
    screen.open_project("1-5-1")
    assert not any(visible(key) for key in ("purpose", "sogo_codes", "indicator.figure"))
    assert all(visible(key) for key in ("summary", "overview", "departments", "page"))


def test_a_read_only_register_cannot_be_typed_into(qtbot, workspace, context, monkeypatch):
    monkeypatch.setattr(workspace, "read_only", True)
    screen = ProjectScreen(workspace, context)
    qtbot.addWidget(screen)
    screen.open_project("1-1-1")
    screen.show()
    field = screen.view.field("overview")
    qtbot.keyClicks(field.editor, "x")
    assert field.draft() == ""
    assert not screen.view.header._category.isEnabled()


@pytest.mark.parametrize(
    ("width", "scale"), [(1366, 100), (800, 100), (1366, 200), (1100, 200), (900, 200), (800, 200)]
)
def test_nothing_is_cut_off_sideways(screen, window, theme, qapp, width, scale):
    theme.change(qapp, scale=scale)
    window.resize(width, 700)
    qapp.sendPostedEvents()
    assert window.width() == width
    assert screen.view._scroll.horizontalScrollBar().maximum() == 0
    for made in screen.findChildren(QPushButton):
        assert not made.isVisible() or made.width() >= made.minimumSizeHint().width(), made.text()


def test_a_tall_head_scrolls_with_the_page_and_keeps_what_is_typed(
    screen, window, theme, qapp, qtbot, stored
):
    field = screen.view.field("title")
    type_into(qtbot, field, "typed title")
    theme.change(qapp, scale=200)
    window.resize(800, 600)
    qapp.sendPostedEvents()
    assert screen.view._body.isAncestorOf(screen.view.header)
    assert field.draft() == "typed title"
    window.resize(1366, 768)
    theme.change(qapp, scale=100)
    qapp.sendPostedEvents()
    assert not screen.view._body.isAncestorOf(screen.view.header)
    field.flush()
    assert stored().title == "typed title"


def test_everything_is_reached_by_name(screen):
    from PySide6.QtWidgets import QComboBox, QLineEdit, QTextEdit

    editors = [item for kind in (QLineEdit, QTextEdit, QComboBox) for item in screen.findChildren(kind)]
    nameless = [item for item in editors if not item.accessibleName()]
    assert not nameless


def test_the_sheet_is_freed_when_it_is_closed(qtbot, workspace, context):
    screen = ProjectScreen(workspace, context)
    screen.open_project("1-1-1")
    screen.show()
    screen.close()
    screen.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(screen)
    context.theme.changed.emit()


def test_a_tab_opened_by_key_begins_at_the_schedule_or_the_empty_states_button(
    screen, qtbot, workspace, context
):
    screen.setFocus()
    assert screen.view.schedule.strip.hasFocus()
    empty = ProjectScreen(workspace, context)
    qtbot.addWidget(empty)
    empty.show()
    empty.activateWindow()
    qtbot.waitUntil(empty.isActiveWindow)
    empty.setFocus()
    assert empty.findChild(EmptyState).button.hasFocus()


def test_without_a_project_keys_and_year_do_nothing(qtbot, workspace, context, reporter):
    screen = ProjectScreen(workspace, context)
    qtbot.addWidget(screen)
    screen.show()
    screen.set_fiscal_year(2024)
    screen.flush()
    for key in (Qt.Key.Key_S, Qt.Key.Key_P):
        qtbot.keyClick(screen, key, CTRL)
    assert (screen.number, reporter.errors, workspace.edits.step_count) == ("", [], 0)


def test_a_choice_that_cannot_be_stored_shows_the_stored_one_again(
    screen, qtbot, workspace, reporter, monkeypatch
):
    def fail(*_):
        raise MachineError("ディスクの空きが足りません。")

    monkeypatch.setattr(workspace.edits, "apply", fail)
    header = screen.view.header
    header._category.setFocus()
    qtbot.keyClick(header._category, Qt.Key.Key_Down)
    assert header._category.currentText() == "重点"
    qtbot.mouseClick(header._dx, Qt.MouseButton.LeftButton)
    assert header._dx.isChecked()
    assert len(reporter.errors) == 2


def test_after_an_import_everything_is_read_again(screen, workspace):
    outside_change(workspace, "overview", "取り込んだ本文")
    screen.reload(Changes(everything=True))
    assert screen.view.field("overview").draft() == "取り込んだ本文"


def test_changes_of_other_projects_leave_the_sheet_alone(screen, workspace):
    outside_change(workspace, "title", "よその名前", "1-1-2")
    outside_change(workspace, "title", "見えない名前")
    before = screen.view.field("title").draft()
    screen.reload(Changes(frozenset({"1-1-2"})))
    assert screen.view.field("title").draft() == before


def test_ctrl_p_prints_the_sheet(screen, qtbot, answers):
    answers.expect(QDialog.reject)
    qtbot.keyClick(screen, Qt.Key.Key_P, CTRL)
    assert answers.seen[0].startswith("印刷　1-1-1")
