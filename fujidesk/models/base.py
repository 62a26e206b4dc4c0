"""The base of the classes that lie on the tables of `schema`, for writing single rows.

Choices (category, direction, source) are stored as their text, times and days as ISO text, decimals as
text: what a table holds reads the same in every tool and database.
"""

from typing import Any

from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr

from fujidesk.models import schema


class Base(DeclarativeBase):
    """Base of the classes. Relationships are `lazy="raise"`: a query loads all that it needs, or fails."""

    metadata = schema.plan.metadata


class Versioned:
    """A row that people edit: its version counts the updates, so that two edits of the same are detected."""

    version: Mapped[int]

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy gives the class
        """Let SQLAlchemy count and compare the version with each update."""
        return {"version_id_col": cls.__table__.c.version}  # type: ignore[attr-defined]  # of the mapped class
