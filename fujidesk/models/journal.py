"""Tables beside the register: change history, saved views, disagreements, facts of the file.

They travel with the file, so that whoever gets it has its past and its views, too.
"""

from enum import StrEnum

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from fujidesk.models.base import Base, LongText, RowId, ShortText, Versioned


class Source(StrEnum):
    """How a change came about; the number of a removed project is free again only when an UNDO removed it."""

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"
    IMPORT = "import"


class ChangeHistory(Base):
    """One changed value: when (ISO, local time), who at which PC, in which step, from what to what.

    step: the same for all changes of one transaction. before and after: JSON texts. No foreign key: the
    history of a removed project stays readable.
    """

    __tablename__ = "change_history"
    id: Mapped[RowId]
    at: Mapped[str] = mapped_column(String(40))
    who: Mapped[str] = mapped_column(String(100))
    pc: Mapped[str] = mapped_column(String(100))
    label: Mapped[ShortText]
    step: Mapped[str] = mapped_column(String(40))
    source: Mapped[str] = mapped_column(String(10))
    entity: Mapped[str] = mapped_column(String(20))
    key: Mapped[str] = mapped_column(String(20), index=True)
    field: Mapped[str] = mapped_column(String(40))
    before: Mapped[LongText]
    after: Mapped[LongText]


class SavedView(Versioned, Base):
    """A named filter with its columns; spec: JSON text that the screens make and read."""

    __tablename__ = "saved_view"
    id: Mapped[RowId]
    name: Mapped[str] = mapped_column(String(100), unique=True)
    spec: Mapped[LongText]


class DisagreementRow(Base):
    """A disagreement of the plan document, kept from the last import; statements: JSON text."""

    __tablename__ = "disagreement"
    id: Mapped[RowId]
    number: Mapped[str] = mapped_column(String(20), index=True)
    field: Mapped[str] = mapped_column(String(40))
    statements: Mapped[LongText]
    taken: Mapped[LongText]
    reason: Mapped[LongText]
    settled: Mapped[bool] = mapped_column(default=False)


class Meta(Base):
    """A fact about the file itself, such as the time of the last plan import."""

    __tablename__ = "meta"
    key: Mapped[str] = mapped_column(String(50), primary_key=True)
    value: Mapped[LongText]
