"""Gets the charts of the presets beside the window and keeps the one of all projects."""

import datetime as dt
import importlib
from functools import partial

from PySide6.QtCore import QObject, Signal

from fujidesk.domain.progress import Progress
from fujidesk.domain.timeline import TimelineData
from fujidesk.services.timeline import TimelineService
from fujidesk.ui.clock import Clock
from fujidesk.ui.tasks import Runner
from fujidesk.ui.timeline.presets import Preset

_OF_ALL = (Preset.ALL, Preset.FILTERED, Preset.LATE)
"""These presets show the same chart, whole or in part."""


class Gathering(QObject):
    """Answers `ask` with `gathered`; an answer to an older question is thrown away.

    gathered(TimelineData): the chart asked for last; for a filter's result that of all projects.
    """

    gathered = Signal(object)

    def __init__(
        self, service: TimelineService, tasks: Runner, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._tasks = tasks
        self._clock = clock
        self._everything: TimelineData | None = None
        self._question = 0

    def forget(self) -> None:
        """Throw away what is kept and what is on its way: the register has changed since."""
        self._everything = None
        self._question += 1

    def ask(self, preset: Preset) -> None:
        """Get a preset's chart: at once where it is kept, else beside the window."""
        self._question += 1
        if preset in _OF_ALL and self._everything is not None and self._is_of_today(self._everything):
            self.gathered.emit(self._everything)
            return
        done = partial(self._on_gathered, self._question, preset)
        self._tasks.run(
            "タイムラインの作成", partial(_gather, self._service, preset, self._clock.today()), done
        )

    def _is_of_today(self, data: TimelineData) -> bool:
        """Tell whether a chart's line of today is right; not so when the program stood open over midnight."""
        return data.as_of == self._clock.today()

    def _on_gathered(self, question: int, preset: Preset, data: TimelineData) -> None:
        """Hand over the answer, unless something else was asked for since."""
        if question == self._question:
            if preset in _OF_ALL:
                self._everything = data
            self.gathered.emit(data)


def _gather(service: TimelineService, preset: Preset, today: dt.date, _progress: Progress) -> TimelineData:
    """Read what a preset shows."""
    # Late: matplotlib is loaded here, beside the window, when the timeline is first shown.
    importlib.import_module("fujidesk.plots.timeline")
    return service.data(
        today=today,
        dx_only=preset is Preset.DX,
        category=service.leading_category if preset is Preset.PRIORITY else None,
    )
