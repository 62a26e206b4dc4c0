"""Colours of charts by meaning; apart from the drawing, so that screens prepare them without matplotlib."""

from dataclasses import dataclass


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
    phase_fills: tuple[str, ...] = ("#DCE6F5", "#A9C2E8", "#5578BD", "#23408E")
    phase_inks: tuple[str, ...] = ("#1B2430", "#1B2430", "#FFFFFF", "#FFFFFF")
    phase_edges: tuple[str, ...] = ("#8FA9D3", "#6D8FC9", "#5578BD", "#23408E")

    def fill(self, phase: int) -> str:
        """Return the fill of a phase."""
        return self.phase_fills[min(phase, len(self.phase_fills)) - 1]

    def ink(self, phase: int) -> str:
        """Return the colour of text on the fill of a phase."""
        return self.phase_inks[min(phase, len(self.phase_inks)) - 1]

    def edge(self, phase: int) -> str:
        """Return the outline of a phase, so that the lightest still stands off the paper."""
        return self.phase_edges[min(phase, len(self.phase_edges)) - 1]


PAPER = Palette()
