"""The tasks of a day with figures of survey, hearings and new projects, for the command line and ホーム."""

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from fujidesk.domain.changes import Changes
from fujidesk.domain.hearings import Hearing, HearingKind, HearingState, Note, NoteKind
from fujidesk.domain.new_projects import NewProject, Step
from fujidesk.domain.own_tasks import OwnTask, refuse_outside, refuse_unfit
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.surveys import EntryState, SurveyStatus
from fujidesk.domain.year_tasks import Figure, TaskBoard, YearTask, task_board
from fujidesk.services.edits import EditService
from fujidesk.services.office_records import OfficeRecords, added, changed, removed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fujidesk.services.surveys import SurveyService

_ANSWERED = (EntryState.RETURNED, EntryState.CONFIRMED)


class YearTaskService:
    """Collects the figures that the plan's calendar names."""

    def __init__(
        self, surveys: "SurveyService", office: OfficeRecords, edits: EditService, profile: PlanProfile
    ) -> None:
        self._surveys = surveys
        self._office = office
        self._edits = edits
        self._profile = profile

    def board(self, day: dt.date) -> TaskBoard:
        """Return what a day asks for."""
        figures = _Figures(self._surveys, self._office, day)
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
        """Store a new own task.

        Raises:
            UserError: as `refuse_unfit` and `refuse_outside`.
        """
        self._check(task)
        return self._edits.apply([added(task)], f"予定「{task.title}」の追加")

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


class _Figures:
    """The figures of one day; a year's survey is read once. A new source is one line of `_sources`."""

    def __init__(self, surveys: "SurveyService", office: OfficeRecords, day: dt.date) -> None:
        self._surveys = surveys
        self._office = office
        self._day = day
        self._rounds: dict[int, SurveyStatus] = {}
        self._sources: Mapping[str, Callable[[int], Figure]] = {
            "survey_returns": self._returns, "approval": self._approval, "reported": self._reported,
            "proposal_hearings": self._proposal_hearings, "priority_hearings": self._priority_hearings,
            "open_tasks": self._open_tasks, "budget_requests": self._budget_requests,
            "explanations": self._explanations, "budget_results": self._budget_results,
        }  # fmt: skip

    def of(self, source: str, fiscal_year: int) -> Figure | None:
        """Return a source's figure for the fiscal year in which the task is done; None: there is no such."""
        found = self._sources.get(source)
        return None if found is None else found(fiscal_year)

    def _round(self, fiscal_year: int) -> SurveyStatus:
        """Return the round held in a fiscal year, about the year before (001, 図表6-2)."""
        about = fiscal_year - 1
        if about not in self._rounds:
            self._rounds[about] = self._surveys.status(about, self._day)
        return self._rounds[about]

    def _returns(self, fiscal_year: int) -> Figure:
        """Departments whose answers are in."""
        status = self._round(fiscal_year)
        done, total = status.count(*_ANSWERED), len(status.departments)
        is_done = status.round.approval is not None or (total > 0 and done == total)
        return Figure(done, total, f"{done} / {total} 課", is_done, status.round.deadline, decides=True)

    def _approval(self, fiscal_year: int) -> Figure:
        """Whether the headquarters approved the year before."""
        is_done = self._round(fiscal_year).round.approval is not None
        return Figure(int(is_done), 1, "承認済み" if is_done else "承認前", is_done, decides=True)

    def _reported(self, fiscal_year: int) -> Figure:
        """A report to a lower body: held at the latest when the headquarters approved; before, ticked."""
        return Figure(is_done=self._round(fiscal_year).round.approval is not None)

    def _proposal_hearings(self, fiscal_year: int) -> Figure:
        """新規事業ヒアリング held."""
        return self._hearings(fiscal_year, HearingKind.NEW_PROJECT)

    def _priority_hearings(self, fiscal_year: int) -> Figure:
        """重点施策ヒアリング held."""
        return self._hearings(fiscal_year, HearingKind.PRIORITY)

    def _hearings(self, fiscal_year: int, kind: HearingKind) -> Figure:
        """Hearings of a kind held, of those that were not cancelled."""
        found = self._office.all(Hearing, fiscal_year=fiscal_year)
        states = [
            item.state for item in found if item.kind is kind and item.state is not HearingState.CANCELLED
        ]
        return _counted(states.count(HearingState.HELD), len(states), "回を実施")

    def _open_tasks(self, _fiscal_year: int) -> Figure:
        """To-dos and decisions of all hearings that are done; those overdue are told."""
        notes = [
            note for note in self._office.all(Note) if note.kind in (NoteKind.TODO, NoteKind.DECISION)
        ]  # fmt: skip
        late = sum(bool(n.due) and not n.done_at and n.due < self._day.isoformat() for n in notes)
        word = f"件が完了（期限超過 {late} 件）" if late else "件が完了"
        return _counted(sum(bool(note.done_at) for note in notes), len(notes), word)

    def _proposed(self, fiscal_year: int) -> list[tuple[NewProject, set[Step]]]:
        """Return the new projects of a year that were not declined, with their steps."""
        found = self._office.all(NewProject, fiscal_year=fiscal_year)
        steps = [(item, {taken.step for taken in item.steps}) for item in found]
        return [(item, taken) for item, taken in steps if Step.DECLINED not in taken]

    def _budget_requests(self, fiscal_year: int) -> Figure:
        """New projects with the amount that is asked for."""
        found = self._proposed(fiscal_year)
        done = sum(item.requested_kyen is not None for item, _ in found)
        return _counted(done, len(found), "件の要求額を入力")

    def _explanations(self, fiscal_year: int) -> Figure:
        """重要事項 explained to the headquarters."""
        found = [taken for item, taken in self._proposed(fiscal_year) if item.is_important]
        return _counted(sum(Step.EXPLAINED in taken for taken in found), len(found), "件を説明")

    def _budget_results(self, fiscal_year: int) -> Figure:
        """New projects adopted into the plan, of those not declined."""
        found = self._proposed(fiscal_year)
        return _counted(sum(Step.ADOPTED in taken for _, taken in found), len(found), "件を登載")


def _counted(done: int, total: int, word: str) -> Figure:
    """Return a figure that is done when all of some are; without any, the office ticks it."""
    return Figure(done, total, f"{done} / {total} {word}" if total else "", 0 < total == done)
