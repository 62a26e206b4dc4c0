"""Several plans in one database: each statement sees and changes the rows of one plan only.

Every table of a plan has the column `plan_id`. An engine that is confined to a plan adds the condition to
what it is asked, and gives new rows their plan: no query names the plan, so none can forget it. Tables that
are joined from the outside (LEFT JOIN) hang on rows of the plan by their ids and need no condition.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Executable, Table, event
from sqlalchemy.sql import visitors
from sqlalchemy.sql.dml import Delete, Update
from sqlalchemy.sql.elements import ColumnClause
from sqlalchemy.sql.selectable import (
    Alias,
    CompoundSelect,
    ScalarSelect,
    Select,
    SelectBase,
    Subquery,
)

_PLAN = "fujidesk_plan"
"""The execution option that holds the id of the plan."""
_OF_ALL = "fujidesk_of_all_plans"
"""The execution option of a statement that asks all plans."""
S = TypeVar("S", bound=Executable)


def confinable(engine: Engine) -> Engine:
    """Let an engine be confined later; returns it."""
    event.listen(engine, "before_execute", _confine, retval=True)
    return engine


def confined(engine: Engine, plan: int) -> Engine:
    """Return an engine of the same connections that sees and changes one plan only.

    engine: one that is `confinable`.
    """
    return engine.execution_options(**{_PLAN: plan})


@contextmanager
def confined_to(connection: Connection, plan: int | None) -> Iterator[Connection]:
    """Give a connection for a while to another plan than its own; None: to all of them."""
    before = connection.get_execution_options().get(_PLAN)
    connection.execution_options(**{_PLAN: plan})
    try:
        yield connection
    finally:
        connection.execution_options(**{_PLAN: before})


def plan_of(connection: Connection) -> int | None:
    """Return the plan that a connection is confined to; None: it sees all."""
    found: int | None = connection.get_execution_options().get(_PLAN)
    return found


def of_all(statement: S) -> S:
    """Let one statement see all plans, whatever its connection is confined to."""
    return statement.execution_options(**{_OF_ALL: True})


def plan_of_row(context: Any) -> int:
    """Return the plan that a new row belongs to; the default of the column.

    Raises:
        LookupError: the row is added without saying to which plan.
    """
    plan = context.execution_options.get(_PLAN)
    if plan is None:
        raise LookupError("a row of a plan is added over a connection of no plan")
    found: int = plan
    return found


def _confine(
    connection: Connection, statement: Any, multiparams: Any, params: Any, _options: Any
) -> tuple[Any, Any, Any]:
    """Add the condition to a statement before it is compiled."""
    plan = connection.get_execution_options().get(_PLAN)
    if plan is not None and not statement.get_execution_options().get(_OF_ALL):
        if isinstance(statement, Select | Update | Delete):
            statement = _restricted(statement, plan)
        elif isinstance(statement, CompoundSelect):
            statement = _deeply_restricted(statement, plan)
    return statement, multiparams, params


def _restricted(statement: Any, plan: int) -> Any:
    """Return a statement that is confined, selects within it included."""
    read, has_selects = _read(statement)
    if has_selects:
        statement = _deeply_restricted(statement, plan)
        if isinstance(statement, Select):
            return statement
    conditions = _conditions(read if isinstance(statement, Select) else [statement.table], plan)
    return statement.where(*conditions) if conditions else statement


def _deeply_restricted(statement: Any, plan: int) -> Any:
    """Return a copy of a statement in which every select is confined."""

    def add(select: "Select[Any]") -> None:
        """Confine a select, which is part of the copy."""
        conditions = _conditions(_read(select)[0], plan)
        select._where_criteria += tuple(conditions)  # noqa: SLF001 - as SQLAlchemy's own visitors do

    return visitors.cloned_traverse(statement, {}, {"select": add})


def _read(statement: Any) -> tuple[list[Any], bool]:
    """Return the tables that a statement reads itself, and whether there are selects within it.

    What is joined from the outside is left out. SQLAlchemy's own answer (`get_final_froms`) takes as long as
    compiling the statement.
    """
    found: dict[Any, None] = {}
    has_selects = False
    parts = list(statement.get_children())
    while parts:
        part = parts.pop()
        if isinstance(part, SelectBase | Subquery | ScalarSelect):
            has_selects = True
        elif isinstance(part, ColumnClause):
            found[part.table] = None
        elif isinstance(part, Table | Alias):
            found[part] = None
        else:
            parts.extend(part.get_children())
    for right, _, _, flags in getattr(statement, "_setup_joins", ()):
        if flags["isouter"]:
            found.pop(right, None)
    return list(found), has_selects


def _conditions(tables: Iterable[Any], plan: int) -> list[Any]:
    """Return that rows are the plan's, for each table that has rows of plans."""
    found = []
    for table in tables:
        condition = _kept_condition(table, plan) if isinstance(table, Table) else _condition(table, plan)
        if condition is not None:
            found.append(condition)
    return found


def _condition(table: Any, plan: int) -> Any:
    """Return that rows of a table are the plan's; None where it has no rows of plans."""
    whole = table.element if isinstance(table, Alias) else table
    column = table.c.get("id" if whole.name == "plan" else "plan_id") if isinstance(whole, Table) else None
    return None if column is None else column == plan


_kept_condition = lru_cache(maxsize=256)(_condition)
"""The same, kept for the tables of the schema: a screen asks ten times, and making one takes as long as
reading a row."""
