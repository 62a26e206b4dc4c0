"""Writes the changes of a fiscal year as a list for a pack: what was before and after, who decided, why."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fujidesk.domain.fiscal import era_day, long_year
from fujidesk.domain.plan_words import PlanWords
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.revision_lines import EffectLine, day_words, projects_words
from fujidesk.domain.revisions import Revision, revision_name
from fujidesk.exchange.atomic import replace_with_bytes
from fujidesk.exchange.report_tables import Column, TableBook, TableValue

_WIDTHS = (8.0, 15.0, 9.0, 20.0, 15.0, 18.0, 18.0, 14.0, 20.0)
_HEADS = (
    Column("番号", "rt_code"), Column("期日", "rt_code"), Column("種類", "rt_code"), Column("事業"),
    Column("項目"), Column("変更前"), Column("変更後"), Column("決定した会議"), Column("理由"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RevisionBook:
    """What the list shows: a year's revisions with what each did; titles: number → present name.

    today: the day that it names. is_sample: answers of the database are made up.
    """

    profile: PlanProfile
    fiscal_year: int
    rows: Sequence[tuple[Revision, Sequence[EffectLine]]]
    titles: Mapping[str, str]
    today: dt.date
    is_sample: bool = False


def write_revisions(path: Path, given: RevisionBook) -> None:
    """Write the workbook, A4 across, whole or not at all.

    Raises:
        MachineError: the file cannot be written.
    """
    title = f"{long_year(given.fiscal_year)}の事業内容の変更・見直し"
    book = TableBook(f"{given.profile.plan_name} {title}", sample=given.is_sample, care="")
    sheet = book.add_sheet("変更・見直し", title, _WIDTHS)
    values = [
        line
        for revision, lines in given.rows
        for line in _rows(revision, lines, given.titles, given.profile.words)
    ]
    head = sheet.table(_HEADS, values)
    if not values:
        sheet.note("この年度の変更はありません。")
    sheet.note(
        f"変更 {len(given.rows)} 件。出典：{given.profile.plan_name}の台帳　{era_day(given.today)}現在"
    )
    sheet.finish(landscape=True, head=head, is_list=True)
    replace_with_bytes(path, book.data())


def _rows(
    revision: Revision, lines: Sequence[EffectLine], titles: Mapping[str, str], words: PlanWords
) -> list[list[TableValue]]:
    """Return a revision, one value a row; what it is stands in each, so that Excel can sort and filter."""
    found: list[list[TableValue]] = []
    for line in lines or (EffectLine("", "", "", ""),):
        name = f"{line.number} {titles.get(line.number, '')}".rstrip() or projects_words(revision, titles)
        found.append([
            revision.key, day_words(revision.day), revision_name(revision.kind, words), name,
            line.label, line.before, line.after, revision.meeting, revision.reason,
        ])  # fmt: skip
    return found
