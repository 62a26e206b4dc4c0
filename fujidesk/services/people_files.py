"""Members of a day and training of a year as JSON and workbooks; it writes files, never the register."""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path

from fujidesk.domain.office_values import value_of
from fujidesk.domain.people import Member
from fujidesk.domain.people_rules import Body
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.services.people import PeopleService


class PeopleFiles:
    """Writes what `PeopleService` reads; a meeting pack takes the same."""

    def __init__(self, people: PeopleService, profile: PlanProfile, *, is_sample: bool) -> None:
        self._people = people
        self._profile = profile
        self._is_sample = is_sample

    def members(self, day: dt.date) -> list[tuple[Body, list[Member]]]:
        """Return every body with its members on a day, the headquarters first."""
        return [(body, self._people.members(body.key, day)) for body in self._people.bodies()]

    def members_json(self, day: dt.date) -> str:
        """Return the members of a day as JSON text."""
        found = [
            {"body": body.key, "name": body.name, "members": [_value(item) for item in held]}
            for body, held in self.members(day)
        ]
        values = {"date": day.isoformat(), "sample": self._is_sample, "bodies": found}
        return json.dumps(values, ensure_ascii=False, indent=1) + "\n"

    def write_members(self, day: dt.date, path: Path, progress: Progress | None = None) -> None:
        """Write the members of a day as a workbook that prints on A4.

        Raises:
            MachineError: the file cannot be written.
            CancelledError: the user stopped it; no file is left.
        """
        from fujidesk.exchange.member_write import write_members  # late: brings openpyxl

        tell = progress or NoProgress()
        tell.step(0, 1, path.name)
        write_members(path, self._profile, day, self.members(day), sample=self._is_sample)
        tell.step(1, 1, path.name)

    def write_trainings(self, fiscal_year: int, path: Path, progress: Progress | None = None) -> None:
        """Write the training of a fiscal year as a workbook that prints on A4.

        Raises:
            MachineError: the file cannot be written.
            CancelledError: the user stopped it; no file is left.
        """
        from fujidesk.exchange.training_write import write_trainings  # late: brings openpyxl

        tell = progress or NoProgress()
        tell.step(0, 1, path.name)
        lines = [(line.training, line.rate) for line in self._people.trainings(fiscal_year)]
        write_trainings(path, self._profile, fiscal_year, lines, sample=self._is_sample)
        tell.step(1, 1, path.name)


def _value(member: Member) -> Mapping[str, object]:
    """Return a member as a JSON object."""
    return {"key": member.key, **value_of(member)}
