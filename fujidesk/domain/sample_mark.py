"""The word that a database with made answers shows in the header and on everything that leaves it, always.

Whoever holds a page, a picture or a file must see that nothing in it was said by a department.
"""

SAMPLE_WORD = "サンプルデータ"
SAMPLE_KEY = "sample"
"""Key of the mark in JSON and heading of its column in CSV."""
SAMPLE_FACT = "sample"
"""Key of the fact that makes a database one of made answers; its value tells the years (「R4～R7」)."""


def marked(text: str, sample: bool) -> str:
    """Return a heading or title with the mark before it where the data are made; it stands once only."""
    if not sample or text.startswith(SAMPLE_WORD):
        return text
    return f"{SAMPLE_WORD}　{text}" if text else SAMPLE_WORD
