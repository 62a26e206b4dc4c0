"""次第: meeting, day and place, the items of business, and the members present."""

import datetime as dt
from collections.abc import Sequence

from fujidesk.domain.fiscal import long_day, long_year
from fujidesk.domain.meetings import PartKind
from fujidesk.domain.pack_blocks import Block, CellAlign, Column, Row, TableBlock, TextBlock, TextStyle
from fujidesk.domain.pack_editions import NumberedPart
from fujidesk.domain.pack_parts.data import PackData
from fujidesk.domain.people import Member

AGENDA_PLACE = "agenda"
"""Place of the office's own items, a line each; without them the parts of the pack are the items."""
PRESENT, ABSENT = "出席", "欠席"


def agenda(data: PackData, parts: Sequence[NumberedPart]) -> tuple[Block, ...]:
    """Return when and where, the items, and who attends; parts: all that are in the pack."""
    blocks: list[Block] = [
        TextBlock(TextStyle.BODY, (f"日時　{when_words(data)}", f"場所　{data.edition.place or '（未定）'}")),
        TextBlock(TextStyle.ITEMS, agenda_items(data, parts), "議事"),
    ]
    if data.members:
        blocks.append(_members(data))
    return tuple(blocks)


def when_words(data: PackData) -> str:
    """Return day and time of the meeting in words; 「（未定）」 while the office has set none."""
    if not data.edition.day:
        return "（未定）"
    day = long_day(dt.date.fromisoformat(data.edition.day))
    return f"{day}　{data.edition.start}～" if data.edition.start else day


def agenda_items(data: PackData, parts: Sequence[NumberedPart]) -> tuple[str, ...]:
    """Return the items of business: the office's own, or one for each numbered part of the pack."""
    lines = data.edition.text(AGENDA_PLACE).splitlines()
    own = [line.strip(" \t").rstrip() for line in lines if line.strip()]  # 「　」 before an item means below
    if own:
        return tuple(own)
    items = [
        f"{_about(data, part)}（{part.label}）"
        for part in parts
        if part.choice.kind is not PartKind.AGENDA and not part.label.startswith("参考")
    ]
    return (*items, "その他")


def _about(data: PackData, part: NumberedPart) -> str:
    """Return what a part is about, with its year where it reports one."""
    reports = part.choice.kind in (PartKind.SUMMARY, PartKind.EVALUATION, PartKind.INDICATORS)
    return f"{long_year(data.year)} {part.title}" if reports else part.title


def _members(data: PackData) -> TableBlock:
    """Return the members on the day, and who is absent; columns that tell nothing are left out."""
    columns = (
        Column("区分", 8), Column("職名", 16), Column("氏名", 10), Column("部署", 14),
        Column("出欠", 5, CellAlign.CENTER),
    )  # fmt: skip
    absent = frozenset(data.edition.absent)
    rows = tuple(_member(member, ABSENT if member.key in absent else PRESENT) for member in data.members)
    told = [place for place in range(len(columns)) if any(row.cells[place] for row in rows)]
    kept = tuple(Row(tuple(row.cells[place] for place in told)) for row in rows)
    return TableBlock("members", "出席者", tuple(columns[place] for place in told), kept)


def _member(member: Member, present: str) -> Row:
    """Return the line of a member."""
    return Row((member.role, member.post, member.name, member.department, present))
