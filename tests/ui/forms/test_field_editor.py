"""A field stores when it is left, keeps what cannot be stored, and leaves Ctrl+Z to the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QInputMethodEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from fujidesk.ui.forms.builder import Form
from fujidesk.ui.forms.field_editor import TYPING_PAUSE_MS, UNSAVED_TEXT
from fujidesk.ui.forms.fields import FieldChoice, FieldKind, FieldRecord

RECORDS = (
    FieldRecord("overview", "事業概要"),
    FieldRecord("indicator.figure", "目標値", FieldKind.FIGURE, columns=4),
    FieldRecord("indicator.unit", "単位", FieldKind.LINE, columns=4),
    FieldRecord("indicator.direction", "向き", FieldKind.CHOICE, columns=4,
                choices=(FieldChoice(None, "（なし）"), FieldChoice("keep", "維持"))),
)  # fmt: skip


class Store:
    """Takes edits as a register would."""

    def __init__(self, form):
        self.form = form
        self.taken = []
        form.committed.connect(self.take)

    def take(self, key, before, after):
        self.taken.append((key, before, after))
        self.form.field(key).mark_saved(after)


@pytest.fixture
def form(qtbot, theme):
    window = QMainWindow()
    body = QWidget()
    made = Form(RECORDS, body)
    QVBoxLayout(body).addWidget(made)
    window.setCentralWidget(body)
    window.undone = []
    window.undo = QAction("元に戻す", window, shortcut=QKeySequence("Ctrl+Z"))
    window.undo.triggered.connect(lambda: window.undone.append(True))
    window.addAction(window.undo)
    qtbot.addWidget(window)
    made.start({"overview": "古い概要", "indicator.figure": "3000"}, {})
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield made
    window.close()


def test_stores_when_the_field_is_left_with_tab(form, qtbot):
    store, field = Store(form), form.field("overview")
    field.editor.setFocus()
    qtbot.keyClicks(field.editor, "new ")
    assert not store.taken
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
    assert store.taken == [("overview", "古い概要", "new 古い概要")]
    assert not field.is_dirty()


def test_stores_after_a_pause_without_moving_the_cursor(form, qtbot):
    store, field = Store(form), form.field("overview")
    assert field._pause.interval() == TYPING_PAUSE_MS
    field._pause.setInterval(50)
    field.editor.setFocus()
    qtbot.keyClick(field.editor, Qt.Key.Key_End)
    qtbot.keyClicks(field.editor, "abc ")
    qtbot.waitUntil(lambda: bool(store.taken), timeout=5000)
    assert store.taken == [("overview", "古い概要", "古い概要abc")]
    form.update_values({"overview": "古い概要abc"})
    qtbot.keyClicks(field.editor, "def")
    assert field.draft() == "古い概要abc def"


def test_a_wrong_figure_gets_a_sentence_and_the_old_value_stays(form, qtbot):
    store, field = Store(form), form.field("indicator.figure")
    assert field.draft() == "3,000"
    field.editor.setFocus()
    field.editor.selectAll()
    qtbot.keyClicks(field.editor, "many")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert not store.taken
    assert "数字だけ" in field.message
    assert field.stored == "3000"
    assert field.editor.property("wrong") is True
    assert form.drafts() == {"indicator.figure": "many"}
    qtbot.keyClick(field.editor, Qt.Key.Key_Escape)
    assert (field.draft(), field.message) == ("3,000", "")


def test_full_width_figures_are_stored_and_shown_plainly(form, qtbot):
    store, field = Store(form), form.field("indicator.figure")
    field.editor.setFocus()
    field.editor.selectAll()
    commit = QInputMethodEvent()
    commit.setCommitString("４５００")
    QApplication.sendEvent(field.editor, commit)
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert store.taken == [("indicator.figure", "3000", "4500")]
    assert field.draft() == "4,500"


def test_undo_belongs_to_the_typing_first_and_then_to_the_window(form, qtbot):
    Store(form)
    window, editor = form.window(), form.field("overview").editor
    editor.setFocus()
    qtbot.keyClicks(editor, "x")
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.shown_text() == "古い概要"
    assert not window.undone
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(window.undone) == 1
    line = form.field("indicator.unit").editor
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(window.undone) == 2


def test_a_choice_is_stored_at_once(form, qtbot):
    store, field = Store(form), form.field("indicator.direction")
    field.editor.setFocus()
    qtbot.keyClick(field.editor, Qt.Key.Key_Down)
    assert store.taken == [("indicator.direction", None, "keep")]


def test_typing_stays_when_another_value_comes_in(form, qtbot):
    field = form.field("overview")
    field.editor.setFocus()
    qtbot.keyClicks(field.editor, "mine ")
    form.update_values({"overview": "よその変更"})
    assert field.draft() == "mine 古い概要"
    assert field.stored == "古い概要"


def test_what_could_not_be_stored_comes_back_with_its_project(form):
    form.start({"indicator.figure": "3000"}, {"indicator.figure": "many"})
    field = form.field("indicator.figure")
    assert (field.draft(), field.is_dirty()) == ("many", True)
    assert "保存できなかった" in field.message


def test_fields_grow_with_their_text(form):
    editor = form.field("overview").editor
    low = editor.height()
    form.field("overview").start("\n".join("行" * 3 for _ in range(9)))
    assert editor.height() > low * 2


def state(field):
    """Return the words at the right of a field's label."""
    return field._state.text()


