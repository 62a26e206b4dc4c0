"""Names of departments as the plan prints them: 収納課等 is 収納課 with others, no department of its own."""

from collections.abc import Collection, Iterable

from fujidesk.domain.records import DepartmentRecord
from fujidesk.errors import UserError

AND_OTHERS = ("等", "ほか", "他")
"""Ends of a printed department that names more than the one department (収納課等)."""


def single(printed: str, known: Collection[str]) -> str:
    """Return the one department of a name such as 収納課等, where that department is known."""
    for end in AND_OTHERS:
        name = printed.removesuffix(end)
        if name != printed and name in known:
            return name
    return printed


def proper_departments(records: Iterable[DepartmentRecord]) -> list[DepartmentRecord]:
    """Return the departments that are ones, in their order: without 収納課等 where there is 収納課.

    Such a name is stored as a department where a document prints it before 収納課 alone.
    """
    listed = list(records)
    known = {item.name for item in listed}
    return [item for item in listed if single(item.name, known) == item.name]


def refuse_improper(name: str, known: Collection[str]) -> None:
    """Refuse a name where one department is asked for.

    Raises:
        UserError: it is 収納課等, which is 収納課 with others, or no department that is known.
    """
    own = single(name, known)
    if own != name:
        raise UserError(f"「{name}」は{own}とほかの部署のことです。「{own}」と入力してください。")
    if name not in known:
        raise UserError(f"部署「{name}」は登録されていません。部署の名前を確かめてください。")
