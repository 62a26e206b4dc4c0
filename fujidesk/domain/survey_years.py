"""The fiscal years that a change is about, and those that must be open for it to be made."""

from fujidesk.domain.changes import Entity, FieldChange


def years_of(change: FieldChange) -> set[int]:
    """Return the fiscal years whose answers, round, departments or inquiries a change is about."""
    if change.entity is Entity.INQUIRY:
        return {int(change.field.partition(".")[0])}
    if change.entity in (Entity.ROUND, Entity.ENTRY):
        return {int(change.key.partition(" ")[0])}
    return locked_years(change)


def locked_years(change: FieldChange) -> set[int]:
    """Return the fiscal years that must not be approved for the change to be made.

    Those of a report, and of the phases reached that belong to it; inquiries may go on after the approval.
    """
    if change.entity is Entity.REPORT:
        return {int(change.field.partition(".")[0])}
    if change.entity is not Entity.PROJECT:
        return set()
    fields: set[str] = {change.field}
    if change.field == "*":
        fields = {key for value in (change.before, change.after) if isinstance(value, dict) for key in value}
    return {int(field.split(".")[1]) for field in fields if field.startswith("actual.")}
