"""Takes the traces of the scan out of texts: tags, footnote marks, bullets and stray spaces.

Rules: a tag is layout, except that a list, a paragraph and <br> break the line and that a radio input
stands for a ○ of the print. ※ and * are footnote marks. A space is kept only between two Latin words or
figures; next to a Japanese character it comes from the page's line breaks.
"""

import html
import re
import unicodedata

CHECKED, UNCHECKED = "\ufdd0", "\ufdd1"
"""Stand for a radio input that is checked or not, in place of its tag.

Like the next two they are noncharacters (Unicode, 23.7), which no document holds; characters for private
use would not do, since CP932 gives them to the 外字 of an office.
"""
_BREAK, _LIST = "\ufdd2", "\ufdd3"
_OWN_SIGNS = (CHECKED, UNCHECKED, _BREAK, _LIST)
_SIGN = re.compile(f"[{''.join(_OWN_SIGNS)}]・?")
"""One of our signs, with the bullet that a list item got."""
_PIECE = 4_000
"""Characters that are prepared at a time."""
_NEWLINES = r"\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
"""Where `str.splitlines` parts lines."""
_TAG = re.compile(rf"</?([A-Za-z][A-Za-z0-9]*)[^<>{_NEWLINES}]*>")
_BREAKS = re.compile(f"{_BREAK}[ {_BREAK}]*")
_EDGES = frozenset(("", *"\t\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"))
_BREAKING_TAGS = frozenset({"br", "p", "div", "tr"})
_BRACKETED_MARK = re.compile(r"\[\\?[※*＊]\]")
_MARKS = ("※", "＊", "*")
_ODD_SPACES = ("\u3000", "\u00a0", "\u200b", "\ufeff")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6});")
_NEW_LINE = re.compile(r" (?:(?<=。 ) *| *(?=・[^ ]))")
_STRAY = re.compile(r" (?:(?<![!-~] ) *| *(?![!-~ ]))")
_SPACES = re.compile(r"\s+")
DASHES = frozenset("-－―–—ー‐")
"""Each of them alone in a cell says: none."""
_NUMBER_DASHES = str.maketrans(dict.fromkeys("－―–—ー‐−", "-"))


def prepared_lines(text: str) -> list[str]:
    """Return the lines of a document without tags and footnote marks; their number stays the same.

    Worked on in pieces that end with a line: each change makes a copy, and a copy of the whole text would
    take fresh memory from the system, which costs more than the change.
    """
    lines: list[str] = []
    start = 0
    while start < len(text):
        end = text.find("\n", start + _PIECE) + 1 or len(text)
        lines += prepare(text[start:end]).splitlines()
        start = end
    return lines


def prepare(text: str) -> str:
    """Return a text without tags and footnote marks; the number of lines stays the same."""
    for odd in _ODD_SPACES:
        if odd in text:
            text = text.replace(odd, " ")
    if "<" in text:
        text = _BREAKS.sub(_inner_break, _TAG.sub(_without_tag, text))
    if "&" in text:
        text = _ENTITY.sub(_without_entity, text)
    if "[" in text:
        text = _BRACKETED_MARK.sub("", text)
    if "\\*" in text:
        text = text.replace("\\*", "")
    for mark in _MARKS:
        if mark in text:
            text = text.replace(mark, "")
    return text


def _inner_break(match: re.Match[str]) -> str:
    """Return a break as it stands; nothing where it is before or behind all of a cell or line."""
    text, start, end = match.string, match.start(), match.end()
    is_outer = text[start - 1 : start] in _EDGES or text[end : end + 1] in _EDGES
    return "" if is_outer else match[0]


def _without_entity(match: re.Match[str]) -> str:
    """Return the character of an entity; one that would part lines or cells is a space like any other."""
    char = html.unescape(match[0])
    return char if char.isprintable() else " "


def _without_tag(match: re.Match[str]) -> str:
    """Return what stands for a tag: a break, a list, a radio input, or nothing.

    A list item becomes a line that begins with ・, unless it has that bullet already (see `_listed`).
    """
    name = match[1].lower()
    if name == "input":
        return CHECKED if "checked" in match[0] else UNCHECKED
    if name == "li":
        return "" if match[0].startswith("</") else f"{_BREAK}・"
    if name in ("ul", "ol"):
        return _BREAK if match[0].startswith("</") else _LIST
    return _BREAK if name in _BREAKING_TAGS else ""


def clean_text(raw: str) -> str:
    """Return a text field: lines without stray spaces, list items beginning with ・; "-" is none."""
    text = raw.strip()
    # Tabs and our own signs are the only characters of a prepared text that cannot be printed.
    if " " in text or not text.isprintable():
        text = _tidy(text)
    return "" if text in DASHES else text


def _tidy(text: str) -> str:
    """Return a text that holds spaces or our signs with its true line breaks and spaces only.

    Breaks come first: a list or a paragraph ends a line, and so does a space behind 。 or before ・ (the
    page broke the line there). Then each line loses the spaces that are only layout.
    """
    if "\t" in text:
        text = text.replace("\t", " ")
    if UNCHECKED in text or CHECKED in text:
        text = text.replace(CHECKED, "").replace(UNCHECKED, "")
    if _LIST in text:
        before, _, items = text.partition(_LIST)
        text = before + _BREAK + _listed(items)
    text = _NEW_LINE.sub("\n", text.replace(_BREAK, "\n"))
    if "\n" not in text:
        return _STRAY.sub("", text.strip())
    lines = [_STRAY.sub("", line.strip()) for line in text.split("\n")]
    return "\n".join([line for line in lines if line and line != "・"])


def _listed(items: str) -> str:
    """Break a list into its items; where the items' own tags were lost, a space parts them."""
    parts = items.split(_BREAK) if _BREAK in items.strip(f" {_BREAK}") else _STRAY.split(items)
    return _BREAK.join(f"・{part.strip().lstrip('・')}" for part in parts if part.strip())


def clean_title(raw: str) -> str:
    """Return a title on one line, without stray spaces, with full-width brackets."""
    text = raw.strip()
    if " " in text or not text.isprintable():
        text = _STRAY.sub("", _SIGN.sub("", text).replace("\t", " "))
    if "(" in text:
        text = text.replace("(", "（").replace(")", "）")
    return text


def in_words(cell: str) -> str:
    """Return a cell of names or codes with a space in place of what parts or decorates them.

    A text field keeps its breaks until `clean_text`; in any other cell a <br> or a list only parts words.
    """
    return cell if cell.isprintable() else _SIGN.sub(" ", cell)


def folded(text: str) -> str:
    """Return a text as it is compared: width (NFKC), spaces and line breaks are only layout."""
    return _SPACES.sub("", unicodedata.normalize("NFKC", text))


def same_text(one: str, other: str) -> bool:
    """Tell whether two texts differ in their layout at most: width, spaces, line breaks, bullets."""
    return one == other or folded(_without_bullets(one)) == folded(_without_bullets(other))


def _without_bullets(text: str) -> str:
    """Return a text without the ・ that begins its lines: the scan kept some and lost others."""
    return text.replace("\n・", "").lstrip("・")


def number_in(cell: str) -> str:
    """Return a cell as a project number is written: half-width, no spaces, one kind of dash."""
    if cell.isascii() and " " not in cell:
        return cell
    return unicodedata.normalize("NFKC", cell.translate(_NUMBER_DASHES)).replace(" ", "")
