"""The fiscal year of a command, against the plan of the database that was opened; and the day it is."""

import datetime as dt
from typing import TYPE_CHECKING

from fujidesk.domain.fiscal import long_year
from fujidesk.errors import UserError

if TYPE_CHECKING:
    from fujidesk.services.workspace import Workspace


def today() -> dt.date:
    """Return the user's own calendar day, for commands to which no day was given."""
    return dt.datetime.now().astimezone().date()


def refuse_year(workspace: "Workspace", fiscal_year: int) -> None:
    """Refuse a fiscal year that the plan does not cover.

    Raises:
        UserError: names the first and the last year.
    """
    profile = workspace.profile
    if fiscal_year not in profile.fiscal_years:
        raise UserError(
            f"{long_year(fiscal_year)}は計画の期間の外です。--fy には"
            f"{long_year(profile.first_year)}から{long_year(profile.last_year)}までを指定してください。"
        )
