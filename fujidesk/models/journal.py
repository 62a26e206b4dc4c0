"""Saved views as people change them: the class of their rows, and saving and removing them.

Reading them, and everything else beside the register, is in `journaling`.
"""

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session

from fujidesk.models import schema
from fujidesk.models.base import Base, Versioned


class SavedView(Versioned, Base):
    """A named filter with its columns; spec: JSON text that the screens make and read."""

    __table__ = schema.saved_view
    id: Mapped[int]
    name: Mapped[str]
    spec: Mapped[str]


def view(session: Session, name: str) -> SavedView | None:
    """Return a saved view by its name, to be changed or removed."""
    return session.scalar(select(SavedView).where(SavedView.name == name))


def save_view(session: Session, name: str, spec: str) -> None:
    """Add a view, or give an existing one a new spec."""
    row = view(session, name)
    if row is None:
        session.add(SavedView(name=name, spec=spec))
    else:
        row.spec = spec
