"""Asks where to write a file, with a name that fits and the ending that goes with its kind."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

_NOT_IN_NAMES = str.maketrans(dict.fromkeys('\\/:*?"<>|\n\t', "_"))
"""What Windows takes in no file name, and breaks that a pasted title may hold."""
_LONGEST_NAME = 80
"""Characters of a proposed name: titles and conditions can be long, a path on Windows may not."""


def file_stem(words: str) -> str:
    """Return words as a file name without its ending that every system takes."""
    return words.translate(_NOT_IN_NAMES)[:_LONGEST_NAME]


def ask_target(window: QWidget, title: str, start: str, suffix: str, kinds: str,
               others: tuple[str, ...] = ()) -> Path | None:  # fmt: skip
    """Ask for the place of a new file; None: the user changed their mind.

    Where the name was typed without its ending, the system's dialog has asked about a file of that name, not
    about the one that will be written; that question is put here.

    Args:
        window: what the dialog lies over.
        title: of the dialog.
        start: the name (or path) offered.
        suffix: the ending with its dot, such as ".xlsx".
        kinds: the filter, as `QFileDialog` wants it.
        others: further endings that may be typed, or chosen by the filter.
    """
    name, kind = QFileDialog.getSaveFileName(window, title, start, kinds)
    if not name:
        return None
    if name.lower().endswith((suffix, *others)):
        return Path(name)
    ending = next((other for other in others if f"*{other}" in kind), suffix)
    target = Path(f"{name}{ending}")
    return target if not target.exists() or _may_replace(window, target) else None


def _may_replace(window: QWidget, target: Path) -> bool:
    """Ask whether an existing file may be written over."""
    from fujidesk.ui.widgets.message_dialog import MessageDialog  # late: rarely needed

    text = f"「{target.name}」はすでにあります。上書きしますか。\n{target.parent}"
    dialog = MessageDialog("上書きの確認", text, kind="question", parent=window)
    dialog.offer("上書きする", "やめる")
    return bool(dialog.exec())
