"""Made changes of the plan: a rename in each year, a rest and a completion in the newest one."""

import datetime as dt
from collections.abc import Iterator

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.fields import whole_value
from fujidesk.domain.new_projects import NewProject, Step
from fujidesk.domain.records import ProjectRecord
from fujidesk.domain.revising import RevisionOrder
from fujidesk.domain.revisions import Revision, RevisionKind
from fujidesk.domain.sample_days import iso_day
from fujidesk.domain.sample_dice import Dice
from fujidesk.domain.sample_office import SampleOffice

_FEWEST = 20
"""Projects that a register has at least where some of them are changed; smaller ones are for tests."""
_REASONS = {
    RevisionKind.RENAME: "対象の範囲を名称に表すため。",
    RevisionKind.SUSPEND: "関係機関の方針が決まるまで休止する。",
    RevisionKind.COMPLETE: "目的を果たしたため。",
}  # fmt: skip
_SUFFIX = "（対象の拡大）"


def sample_orders(office: SampleOffice) -> Iterator[RevisionOrder]:
    """Yield the changes that were decided in a year, each of another project.

    Rests and ends come in the newest year only: the answers made for the years before know of none.
    """
    if len(office.content.projects) < _FEWEST:
        return
    month, monthday = (6, 1) if office.is_present else (10, 20)
    day = iso_day(dt.date(office.fiscal_year, month, monthday))
    is_newest = office.fiscal_year == office.newest_year
    kinds = tuple(_REASONS) if is_newest else (RevisionKind.RENAME,)
    for kind in kinds:
        record = _drawn(office, kind)
        if record is None:
            continue
        title = f"{record.title}{_SUFFIX}" if kind is RevisionKind.RENAME else ""
        yield RevisionOrder(
            kind, (record.number,), day, _REASONS[kind], office.profile.committees[-1].name, title=title
        )


def _drawn(office: SampleOffice, kind: RevisionKind) -> ProjectRecord | None:
    """Return a project by chance; the kinds and years draw from parts of the register of their own.

    Those of the first category are spared, where the plan has others. None: the part has none.
    """
    parts = len(office.profile.fiscal_years) + len(_REASONS)
    part = office.fiscal_year - office.profile.first_year
    if kind is not RevisionKind.RENAME:
        part = len(office.profile.fiscal_years) + tuple(_REASONS).index(kind)
    spared = office.profile.categories[0].category if len(office.profile.categories) > 1 else None
    found = [
        item for place, item in enumerate(office.content.projects)
        if place % parts == part and item.category is not spared and item.schedule
    ]  # fmt: skip
    return Dice("revision", office.fiscal_year).pick(kind.value, found) if found else None


def sample_addition(office: SampleOffice, adopted: NewProject, key: str) -> Revision:
    """Return the change by which a new project came into the plan."""
    record = next(item for item in office.content.projects if item.number == adopted.number)
    made = FieldChange(Entity.PROJECT, record.number, "*", None, whole_value(record))
    taken = next(item for item in adopted.steps if item.step is Step.ADOPTED)
    return Revision(
        key, office.fiscal_year, RevisionKind.ADDITION, taken.day, taken.reason, "", (record.number,),
        new_project=adopted.key, effects=(made,),
    )  # fmt: skip
