"""All that the tab shows of a meeting, gathered beside the window."""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fujidesk.domain.fiscal import long_year
from fujidesk.domain.meetings import MeetingTerm
from fujidesk.domain.pack_blocks import Pack
from fujidesk.domain.pack_editions import PackEdition, PartChoice, numbered_parts, part_choices
from fujidesk.domain.pack_parts.data import PackData
from fujidesk.domain.pack_parts.making import made_choices
from fujidesk.domain.pack_parts.sentences import made_sentences
from fujidesk.domain.pack_parts.whole_words import APPRAISAL_PLACE, appraised_levels, made_appraisal
from fujidesk.domain.people import Member
from fujidesk.domain.progress import PartOfProgress, Progress
from fujidesk.models.snapshots import StoredSnapshot
from fujidesk.services.workspace import Workspace

if TYPE_CHECKING:
    from fujidesk.plots.pack_pages import PackPage

_READ = 40
"""Hundredths of the work after which the data are read (measured)."""


@dataclass(frozen=True)
class PackSight:
    """A pack with its pages and what may be decided about it.

    choices: all parts in order. labels: of the parts that are on, by their kind. made: the sentences as the
    data give them. last: last year's edition of the same meeting, None where none is kept. every_snapshot:
    of all meetings. projects: number and title of each.
    """

    term: MeetingTerm
    fiscal_year: int
    edition: PackEdition
    pack: Pack
    data: PackData
    pages: tuple["PackPage", ...]
    choices: tuple[PartChoice, ...]
    labels: dict[str, str]
    made: tuple[str, str, str]
    members: tuple[Member, ...]
    last: PackEdition | None
    snapshots: tuple[StoredSnapshot, ...]
    every_snapshot: tuple[StoredSnapshot, ...]
    has_answers: bool
    projects: tuple[tuple[str, str], ...]

    @property
    def appraisals(self) -> tuple[tuple[str, str, str], ...]:
        """Place, name and made text of each appraisal of the whole plan; none for other meetings."""
        whole = self.data.whole
        if whole is None:
            return ()
        return tuple(
            (f"{APPRAISAL_PLACE}{level.code}", level.name, made_appraisal(whole, level))
            for level in appraised_levels(whole)
        )

    def first_page(self, part: int) -> int:
        """Return the place of a part's first page, from 0; part: its place in the pack."""
        return next((place for place, page in enumerate(self.pages) if page.part == part), 0)

    def part_of_kind(self, kind: str) -> int | None:
        """Return the place of a part in the pack; None while it is switched off."""
        found = (place for place, part in enumerate(self.pack.parts) if part.kind == kind)
        return next(found, None)


def about_words(term: MeetingTerm, fiscal_year: int) -> str:
    """Say what a meeting is about and when it is held: 「令和7年度の結果（令和8年7月に開催）」."""
    held = term.held_in(fiscal_year)
    calendar_year = held if term.month >= 4 else held + 1
    when = long_year(calendar_year).removesuffix("度")
    about = (
        f"{long_year(term.results_year(fiscal_year))}の結果" if term.about else f"{long_year(fiscal_year)}"
    )
    return f"{about}（{when}{term.month}月に開催）"


def gather(
    workspace: Workspace, meeting: str, fiscal_year: int, today: dt.date, progress: Progress
) -> PackSight:
    """Read a meeting's data and lay its pages out; for the worker's thread.

    Raises:
        UserError: the meeting reports a year that the plan does not have.
        CancelledError: by `progress`.
    """
    from fujidesk.plots.pack_pages import pack_pages  # late: brings the fonts of the charts

    packs = workspace.packs
    progress.step(0, 100, "会議資料の内容を集めています")
    data = packs.data(meeting, fiscal_year, today)
    taken = tuple(workspace.snapshots.all())
    pack = packs.of_data(data)
    pages = pack_pages(pack, progress=PartOfProgress(progress, _READ, 100))
    choices = part_choices(data.edition, data.term)
    labels = {item.choice.kind.value: item.label for item in numbered_parts(made_choices(data))}
    return PackSight(
        data.term, fiscal_year, data.edition, pack, data, pages, choices, labels, made_sentences(data),
        data.members,
        packs.last_year(data.edition), tuple(one for one in taken if one.edition == data.edition.key), taken,
        data.has_answers,
        tuple((record.number, record.title) for record in data.records),
    )  # fmt: skip
