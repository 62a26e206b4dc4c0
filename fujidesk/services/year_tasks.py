"""The tasks of a day with figures of survey, hearings and new projects, for the command line and ホーム."""

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from fujidesk.domain.changes import Changes
from fujidesk.domain.own_tasks import OwnTask, refuse_outside, refuse_unfit
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.year_tasks import TaskBoard, YearTask, task_board
from fujidesk.services.edits import EditService
from fujidesk.services.office_records import OfficeRecords, added, changed, removed
from fujidesk.services.survey_rounds import RoundsOfDay
from fujidesk.services.task_figures import TaskFigures

if TYPE_CHECKING:
    from fujidesk.services.new_projects import NewProjectService
    from fujidesk.services.surveys import SurveyService


class YearTaskService:
    """Collects the figures that the plan's calendar names."""

    def __init__(
        self,
        surveys: "SurveyService",
        new_projects: "NewProjectService",
        office: OfficeRecords,
        edits: EditService,
        profile: PlanProfile,
    ) -> None:
        self._surveys = surveys
        self._new_projects = new_projects
        self._office = office
        self._edits = edits
        self._profile = profile

    def board(self, day: dt.date, rounds: RoundsOfDay | None = None) -> TaskBoard:
        """Return what a day asks for; rounds: as read already for that day, None: they are read now."""
        held = rounds or RoundsOfDay(self._surveys, day)
        figures = TaskFigures(held, self._new_projects, self._office, day)
        return task_board(self._profile, day, figures.of, self._office.all(OwnTask))

    def finish(self, task: YearTask, day: dt.date) -> Changes:
        """Tick a task off, in one step that can be taken back: one of its own, or one of the calendar.

        Raises:
            UserError: the own task is no longer there.
        """
        if task.is_own:
            own = self.get(task.key)
            return self._store(own, replace(own, done_at=day.isoformat()), "を済みにする")
        tick = OwnTask(
            self._office.next_key(OwnTask, task.fiscal_year), task.fiscal_year, task.title, task.key,
            done_at=day.isoformat(),
        )  # fmt: skip
        return self._edits.apply([added(tick)], f"{task.title}を済みにする")

    def reopen(self, task: YearTask) -> Changes:
        """Take back that a task was ticked off, by a step of its own.

        Raises:
            UserError: the own task is no longer there.
        """
        if task.is_own:
            own = self.get(task.key)
            return self._store(own, replace(own, done_at=""), "の済みを取り消す")
        found = self._office.all(OwnTask, calendar=task.key, fiscal_year=task.fiscal_year)
        return self._edits.apply([removed(tick) for tick in found], f"{task.title}の済みを取り消す")

    def get(self, key: str) -> OwnTask:
        """Return an own task.

        Raises:
            UserError: there is none of this key.
        """
        return self._office.get(OwnTask, key)

    def own(self, fiscal_year: int | None = None) -> list[OwnTask]:
        """Return the office's own tasks of a fiscal year or of all (None), without ticks on the calendar."""
        where = {} if fiscal_year is None else {"fiscal_year": fiscal_year}
        return [task for task in self._office.all(OwnTask, **where) if not task.calendar]

    def drafted(self, fiscal_year: int) -> OwnTask:
        """Return a new own task with a free key; nothing is stored yet."""
        return OwnTask(self._office.next_key(OwnTask, fiscal_year), fiscal_year)

    def add(self, task: OwnTask) -> Changes:
        """Store a new own task, under the next key where somebody else took its own meanwhile.

        Raises:
            UserError: as `refuse_unfit` and `refuse_outside`.
        """
        self._check(task)
        made = self._office.with_free_key(task, task.fiscal_year)
        return self._edits.apply([added(made)], f"予定「{made.title}」の追加")

    def change(self, before: OwnTask, after: OwnTask) -> Changes:
        """Store another state of an own task.

        Raises:
            UserError: as `refuse_unfit` and `refuse_outside`.
            EditConflictError: someone else changed it meanwhile.
        """
        self._check(after)
        return self._store(before, after, "の変更")

    def remove(self, task: OwnTask) -> Changes:
        """Remove an own task; its key is never used again."""
        return self._edits.apply([removed(task)], f"予定「{task.title}」の削除")

    def _store(self, before: OwnTask, after: OwnTask, what: str) -> Changes:
        """Store another state in one step; what: the end of its name."""
        return self._edits.apply(list(changed(before, after)), f"予定「{before.title}」{what}")

    def _check(self, task: OwnTask) -> None:
        """Refuse a task that cannot be."""
        refuse_unfit(task)
        refuse_outside(task, self._profile.first_year, self._profile.last_year)
