"""Adoption: what puts a funded new project into the plan, worked out before anything is written.

The project gets the next free number of its measure; numbers of removed projects are never given again
(domain: the whole period).
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from fujidesk.domain import new_project_rules as rules
from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.fields import whole_value
from fujidesk.domain.fiscal import half_year_of
from fujidesk.domain.new_projects import NewProject, Step, StepTaken, department_names
from fujidesk.domain.numbers import next_number
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import Category, LevelRecord, ProjectRecord, ScheduleCell
from fujidesk.domain.revising import one_line
from fujidesk.domain.revisions import Revision, RevisionKind
from fujidesk.errors import UserError
from fujidesk.models import departments, journaling, reading
from fujidesk.models.engine import Database
from fujidesk.services.office_records import OfficeRecords, added, changed
from fujidesk.services.text_values import tidy

DEFAULT_REASON = "予算の確定による計画登載"


@dataclass(frozen=True, slots=True)
class AdoptionOrder:
    """How a new project is to be put into the plan.

    measure: code of the level right above it. day: ISO, from which it holds. meeting: that decided, "" where
    none did. category: None for the one of the new project. phases: (fiscal year, half, phase) of its
    schedule. in_operation: it may be put under 導入済みシステムの運用, which is no measure.
    """

    measure: str
    day: str
    reason: str = DEFAULT_REASON
    meeting: str = ""
    category: Category | None = None
    phases: tuple[tuple[int, int, int], ...] = ()
    in_operation: bool = False


@dataclass(frozen=True, slots=True)
class AdoptionPreview:
    """What an adoption makes: the number, the project, the revision, and the changes that make them.

    new_departments: of the proposal, which the register has not so far and which come in with it.
    """

    number: str
    record: ProjectRecord
    revision: Revision
    changes: Sequence[FieldChange]
    new_departments: tuple[str, ...] = ()


class Adoption:
    """Works adoptions out; writes nothing."""

    def __init__(self, database: Database, office: OfficeRecords, profile: PlanProfile) -> None:
        self._database = database
        self._office = office
        self._profile = profile

    def preview(self, project: NewProject, order: AdoptionOrder) -> AdoptionPreview:
        """Return what adopting a new project makes.

        Raises:
            UserError: it may not be adopted, or not so.
        """
        taken = StepTaken(Step.ADOPTED, order.day, order.reason)
        self._refuse(project, taken)
        level = self._level(order)
        number = self._next_number(level.code)
        category = order.category or self._profile.usual_category(project.category)
        new_departments = self._new_departments(project.department, order.day)
        record = self._record(project, number, level, replace(order, category=category))
        made = FieldChange(Entity.PROJECT, number, "*", None, whole_value(record))
        year = half_year_of(_day(order.day)).fiscal_year
        revision = Revision(
            self._office.next_key(Revision, year), year, RevisionKind.ADDITION, order.day, order.reason,
            order.meeting, (number,), new_project=project.key, effects=(made,),
        )  # fmt: skip
        after = replace(
            project, steps=(*project.steps, taken), number=number, measure=level.code, category=category
        )
        changes = (made, *changed(project, after), added(revision))
        return AdoptionPreview(number, record, revision, changes, new_departments)

    def _refuse(self, project: NewProject, taken: StepTaken) -> None:
        """Refuse to adopt twice, without a budget, on a day that cannot be, or without a reason."""
        current = rules.current_step(project)
        if current is Step.ADOPTED:
            raise UserError(
                f"{project.key} は {project.number} として登載済みです。二度は登載できません。"
                f"内容は台帳の {project.number} で直してください。"
            )
        if current is not Step.FUNDED or project.settled_kyen is None:
            raise UserError(
                f"{project.key} は予算が確定していません。"
                "予算確定額を入れて「予算確定」まで進めてから、計画に登載してください。"
            )
        refusal = rules.taken_refusal(project, taken, self._profile.first_year, self._profile.last_year)
        if not refusal and not taken.reason.strip():
            refusal = "計画登載の理由がありません。理由を入力してください。"
        if refusal:
            raise UserError(refusal)

    def _level(self, order: AdoptionOrder) -> LevelRecord:
        """Return the level that the project goes under: the lowest that the plan has."""
        with self._database.reading() as session:
            levels = {level.code: level for level in reading.levels(session)}
        refusal = rules.measure_refusal(order.measure, levels.values(), self._profile)
        if refusal:
            raise UserError(refusal)
        level, word = levels[order.measure], self._profile.level_names[-1]
        if not level.counts_as_measure and not order.in_operation:
            raise UserError(
                f"{level.code}「{level.title}」は{word}ではなく、運用中のシステムをまとめる区分です。"
                "ここに置いてよければ、そのことを確かめる印（--in-operation）を付けてください。"
            )
        return level

    def _new_departments(self, written: str, day: str) -> tuple[str, ...]:
        """Return the departments that the register has not.

        Raises:
            UserError: one is closed on the day of the adoption.
        """
        with self._database.reading() as session:
            known = {item.name: item for item in departments.department_records(session)}
        names = department_names(written)
        for closed in (known[name] for name in names if name in known):
            if closed.valid_to is not None and closed.valid_to < day:
                later = f"後継の「{closed.successor}」" if closed.successor else "引き継いだ部署"
                raise UserError(
                    f"部署「{closed.name}」は {closed.valid_to} で終わっています。"
                    f"新規事業の「提案する部署」を{later}に直してから登載してください。"
                )
        return tuple(name for name in names if name not in known)

    def _next_number(self, code: str) -> str:
        """Return the next number under a level that no project has or ever had."""
        with self._database.reading() as session:
            used = journaling.numbers_ever(session, f"{code.replace('.', '-')}-")
        return next_number(code, used)

    def _record(
        self, project: NewProject, number: str, level: LevelRecord, order: AdoptionOrder
    ) -> ProjectRecord:
        """Return the project as it joins the register; 施策指標 stays empty for the department to give."""
        names = department_names(project.department)
        deep = bool(level.parent)
        return ProjectRecord(
            number, one_line(tidy(project.title)), level.parent or level.code, level.code if deep else "",
            order.category or project.category, names, project.is_dx, overview=project.content,
            purpose=project.purpose, effects=project.effects, challenges=project.risks,
            schedule=self._cells(order, names),
        )  # fmt: skip

    def _cells(self, order: AdoptionOrder, names: tuple[str, ...]) -> tuple[ScheduleCell, ...]:
        """Return the schedule in the order of time.

        Raises:
            UserError: a half-year outside the plan, a phase that it has not, or a half-year twice.
        """
        cells = {(year, half): phase for year, half, phase in order.phases}
        phases = {term.number for term in self._profile.phases}
        wrong = [place for place in cells if place not in self._profile.half_years]
        if wrong or len(cells) < len(order.phases) or not phases.issuperset(cells.values()):
            raise UserError(
                "スケジュールは、計画の期間の半期ごとに一つの段階"
                f"（{'、'.join(map(str, sorted(phases)))}）で指定してください。"
            )
        return tuple(ScheduleCell(*place, cells[place], names) for place in sorted(cells))


def _day(text: str) -> dt.date:
    """Return a day that was checked before."""
    return dt.date.fromisoformat(text)
