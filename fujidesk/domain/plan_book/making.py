"""Makes the printed plan of a register: cover, chapters, list, sheets, roadmap and glossary."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fujidesk.domain.fiscal import long_year
from fujidesk.domain.numbers import sort_key
from fujidesk.domain.pack_parts.data import GlossaryTerm
from fujidesk.domain.pack_parts.glossary import occurring
from fujidesk.domain.plan_book import words
from fujidesk.domain.plan_book.blocks import Block, BookPart, Heading, PlanBook
from fujidesk.domain.plan_book.chapters import (
    by_place,
    glossary_chapter,
    index_chapter,
    levels_chapter,
    outline,
)
from fujidesk.domain.plan_book.project_sheets import SheetMaker
from fujidesk.domain.plan_book.roadmap import roadmap_chapter
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import LevelRecord, ProjectRecord, RegisterContent
from fujidesk.domain.sample_mark import marked


@dataclass(frozen=True, slots=True)
class BookFacts:
    """What the cover says beside the plan itself. as_of: 「令和8年7月10日現在」; sample: data are made."""

    as_of: str
    sample: bool = False


def plan_book(
    content: RegisterContent, profile: PlanProfile, glossary: Sequence[GlossaryTerm], facts: BookFacts
) -> PlanBook:
    """Return the printed plan of a register; glossary: the words that are explained where they occur."""
    levels = sorted(content.levels, key=lambda level: [int(part) for part in level.code.split(".")])
    records = sorted(content.projects, key=lambda record: sort_key(record.number))
    projects = by_place(records)
    terms = occurring(glossary, "\n".join(_texts(levels, records)))
    parts = [
        BookPart(tuple(outline(profile, levels, projects))),
        BookPart(tuple(levels_chapter(profile, levels))),
        BookPart(tuple(index_chapter(profile, levels, projects))),
        BookPart(tuple(_sheets_chapter(profile, levels, projects))),
        *(
            [BookPart(tuple(roadmap_chapter(profile, levels, projects)), is_wide=True)]
            if profile.has_dx
            else []
        ),
        BookPart(tuple(glossary_chapter(sorted(terms, key=lambda term: term.word)))),
    ]
    period = f"{long_year(profile.first_year)}～{long_year(profile.last_year)}"
    cover = (profile.city, profile.plan_name, period, marked(facts.as_of, facts.sample))
    return PlanBook(cover, marked(f"{profile.city} {profile.plan_name}", facts.sample), tuple(parts))


def _sheets_chapter(
    profile: PlanProfile, levels: Sequence[LevelRecord], projects: Mapping[str, Sequence[ProjectRecord]]
) -> Iterator[Block]:
    """Yield the sheets in the order of the list, by category below each level (002, 個票の見方)."""
    yield Heading(f"{profile.project_name}{words.SHEETS}", 1, "sheets", starts_page=True)
    maker = SheetMaker(profile)
    is_first = True
    for level in levels:
        records = projects.get(level.code, ())
        if not records:
            continue
        heading = words.level_heading(level.code, level.title)
        depth = 3 if level.parent else 2
        yield Heading(heading, depth, f"sheets.{level.code}", starts_page=not is_first)
        is_first = False
        for term in profile.categories:
            chosen = [record for record in records if record.category is term.category]
            if chosen:
                yield Heading(profile.category_title(term.category), 4)
            yield from map(maker.sheet, chosen)


def _texts(levels: Iterable[LevelRecord], records: Iterable[ProjectRecord]) -> Iterator[str]:
    """Yield all texts of the register that the book shows."""
    for level in levels:
        yield from (level.title, *(getattr(level, name) for name in words.LEVEL_TEXTS))
    for record in records:
        yield from (record.title, record.summary, record.indicator.text)
        yield from (getattr(record, name) for name in words.TEXT_ROWS)
        yield from record.yearly_actions.values()
