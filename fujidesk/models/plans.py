"""The plans that a database holds, one beside the other; asked of the database as a whole."""

from sqlalchemy import Connection, func, select

from fujidesk.domain.plan_choice import StoredPlan
from fujidesk.models import schema

_PLAN, _PROFILE = schema.plan.c, schema.plan_profile.c


def first_plan(connection: Connection) -> int | None:
    """Return the id of the plan that came first; None where there is no plan."""
    found: int | None = connection.scalar(select(func.min(_PLAN.id)))
    return found


def stored_plans(connection: Connection) -> list[StoredPlan]:
    """Return all plans in the order of their making; the connection sees all of them."""
    query = (
        select(
            _PLAN.id, _PLAN.name, _PLAN.first_year, _PLAN.last_year, _PROFILE.key, _PLAN.predecessor_id,
        )
        .join(schema.plan_profile, _PLAN.profile_id == _PROFILE.id)
        .order_by(_PLAN.id)
    )  # fmt: skip
    return [StoredPlan(*row) for row in connection.execute(query)]


def mark_written(connection: Connection, plan: int) -> None:
    """Let windows on a plan hear of a write that is made over a connection of another plan.

    Only a server keeps marks for each plan; of a file every write is heard of.
    """
    if connection.dialect.name == "postgresql":
        from fujidesk.models import server  # late: a file needs nothing of it

        server.mark_plan(connection, plan)
