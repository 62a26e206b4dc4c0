"""Databases of several plans for tests: of the same city one after the other, and of two cities."""

from contextlib import closing
from dataclasses import replace

from fujidesk.domain.sample_projects import sample_projects
from fujidesk.models import building
from fujidesk.models.engine import FileDatabase
from fujidesk.services.plan_start import plan_start

NEXT, SECOND_CITY = 2, 3
"""The ids of the plans that `with_three_plans` adds."""
NEXT_NAME = "第五次富士市情報化計画"


def with_three_plans(path, profile, content):
    """Add the next plan of the city (R9 to R13) and the plan of the second city (R3 to R8) to a database."""
    coming = replace(profile, plan_name=NEXT_NAME, short_name="第五次計画", first_year=2027, last_year=2031)
    atsugi, start = plan_start("atsugi")
    with closing(FileDatabase(path)) as database, database.writing_all() as session:
        connection = session.connection()
        assert building.fill(connection, coming, content, predecessor=1) == NEXT
        there = sample_projects(atsugi, start.levels)
        assert building.fill(connection, atsugi, there) == SECOND_CITY
    return path
