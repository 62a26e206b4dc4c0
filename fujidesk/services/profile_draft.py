"""Changes of the plan's profile worked out first and stored afterwards, part by part."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.profile_changes import PROFILE_WORDS
from fujidesk.errors import EditConflictError
from fujidesk.exchange.profile_write import profile_values
from fujidesk.exchange.profiles import profile_from_values
from fujidesk.models import building, profile_rows, reading
from fujidesk.services.profile_editing import PLACE


class ProfileDraft:
    """The profile as it is and as it will be; read only where a change is about it."""

    def __init__(self, session: Session, changes: Sequence[FieldChange]) -> None:
        self._session = session
        self._values: dict[str, Any] = {}
        self._is_changed = False
        if any(change.entity is Entity.PROFILE for change in changes):
            self._values = profile_values(building.stored_profile(session), reading.levels(session))

    def change(self, change: FieldChange) -> FieldChange | None:
        """Set one part; None when it changes nothing.

        Raises:
            EditConflictError: the part before is not what is stored.
        """
        held = self._values.get(change.field)
        if held == change.after:
            return None
        if held != change.before:
            word = PROFILE_WORDS.get(change.field, change.field)
            raise EditConflictError(
                f"計画プロファイルの「{word}」は、先に別の変更がありました。"
                "計画プロファイルを開き直してから、やり直してください。"
            )
        self._values[change.field] = change.after
        self._is_changed = True
        return change

    def store(self) -> None:
        """Write the profile, if anything of it changed.

        Raises:
            ProfileError: the parts do not go together; a UserError with all faults.
        """
        if self._is_changed:
            profile_rows.rewrite_profile(self._session, profile_from_values(PLACE, self._values).profile)
