"""The end of a plan: the whole of it evaluated, the draft of the next one shown, a draft made a plan.

The whole evaluation stands against the reading of all five years (`EvaluationService.data`), which it needs
before it reckons anything. The page of the draft stands against all rows of its tables read by sqlite3 and
its texts in plain widgets, as `office_year` does. Becoming a plan stands against a new file of the same
register.
"""

import datetime as dt
import itertools
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.measuring import Row, best_in_turn_ms
from benchmarks.office_year import opening
from fujidesk.models import building
from fujidesk.paths import user_folders
from fujidesk.services.sample import make_sample
from fujidesk.services.workspace import Workspace, open_workspace
from fujidesk.settings import SettingsStore
from fujidesk.ui.clock import Clock
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.nextplan.page import NextPlanPage
from fujidesk.ui.report import Reporter
from fujidesk.ui.tasks import SynchronousRunner
from fujidesk.ui.theme import Theme

LAST_DAY, FIRST_DAY = dt.date(2027, 3, 1), dt.date(2027, 4, 1)
YEARS = (2022, 2023, 2024, 2025)
REPEATS = 10
WHOLE_BOUND, DRAFT_BOUND, ADOPTION_BOUND = 6.0, 14.0, 3.0
"""No issue names bounds for these rows: they are what was measured with some room, to notice a step back."""
DRAFT_TABLES = ("plan_draft", "draft_project", "draft_comment", "draft_version", "project", "department")


def _whole(workspace: Workspace) -> Row:
    """Measure the evaluation of the whole plan."""
    plan = workspace.whole_plan
    own, plain = best_in_turn_ms([plan.data, workspace.evaluation.data], REPEATS)
    return Row("whole plan evaluated, 202 projects × 5 years", own, plain, "ms", WHOLE_BOUND)


def _draft(workspace: Workspace, theme: Theme) -> Row:
    """Measure 次期計画 from nothing to painted."""
    context = ScreenContext(
        theme, SynchronousRunner(), Reporter(), SettingsStore(None), clock=Clock(LAST_DAY)
    )

    def page() -> QWidget:
        """Open the page as the tab does."""
        made = NextPlanPage(workspace, context)
        made.set_fiscal_year(LAST_DAY.year - 1)
        return made

    return opening("opening 次期計画, 202 projects", workspace, page, DRAFT_TABLES, DRAFT_BOUND)


def _adoption(workspace: Workspace, folder: Path) -> Row:
    """Measure a draft becoming a plan, and taken back after each."""
    plan = workspace.next_plan
    now = dt.datetime.combine(LAST_DAY, dt.time(9), tzinfo=dt.UTC)
    for draft in plan.drafts():
        plan.decisions.approve(draft, "", now)
    profile, content = plan.as_register(plan.draft())
    names = itertools.count()

    def ours() -> None:
        """Adopt, and take it back."""
        plan.decisions.adopt(plan.draft(), FIRST_DAY, now)
        workspace.edits.undo()

    def bare() -> None:
        """Make a file of the same register."""
        building.make_file(folder / f"bare-{next(names)}.db", profile, content)

    own, plain = best_in_turn_ms([ours, bare], REPEATS)
    return Row("draft of 202 projects made a plan and taken back", own, plain, "ms", ADOPTION_BOUND)


def measure() -> list[Row]:
    """Measure on the practice register in its last year."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme()
    theme.apply(app)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_sample(folder / "sample.db", YEARS)
        workspace = open_workspace(folder / "sample.db", user_folders(folder), plan="1")
        try:
            return [_whole(workspace), _draft(workspace, theme), _adoption(workspace, folder)]
        finally:
            workspace.close()
