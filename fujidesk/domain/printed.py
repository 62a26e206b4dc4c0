"""What a screen prints on A4 landscape: lists, charts and cross tables as they are in front of the user."""

import datetime as dt
from dataclasses import dataclass

from fujidesk.domain.fiscal import era_day, long_year
from fujidesk.domain.pack_blocks import Block, TableBlock
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.sample_mark import SAMPLE_WORD


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """What begins on a page of its own.

    title: of its pages. about: what narrows it, how much it holds, in which order; under the title and at
    the foot of each page, "" for none. is_internal: shows what is for the office alone.
    """

    title: str
    blocks: tuple[Block, ...]
    about: str = ""
    is_internal: bool = False

    @property
    def has_rows(self) -> bool:
        """Whether any of its tables holds anything; what is no table always does."""
        return any(not isinstance(block, TableBlock) or block.rows for block in self.blocks)


@dataclass(frozen=True, slots=True)
class PrintedPaper:
    """All that is printed at once.

    heading: plan and fiscal year, on top of each page. as_of: the day in words, 「令和8年7月10日現在」.
    sample: word that marks made-up answers, "" for real ones. phase_words: of the plan's phases, for the
    legend of strips.
    """

    heading: str
    parts: tuple[PrintedPart, ...]
    as_of: str
    sample: str = ""
    phase_words: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What is printed, for the print dialog: the title of its first part."""
        return self.parts[0].title


def printed_paper(
    parts: tuple[PrintedPart, ...],
    profile: PlanProfile,
    fiscal_year: int | None,
    day: dt.date,
    *,
    sample: bool,
) -> PrintedPaper:
    """Return a paper of a plan.

    fiscal_year: in its heading, None for none. day: of the print. sample: the data are made up.
    """
    year = "" if fiscal_year is None else long_year(fiscal_year)
    return PrintedPaper(
        f"{profile.plan_name}　{year}".rstrip(), parts, f"{era_day(day)}現在", SAMPLE_WORD if sample else "",
        tuple(term.name for term in profile.phases),
    )  # fmt: skip
