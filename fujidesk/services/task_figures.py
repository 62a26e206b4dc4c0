"""How far the tasks of the plan's calendar are: counted from the survey, hearings and new projects."""

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from fujidesk.domain.cautions import some_of
from fujidesk.domain.hearing_rules import OWED, is_overdue
from fujidesk.domain.hearings import Hearing, HearingKind, HearingState, Note
from fujidesk.domain.new_project_forms import TAKEABLE, FormState
from fujidesk.domain.new_projects import NewProject, Step, department_names
from fujidesk.domain.surveys import EntryState, SurveyStatus
from fujidesk.domain.year_tasks import Figure
from fujidesk.services.office_records import OfficeRecords

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from fujidesk.services.new_projects import NewProjectService
    from fujidesk.services.survey_rounds import RoundsOfDay

_ANSWERED = (EntryState.RETURNED, EntryState.CONFIRMED)


class TaskFigures:
    """The figures of one day; a year's survey is read once. A new source is one line of `_sources`."""

    def __init__(
        self, rounds: "RoundsOfDay", new_projects: "NewProjectService", office: OfficeRecords, day: dt.date
    ) -> None:
        self._rounds = rounds
        self._new_projects = new_projects
        self._office = office
        self._day = day
        self._sources: Mapping[str, Callable[[int], Figure]] = {
            "survey_returns": self._returns, "approval": self._approval, "reported": self._reported,
            "proposals": self._proposals, "proposal_hearings": self._proposal_hearings,
            "priority_hearings": self._priority_hearings,
            "open_tasks": self._open_tasks, "budget_requests": self._budget_requests,
            "explanations": self._explanations, "budget_results": self._budget_results,
        }  # fmt: skip

    def of(self, source: str, fiscal_year: int) -> Figure | None:
        """Return a source's figure for the fiscal year in which the task is done; None: there is no such."""
        found = self._sources.get(source)
        return None if found is None else found(fiscal_year)

    def _round(self, fiscal_year: int) -> SurveyStatus:
        """Return the round held in a fiscal year, about the year before (001, 図表6-2)."""
        return self._rounds.of(fiscal_year - 1)

    def _returns(self, fiscal_year: int) -> Figure:
        """Departments whose answers are in."""
        status = self._round(fiscal_year)
        done, total = status.count(*_ANSWERED), len(status.departments)
        is_done = status.round.approval is not None or (total > 0 and done == total)
        return Figure(
            done, total, f"提出 {done:,} / {total:,} 課", is_done, status.round.deadline, decides=True,
            hint=_survey_hint(status, done),
        )  # fmt: skip

    def _proposals(self, fiscal_year: int) -> Figure:
        """New projects of the year: forms of the 新規事業調査, of which some are not taken over, and by hand.

        The forms come with the round, so its deadline holds for them. Not done before that, as more may come.
        """
        found = self._new_projects.forms(fiscal_year)
        live = [form for form in found if form.state in (*TAKEABLE, FormState.TAKEN)]
        left = sum(form.state in TAKEABLE for form in live)
        by_hand = [item for item in self._new_projects.all(fiscal_year) if item.file_id is None]
        written = [form.kept.proposal.department for form in live] + [item.department for item in by_hand]
        names = {name for text in written for name in department_names(text)}
        total = len(live) + len(by_hand)
        held = self._round(fiscal_year).round
        is_over = held.approval is not None or (bool(held.deadline) and held.deadline < self._day.isoformat())
        words = f"{len(names):,} 課から {total:,} 件" + (f"、未取込 {left:,} 件" if left else "")
        hint = "届いた提案を「調査票から取り込む」で新規事業に加えられます。" if left else ""
        return Figure(
            total - left, total, words if total else "提案はまだありません",
            is_over and bool(total) and not left, held.deadline, hint=hint,
        )  # fmt: skip

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
        found = [item for item in self._office.all(Hearing, fiscal_year=fiscal_year) if item.kind is kind]
        states = [item.state for item in found if item.state is not HearingState.CANCELLED]
        figure = _counted(states.count(HearingState.HELD), len(states), "回を実施")
        return replace(figure, hint=_next_hearing(found, self._day))

    def _open_tasks(self, fiscal_year: int) -> Figure:
        """To-dos and decisions of the year's hearings that are done; those overdue are told."""
        hearings = {hearing.key for hearing in self._office.all(Hearing, fiscal_year=fiscal_year)}
        notes = [note for note in self._office.all(Note) if note.kind in OWED and note.hearing in hearings]
        late = sum(is_overdue(note, self._day) for note in notes)
        word = f"件が完了（期限超過 {late} 件）" if late else "件が完了"
        return _counted(sum(bool(note.done_at) for note in notes), len(notes), word)

    def _proposed(self, fiscal_year: int) -> list[tuple[NewProject, set[Step]]]:
        """Return the new projects of a year that were not declined, with their steps."""
        found = self._office.all(NewProject, fiscal_year=fiscal_year)
        steps = [(item, {taken.step for taken in item.steps}) for item in found]
        return [(item, taken) for item, taken in steps if Step.DECLINED not in taken]

    def _budget_requests(self, fiscal_year: int) -> Figure:
        """New projects with the amount that is asked for."""
        found = [item for item, _ in self._proposed(fiscal_year)]
        left = [item.department or "部署なし" for item in found if item.requested_kyen is None]
        figure = _counted(len(found) - len(left), len(found), "件の要求額を入力")
        return replace(figure, hint=f"未入力：{some_of(left)}" if left else "")

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


def _next_hearing(hearings: "Iterable[Hearing]", day: dt.date) -> str:
    """Return the first hearing from a day on: 「次回 11月24日 10:00 収納課」; "" where none is planned."""
    planned = (
        item for item in hearings if item.state is HearingState.PLANNED and item.day >= day.isoformat()
    )
    found = min(planned, key=lambda item: (item.day, item.start), default=None)
    if found is None:
        return ""
    when = dt.date.fromisoformat(found.day)
    words = ("次回", f"{when.month}月{when.day}日", found.start, found.department or found.title)
    return " ".join(word for word in words if word)


def _survey_hint(status: SurveyStatus, answered: int) -> str:
    """Return what a round asks for next; "" once it is approved. answered: departments."""
    late = sum(line.is_overdue for line in status.departments)
    if status.round.approval is not None:
        return ""
    if not answered and status.count(EntryState.UNSENT) == len(status.departments):
        return "部署ごとの調査票（Excel）を作り、送付します。"
    if late:
        return f"{late:,} 課の回答が届いていません。督促の文面を作れます。"
    if answered < len(status.departments):
        return "届いた回答のファイルを取り込めます。"
    return "全ての課の回答が届きました。確認して承認に進めます。"
