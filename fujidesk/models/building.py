"""Makes a new database file with a whole register in it, and reads what a plan was set up with."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, insert, select

from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import RegisterContent
from fujidesk.models import confining, departments, profile_text, schema, sqlite, storing, upgrading
from fujidesk.models.failures import understanding


def make_file(path: Path, profile: PlanProfile, content: RegisterContent) -> None:
    """Make the file; it must not exist. The same content gives the same rows with the same ids."""
    with empty_file(path) as connection:
        fill(connection, profile, content)


@contextmanager
def empty_file(path: Path) -> Iterator[Connection]:
    """Give the connection to a new file with empty tables, kept at the end; the file must not exist."""
    sqlite.make_empty(path)
    engine = sqlite.make_engine(path)
    try:
        with engine.begin() as connection:
            _make_tables(connection)
            yield connection
    finally:
        engine.dispose()


def make_bare_file(path: Path, revision: str) -> None:
    """Make a file that has the tables of a revision and no rows; it must not exist."""
    sqlite.make_empty(path)
    with sqlite.single_user_engine(path) as engine, engine.connect() as connection:
        if revision == upgrading.HEAD:
            with connection.begin():
                _make_tables(connection)
        else:
            upgrading.run_scripts(connection, revision)


def _make_tables(connection: Connection) -> None:
    """Make the tables of the newest revision."""
    schema.plan.metadata.create_all(connection)
    sqlite.refuse_history_changes(connection)
    upgrading.stamp(connection)


def fill(
    connection: Connection, profile: PlanProfile, content: RegisterContent, predecessor: int | None = None
) -> int:
    """Add a plan with its levels, departments and projects; returns its id.

    predecessor: the id of the plan that it follows.
    """
    profiles, plans = schema.plan_profile, schema.plan
    body = profile_text.to_text(profile)
    adding = insert(profiles).values(key=profile.key, body=body).returning(profiles.c.id)
    profile_id = connection.execute(adding).scalar_one()
    setting_up = insert(plans).values(
        profile_id=profile_id, name=profile.plan_name, predecessor_id=predecessor,
        first_year=profile.first_year, last_year=profile.last_year,
    )  # fmt: skip
    plan: int = connection.execute(setting_up.returning(plans.c.id)).scalar_one()
    with confining.confined_to(connection, plan):
        storing.insert_levels(connection, content.levels)
        departments.insert_departments(connection, content.departments)
        storing.insert_projects(connection, content.projects)
    return plan


@understanding("計画の種類")
def stored_profile(session: schema.Asked) -> PlanProfile:
    """Return the profile that the plan was set up with.

    Raises:
        ContentError: there is no plan or more than one, or its profile is not one that we write.
    """
    profiles, plans = schema.plan_profile, schema.plan
    body = session.scalars(
        select(profiles.c.body).join(plans, plans.c.profile_id == profiles.c.id)
    ).one()  # fmt: skip
    return profile_text.from_text(body)


@understanding("計画の種類")
def stored_profiles(connection: Connection) -> dict[int, PlanProfile]:
    """Return the profiles of all plans by the plan's id, in the order of their making.

    The connection sees all of them.

    Raises:
        ContentError: one of them is not one that we write.
    """
    profiles, plans = schema.plan_profile, schema.plan
    query = select(plans.c.id, profiles.c.body).join(profiles, plans.c.profile_id == profiles.c.id)
    return {
        plan: profile_text.from_text(body) for plan, body in connection.execute(query.order_by(plans.c.id))
    }
