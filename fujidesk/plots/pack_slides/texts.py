"""Texts on slides: whole paragraphs again, which the program that shows them breaks to their box."""

from collections.abc import Sequence


def joined(lines: Sequence[str]) -> str:
    """Return lines that were broken to a width as one text; a blank comes back between Latin words."""
    text = ""
    for line in lines:
        between = " " if text and line and _is_latin(text[-1]) and _is_latin(line[0]) else ""
        text += between + line
    return text


def _is_latin(sign: str) -> bool:
    """Tell whether words of such signs are set apart by blanks."""
    return sign.isascii() and sign.isalnum()
