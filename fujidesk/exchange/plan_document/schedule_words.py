"""How a schedule and what is open in it are put into words, for an office clerk.

Phases are written as their numbers, "-" where the project has ended, "＿" where a column is blank.
"""

from collections.abc import Sequence

from fujidesk.domain.fiscal import HalfYear
from fujidesk.exchange.plan_document.schedule import Finding
from fujidesk.exchange.plan_document.sheet_rows import ENDED, Codes

DAMAGED_ROW = "部署の行に段階の語"
DAMAGED_REASON = "個票の部署の行に段階の語が入っているため、となりの欄の部署を取りました。"
_REASONS = {
    Finding.LOST_COLUMNS: (
        "個票の表は欄が欠けていて、ロードマップと合わない半期があります。"
        "欄のそろったロードマップを取りました。合わない半期を確かめてください。"
    ),
    Finding.BORNE_OUT: (
        "個票の表は欄が欠けていて、ロードマップと合わない半期があります。"
        "年度ごとの取組内容と合う個票を取りました。合わない半期を確かめてください。"
    ),
    Finding.CONFLICT: (
        "個票とロードマップの段階が違います。半期ごとに書かれた個票を取りました。確かめてください。"
    ),
    Finding.SURPLUS_COLUMNS: (
        "個票の表の欄が半期の数より多く、どの欄が余分か決められません。"
        "左から順に取りました。未確定の半期を確かめてください。"
    ),
    Finding.OPEN_END: "書かれていない半期があるため、前の半期の段階を続けました。確かめてください。",
    Finding.NO_END_IN_ROADMAP: (
        "個票は終了（-）を示しています。ロードマップは終了を示さないため、個票を取りました。"
    ),
}


class ScheduleWords:
    """Puts schedules into words; keeps what it has made, since many projects share it."""

    def __init__(self, half_years: Sequence[HalfYear]) -> None:
        """Name half-years as their labels do (R4上)."""
        self._labels = [when.label for when in half_years]
        self._rows: dict[tuple[Codes, int], str] = {}
        self._roads: dict[Codes, str] = {}
        self._taken: dict[tuple[Codes, tuple[bool, ...]], str] = {}
        self._reasons: dict[Finding, str] = {}

    def row(self, codes: Codes, width: int) -> str:
        """Return a row of a sheet: its codes and its number of columns.

        How many columns a row has is told, as a lost or surplus column is the usual damage of a scanned
        table.
        """
        text = self._rows.get((codes, width))
        if text is None:
            columns = max(width, len(codes))
            text = self._rows[codes, width] = f"{_shown(codes)}（{columns} 欄）"
        return text

    def roadmap(self, phases: Codes) -> str:
        """Return a row of the roadmap: where each phase begins, and its number of columns.

        The roadmap prints arrows, so that only beginnings are told; the sheet's row stands in full beside
        it.
        """
        text = self._roads.get(phases)
        if text is None:
            before: Codes = (None, *phases)
            marks = [
                f"{self._labels[at]}から{phase}"
                for at, phase in enumerate(phases)
                if phase is not None and phase != before[at]
            ]
            shown = "、".join(marks) or "段階の記載なし"
            text = self._roads[phases] = f"{shown}（{len(phases)} 欄）"
        return text

    def taken(self, codes: Codes, settled: tuple[bool, ...]) -> str:
        """Return the schedule that was taken, with the half-years that are open."""
        text = self._taken.get((codes, settled))
        if text is None:
            text = _shown(codes)
            if not all(settled):
                open_ones = [label for label, sure in zip(self._labels, settled, strict=True) if not sure]
                text += f"（未確定: {'・'.join(open_ones)}）"
            self._taken[codes, settled] = text
        return text

    def reason(self, finding: Finding) -> str:
        """Return why the schedule was taken so.

        A finding may be several at once; their sentences follow each other.
        """
        text = self._reasons.get(finding)
        if text is None:
            said = [words for kind, words in _REASONS.items() if kind in finding]
            text = self._reasons[finding] = "".join(said)
        return text


def _shown(codes: Codes) -> str:
    """Return codes for people: phases, "-" ended, "＿" blank."""
    return " ".join(["＿" if code is None else "-" if code == ENDED else str(code) for code in codes])
