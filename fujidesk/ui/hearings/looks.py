"""How kinds and states of hearings and lines look: letter, colour and pattern, never colour alone."""

from collections.abc import Mapping

from PySide6.QtCore import Qt

from fujidesk.domain.hearings import HearingKind, NoteKind

KIND_LETTERS: Mapping[HearingKind, str] = {
    HearingKind.NEW_PROJECT: "新", HearingKind.PRIORITY: "重", HearingKind.OTHER: "他",
}  # fmt: skip
KIND_COLORS: Mapping[HearingKind, tuple[str, str]] = {
    HearingKind.NEW_PROJECT: ("accent_soft", "text"), HearingKind.PRIORITY: ("selection", "text"),
    HearingKind.OTHER: ("header", "text"),
}  # fmt: skip
"""Ground and ink of a block, as names of the theme's tokens."""
KIND_PATTERNS: Mapping[HearingKind, Qt.BrushStyle] = {
    HearingKind.NEW_PROJECT: Qt.BrushStyle.SolidPattern,
    HearingKind.PRIORITY: Qt.BrushStyle.Dense4Pattern,
    HearingKind.OTHER: Qt.BrushStyle.BDiagPattern,
}
"""Pattern of the bar at the left of a block."""
NOTE_KEYS: Mapping[NoteKind, str] = {
    NoteKind.QUESTION: "Q", NoteKind.ANSWER: "A", NoteKind.DECISION: "K", NoteKind.TODO: "T",
    NoteKind.REMARK: "M",
}  # fmt: skip
"""With Alt, the key that makes the line being typed one of a kind."""
