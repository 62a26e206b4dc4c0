"""The menu of saved views: choose, save, rename, delete.

Views live in the database (`ViewService`), so that all who open it find them; the views that always exist
come from `view_spec.py` and narrow only, leaving the user's columns and order alone.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu, QPushButton, QWidget

from fujidesk.domain.profile import PlanProfile
from fujidesk.errors import FujideskError, UserError
from fujidesk.services.views import ViewService
from fujidesk.ui.registry.view_spec import ALL_VIEW, ViewSpec, built_in_views
from fujidesk.ui.report import Reporter
from fujidesk.ui.widgets.message_dialog import MessageDialog

_CHANGED = "（変更あり）"


class ViewMenu(QPushButton):
    """Shows the view in force and chooses another; view_chosen(ViewSpec).

    A saved view whose filter, columns or order were changed since is marked so; it is saved again under
    its name or another. Where the filter is no longer that of a view that always exists, none is named.
    """

    view_chosen = Signal(object)

    def __init__(
        self, views: ViewService, profile: PlanProfile, reporter: Reporter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._views = views
        self._built_in = built_in_views(profile)
        self._reporter = reporter
        self._chosen = ALL_VIEW
        self._forbidden = ""
        self._spec = ViewSpec()
        self._present = self._spec
        self._menu = QMenu(self)
        self._menu.setAccessibleName("ビュー")
        self._menu.aboutToShow.connect(self._fill)
        self._menu.triggered.connect(self._on_triggered)
        self.clicked.connect(self._on_clicked)
        self._show()

    @property
    def chosen(self) -> str:
        """Name of the view that was chosen last."""
        return self._chosen

    def forbid_saving(self, reason: str) -> None:
        """Let views be chosen only; the reason stands beside what cannot be done."""
        self._forbidden = reason

    def follow(self, present: ViewSpec) -> None:
        """Take notice of what the list shows now."""
        if present != self._present:
            self._present = present
            self._show()

    def start_with(self, present: ViewSpec) -> None:
        """Let what the list shows at first be 「すべて」 unchanged."""
        self._spec = self._present = present
        self._show()

    def choose(self, name: str) -> None:
        """Show a view by its name; errors are shown."""
        try:
            self._take(name)
        except FujideskError as error:
            self._reporter.show(error)

    def save_as(self, name: str) -> None:
        """Keep what the list shows now under a name; the chosen view's own name writes over it.

        Raises:
            UserError: the name belongs to another view, or cannot be saved.
        """
        name = name.strip()
        if name in self._built_in:
            raise UserError(f"「{name}」は初めからあるビューの名前です。別の名前を付けてください。")
        if name in self._views.names() and name != self._chosen:
            raise UserError(
                f"「{name}」というビューはすでにあります。別の名前を付けるか、「{name}」を選んでから上書き保存してください。"
            )
        self._views.save(name, self._present.to_json())
        self._remember(name, self._present)

    def rename(self, name: str) -> None:
        """Give the chosen saved view another name.

        Raises:
            UserError: the name is taken.
        """
        name = name.strip()
        if name in self._built_in or (name in self._views.names() and name != self._chosen):
            raise UserError(f"「{name}」というビューはすでにあります。別の名前を付けてください。")
        if name != self._chosen:
            self._views.save(name, self._views.load(self._chosen))
            self._views.delete(self._chosen)
            self._remember(name, self._spec)

    def delete(self) -> None:
        """Remove the chosen saved view; the list stays as it is.

        Raises:
            UserError: it is gone already.
        """
        self._views.delete(self._chosen)
        self._remember(ALL_VIEW, ViewSpec(columns=self._present.columns))

    def _take(self, name: str) -> None:
        """Put a view in force; one that always exists leaves columns and order as they are."""
        if name in self._built_in:
            spec = ViewSpec(self._built_in[name], self._present.columns, self._present.order)
        else:
            spec = ViewSpec.from_json(self._views.load(name), name)
        self._remember(name, spec)
        self.view_chosen.emit(spec)

    def _remember(self, name: str, spec: ViewSpec) -> None:
        """Let this be the view in force, with what it holds."""
        self._chosen, self._spec = name, spec
        self._show()

    def _show(self) -> None:
        """Name the view in force and whether it was changed since."""
        state = f"：{self._chosen}"
        if self._chosen not in self._built_in:
            state += "" if self._present == self._spec else _CHANGED
        elif self._present.filter != self._spec.filter:
            state = ""
        self.setText(f"ビュー{state} ▾")
        self.setAccessibleName(f"ビューを選ぶ{state}")
        self.setToolTip("絞り込み・列・並び順に名前を付けて保存し、呼び出します")

    def _fill(self) -> None:
        """List the views and what can be done with the one in force, as they are at this moment."""
        self._menu.clear()
        for name in self._built_in:
            self._add(name, "choose", name)
        saved = self._views.names()
        if saved:
            self._menu.addSeparator()
        for name in saved:
            self._add(name, "choose", name)
        self._menu.addSeparator()
        own = self._chosen in saved
        if own:
            self._add(f"「{self._chosen}」に上書き保存", "overwrite")
        self._add("名前を付けて保存…", "save")
        if own:
            self._add(f"「{self._chosen}」の名前を変える…", "rename")
            self._add(f"「{self._chosen}」を削除…", "delete")

    def _add(self, text: str, command: str, name: str = "") -> None:
        """Add an entry; `choose` entries can be ticked."""
        chooses = command == "choose"
        may_not = bool(self._forbidden) and not chooses
        action = self._menu.addAction(f"{text}（{self._forbidden}）" if may_not else text)
        action.setData((command, name))
        action.setEnabled(not may_not)
        action.setCheckable(chooses)
        action.setChecked(chooses and name == self._chosen)

    def _on_clicked(self) -> None:
        """Open the menu below the button."""
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _on_triggered(self, action: QAction) -> None:
        """Do what the entry stands for."""
        command, name = action.data()
        if command == "choose":
            self.choose(name)
        elif command == "overwrite":
            self._on_named_to_save(self._chosen)
        elif command == "delete":
            self._ask_delete()
        else:
            self._ask_name(command)

    def _ask_name(self, command: str) -> None:
        """Ask for a name to save or rename by; the dialog is freed when closed."""
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle("ビューを保存" if command == "save" else "ビューの名前を変える")
        dialog.setLabelText("ビューの名前")
        dialog.setTextValue("" if command == "save" else self._chosen)
        dialog.setOkButtonText("保存" if command == "save" else "変える")
        dialog.setCancelButtonText("やめる")
        slot = self._on_named_to_save if command == "save" else self._on_named_to_rename
        dialog.textValueSelected.connect(slot)
        dialog.open()

    def _ask_delete(self) -> None:
        """Ask before a view goes."""
        dialog = MessageDialog(
            "ビューを削除",
            f"ビュー「{self._chosen}」を削除します。事業のデータは変わりません。",
            kind="question", parent=self,
        )  # fmt: skip
        dialog.offer("削除する", "やめる")
        dialog.accepted.connect(self._on_delete)
        dialog.open()

    def _on_named_to_save(self, name: str) -> None:
        """Save under the name, or say why not."""
        try:
            self.save_as(name)
        except FujideskError as error:
            self._reporter.show(error)

    def _on_named_to_rename(self, name: str) -> None:
        """Rename, or say why not."""
        try:
            self.rename(name)
        except FujideskError as error:
            self._reporter.show(error)

    def _on_delete(self) -> None:
        """Delete the view in force, or say why not."""
        try:
            self.delete()
        except FujideskError as error:
            self._reporter.show(error)
