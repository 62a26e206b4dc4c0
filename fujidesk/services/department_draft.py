"""Changes of departments worked out first and stored afterwards: terms, successors, new ones."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from fujidesk.domain.changes import Entity, FieldChange, JsonValue
from fujidesk.domain.office_words import field_word
from fujidesk.domain.records import DepartmentRecord
from fujidesk.errors import EditConflictError, UserError
from fujidesk.models import departments
from fujidesk.models.journaling import Source
from fujidesk.services.office_checks import department_of, department_value

_BARE = department_value(DepartmentRecord(""))
"""A department of which nothing but its name is known, as one is that a project was the first to name."""


class DepartmentDraft:
    """The departments, as they are and as they will be; read only where a change is about one.

    New ones are written before the projects, terms and removals after them: a project may name a department
    of the same step, and one may go as soon as no project names it.

    A department that is only a name may have come along with a project that names it. Undo and redo of that
    are never refused: where somebody else uses it by now, it stays as it is.
    """

    def __init__(self, session: Session, changes: Sequence[FieldChange], source: Source) -> None:
        self._session = session
        self._is_back = source in (Source.UNDO, Source.REDO)
        self._staying: set[str] = set()
        is_touched = any(change.entity is Entity.DEPARTMENT for change in changes)
        records = departments.department_records(session) if is_touched else []
        self._stored = {record.name: record for record in records}
        self._wanted: dict[str, DepartmentRecord | None] = dict(self._stored)

    def change(self, change: FieldChange) -> FieldChange | None:
        """Make one change in the draft; None when it changes nothing.

        Raises:
            EditConflictError: the value before is not what is stored.
            UserError: there is no such department.
        """
        held = self._wanted.get(change.key)
        if change.field == "*":
            return self._change_whole(change, held)
        if held is None:
            raise UserError(f"部署「{change.key}」はありません。名前を確かめてください。")
        before: JsonValue = getattr(held, change.field)
        if before == change.after:
            return None
        if change.before != before:
            raise EditConflictError(
                f"部署「{change.key}」の「{field_word(change.field)}」は、先に別の変更がありました。"
                "最新の内容を確かめてから、やり直してください。"
            )
        values: dict[str, Any] = {change.field: None if change.after is None else str(change.after)}
        self._wanted[change.key] = replace(held, **values)
        return change

    def _change_whole(self, change: FieldChange, held: DepartmentRecord | None) -> FieldChange | None:
        """Make a department, or remove one that nothing points to.

        Whether anything does is asked when it is written, after the projects of the step have moved.
        """
        before = None if held is None else department_value(held)
        if before == change.after:
            return None
        if held is not None and self._may_stay(change) and (change.after or change.before != before):
            return None
        if change.after is not None and held is not None:
            raise EditConflictError(f"部署「{change.key}」はすでにあります。別の名前にしてください。")
        self._wanted[change.key] = department_of(change.key, change.after)
        return replace(change, before=before)

    def _may_stay(self, change: FieldChange) -> bool:
        """Tell whether a change brings back or takes away what may have come along with a project."""
        return self._is_back and (change.after or change.before) == _BARE

    def stays(self, change: FieldChange) -> bool:
        """Tell whether a department that was to go has stayed, once all is stored."""
        return change.entity is Entity.DEPARTMENT and change.field == "*" and change.key in self._staying

    def store_added(self) -> None:
        """Add new departments; before the projects, which may name them."""
        made = [record for name, record in self._wanted.items() if record and name not in self._stored]
        if made:
            known = departments.Departments(self._session)
            for record in made:
                known.add(record)

    def store_changed(self) -> None:
        """Write terms and successors, and remove those that are to go; after the projects.

        Raises:
            UserError: a department that is to go is still named somewhere.
        """
        for name, record in self._wanted.items():
            if record is not None and record != self._stored.get(name):
                departments.rewrite(self._session, record)
        for name in [name for name, record in self._wanted.items() if record is None]:
            if departments.is_named(self._session, name):
                if self._is_back and department_value(self._stored[name]) == _BARE:
                    self._staying.add(name)
                    continue
                raise UserError(
                    f"部署「{name}」は、事業や調査で使われているため取り除けません。"
                    "使っているものを先に別の部署へ移してください。"
                )
            departments.remove(self._session, name)
