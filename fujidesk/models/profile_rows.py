"""Writes the profile of the plan that is worked with."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from fujidesk.domain.profile import PlanProfile
from fujidesk.models import profile_text, schema


def rewrite_profile(session: Session, profile: PlanProfile) -> None:
    """Store another profile for the plan, within the transaction of the session."""
    row = session.scalars(select(schema.plan.c.profile_id)).one()
    profiles = schema.plan_profile
    session.execute(update(profiles).where(profiles.c.id == row).values(body=profile_text.to_text(profile)))
