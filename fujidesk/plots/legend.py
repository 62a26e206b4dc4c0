"""The legend of a timeline: only what its chart shows, flowed into rows by measured width."""

from dataclasses import dataclass

from fujidesk.domain.timeline import TimelineData

SWATCH_PT = 18.0
_GAP_PT = 4.0
_BETWEEN_PT = 14.0


@dataclass(frozen=True)
class LegendItem:
    """One entry. kind: phase, open, end, unscheduled, bands or report; phase: its number, else 0."""

    kind: str
    text: str
    phase: int = 0


@dataclass(frozen=True)
class LegendRow:
    """Entries of one row with the left edge of each, in points from the row's beginning."""

    items: tuple[tuple[float, LegendItem], ...]


def legend_items(data: TimelineData) -> tuple[LegendItem, ...]:
    """Return the entries that a chart needs, in the order of reading."""
    items = [LegendItem("phase", term.name, term.number) for term in data.phases]
    if data.has_open:
        items.append(LegendItem("open", "未確定"))
    if data.has_ends:
        items.append(LegendItem("end", "終了"))
    if data.has_unscheduled:
        items.append(LegendItem("unscheduled", "段階の記載なし"))
    if data.has_actual:
        items.append(LegendItem("bands", "細い帯＝計画　太い帯＝実績"))
        items.append(LegendItem("report", "報告時点（左へ遅れ・右へ進み）"))
    return tuple(items)


def legend_rows(data: TimelineData, room: float, size: float) -> tuple[LegendRow, ...]:
    """Flow the entries into rows not wider than the room."""
    from fujidesk.plots.style import width_pt  # late: screens want the entries without matplotlib

    rows: list[list[tuple[float, LegendItem]]] = [[]]
    x = 0.0
    for item in legend_items(data):
        width = SWATCH_PT + _GAP_PT + width_pt(item.text, size)
        if rows[-1] and x + width > room:
            rows.append([])
            x = 0.0
        rows[-1].append((x, item))
        x += width + _BETWEEN_PT
    return tuple(LegendRow(tuple(row)) for row in rows if row)
