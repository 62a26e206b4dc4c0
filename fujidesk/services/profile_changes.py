"""Changes the profile of the plan in use: what is harmless, as one step that undo takes back."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from fujidesk.domain.changes import Changes, Entity, FieldChange
from fujidesk.domain.profile_changes import PROFILE_WORDS, profile_refusal
from fujidesk.errors import UserError
from fujidesk.exchange.profile_write import profile_values
from fujidesk.exchange.profiles import profile_from_values
from fujidesk.models import building, reading
from fujidesk.models.engine import Database
from fujidesk.services.edits import EditService
from fujidesk.services.profile_editing import PLACE


class ProfileChanges:
    """Reads and changes the stored profile; what is open goes on with the words that it was opened with."""

    def __init__(self, database: Database, edits: EditService) -> None:
        self._database = database
        self._edits = edits

    def values(self) -> dict[str, Any]:
        """Return the stored profile as its file would hold it, with the levels of the register."""
        with self._database.reading() as session:
            profile, levels = building.stored_profile(session), reading.levels(session)
        return deepcopy(profile_values(profile, levels))

    def store(self, wanted: Mapping[str, Any], seen: Mapping[str, Any] | None = None) -> Changes:
        """Store other words; all or nothing.

        Args:
            wanted: the values of a profile's file.
            seen: the values that were changed into these; None: those that are stored now.

        Raises:
            UserError: the values have a fault, or differ in what stays while a plan is in use; all of that is
                told.
            EditConflictError: somebody else changed the same part meanwhile.
        """
        before = self.values() if seen is None else dict(seen)
        found = profile_from_values(PLACE, wanted)
        after = deepcopy(profile_values(found.profile, found.levels))
        if "levels" not in wanted:
            after["levels"] = before.get("levels")
        fields = [name for name in {**before, **after} if before.get(name) != after.get(name)]
        refused = [profile_refusal(name, before.get(name), after.get(name)) for name in fields]
        if any(refused):
            raise UserError("\n".join(filter(None, refused)))
        changes = [
            FieldChange(Entity.PROFILE, str(before["key"]), name, before.get(name), after.get(name))
            for name in fields
        ]
        if not changes:
            raise UserError("計画プロファイルは、いまの計画のものと同じです。")
        words = "・".join(PROFILE_WORDS[name] for name in fields)
        return self._edits.apply(changes, f"計画プロファイルの変更（{words}）")
