"""Makes a new database file with a whole register in it, and reads what its one plan was set up with."""

from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import RegisterContent
from fujidesk.models import departments, profile_text, sqlite, storing, upgrading
from fujidesk.models.failures import understanding
from fujidesk.models.plan import Plan, PlanProfileRow
from fujidesk.models.tables import metadata


def make_file(path: Path, profile: PlanProfile, content: RegisterContent) -> None:
    """Make the file; it must not exist. The same content gives the same rows with the same ids."""
    sqlite.make_empty(path)
    engine = sqlite.make_engine(path)
    try:
        with engine.begin() as connection:
            metadata().create_all(connection)
            upgrading.stamp(connection)
            with Session(connection, join_transaction_mode="rollback_only") as session:
                fill(session, profile, content)
                session.commit()
    finally:
        engine.dispose()


def fill(session: Session, profile: PlanProfile, content: RegisterContent) -> None:
    """Write plan, levels, departments and projects into empty tables."""
    stored = PlanProfileRow(key=profile.key, body=profile_text.to_text(profile))
    session.add(stored)
    session.flush()
    plan = Plan(
        profile_id=stored.id, name=profile.plan_name,
        first_year=profile.first_year, last_year=profile.last_year,
    )  # fmt: skip
    session.add(plan)
    session.flush()
    storing.insert_levels(session, plan.id, content.levels)
    departments.insert_departments(session, content.departments)
    storing.insert_projects(session, plan.id, content.projects)


@understanding("計画")
def plan_id(session: Session) -> int:
    """Return the id of the file's plan; a file holds one."""
    return session.scalars(select(Plan.id)).one()


@understanding("計画の種類")
def stored_profile(session: Session) -> PlanProfile:
    """Return the profile that the plan was set up with.

    Raises:
        ContentError: there is no plan or more than one, or its profile is not one that we write.
    """
    profiles, plans = PlanProfileRow.__table__, Plan.__table__  # see models/reading.py
    body = session.scalars(
        select(profiles.c.body).join(plans, plans.c.profile_id == profiles.c.id)
    ).one()  # fmt: skip
    return profile_text.from_text(body)
