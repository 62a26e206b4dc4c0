"""Writes who is in the bodies on a day as a workbook for a pack: a sheet a body (001, 図表6-1)."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from fujidesk.domain.fiscal import era_day
from fujidesk.domain.people import ADVISORS, LEADERS, Member
from fujidesk.domain.people_rules import Body
from fujidesk.domain.profile import PlanProfile
from fujidesk.exchange.atomic import replace_with_bytes
from fujidesk.exchange.report_tables import Column, TableBook, TableValue

_WIDTHS = (6.0, 14.0, 26.0, 20.0, 22.0, 22.0)
"""A4 upright; the last column is dropped where the body has neither field nor department."""


def write_members(
    path: Path,
    profile: PlanProfile,
    day: dt.date,
    members: Sequence[tuple[Body, Sequence[Member]]],
    *,
    sample: bool = False,
) -> None:
    """Write the workbook, whole or not at all; bodies without members say so on their sheet.

    Raises:
        MachineError: the file cannot be written.
    """
    book = TableBook(f"{profile.plan_name} 推進体制", sample=sample, care="")
    for body, held in members:
        _add_body(book, body, held, day)
    replace_with_bytes(path, book.data())


def _add_body(book: TableBook, body: Body, members: Sequence[Member], day: dt.date) -> None:
    """Add the sheet of a body: number, role, post, name, department, and of advisors the field."""
    with_field = body.key == ADVISORS
    widths = _WIDTHS if with_field else _WIDTHS[:-1]
    sheet = book.add_sheet(body.name, f"{body.name} 構成員", widths)
    sheet.note(f"{era_day(day)}現在　{len(members)} 人", "rt_plain")
    columns = [Column("番号", "rt_count"), Column("役割"), Column("職名"), Column("氏名"), Column("部署")]
    rows: list[list[TableValue]] = [
        [place, item.role, item.post, item.name, item.department]
        for place, item in enumerate(members, start=1)
    ]
    if with_field:
        columns.append(Column("分野"))
        rows = [[*row, item.field] for row, item in zip(rows, members, strict=True)]
    head = sheet.table(columns, rows)
    if not members:
        word = body.name if body.key == LEADERS else "構成員"
        sheet.note(f"この日の{word}は登録されていません。")
    sheet.finish(landscape=False, head=head, is_list=True)
