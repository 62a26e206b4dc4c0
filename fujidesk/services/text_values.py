"""What texts and figures of all edits have in common: how long they may be, and what is taken out of them.

Lengths are those of the columns (`models/schema.py`): SQLite would take more, a server database would not.
"""

import re

NAME_LENGTH = 100
TEXT_LENGTH = 50_000
FIGURE_DIGITS = 15
"""Digits before and behind the decimal point; more of them are a slip, and would be written out in full."""
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Control characters and halves of surrogate pairs: no database or workbook takes them."""


def tidy(text: str) -> str:
    """Return the text with one kind of line end and without characters that cannot be stored."""
    return _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
