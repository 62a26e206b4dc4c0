"""All tables together, for making a new file and for comparing it with the migrations.

Importing a table's module is what makes SQLAlchemy know it; hence this one module that imports them all.
"""

from sqlalchemy import MetaData

from fujidesk.models import journal, plan, project
from fujidesk.models.base import Base

MODULES = (plan, project, journal)


def metadata() -> MetaData:
    """Return the tables of the newest revision."""
    return Base.metadata
