"""The menu of the window: files in and out, undo, looks, backups and the version."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from fujidesk.domain.plan_choice import StoredPlan
from fujidesk.ui.icons import Icon, icon
from fujidesk.ui.theme import SCALES, Theme
from fujidesk.ui.tokens import THEMES


class WindowMenu(QMenu):
    """Says what was chosen; the window does it. Its keys work in the whole window."""

    import_plan_chosen = Signal()
    export_plan_chosen = Signal()
    export_register_chosen = Signal()
    import_register_chosen = Signal()
    add_project_chosen = Signal()
    levels_chosen = Signal()
    profile_chosen = Signal()
    findings_chosen = Signal()
    history_chosen = Signal()
    undo_chosen = Signal()
    redo_chosen = Signal()
    scale_chosen = Signal(int)
    theme_chosen = Signal(str)
    day_chosen = Signal()
    real_day_chosen = Signal()
    back_up_chosen = Signal()
    restore_chosen = Signal()
    second_chosen = Signal()
    backups_chosen = Signal()
    help_chosen = Signal()
    support_chosen = Signal()
    about_chosen = Signal()
    quit_chosen = Signal()
    plan_chosen = Signal(int)
    add_plan_chosen = Signal()
    search_plans_chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__("メニュー", parent)
        self._theme = theme
        self._window = parent
        self._plans: tuple[StoredPlan, ...] = ()
        self._plan: StoredPlan | None = None
        self._plan_parts: tuple[QMenu, QAction] | None = None
        self.import_plan = self._entry("計画書の取り込み…", Icon.IMPORT, self.import_plan_chosen)
        self.export_plan = self._entry("計画書をWordへ書き出し…", Icon.DOCUMENT, self.export_plan_chosen)
        self.export_register = self._entry("台帳をExcelへ書き出し…", Icon.EXPORT, self.export_register_chosen)
        self.import_register = self._entry("台帳Excelの取り込み…", Icon.TABLE, self.import_register_chosen)
        self.add_project = self._entry("事業を追加…", Icon.ADD, self.add_project_chosen)
        self.addSeparator()
        self._entry("計画書の食い違い…", Icon.TABLE, self.findings_chosen)
        self._entry("変更の履歴…", Icon.HISTORY, self.history_chosen)
        self.levels = self._entry("方針・施策の説明…", Icon.DOCUMENT, self.levels_chosen)
        self.profile = self._entry("計画プロファイル…", Icon.SHEET, self.profile_chosen)
        self.add_plan = self._entry("計画を加える…", Icon.ADD, self.add_plan_chosen)
        self._below_plans = self.addSeparator()
        self.undo = self._entry("元に戻す", Icon.UNDO, self.undo_chosen)
        self.undo.setShortcut(QKeySequence("Ctrl+Z"))
        self.redo = self._entry("やり直す", Icon.REDO, self.redo_chosen)
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self.addSeparator()
        self._add_scales()
        self._add_themes()
        self.addSeparator()
        self._entry("日付を変える（練習用）…", Icon.HISTORY, self.day_chosen)
        self.real_day = self._entry("実際の日付に戻す", Icon.UNDO, self.real_day_chosen)
        self.addSeparator()
        self.help = self._entry("使い方", Icon.QUESTION, self.help_chosen)
        self.help.setShortcut(QKeySequence("F1"))
        self.restore = self._entry("バックアップから戻す…", Icon.HISTORY, self.restore_chosen)
        self._add_backups()
        self._entry("問合せ用情報をまとめる…", Icon.SHEET, self.support_chosen)
        self._entry("バージョン情報", Icon.INFO, self.about_chosen)
        self.addSeparator()
        self.quit = self._entry("終了", Icon.CLOSE, self.quit_chosen)
        self.quit.setShortcut(QKeySequence("Ctrl+Q"))
        parent.addActions([self.undo, self.redo, self.help, self.quit])
        self.aboutToShow.connect(self._on_about_to_show)

    def show_steps(self, undo_label: str, redo_label: str) -> None:
        """Name the steps that undo and redo would take; empty where there is none."""
        self.undo.setText(f"元に戻す：{undo_label}" if undo_label else "元に戻す")
        self.redo.setText(f"やり直す：{redo_label}" if redo_label else "やり直す")
        self.undo.setEnabled(bool(undo_label))
        self.redo.setEnabled(bool(redo_label))

    def show_day(self, *, is_set: bool) -> None:
        """Offer the way back to the real day while one is set for training."""
        self.real_day.setEnabled(is_set)

    def offer_plans(self, plans: Sequence[StoredPlan], now: StoredPlan) -> None:
        """Offer the plans of the database, the one of the window ticked, as the header does where it can.

        They are listed when that menu is opened: there may be very many. Offered again, others are.
        """
        self._plans, self._plan = tuple(plans), now
        if self._plan_parts is not None:
            return
        menu = QMenu("計画を選ぶ", self)
        menu.aboutToShow.connect(self._list_plans)
        self.insertMenu(self._below_plans, menu)
        search = QAction("すべての計画から検索", self)
        search.setShortcut(QKeySequence("Ctrl+Shift+F"))
        search.setData(Icon.SEARCH)
        search.triggered.connect(self.search_plans_chosen)
        self.insertAction(self._below_plans, search)
        self._window.addAction(search)  # its key works where the menu is closed
        self._plan_parts = menu, search

    def withdraw_plans(self) -> None:
        """Offer no plans any more, where one is left."""
        if self._plan_parts is not None:
            menu, search = self._plan_parts
            self._plan_parts = None
            self.removeAction(menu.menuAction())
            self.removeAction(search)
            self._window.removeAction(search)  # frees its key
            menu.deleteLater()
            search.deleteLater()

    def name_levels(self, names: Sequence[str]) -> None:
        """Call the levels above a project by the words of the plan."""
        self.levels.setText(f"{'・'.join(names)}の説明…")

    def forbid_writing(self, reason: str) -> None:
        """Take away what changes the register, saying why."""
        for action in (self.import_plan, self.import_register, self.add_project, self.add_plan, self.restore):
            action.setEnabled(False)
            action.setText(f"{action.text()}（{reason}）")

    def _entry(self, text: str, sign: Icon, signal: SignalInstance) -> QAction:
        """Add a line that sends a signal; it carries its icon, which `_on_about_to_show` draws."""
        action = QAction(text, self)
        action.setData(sign)
        action.triggered.connect(signal)
        self.addAction(action)
        return action

    def _add_backups(self) -> None:
        """Add what else can be done with backups."""
        menu = self.addMenu("バックアップ")
        for text, signal in (
            ("いまバックアップを取る", self.back_up_chosen),
            ("バックアップの写し先…", self.second_chosen),
            ("バックアップのフォルダーを開く", self.backups_chosen),
        ):
            menu.addAction(text).triggered.connect(signal)

    def _add_scales(self) -> None:
        """Add the text sizes, the one in use ticked."""
        choices = {scale: f"{scale} %" for scale in SCALES}
        group = _choice_menu("文字の大きさ", choices, self._theme.scale, self)
        group.triggered.connect(self._on_scale)

    def _add_themes(self) -> None:
        """Add the themes, the one in use ticked."""
        group = _choice_menu("テーマ", THEMES, self._theme.tokens.key, self)
        group.triggered.connect(self._on_theme)

    def _on_scale(self, action: QAction) -> None:
        """Tell the text size that was chosen."""
        self.scale_chosen.emit(action.data())

    def _on_theme(self, action: QAction) -> None:
        """Tell the theme that was chosen."""
        self.theme_chosen.emit(action.data())

    def _list_plans(self) -> None:
        """List the plans that there are now."""
        if self._plan_parts is not None and self._plan is not None:
            menu, _ = self._plan_parts
            menu.clear()
            choices = {plan.id: plan.label for plan in self._plans}
            _fill_choices(menu, choices, self._plan.id).triggered.connect(self._on_plan)

    def _on_plan(self, action: QAction) -> None:
        """Tell the plan that was chosen."""
        self.plan_chosen.emit(action.data())

    def _on_about_to_show(self) -> None:
        """Draw the icons when the menu is first seen, in the colours of the theme."""
        for action in self.actions():
            if isinstance(action.data(), str):
                tokens = self._theme.tokens
                action.setIcon(icon(Icon(action.data()), tokens.text if action.isEnabled() else tokens.muted))


def _choice_menu(title: str, choices: Mapping[Any, str], now: int | str, parent: QMenu) -> QActionGroup:
    """Add a menu of values of which one holds; the actions carry the values."""
    return _fill_choices(parent.addMenu(title), choices, now)


def _fill_choices(menu: QMenu, choices: Mapping[Any, str], now: int | str) -> QActionGroup:
    """Add values of which one holds to a menu; the actions carry the values."""
    group = QActionGroup(menu)
    for value, text in choices.items():
        action = QAction(text, menu, checkable=True, checked=value == now)
        action.setData(value)
        group.addAction(action)
        menu.addAction(action)
    return group
