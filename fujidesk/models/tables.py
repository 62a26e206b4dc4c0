"""All tables together, for making a new file and for comparing it with the migrations."""

from sqlalchemy import MetaData

from fujidesk.models import journal, plan, project
from fujidesk.models.base import Base

MODULES = (plan, project, journal)


def metadata() -> MetaData:
    """Return the tables of the newest revision."""
    return Base.metadata
