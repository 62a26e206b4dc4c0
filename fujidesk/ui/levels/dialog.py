"""A window beside the main one: what the plan says of each policy and measure, editable in place.

The texts come with chapter 5 of the plan (003) when it is imported; edits are saved as a field is left, are
in the history, and can be taken back here with Ctrl+Z as in the main window.
"""

from PySide6.QtCore import QItemSelection, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListView, QScrollArea, QVBoxLayout, QWidget

from fujidesk.domain.changes import Changes, Entity, FieldChange, JsonValue
from fujidesk.domain.fields import LEVEL_FIELDS, field_label
from fujidesk.domain.records import LevelRecord
from fujidesk.errors import EditConflictError, FujideskError, UserError
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.forms.builder import Form
from fujidesk.ui.forms.fields import FieldKind, FieldRecord
from fujidesk.ui.itemmodels.level_list import LEVEL_ROLE, LevelListModel
from fujidesk.ui.undo_commands import UndoCommands
from fujidesk.ui.widgets.basics import InlineMessage, text_label

_FIELDS = (
    FieldRecord("title", "名称", FieldKind.LINE, required=True),
    *(FieldRecord(name, field_label(name)) for name in LEVEL_FIELDS if name != "title"),
)
_NO_TEXTS = "計画書の第5章を取り込むと、ここに本文が入ります。"
_LIST_SHARE, _FORM_SHARE = 2, 3


class LevelsDialog(QDialog):
    """Levels at the left, the texts of the chosen one at the right.

    edited: something was stored or taken back; the window tells the other screens.
    """

    edited = Signal(Changes)

    def __init__(self, workspace: Workspace, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._context = context
        self._model = LevelListModel(self)
        self._list = QListView(self)
        self._heading = text_label("", "title", self, wrap=True)
        self._hint = InlineMessage(self)
        self._form = Form(_FIELDS, self)
        self._steps = UndoCommands(workspace, context, self)
        self._undo = QAction("元に戻す", self)
        self._redo = QAction("やり直す", self)
        self._code = ""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lay_out()
        self._connect()
        self._form.set_read_only(workspace.read_only)
        self.reload()
        self._list.setCurrentIndex(self._model.index(0))

    def reload(self) -> None:
        """Read the levels anew and keep the chosen one; typing that is not stored stays."""
        levels = self._workspace.registry.levels()
        row = next((at for at, level in enumerate(levels) if level.code == self._code), 0)
        selection = self._list.selectionModel()
        code, self._code = self._code, ""
        self._model.set_levels(levels)
        self._code = code
        if code:
            selection.setCurrentIndex(self._model.index(row), selection.SelectionFlag.ClearAndSelect)
            self._show(levels[row], again=True)

    def _lay_out(self) -> None:
        """Put list and form side by side; the form scrolls, for its texts are long."""
        names = "・".join(self._workspace.profile.level_names)
        self.setWindowTitle(f"{names}の説明")
        self._take_size()
        self._list.setModel(self._model)
        self._list.setAccessibleName(names)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setWordWrap(True)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        for part in (self._heading, self._hint, self._form):
            column.addWidget(part)
        column.addStretch(1)
        column.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        row, gap = QHBoxLayout(self), self._context.theme.gap
        row.setContentsMargins(gap(16), gap(12), gap(16), gap(12))
        row.setSpacing(gap(12))
        row.addWidget(self._list, _LIST_SHARE)
        row.addWidget(scroll, _FORM_SHARE)

    def _take_size(self) -> None:
        """Be as large as the texts ask for, but not larger than the window below (or the screen)."""
        gap, below = self._context.theme.gap, self.parentWidget() or self.screen()
        self.resize(QSize(gap(960), gap(640)).boundedTo(below.size()))

    def _connect(self) -> None:
        """Wire choosing, editing and taking back."""
        self._list.selectionModel().selectionChanged.connect(self._on_chosen)
        self._form.committed.connect(self._on_committed)
        self._undo.setShortcut(QKeySequence("Ctrl+Z"))
        self._redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self._undo.triggered.connect(self._on_undo)
        self._redo.triggered.connect(self._on_redo)
        self.addActions([self._undo, self._redo])
        QShortcut(QKeySequence("Ctrl+S"), self, self._store_all)
        self._steps.changed.connect(self.edited)

    def _show(self, level: LevelRecord, *, again: bool = False) -> None:
        """Show the texts of a level; again: the same one, so that unsaved typing stays."""
        self._code = level.code
        values: dict[str, JsonValue] = {name: getattr(level, name) for name in LEVEL_FIELDS}
        self._heading.setText(f"{level.code} {level.title}")
        if any(values[name] for name in LEVEL_FIELDS if name != "title"):
            self._hint.hide()
        else:
            self._hint.show_message(_NO_TEXTS)
        if again:
            self._form.update_values(values)
        else:
            self._form.start(values, {})

    def _on_chosen(self, chosen: QItemSelection, _before: QItemSelection) -> None:
        """Store what is typed and show the chosen level."""
        level = next((index.data(LEVEL_ROLE) for index in chosen.indexes()), None)
        if isinstance(level, LevelRecord) and level.code != self._code:
            self._form.flush()
            self._show(level)

    def _on_committed(self, key: str, before: JsonValue, after: JsonValue) -> None:
        """Store one text; what is wrong with it is said beside the field."""
        field = self._form.field(key)
        change = FieldChange(Entity.LEVEL, self._code, key, before, after)
        try:
            changes = self._workspace.edits.apply([change], f"{self._code} {field_label(key)}")
        except EditConflictError:
            field.refuse_conflict(self._stored(key))
        except UserError as error:
            field.refuse(str(error), before)
        except FujideskError as error:
            field.refuse("保存できませんでした。入力はこの欄に残っています。", before)
            self._context.reporter.show(error)
        else:
            field.mark_saved(after)
            self.edited.emit(changes)

    def _store_all(self) -> None:
        """Store everything typed, also over values that came in meanwhile, as Ctrl+S asks for."""
        self._form.flush(force=True)

    def _stored(self, key: str) -> JsonValue:
        """Return a text of the level shown as it is stored now."""
        levels = self._workspace.registry.levels()
        found: JsonValue = next((getattr(level, key) for level in levels if level.code == self._code), "")
        return found

    def _on_undo(self) -> None:
        """Take back the last step of the session, whatever it was."""
        self._form.flush()
        self._steps.undo()

    def _on_redo(self) -> None:
        """Take the step that was undone last again."""
        self._form.flush()
        self._steps.redo()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store what is typed before the window goes."""
        self._form.flush()
        super().closeEvent(event)
