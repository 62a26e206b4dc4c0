"""Puts a text into a file, whole or not at all, for callers that have the text already."""

from pathlib import Path

from fujidesk.exchange.atomic import replace_with_bytes


def write_text(path: Path, text: str) -> None:
    """Write a text as UTF-8 without a byte order mark.

    Raises:
        MachineError: the file cannot be written; what stood there before stays.
    """
    replace_with_bytes(path, text.encode())
