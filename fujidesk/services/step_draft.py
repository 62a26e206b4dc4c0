"""All changes of one step worked out together: projects, levels, the survey and the office's own records.

Only when every one of them went through are rows written: what is refused has written nothing.
"""

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import DepartmentRecord
from fujidesk.models import departments
from fujidesk.models.journaling import Source
from fujidesk.services.department_draft import DepartmentDraft
from fujidesk.services.draft import Draft
from fujidesk.services.draft_standing import refuse_closed
from fujidesk.services.edit_values import EditValues
from fujidesk.services.office_checks import department_value
from fujidesk.services.office_draft import OFFICE_ENTITIES, OfficeDraft
from fujidesk.services.profile_draft import ProfileDraft
from fujidesk.services.survey_draft import SurveyDraft
from fujidesk.services.survey_values import SURVEY_ENTITIES, SurveyValues

_NAMING = frozenset({"*", "departments", "plan", "actual"})
"""Fields of a project that name departments; of a half-year the part before its year."""


class StepDraft:
    """What a step comes to, in the session of its write."""

    def __init__(
        self, session: Session, profile: PlanProfile, changes: Sequence[FieldChange], source: Source
    ) -> None:
        self._profile = profile
        self._changes = changes
        self._register = Draft(session, EditValues(profile), changes, source)
        self._survey = SurveyDraft(session, SurveyValues(profile), changes)
        self._office = OfficeDraft(session, profile, changes)
        self._departments = DepartmentDraft(session, changes, source)
        self._profiles = ProfileDraft(session, changes)
        self._session = session

    def make(self) -> tuple[FieldChange, ...]:
        """Make all changes in the draft; returns those that change something, in their order.

        Raises:
            EditConflictError: a value before is not what is stored.
            YearLockedError: an approved year would change.
            UserError: what is to be changed is not there, or a draft of the next plan is closed.
        """
        made = []
        for change in self._with_what_goes():
            found = self._one(change)
            if found is not None:
                self._survey.refuse_locked(found)
                made.append(found)
        refuse_closed(self._session, made)
        return tuple(made)

    def _with_what_goes(self) -> Iterator[FieldChange]:
        """Yield the changes; before a project is removed, those that empty what hangs on it."""
        for change in self._changes:
            if change.entity is Entity.PROJECT and change.field == "*" and change.after is None:
                yield from self._survey.going_with(change.key, self._profile.fiscal_years)
            yield change

    def _one(self, change: FieldChange) -> FieldChange | None:
        """Make one change; None when it changes nothing."""
        if change.entity in SURVEY_ENTITIES:
            return self._survey.change(change, has_project=self._register.has(change.key))
        if change.entity in OFFICE_ENTITIES:
            return self._office.change(change)
        if change.entity is Entity.DEPARTMENT:
            return self._departments.change(change)
        if change.entity is Entity.PROFILE:
            return self._profiles.change(change)
        return self._register.change(change)

    def store(self, made: Sequence[FieldChange], changed_at: str) -> tuple[FieldChange, ...]:
        """Write what the changes came to; returns what was made of them, for the history and for undo.

        A department that a project is the first to name comes with it, as a change of its own.

        Args:
            made: of `make`.
            changed_at: ISO time.

        Raises:
            UserError: a department that is to go is still named somewhere.
        """
        self._departments.store_added()
        known = departments.all_names(self._session) if any(map(_may_name, made)) else None
        self._register.store(changed_at)
        self._survey.store()
        self._office.store()
        self._departments.store_changed()
        self._profiles.store()
        came = [] if known is None else _came(known, departments.all_names(self._session))
        return (*came, *(change for change in made if not self._departments.stays(change)))


def _may_name(change: FieldChange) -> bool:
    """Tell whether a change may be the first to name a department."""
    if change.entity is Entity.DEPARTMENT:
        return change.field in ("*", "successor")
    return change.entity is Entity.PROJECT and change.field.partition(".")[0] in _NAMING


def _came(before: Sequence[str], after: Sequence[str]) -> Iterator[FieldChange]:
    """Yield the changes by which departments came that were not there before."""
    for name in after:
        if name not in before:
            yield FieldChange(Entity.DEPARTMENT, name, "*", None, department_value(DepartmentRecord(name)))
