"""Adds a project of the plan to the register by hand: what a city does that begins with an empty one.

A project that joins the plan while it runs goes the way of new projects (`services.adoption`), which keeps
why and when; here only what the plan document itself has is entered.
"""

from dataclasses import dataclass

from fujidesk.domain.changes import Changes, Entity, FieldChange
from fujidesk.domain.fields import whole_value
from fujidesk.domain.new_projects import department_names
from fujidesk.domain.numbers import next_number
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import Category, ProjectRecord
from fujidesk.errors import UserError
from fujidesk.models import journaling, reading
from fujidesk.models.engine import Database
from fujidesk.services.edits import EditService


@dataclass(frozen=True, slots=True)
class AddedProject:
    """What is entered of a project at first; the rest is filled in on its sheet.

    level: code of the lowest level, under which it stands. departments: as typed, parted by 、.
    """

    level: str
    title: str
    category: Category
    departments: str = ""


class ProjectAdding:
    """Gives the next number of a level and makes the project, as one step that can be taken back."""

    def __init__(self, database: Database, edits: EditService, profile: PlanProfile) -> None:
        self._database = database
        self._edits = edits
        self._profile = profile

    def next_number(self, level: str) -> str:
        """Return the number that the next project under a level gets; it was never used before.

        Raises:
            UserError: the plan has no such level, or it is not the lowest.
        """
        deep = len(self._profile.level_names) > 1
        prefix = f"{level.replace('.', '-')}-"
        with self._database.reading() as session:
            codes = [item.code for item in reading.levels(session) if bool(item.parent) == deep]
            if level not in codes:
                name = self._profile.level_names[-1]
                raise UserError(f"{name}「{level}」は計画にありません。{name}を選んでください。")
            return next_number(level, journaling.numbers_ever(session, prefix))

    def add(self, wanted: AddedProject) -> tuple[str, Changes]:
        """Make the project; returns its number and what changed.

        Raises:
            UserError: no such level, no title, or a value that the plan does not allow.
            MachineError: the database cannot be written.
        """
        number = self.next_number(wanted.level)
        policy, _, deeper = wanted.level.partition(".")
        record = ProjectRecord(
            number, wanted.title.strip(), policy, wanted.level if deeper else "", wanted.category,
            department_names(wanted.departments),
        )  # fmt: skip
        made = FieldChange(Entity.PROJECT, number, "*", None, whole_value(record))
        return number, self._edits.apply([made], f"事業 {number} の追加")
