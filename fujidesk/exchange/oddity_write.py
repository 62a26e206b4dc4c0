"""Writes the oddities of a year with the questions about them: a sheet of the evaluation, or a workbook."""

from collections.abc import Sequence
from pathlib import Path

from fujidesk.domain.fiscal import long_year
from fujidesk.domain.oddities import INQUIRY_STATE_NAMES, WEIGHT_NAMES, OddityLine, Weight
from fujidesk.domain.oddity_rules import rule_name, rule_of
from fujidesk.domain.profile import PlanProfile
from fujidesk.exchange.atomic import replace_with_bytes
from fujidesk.exchange.report_tables import Column, TableBook, TableValue, internal_note

_WIDTHS = (8.0, 9.0, 24.0, 16.0, 17.0, 42.0, 36.0, 9.0, 30.0)
_COLUMNS = (
    Column("重要度", "rt_code"), Column("事業番号", "rt_code"), Column("事業名"), Column("回答した部署"),
    Column("気づきの種類"), Column("気づいたこと"), Column("部署への質問"), Column("照会", "rt_code"),
    Column("回答"),
)  # fmt: skip


def write_oddities(
    path: Path, profile: PlanProfile, fiscal_year: int, lines: Sequence[OddityLine], *, sample: bool
) -> None:
    """Write the oddities of a year as a workbook, whole or not at all.

    Raises:
        MachineError: the file cannot be written.
    """
    book = TableBook(
        f"{profile.plan_name} {long_year(fiscal_year)} 気づき", sample=sample, care=internal_note(profile)
    )
    add_oddities(book, fiscal_year, lines)
    replace_with_bytes(path, book.data())


def add_oddities(book: TableBook, fiscal_year: int, lines: Sequence[OddityLine]) -> None:
    """Add the sheet 気づき."""
    sheet = book.add_sheet("気づき", f"{long_year(fiscal_year)} 回答についての気づき", _WIDTHS)
    sheet.note(oddity_counts(lines), "rt_plain")
    head = sheet.table(_COLUMNS, [_row(line) for line in lines])
    if not lines:
        sheet.note("気づきはありません。")
    sheet.finish(landscape=True, head=head, is_list=True)


def oddity_counts(lines: Sequence[OddityLine]) -> str:
    """Return how many oddities there are by weight, and how many questions, in one line."""
    found = [line.oddity.weight for line in lines if line.oddity is not None]
    weights = "、".join(f"{WEIGHT_NAMES[weight]} {found.count(weight)}" for weight in Weight)
    asked = sum(line.inquiry is not None for line in lines)
    return f"気づき {len(found)} 件（{weights}）、照会 {asked} 件"


def _row(line: OddityLine) -> Sequence[TableValue]:
    """Return a line as the table shows it."""
    oddity, inquiry, rule = line.oddity, line.inquiry, rule_of(line.rule)
    weight = WEIGHT_NAMES[rule.weight] if rule is not None else ""
    question = inquiry.question if inquiry is not None else oddity.question if oddity is not None else ""
    text = oddity.text if oddity is not None else ""
    if text:
        question = question.removeprefix(f"{text}。")
    return (
        weight, line.number, line.title, line.department, rule_name(line.rule), text, question,
        "" if inquiry is None else INQUIRY_STATE_NAMES[inquiry.state],
        "" if inquiry is None else inquiry.answer,
    )  # fmt: skip
