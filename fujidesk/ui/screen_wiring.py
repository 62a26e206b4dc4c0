"""What passes between the screens: each tells by signals what the user wants, and the window does it.

One method a tab, called with its screen when that is first shown; a new tab adds its own to `_on_built`.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from fujidesk.domain.changes import Changes
from fujidesk.domain.filtering import ProjectFilter
from fujidesk.services.workspace import Workspace
from fujidesk.ui.file_commands import FileCommands
from fujidesk.ui.screen_stack import ScreenStack
from fujidesk.ui.status_line import StatusLine

_FLUSHED = ("project", "evaluation", "hearings", "packs", "plan")
"""Tabs whose unfinished input is stored before the window closes."""
_STOPPED = ("surveys", "hearings")
"""Tabs that watch or wait for something, and stop it when the window closes."""


class Shell(Protocol):
    """What screens ask of the window; see `main_window.MainWindow`."""

    @property
    def fiscal_year(self) -> int:
        """The fiscal year that holds in all tabs."""

    def open_tab(self, key: str) -> QWidget:
        """Bring a tab to the front."""

    def open_project(self, number: str) -> None:
        """Open the sheet of a project."""

    def open_hearing(self, key: str) -> None:
        """Open the notes of a hearing, in its fiscal year."""

    def open_plan(self, plan: int, number: str) -> None:
        """Open another plan of the database in the place of this one, with a project; "": none."""

    def show_in_timeline(self, number: str) -> None:
        """Open the timeline at a project."""

    def show_filtered(self, wanted: ProjectFilter) -> None:
        """Open the list of a figure."""

    def show_phase(self, wanted: ProjectFilter, half: int) -> None:
        """Open the list at a half of the year."""

    def choose_year(self, fiscal_year: int) -> None:
        """Let a fiscal year hold everywhere."""

    def broadcast(self, changes: Changes) -> None:
        """Tell the screens what changed."""


class ScreenWiring(QObject):
    """Wires every screen that is made, and keeps what one of them tells the others: the list's order."""

    def __init__(
        self,
        workspace: Workspace,
        shell: Shell,
        screens: ScreenStack,
        files: FileCommands,
        status: StatusLine,
    ) -> None:
        """Wire what is made from now on; lives as long as the row of tabs.

        Args:
            workspace: the open register.
            shell: the window, which does what the screens ask.
            screens: the row of tabs.
            files: imports, which some screens offer.
            status: where the list shows its counts.
        """
        super().__init__(screens)
        self._workspace = workspace
        self._shell = shell
        self._screens = screens
        self._files = files
        self._status = status
        self._order: list[str] | None = None
        self._stage: Any = None
        self._counts = ""
        screens.built.connect(self._on_built)
        screens.shown.connect(self._on_shown)

    def flush(self) -> None:
        """Save what is being typed and stop what watches, since the window closes."""
        screens: dict[str, Any] = dict(self._screens.built_screens())
        for key in _FLUSHED:
            if key in screens:
                screens[key].flush()
        for key in _STOPPED:
            if key in screens:
                screens[key].stop()
        if self._stage is not None:
            self._stage.end()

    def _on_built(self, key: str, screen: Any) -> None:
        """Wire a screen that has just been made to the window."""
        wirings: Mapping[str, Callable[[Any], None]] = {
            "home": self._wire_home, "registry": self._wire_registry, "project": self._wire_project,
            "surveys": self._wire_surveys, "evaluation": self._wire_evaluation,
            "hearings": self._wire_hearings, "timeline": self._wire_timeline,
            "packs": self._wire_packs, "plan": self._wire_plan,
        }  # fmt: skip
        wirings[key](screen)
        screen.set_fiscal_year(self._shell.fiscal_year)

    def _wire_home(self, screen: Any) -> None:
        """ホーム opens whatever its figures stand for."""
        screen.open_requested.connect(self._shell.open_tab)
        screen.project_requested.connect(self._shell.open_project)
        screen.filter_requested.connect(self._shell.show_filtered)
        screen.phase_requested.connect(self._shell.show_phase)
        screen.edited.connect(self._shell.broadcast)
        screen.import_requested.connect(self._files.import_plan)
        screen.hearing_requested.connect(self._shell.open_hearing)
        screen.owed_requested.connect(self._open_owed)
        screen.place_requested.connect(self._open_place)

    def _wire_registry(self, screen: Any) -> None:
        """事業一覧 gives its order to sheet and timeline, its counts to the status line."""
        screen.open_requested.connect(self._shell.open_project)
        screen.timeline_requested.connect(self._shell.show_in_timeline)
        screen.order_changed.connect(self._on_order)
        screen.status_changed.connect(self._on_counts)
        screen.revision_requested.connect(self._enter_revision)
        screen.add_requested.connect(self._files.add_project)
        screen.edited.connect(self._shell.broadcast)

    def _wire_project(self, screen: Any) -> None:
        """個票 walks along the list's order."""
        screen.set_order(self._listed())
        screen.edited.connect(self._shell.broadcast)
        screen.import_requested.connect(self._files.import_plan)
        screen.list_requested.connect(self._open_list)
        screen.plan_requested.connect(self._shell.open_plan)

    def _wire_surveys(self, screen: Any) -> None:
        """調査・回収 opens sheets and lists of departments."""
        screen.edited.connect(self._shell.broadcast)
        screen.open_requested.connect(self._shell.open_project)
        screen.filter_requested.connect(self._shell.show_filtered)

    def _wire_evaluation(self, screen: Any) -> None:
        """評価 opens the list behind a figure, the survey, papers, and other years."""
        screen.place_requested.connect(self._open_place)
        screen.edited.connect(self._shell.broadcast)
        screen.open_requested.connect(self._shell.open_project)
        screen.filter_requested.connect(self._shell.show_filtered)
        screen.tab_requested.connect(self._shell.open_tab)
        screen.year_requested.connect(self._shell.choose_year)

    def _wire_hearings(self, screen: Any) -> None:
        """ヒアリング opens the sheets it talks about, and hearings of other years."""
        screen.edited.connect(self._shell.broadcast)
        screen.hearing_requested.connect(self._shell.open_hearing)
        screen.open_requested.connect(self._shell.open_project)
        screen.new_project_requested.connect(self._open_new_project)

    def _wire_timeline(self, screen: Any) -> None:
        """タイムライン and the list share one filter, which the list owns."""
        listing: Any = self._screens.build("registry")
        listing.filter_changed.connect(screen.show_filter)
        screen.filter_changed.connect(listing.show_filter)
        screen.open_requested.connect(self._shell.open_project)
        screen.show_filter(listing.filter)
        screen.set_filtered(self._listed())

    def _wire_plan(self, screen: Any) -> None:
        """計画・体制 opens sheets, the list behind a code, hearings, other tabs, and the next plan."""
        screen.plan_requested.connect(self._shell.open_plan)
        screen.hearing_requested.connect(self._shell.open_hearing)
        screen.edited.connect(self._shell.broadcast)
        screen.open_requested.connect(self._shell.open_project)
        screen.filter_requested.connect(self._shell.show_filtered)
        screen.tab_requested.connect(self._shell.open_tab)

    def _wire_packs(self, screen: Any) -> None:
        """会議資料 opens sheets, papers of other years, and goes on the wall."""
        screen.edited.connect(self._shell.broadcast)
        screen.open_requested.connect(self._shell.open_project)
        screen.year_requested.connect(self._shell.choose_year)
        from fujidesk.ui.presentation.stage import Stage  # late: only who has papers needs it

        self._stage = Stage(self._screens.theme, self._screens.window())
        screen.present_requested.connect(self._stage.present)
        screen.renewed.connect(self._stage.renew)

    def _enter_revision(self, numbers: list[str]) -> None:
        """Open 変更・見直し and begin to enter a change of projects that were chosen in the list."""
        plan: Any = self._shell.open_tab("plan")
        plan.show_page("revisions").register(numbers)

    def _open_new_project(self, key: str) -> None:
        """Open a new project in 新規事業, in its fiscal year."""
        self._open_place("plan", "new_projects", self._workspace.new_projects.get(key).fiscal_year)
        plan: Any = self._shell.open_tab("plan")
        plan.show_page("new_projects").open_project(key)

    def _open_place(self, tab: str, page: str, year: int) -> None:
        """Open a tab at a page ("" for the one it shows) in a year of the plan (0 for the one chosen)."""
        screen: Any = self._shell.open_tab(tab)
        if year in self._workspace.profile.fiscal_years and year != self._shell.fiscal_year:
            self._shell.choose_year(year)
        if page:
            screen.show_page(page)

    def _open_owed(self) -> None:
        """Open 決定・宿題 of all hearings."""
        self._open_place("hearings", "owed", 0)

    def _open_list(self) -> None:
        """Open the list as it is."""
        self._shell.open_tab("registry")

    def _listed(self) -> list[str]:
        """Return the numbers in the list's filter and order; all of them before the list was first shown."""
        if self._order is None:
            return [row.number for row in self._workspace.registry.rows()]
        return self._order

    def _on_counts(self, text: str) -> None:
        """Take how many projects are listed and selected."""
        self._counts = text
        self._on_shown(self._screens.current)

    def _on_shown(self, key: str) -> None:
        """Show how many are listed and selected only beside the list."""
        self._status.show_counts(self._counts if key == "registry" else "")

    def _on_order(self, numbers: Sequence[str]) -> None:
        """Let sheet and timeline follow the list's filter and order."""
        self._order = list(numbers)
        screens: dict[str, Any] = dict(self._screens.built_screens())
        if "project" in screens:
            screens["project"].set_order(self._order)
        if "timeline" in screens:
            screens["timeline"].set_filtered(self._order)
