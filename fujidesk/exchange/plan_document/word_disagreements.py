"""What list and roadmap of a plan in a Word file say otherwise than the sheets: somebody edited one of them.

The program writes the same in all three places, so the sheet is taken and the office is told.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fujidesk.domain.changes import Disagreement, Statement
from fujidesk.domain.numbers import sort_key
from fujidesk.domain.plan_book import words
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ProjectRecord
from fujidesk.exchange.plan_document.index import DX_MARKS
from fujidesk.exchange.plan_document.word_sheets import names_in

_REASON = "文書の中で書かれ方が違います。個票のとおりに読みました。"


@dataclass(frozen=True, slots=True)
class Said:
    """What the places beside the values of a sheet say of a project.

    listed: name, departments, category and DX of the list. roadmap: phases by half-year and the indicator;
    None where it does not have the project. phases: by half-year as the sheet writes them, () for none.
    """

    listed: Sequence[str]
    roadmap: Sequence[str] | None
    phases: Sequence[str]


def disagreements(
    projects: Sequence[ProjectRecord], said: Mapping[str, Said], profile: PlanProfile
) -> Iterator[Disagreement]:
    """Yield what does not agree, in the plan's order. said: by number."""
    for record in sorted(projects, key=lambda item: sort_key(item.number)):
        found = said[record.number]
        yield from _of_list(record, found.listed, profile)
        yield from _of_roadmap(record, found, profile)


def _of_list(record: ProjectRecord, texts: Sequence[str], profile: PlanProfile) -> Iterator[Disagreement]:
    """Yield what the list says otherwise."""
    mark = words.DX_MARK if record.is_dx else ""
    marked = words.DX_MARK if texts[3].strip() in DX_MARKS else ""
    for name, listed, taken in (
        ("title", texts[0], record.title),
        ("departments", "、".join(names_in(texts[1])), "、".join(record.departments)),
        ("category", texts[2].strip(), profile.category_name(record.category)),
        ("is_dx", marked, mark),
    ):
        if listed != taken:
            yield _disagreement(record.number, name, words.LIST, listed, taken)


def _of_roadmap(record: ProjectRecord, said: Said, profile: PlanProfile) -> Iterator[Disagreement]:
    """Yield what the roadmap says otherwise; it has the DX projects and no others."""
    shown = "" if said.roadmap is None else words.DX_MARK
    if bool(shown) != record.is_dx:
        yield _disagreement(
            record.number, "is_dx", words.ROADMAP, shown, words.DX_MARK if record.is_dx else ""
        )
    if said.roadmap is None:
        return
    phases = said.phases or ("",) * len(profile.half_years)
    *texts, target = said.roadmap
    if [text.strip() for text in texts] != [text.strip() for text in phases]:
        yield _disagreement(record.number, "schedule", words.ROADMAP, " ".join(texts), " ".join(phases))
    if target != record.indicator.text:
        yield _disagreement(record.number, "indicator.text", words.ROADMAP, target, record.indicator.text)


def _disagreement(number: str, name: str, place: str, said: str, taken: str) -> Disagreement:
    """Return that a place says otherwise than the sheet, which was taken; the office must look at it."""
    statements = (Statement(words.SHEETS, taken), Statement(place, said))
    return Disagreement(number, name, statements, taken, _REASON, settled=False)
