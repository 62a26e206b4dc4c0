"""The base of all tables and the types that they share.

Choices (category, direction, source) are stored as their text, times and days as ISO text, decimals as
text: what a table holds reads the same in every tool and database.
"""

from typing import Annotated, Any

from sqlalchemy import MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Names of constraints: given by rule, so that a migration can name the one that it changes."""


class Base(DeclarativeBase):
    """Base of the tables. Relationships are `lazy="raise"`: a query loads all that it shows, or fails."""

    metadata = MetaData(naming_convention=NAMING)


RowId = Annotated[int, mapped_column(primary_key=True)]
"""The identity of a row; it means nothing to people and is never shown."""
LongText = Annotated[str, mapped_column(Text, default="", server_default="")]
"""A text that may be empty, never NULL."""
ShortText = Annotated[str, mapped_column(String(200))]
"""A name or label; its length is checked where it comes in (`services.edit_values`)."""


class Versioned:
    """A row that people edit: its version counts the updates, so that two edits of the same are detected."""

    version: Mapped[int] = mapped_column(default=1, server_default="1")

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy gives the class
        """Let SQLAlchemy count and compare the version with each update."""
        return {"version_id_col": cls.version}
