"""The head of the sheet: where one is in the list, number and title, category and DX, and what to do.

It shows and asks only: steps along the list are `navigation`, storing is `sheet_writer`, leaving is
`exports`. The title is a form field like the others and is stored when it is left; category and DX are
stored at once.
"""

import html
import re

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from fujidesk.domain.changes import Entity, FieldChange, JsonValue
from fujidesk.domain.fields import values_of
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ProjectRecord, ProjectState
from fujidesk.domain.revision_lines import state_text
from fujidesk.ui.forms.editors import ChoiceEditor, LineEditor
from fujidesk.ui.forms.field_editor import FieldEditor
from fujidesk.ui.forms.fields import FieldKind, FieldRecord
from fujidesk.ui.icons import Icon, icon
from fujidesk.ui.project.exports import PDF, PDF_INTERNAL, PRINT, PRINT_INTERNAL, WORKBOOK
from fujidesk.ui.project.header_rows import HeaderRows, in_a_row
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, Chip, button, text_label

TITLE = FieldRecord("title", "事業名", FieldKind.NAME, required=True)
_JUMP_PX = 88
"""Width of the box for a number at 100 % text."""


class SheetHeader(Card):
    """Says which project is shown and offers the way to others; each press leaves as a signal.

    Stays above the page while it takes two rows at most (`rows.is_tall` tells), so that number and title are
    seen beside any field.
    """

    previous_wanted = Signal()
    next_wanted = Signal()
    jump_wanted = Signal()
    link_wanted = Signal(str)
    """The number of a project that this one went into."""
    undo_wanted = Signal()
    export_wanted = Signal(str)
    """How the sheet shall leave: PRINT, PDF, WORKBOOK and so on of `ui.project.exports`."""
    choice_made = Signal(object)
    """The FieldChange of category or is_dx that was chosen."""

    def __init__(self, profile: PlanProfile, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._read_only = False
        self._record: ProjectRecord | None = None
        self._categories = [term.category for term in profile.categories]
        self._previous = button("前", self)
        self._next = button("次", self)
        self._position = text_label("", parent=self)
        self._jump = LineEditor(self)
        self._number = text_label("", "title", self)
        self._title = FieldEditor(TITLE, self, compact=True)
        self._category = ChoiceEditor(self)
        self._category.setAccessibleName("事業分類")
        self._category.setToolTip("事業分類")
        self._category.addItems([profile.category_name(category) for category in self._categories])
        self._dx = Chip("DX", self)
        self._dx.setToolTip(profile.dx_name)
        self._has_dx = profile.has_dx
        self.standing = text_label("", "note", self, wrap=True)
        self._undo = button("元に戻す", self)
        self._print = button("印刷…", self)
        self._export = QToolButton(self)
        groups = (self._navigation(), self._actions())
        names = (self._number, self._category, self._dx, self.standing)
        self._rows = HeaderRows(self, groups, names, self._title)
        self._connect()
        flag = Qt.TextInteractionFlag
        self.standing.setTextInteractionFlags(flag.LinksAccessibleByMouse | flag.LinksAccessibleByKeyboard)
        self.standing.setTextFormat(Qt.TextFormat.RichText)
        self.standing.setAccessibleName("事業の状態")
        self.standing.hide()
        self._dress()
        self._rows.arrange(self.width())

    @property
    def title(self) -> FieldEditor:
        """The title's field."""
        return self._title

    @property
    def jump(self) -> LineEditor:
        """The box for a number to go to."""
        return self._jump

    def show_record(self, record: ProjectRecord) -> None:
        """Show number, category and DX of a project; the title is a field of its own."""
        self._record = record
        self._number.setText(record.number)
        self._category.show_text(self._category.itemText(self._categories.index(record.category)))
        self._dx.setChecked(record.is_dx)
        self._dx.setVisible(self._has_dx or record.is_dx)
        self._show_standing(record.state)

    def _show_standing(self, state: ProjectState | None) -> None:
        """Show how the project rests or ended, with links to where it went; nothing while it runs."""
        words = html.escape(state_text(state))
        for number in () if state is None else state.into:
            words = re.sub(
                rf"(?<![\d-]){re.escape(number)}(?![\d-])", f'<a href="{number}">{number}</a>', words
            )
        self.standing.setText(words)
        self.standing.setVisible(state is not None)

    def show_stored(self) -> None:
        """Show what is stored again, as after a choice that was refused."""
        if self._record is not None:
            self.show_record(self._record)

    def show_position(self, place: int | None, count: int) -> None:
        """Show the place in the list (1 is the first; None: not in it) of so many projects."""
        self._position.setText(f"{'－' if place is None else f'{place:,}'} / {count:,}")
        self._position.setAccessibleName(f"一覧の {count} 件中 {place} 件目" if place else "一覧にない事業")
        self._previous.setEnabled(place is not None and place > 1)
        self._next.setEnabled(count > 0 and (place is None or place < count))

    def show_undo(self, label: str) -> None:
        """Say what 元に戻す takes back; "" when there is nothing."""
        self._undo.setEnabled(bool(label) and not self._read_only)
        self._undo.setToolTip(f"元に戻す: {label}（Ctrl+Z）" if label else "元に戻す変更はありません")

    def start_jump(self) -> None:
        """Put the cursor into the box for a number."""
        self._jump.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._jump.selectAll()

    def ask_print(self) -> None:
        """Ask for the print preview."""
        self.export_wanted.emit(PRINT)

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be changed."""
        self._read_only = read_only
        self._title.editor.set_locked(read_only)
        self._category.setEnabled(not read_only)
        self._dx.setEnabled(not read_only)

    def _navigation(self) -> QWidget:
        """Make the group with the ways to other projects."""
        self._previous.setToolTip("一覧の前の事業（Alt+←）")
        self._previous.setAccessibleName("前の事業")
        self._next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._next.setToolTip("一覧の次の事業（Alt+→）")
        self._next.setAccessibleName("次の事業")
        self._jump.setPlaceholderText("番号へ")
        self._jump.setToolTip("事業番号を入れて Enter（Ctrl+G）")
        self._jump.setAccessibleName("事業番号へ移動")
        return in_a_row(QWidget(self), self._previous, self._next, self._position, self._jump)

    def _actions(self) -> QWidget:
        """Make the group of what can be done with the sheet."""
        menu = QMenu(self._export)
        menu.addAction("この個票を PDF に…").setData(PDF)
        menu.addAction("この個票を Excel に…").setData(WORKBOOK)
        menu.addSeparator()
        menu.addAction("内部用（経費を含む）の PDF…").setData(PDF_INTERNAL)
        menu.addAction("内部用（経費を含む）の印刷…").setData(PRINT_INTERNAL)
        menu.triggered.connect(self._on_export)
        self._export.setText("書き出し ▾")
        self._export.setMenu(menu)
        self._export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return in_a_row(QWidget(self), self._undo, self._print, self._export)

    def _connect(self) -> None:
        """Let presses leave as signals."""
        self._previous.clicked.connect(self.previous_wanted)
        self._next.clicked.connect(self.next_wanted)
        self._undo.clicked.connect(self.undo_wanted)
        self._print.clicked.connect(self.ask_print)
        self._jump.returnPressed.connect(self.jump_wanted)
        self.standing.linkActivated.connect(self.link_wanted)
        self._category.left.connect(self._on_category)
        self._dx.clicked.connect(self._on_dx)
        self._theme.changed.connect(self._dress)

    def _dress(self) -> None:
        """Take over icons, sizes and spaces of the theme."""
        theme, tokens = self._theme, self._theme.tokens
        self._previous.setIcon(icon(Icon.PREVIOUS, tokens.text))
        self._next.setIcon(icon(Icon.NEXT, tokens.text))
        self._undo.setIcon(icon(Icon.UNDO, tokens.text))
        self._print.setIcon(icon(Icon.PRINT, tokens.text))
        for made in (self._previous, self._next, self._undo, self._print):
            made.setIconSize(QSize(theme.px(14), theme.px(14)))
        self._jump.setFixedWidth(theme.px(_JUMP_PX))
        self._title.editor.setStyleSheet(
            f"QTextEdit {{ font-size: {theme.font('title').pointSizeF():g}pt; font-weight: bold; }}"
            f'QTextEdit[wrong="false"]:!focus:!hover {{ border-color: {tokens.line}; }}'
        )
        self._rows.space(theme)

    @property
    def rows(self) -> HeaderRows:
        """How its parts are laid out."""
        return self._rows

    def _on_category(self) -> None:
        """Tell a category only when it is another one."""
        if self._category.is_modified():
            self._choose("category", self._categories[self._category.currentIndex()].value)

    def _on_dx(self, checked: bool) -> None:
        """Tell the flag as it was clicked."""
        self._choose("is_dx", checked)

    def _choose(self, field: str, value: JsonValue) -> None:
        """Tell a choice as a change of the project shown."""
        if self._record is not None:
            before = values_of(self._record)[field]
            self.choice_made.emit(FieldChange(Entity.PROJECT, self._record.number, field, before, value))

    def _on_export(self, action: QAction) -> None:
        """Tell how the sheet shall leave."""
        self.export_wanted.emit(action.data())

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as the widest of the rows, when each stands on its own."""
        return QSize(self._rows.least_width(), super().minimumSizeHint().height())
