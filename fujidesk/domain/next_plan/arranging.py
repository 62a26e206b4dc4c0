"""Where levels and projects of a draft stand: moved, added and taken away, each by its place in the tree.

The code of a level is its place: what is moved takes the code of where it comes to stand, and so do those
beside it. Numbers of projects stay until they are given anew.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from fujidesk.domain.next_plan.records import DraftProject, PlanDraft
from fujidesk.domain.next_plan.rules import in_order, lowest_levels
from fujidesk.domain.records import LevelRecord


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the tree: under which code ("" the top), before which one ("" at the end)."""

    parent: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Recoded:
    """Levels with the codes of their places. codes: old code → new one, of those that changed."""

    levels: tuple[LevelRecord, ...]
    codes: Mapping[str, str]


def projects_of(level: str, projects: Iterable[DraftProject]) -> list[DraftProject]:
    """Return the projects of a level in their order, ended ones left out."""
    return in_order(item for item in projects if item.level == level)


def placed(projects: Sequence[DraftProject], keys: Collection[str], place: Place) -> list[DraftProject]:
    """Return the projects of a level as they are once some have been put there; place.before: a key."""
    moving = [item for item in in_order(projects) if item.key in keys]
    rest = [item for item in projects_of(place.parent, projects) if item.key not in keys]
    at = next((i for i, item in enumerate(rest) if item.key == place.before), len(rest))
    row = [*rest[:at], *moving, *rest[at:]]
    return [replace(item, level=place.parent, position=number) for number, item in enumerate(row, start=1)]


def project_step(
    draft: PlanDraft, projects: Sequence[DraftProject], keys: Sequence[str], way: int
) -> Place | None:
    """Return where projects of one level come to stand a line up (-1) or down (1); None: they stay.

    Over the first and under the last place of a level lies the next level.
    """
    chosen = [item for item in in_order(projects) if item.key in keys]
    if not chosen:
        return None
    level = chosen[0].level
    rest = [item.key for item in projects_of(level, projects) if item.key not in keys]
    all_keys = [item.key for item in projects_of(level, projects)]
    above = len([key for key in all_keys[: all_keys.index(chosen[0].key)] if key in rest])
    at = above + way
    if 0 <= at <= len(rest):
        return Place(level, rest[at] if at < len(rest) else "")
    codes = [item.code for item in lowest_levels(draft.levels)]
    there = codes.index(level) + way if level in codes else -1
    if not 0 <= there < len(codes):
        return None
    first = projects_of(codes[there], projects)[:1] if way > 0 else []
    return Place(codes[there], first[0].key if first else "")


def children(levels: Sequence[LevelRecord], parent: str) -> list[LevelRecord]:
    """Return the levels right under a code, in their order; "" gives the highest."""
    return [level for level in levels if level.parent == parent]


def level_step(levels: Sequence[LevelRecord], code: str, way: int) -> Place | None:
    """Return where a level comes to stand a line up (-1) or down (1); None: it stays."""
    level = next(item for item in levels if item.code == code)
    row = [item.code for item in children(levels, level.parent)]
    at = row.index(code) + way
    if 0 <= at < len(row):
        rest = [other for other in row if other != code]
        return Place(level.parent, rest[at] if at < len(rest) else "")
    if not level.parent:
        return None
    above = [item.code for item in children(levels, "")]
    there = above.index(level.parent) + way
    if not 0 <= there < len(above):
        return None
    first = children(levels, above[there])[:1] if way > 0 else []
    return Place(above[there], first[0].code if first else "")


def may_stand(levels: Sequence[LevelRecord], code: str, parent: str) -> bool:
    """Tell whether a level may stand under a code: the plan keeps its depth."""
    level = next((item for item in levels if item.code == code), None)
    if level is None:
        return False
    if not level.parent:
        return not parent
    return any(item.code == parent and not item.parent for item in levels)


def moved_level(levels: Sequence[LevelRecord], code: str, place: Place) -> Recoded:
    """Return the levels with one of them in another place; place.before: a code."""
    moving = next(item for item in levels if item.code == code)
    rest = [item for item in levels if item.code != code]
    at = next((i for i, item in enumerate(rest) if item.code == place.before), len(rest))
    row = (*rest[:at], replace(moving, parent=place.parent), *rest[at:])
    return recoded(row, {moving.parent, place.parent})


def without_level(levels: Sequence[LevelRecord], code: str) -> Recoded:
    """Return the levels without one of them."""
    gone = next(item for item in levels if item.code == code)
    return recoded([item for item in levels if item.code != code], {gone.parent})


def with_level(levels: Sequence[LevelRecord], parent: str, title: str) -> tuple[LevelRecord, ...]:
    """Return the levels with a new one at the end of those under a code."""
    taken = {item.code for item in levels}
    number = len(children(levels, parent)) + 1
    while _code(parent, number) in taken:
        number += 1
    return (*levels, LevelRecord(_code(parent, number), title, parent))


def recoded(levels: Sequence[LevelRecord], touched: Collection[str]) -> Recoded:
    """Return the levels in the order of the tree; those under a touched code get codes by their place."""
    made: list[LevelRecord] = []
    codes: dict[str, str] = {}

    def walk(parent: str, new_parent: str) -> None:
        """Take the levels under a code."""
        renewed = parent in touched or parent != new_parent
        for number, level in enumerate(children(levels, parent), start=1):
            code = _code(new_parent, number) if renewed else level.code
            if code != level.code:
                codes[level.code] = code
            made.append(replace(level, code=code, parent=new_parent))
            walk(level.code, code)

    walk("", "")
    return Recoded(tuple(made), codes)


def _code(parent: str, number: int) -> str:
    """Return the code of a place."""
    return f"{parent}.{number}" if parent else str(number)
