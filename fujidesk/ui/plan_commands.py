"""Another plan of the same database: chosen in the header or the menu, opened in the place of this window.

The window closes as always, which stores what is being typed, and the program shows it anew on the plan that
was chosen (`app`). The choice is remembered for the database; that of the plan in force is none, and
that of another city's plan in force goes on with its line, so that the next plan comes by itself on its day.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from fujidesk.domain.changes import Changes, Entity
from fujidesk.domain.plan_choice import Standing, StoredPlan, choice_mark, remembered_plan, standing_of
from fujidesk.errors import FujideskError, UserError
from fujidesk.services.workspace import Workspace
from fujidesk.settings import SettingsStore
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.header import Header
from fujidesk.ui.search_hits import Hit, HitGroup
from fujidesk.ui.window_menu import WindowMenu

_GROUP = "plans"


@dataclass(frozen=True, slots=True)
class Opening:
    """What the program shows next: a plan by its id, with a project or hearing of it where one was found.

    said: to be told in the new window.
    """

    plan: int
    project: str = ""
    hearing: str = ""
    said: FujideskError | str = ""


class PlanCommands(QObject):
    """refused: another plan cannot be opened now.

    wanted: what is to be opened once the window is closed; None: nothing.
    """

    refused = Signal()

    def __init__(self, workspace: Workspace, context: ScreenContext, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._context = context
        self._window = window
        self._menu: WindowMenu | None = None
        self._header: Header | None = None
        self.wanted: Opening | None = None

    def serve(self, menu: WindowMenu, header: Header) -> None:
        """Offer the plans where there are several, and open what is chosen."""
        self._menu, self._header = menu, header
        menu.add_plan_chosen.connect(self.ask_plan)
        menu.plan_chosen.connect(self.choose)
        menu.search_plans_chosen.connect(header.search.toggle_everywhere)
        header.search.found_elsewhere.connect(self._open_hit)
        self._offer()

    def reload(self, changes: Changes) -> None:
        """Offer what plans there are now, where one may have come or gone: a draft became one, or no more."""
        if changes.everything or Entity.PLAN_DRAFT in changes.office:
            before = self._workspace.plans
            self._workspace.reread_plans()
            if self._workspace.plans != before:
                self._offer()

    def _offer(self) -> None:
        """Offer the plans in header and menu, and the search over all; where only one is left, none of it."""
        plans, plan, header = self._workspace.plans, self._workspace.plan, self._header
        if plan is None or header is None or self._menu is None:
            return
        if header.plans is not None and len(plans) < 2:
            header.withdraw_plans()
            header.search.offer_everywhere(None)
            self._menu.withdraw_plans()
        elif header.plans is not None:
            header.plans.offer(plans)
        elif len(plans) > 1:
            box = header.offer_plans(plans, plan)
            box.plan_chosen.connect(self.choose)
            self.refused.connect(box.show_chosen)
            header.search.offer_everywhere(self._find, self._limits)
        if header.plans is not None:
            self._menu.offer_plans(plans, plan)

    def standing(self) -> Standing:
        """Return how the plan of the window stands to the one in force on the day that holds."""
        plan = self._workspace.plan
        if plan is None:
            return Standing.IN_FORCE
        return standing_of(self._workspace.plans, plan, self._context.clock.today())

    def choose(self, plan: int) -> None:
        """Open another plan, remembered for the next start; that of the window is open already."""
        if self._workspace.plan is None or plan != self._workspace.plan.id:
            self.open(Opening(plan))

    def reopen(self) -> None:
        """Open the plan of the window anew, such as where it was given other words."""
        if self._workspace.plan is not None:
            self.open(Opening(self._workspace.plan.id))

    def open(self, opening: Opening) -> None:
        """Close the window for another plan; not while work goes on that closing would stop."""
        if self._context.tasks.busy:
            words = "作業が終わってから、計画を選んでください。いまの作業は右下の「中止」で止められます。"
            self._context.reporter.show(UserError(words))
            self.refused.emit()
            return
        self.wanted = opening
        for plan in self._workspace.plans:
            if plan.id == opening.plan:
                self._remember(plan)
        QTimer.singleShot(0, self._window.close)

    def _find(self, query: str) -> Sequence[HitGroup]:
        """Search all plans for the box in the header."""
        from fujidesk.ui.search import find_everywhere  # late: not every start searches

        return find_everywhere(self._workspace, query)

    def _limits(self) -> str:
        """Return what that search leaves out; "": nothing."""
        from fujidesk.ui.search import limits_everywhere  # late: as above

        return limits_everywhere(self._workspace)

    def _open_hit(self, hit: Hit) -> None:
        """Open what was found in another plan, there."""
        number = {"hearing" if hit.is_hearing else "project": hit.number}
        self.open(Opening(hit.plan, **number))

    def ask_plan(self) -> None:
        """Ask for the plan to be added to the database."""
        from fujidesk.ui.plan_adding import AddPlanDialog  # late: rarely needed

        dialog = AddPlanDialog(self._workspace, self._window)
        dialog.given.connect(self._add)
        dialog.open()

    def _add(self, profile: str | Path) -> None:
        """Add a plan beside the window: the backup before it takes its time."""
        work = partial(self._workspace.plan_adding.add, profile)
        self._context.tasks.run("計画の追加", work, self._on_added)

    def _on_added(self, plan: StoredPlan) -> None:
        """Offer the plan that was added, and open it once the work is over."""
        self._workspace.reread_plans()
        self._offer()
        QTimer.singleShot(0, partial(self._open_added, plan))

    def _open_added(self, plan: StoredPlan) -> None:
        """Open a plan that was added; not over what somebody has gone on doing meanwhile."""
        if self._context.tasks.busy or QApplication.activeModalWidget() is not None:
            words = f"計画「{plan.label}」を加えました。見出しの計画の選択で開けます。"
            self._context.reporter.inform(words)
        else:
            self.open(Opening(plan.id, said=f"計画「{plan.label}」を加えて、開きました。"))

    def _remember(self, plan: StoredPlan) -> None:
        """Keep the choice; a day set for training says nothing of the next start."""
        if not self._context.clock.is_set:
            mark = choice_mark(self._workspace.plans, plan, self._context.clock.today())
            self._context.settings.put_group(_GROUP, {str(self._workspace.path): mark})


def last_choice(workspace: Workspace, settings: SettingsStore, day: dt.date) -> StoredPlan | None:
    """Return the plan of the day by the last choice in this database; None where there is no such choice."""
    mark = settings.group(_GROUP).get(str(workspace.path))
    return remembered_plan(workspace.plans, mark, day) if isinstance(mark, str) else None