def test_what_is_composed_is_stored_when_the_field_is_left(form, qtbot):
    store, field = Store(form), form.field("overview")
    field.editor.setFocus()
    field.editor.selectAll()
    QApplication.sendEvent(field.editor, QInputMethodEvent("みかくてい", []))
    form.field("indicator.unit").editor.setFocus()
    assert store.taken == [("overview", "古い概要", "みかくてい")]


def test_what_is_composed_is_stored_before_another_project_is_shown(form):
    store, field = Store(form), form.field("overview")
    field.editor.setFocus()
    field.editor.selectAll()
    QApplication.sendEvent(field.editor, QInputMethodEvent("みかくてい", []))
    form.flush()
    form.start({"overview": "次の概要"}, {})
    assert store.taken == [("overview", "古い概要", "みかくてい")]
    assert field.draft() == "次の概要"


def test_resting_while_composing_stores_only_what_is_confirmed(form, qtbot):
    store, field = Store(form), form.field("overview")
    field.editor.setFocus()
    qtbot.keyClicks(field.editor, "a")
    QApplication.sendEvent(field.editor, QInputMethodEvent("かん", []))
    field._pause.timeout.emit()
    assert store.taken == [("overview", "古い概要", "a古い概要")]
    assert field.editor.is_composing()


def test_a_field_that_nobody_touched_says_nothing(form, theme, qapp):
    form.window().resize(300, 400)
    theme.change(qapp, scale=200)
    theme.change(qapp, key="dark")
    form.start({"overview": "別の概要"}, {})
    form.field("overview").editor.setFocus()
    form.field("indicator.unit").editor.setFocus()
    assert {state(form.field(record.key)) for record in RECORDS} == {""}


def test_typing_that_is_taken_back_is_no_longer_called_unsaved(form, qtbot):
    store, field = Store(form), form.field("overview")
    field.editor.setFocus()
    qtbot.keyClicks(field.editor, "x")
    assert state(field) == UNSAVED_TEXT
    qtbot.keyClick(field.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert state(field) == ""
    assert not field._pause.isActive()
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
    assert not store.taken


def test_typing_the_stored_value_again_stores_nothing(form, qtbot):
    store, field = Store(form), form.field("indicator.figure")
    field.editor.setFocus()
    field.editor.selectAll()
    qtbot.keyClicks(field.editor, "3000")
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
    assert not store.taken
    assert (field.draft(), state(field)) == ("3,000", "")


def test_a_refused_value_is_tried_again_when_it_was_not_held(form, qtbot):
    tries = []

    def refuse(key, before, after):
        tries.append(after)
        form.field(key).refuse("保存できませんでした。", before)

    form.committed.connect(refuse)
    field = form.field("indicator.unit")
    field.editor.setFocus()
    qtbot.keyClicks(field.editor, "x")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert field.message == "保存できませんでした。"
    assert field.editor.accessibleDescription() == "保存できませんでした。"
    field.flush()
    assert tries == ["x", "x"]
    assert form.drafts() == {"indicator.unit": "x"}
