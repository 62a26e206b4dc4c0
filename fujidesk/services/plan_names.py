"""Names of plans: each can be told from the others of its database, and fits into its column."""

from collections.abc import Sequence

from fujidesk.domain.plan_choice import StoredPlan
from fujidesk.errors import UserError

NAME_LENGTH = 200
"""Characters that the name of a plan may have; a server keeps no more."""


def refuse_name(held: Sequence[StoredPlan], name: str, first_year: int, last_year: int, way_out: str) -> None:
    """Refuse a plan that is there already under this name and period, or whose name is too long.

    held: all plans of the database. way_out: a sentence that says what to change where it is another plan.

    Raises:
        UserError: so it is.
    """
    if len(name) > NAME_LENGTH:
        raise UserError(f"計画の名前は {NAME_LENGTH} 文字以内にしてください（いまは {len(name)} 文字です）。")
    for plan in held:
        if (plan.name, plan.first_year, plan.last_year) == (name, first_year, last_year):
            raise UserError(f"計画「{plan.label}」は、このデータベースにすでにあります。{way_out}")
