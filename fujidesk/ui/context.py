"""What every screen gets beside the workspace."""

from dataclasses import dataclass, field

from fujidesk.settings import SettingsStore
from fujidesk.ui.clock import Clock
from fujidesk.ui.report import Reporter
from fujidesk.ui.tasks import Runner
from fujidesk.ui.theme import Theme


@dataclass(frozen=True)
class ScreenContext:
    """Looks, long work, errors, remembered choices and the day; handed to a screen's constructor.

    A screen is made as `Screen(workspace, context, parent)`. Errors of long work that nobody takes are shown.
    """

    theme: Theme
    tasks: Runner
    reporter: Reporter
    settings: SettingsStore
    clock: Clock = field(default_factory=Clock)

    def __post_init__(self) -> None:
        """Show the errors of long work that the asking screen leaves to the window."""
        self.tasks.failed.connect(self.reporter.show)
