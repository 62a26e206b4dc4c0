"""Colours of charts by meaning; apart from the drawing, so that screens prepare them without matplotlib."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Palette:
    """Colours of a chart by meaning, as #RRGGBB; the default is for paper.

    phase_fills and phase_inks: from phase 1 on; a phase beyond the last one takes the last.
    """

    surface: str = "#FFFFFF"
    ground: str = "#EDF0F5"
    line: str = "#D5DBE3"
    line_strong: str = "#9AA5B4"
    text: str = "#1B2430"
    muted: str = "#5B6675"
    today: str = "#B92C1E"
    report: str = "#B45309"
    phase_fills: tuple[str, ...] = ("#DCE6F5", "#A9C2E8", "#4D70B5", "#23408E")
    phase_inks: tuple[str, ...] = ("#1B2430", "#1B2430", "#FFFFFF", "#FFFFFF")
    phase_edges: tuple[str, ...] = ("#8FA9D3", "#6D8FC9", "#4D70B5", "#23408E")

    def fill(self, phase: int) -> str:
        """Return the fill of a phase."""
        return self.phase_fills[min(phase, len(self.phase_fills)) - 1]

    def ink(self, phase: int) -> str:
        """Return the colour of text on the fill of a phase."""
        return self.phase_inks[min(phase, len(self.phase_inks)) - 1]

    def edge(self, phase: int) -> str:
        """Return the outline of a phase, so that the lightest still stands off the paper."""
        return self.phase_edges[min(phase, len(self.phase_edges)) - 1]


_GRADES = {
    "S": ("#0B3C8C", "#FFFFFF"), "A": ("#3572BA", "#FFFFFF"), "B": ("#C9D3DC", "#1B2430"),
    "C": ("#F0A400", "#1B2430"), "D": ("#B92C1E", "#FFFFFF"),
}  # fmt: skip
_STATES = {
    "unanswered": ("#FFFFFF", "#1B2430", "#5B6675", "dotted"),
    "unevaluated": ("#FFFFFF", "#1B2430", "#5B6675", "dashed"),
    "not_started": ("#F4F6F9", "#1B2430", "#5B6675", "solid"),
    "stopped": ("#EEF1F6", "#1B2430", "#5B6675", "dashdot"),
    "done": ("#E3F3EC", "#00553F", "#00553F", "solid"),
}


@dataclass(frozen=True)
class MarkLook:
    """How a grade or a state without one looks: fill, ink, outline ("" for a grade) and its line style."""

    fill: str
    ink: str
    edge: str = ""
    style: str = "solid"


def _mark_looks() -> Mapping[str, MarkLook]:
    """Return the looks of all marks on paper; the same as those of the light theme."""
    grades = {mark: MarkLook(*colours) for mark, colours in _GRADES.items()}
    states = {mark: MarkLook(*colours) for mark, colours in _STATES.items()}
    return MappingProxyType(grades | states)


MARK_LOOKS = _mark_looks()
"""Looks by grade letter, or value of `domain.scoring.Standing`."""
PLAIN_MARK = MarkLook("#EDF0F5", "#1B2430", "#9AA5B4")
"""For a grade of another plan that has no colour here."""
PLAIN_KEY = "plain"
"""Stands for such a grade among the names of looks."""

PAPER = Palette()
