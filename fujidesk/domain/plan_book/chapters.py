"""The chapters around the sheets: outline, policies and measures, list of projects, glossary."""

from collections.abc import Iterator, Mapping, Sequence

from fujidesk.domain.fields import field_label, place_of
from fujidesk.domain.fiscal import long_year
from fujidesk.domain.pack_parts.data import GlossaryTerm
from fujidesk.domain.plan_book import words
from fujidesk.domain.plan_book.blocks import Block, Grid, GridCell, GridRow, Heading, Look, Prose, Remark
from fujidesk.domain.plan_book.project_sheets import sheet_key
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import LevelRecord, ProjectRecord

_TOTAL = "計"


def outline(
    profile: PlanProfile, levels: Sequence[LevelRecord], projects: Mapping[str, Sequence[ProjectRecord]]
) -> Iterator[Block]:
    """Yield what the plan is made of: its period, its levels with their projects, its phases.

    projects: by the code of the level right above them.
    """
    yield Heading("計画の構成", 1, "outline", starts_page=True)
    period = f"{long_year(profile.first_year)}から{long_year(profile.last_year)}まで"
    yield Remark(f"計画の期間は、{period}の{len(profile.fiscal_years)}年間です。")
    yield Heading("計画の体系", 4)
    yield _counts(profile, levels, projects)
    yield Heading(words.PHASE, 4)
    rows = [(GridCell(term.name), GridCell(term.meaning or term.short_name)) for term in profile.phases]
    yield Grid((50, 110), tuple(rows), (_heads(words.PHASE, "意味"),), whole=True)


def _counts(
    profile: PlanProfile, levels: Sequence[LevelRecord], projects: Mapping[str, Sequence[ProjectRecord]]
) -> Grid:
    """Return the levels with the number of their projects by category."""
    every = [record for records in projects.values() for record in records]
    rows = [
        (
            GridCell(words.level_heading(level.code, level.title), shade=0 if level.parent else 1),
            *_count_cells(profile, _under(level, projects), 0 if level.parent else 1),
        )
        for level in levels
    ]
    rows.append((GridCell(_TOTAL, look=Look.HEAD, shade=1), *_count_cells(profile, every, 1)))
    head = _heads("・".join(profile.level_names), *(term.name for term in profile.categories), _TOTAL)
    count = len(profile.categories) + 1
    return Grid((160 - 18.0 * count, *[18.0] * count), tuple(rows), (head,))


def _under(level: LevelRecord, projects: Mapping[str, Sequence[ProjectRecord]]) -> list[ProjectRecord]:
    """Return all projects below a level, also those of the levels below it."""
    found = list(projects.get(level.code, ()))
    for code, records in projects.items():
        if code.startswith(f"{level.code}."):
            found += records
    return found


def _count_cells(profile: PlanProfile, records: Sequence[ProjectRecord], shade: int) -> Iterator[GridCell]:
    """Yield the numbers of projects by category, and of all."""
    for term in profile.categories:
        count = sum(1 for record in records if record.category is term.category)
        yield GridCell(str(count), 1, Look.FIGURE, shade)
    yield GridCell(str(len(records)), 1, Look.FIGURE, shade)


def levels_chapter(profile: PlanProfile, levels: Sequence[LevelRecord]) -> Iterator[Block]:
    """Yield the descriptions of policies and measures, a paragraph for each of their lines."""
    yield Heading("と".join(profile.level_names), 1, "levels", starts_page=True)
    are_described = any(getattr(level, field) for level in levels for field in words.LEVEL_TEXTS)
    for place, level in enumerate(levels):
        text = words.level_heading(level.code, level.title)
        depth = 3 if level.parent else 2
        yield Heading(
            text, depth, f"level.{level.code}", starts_page=are_described and depth == 2 and place > 0
        )
        for field in words.LEVEL_TEXTS:
            if text := getattr(level, field):
                yield Heading(field_label(field), 4)
                yield from (Prose(line) for line in text.split("\n"))


def index_chapter(
    profile: PlanProfile, levels: Sequence[LevelRecord], projects: Mapping[str, Sequence[ProjectRecord]]
) -> Iterator[Block]:
    """Yield the list of all projects, a table for each level that has some, with the pages of the sheets."""
    yield Heading(words.listed(profile.project_name), 1, "index", starts_page=True)
    if profile.has_dx:
        yield Remark(f"「{words.DX}」欄の{words.DX_MARK}は、{profile.dx_name}です。")
    marks = [words.DX] if profile.has_dx else []
    labels = (
        words.NUMBER, profile.project_name, profile.words.department, words.CATEGORY, *marks, words.PAGE,
    )  # fmt: skip
    widths = (19, 66, 37, 16, 10, 12) if profile.has_dx else (19, 72, 41, 16, 12)
    for level in levels:
        records = projects.get(level.code, ())
        if records or not level.parent:
            yield Heading(words.level_heading(level.code, level.title), 3 if level.parent else 2)
        if records:
            rows = tuple(_index_row(record, profile) for record in records)
            yield Grid(widths, rows, (_heads(*labels),))


def _index_row(record: ProjectRecord, profile: PlanProfile) -> GridRow:
    """Return the line of a project in the list."""
    mark = GridCell(words.DX_MARK if record.is_dx else "", 1, Look.FIGURE)
    return (
        GridCell(record.number), GridCell(record.title), GridCell("\n".join(record.departments)),
        GridCell(profile.category_name(record.category), 1, Look.FIGURE), *([mark] if profile.has_dx else []),
        GridCell("", 1, Look.FIGURE, page_of=sheet_key(record.number)),
    )  # fmt: skip


def glossary_chapter(terms: Sequence[GlossaryTerm]) -> Iterator[Block]:
    """Yield the words that a reader may not know."""
    yield Heading(words.GLOSSARY, 1, "glossary", starts_page=True)
    if not terms:
        yield Remark("説明の要る用語はありません。")
        return
    rows = tuple((GridCell(term.word), GridCell(term.meaning)) for term in terms)
    yield Grid((45, 115), rows, (_heads("用語", "意味"),))


def by_place(records: Sequence[ProjectRecord]) -> dict[str, list[ProjectRecord]]:
    """Return projects by the code of the level right above them, in the given order."""
    found: dict[str, list[ProjectRecord]] = {}
    for record in records:
        found.setdefault(place_of(record), []).append(record)
    return found


def _heads(*labels: str) -> GridRow:
    """Return the names of columns."""
    return tuple(GridCell(label, 1, Look.HEAD, 2) for label in labels)
