"""Buttons of 評価 that cannot be pressed say why when they are pointed at."""

from PySide6.QtWidgets import QPushButton

LOCKED = "読み取り専用で開いているか、承認で確定した年度のため、変更できません。"
READ_ONLY = "読み取り専用で開いているため、変更できません。"


def allow(button: QPushButton, reason: str = "") -> None:
    """Let a button be pressed where there is no reason against it; else show the reason as its tool tip."""
    button.setEnabled(not reason)
    button.setToolTip(reason)


def lock_reason(*, may_write: bool) -> str:
    """Return why a year's answers cannot be changed; "" where they can."""
    return "" if may_write else LOCKED
