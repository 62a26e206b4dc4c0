"""DX ロードマップ: the projects with the DX flag, their phases by half-year and what they aim at."""

from collections.abc import Iterator, Mapping, Sequence

from fujidesk.domain.plan_book import words
from fujidesk.domain.plan_book.blocks import Block, Grid, GridCell, GridRow, Heading, Look, Remark
from fujidesk.domain.plan_book.project_sheets import half_cells, phase_cells, year_cells
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import LevelRecord, ProjectRecord

_NUMBER_MM, _TITLE_MM, _INDICATOR_MM, _WIDTH_MM = 17.0, 46.0, 46.0, 252.0


def roadmap_chapter(
    profile: PlanProfile, levels: Sequence[LevelRecord], projects: Mapping[str, Sequence[ProjectRecord]]
) -> Iterator[Block]:
    """Yield a table for each level that has DX projects. projects: by the code of the level above them."""
    yield Heading(f"{words.DX}{words.ROADMAP}", 1, "roadmap", starts_page=True)
    shown = [(level, [item for item in projects.get(level.code, ()) if item.is_dx]) for level in levels]
    if not any(records for _, records in shown):
        yield Remark(f"{profile.dx_name}はありません。")
        return
    yield Remark(f"{profile.dx_name}の、半年ごとの進捗段階と{words.INDICATOR}です。")
    halves = profile.half_years
    rest = (_WIDTH_MM - _NUMBER_MM - _TITLE_MM - _INDICATOR_MM) / len(halves)
    widths = (_NUMBER_MM, _TITLE_MM, *[rest] * len(halves), _INDICATOR_MM)
    for level, records in shown:
        if records:
            yield Heading(words.level_heading(level.code, level.title), 3)
            rows = tuple(_row(record, profile) for record in records)
            yield Grid(widths, rows, _head(profile))


def _head(profile: PlanProfile) -> tuple[GridRow, ...]:
    """Return the two rows that name the columns: years, and their halves."""
    names = (words.NUMBER, profile.project_name, words.INDICATOR)
    number, title, target = (GridCell(name, 1, Look.HEAD, 2) for name in names)
    blank = GridCell("", 1, Look.HEAD, 2)
    return (
        (number, title, *year_cells(profile, 2), target),
        (blank, blank, *half_cells(profile.half_years, 2), blank),
    )


def _row(record: ProjectRecord, profile: PlanProfile) -> GridRow:
    """Return the line of a project."""
    by_half = {cell.when: cell for cell in record.schedule}
    phases = phase_cells([by_half.get(when) for when in profile.half_years], profile)
    return (GridCell(record.number), GridCell(record.title), *phases, GridCell(record.indicator.text))
