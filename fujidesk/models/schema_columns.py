"""The building blocks of the tables: naming of constraints and the kinds of columns that all tables share."""

from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Text

from fujidesk.models.confining import plan_of_row

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Names of constraints: given by rule, so that a migration can name the one that it changes."""
metadata = MetaData(naming_convention=NAMING)


def row_id() -> Column[int]:
    """Return the identity of a row; it means nothing to people and is never shown."""
    return Column("id", Integer, primary_key=True)


def number(name: str) -> Column[int]:
    """Return a whole number that every row has."""
    return Column(name, Integer, nullable=False)


def short(name: str, length: int, **options: Any) -> Column[str]:
    """Return a name, word or label that every row has; its length is checked in `services.edit_values`."""
    return Column(name, String(length), nullable=False, **options)


def long_texts(*names: str) -> list[Column[str]]:
    """Return texts that may be empty, never NULL."""
    return [Column(name, Text, nullable=False, default="", server_default="") for name in names]


def version() -> Column[int]:
    """Return the count of a row's updates, by which two edits of the same are detected."""
    return Column("version", Integer, nullable=False, default=1, server_default="1")


def link(table: str, name: str, **options: Any) -> Column[int]:
    """Return a link to a row of another table."""
    return Column(name, ForeignKey(f"{table}.id"), nullable=False, **options)


def of_owner(table: str, name: str, **options: Any) -> Column[int]:
    """Return a link to the row that this one hangs on and goes with."""
    return Column(name, ForeignKey(f"{table}.id", ondelete="CASCADE"), nullable=False, **options)


def of_plan(**options: Any) -> Column[int]:
    """Return the column that says to which plan a row belongs; a confined connection fills it itself."""
    return Column("plan_id", ForeignKey("plan.id"), nullable=False, default=plan_of_row, **options)


def days(*names: str) -> list[Column[str]]:
    """Return days or times as ISO text, "" where there is none."""
    return [Column(name, String(40), nullable=False, default="", server_default="") for name in names]
