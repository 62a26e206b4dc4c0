"""Takes the traces of the scan out of texts: tags, footnote marks, bullets and stray spaces.

Rules: a tag is layout, except that a list, a paragraph and <br> break the line and that a radio input
stands for a ○ of the print. ※ and * are footnote marks. A space is kept only between two Latin words or
figures; next to a Japanese character it comes from the page's line breaks.
"""

import html
import re
import unicodedata

CHECKED, UNCHECKED = "\ue5e7", "\ue5e8"
"""Stand for a radio input that is checked or not, in place of its tag."""
_BREAK, _LIST = "\ue5e9", "\ue5ea"

_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)[^<>\r\n]*>")
_BREAKING_TAGS = frozenset({"br", "p", "div", "tr"})
_BRACKETED_MARK = re.compile(r"\[\\?[※*＊]\]")
_MARKS = ("※", "＊", "*")
_ODD_SPACES = ("\u3000", "\u00a0", "\u200b", "\ufeff")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6});")
_NEW_LINE = re.compile(r" (?:(?<=。 ) *| *(?=・[^ ]))")
_STRAY = re.compile(r" (?:(?<![!-~] ) *| *(?![!-~ ]))")
_SPACES = re.compile(r"\s+")
_DASHES = frozenset("-－―–—ー‐")
_NUMBER_DASHES = str.maketrans(dict.fromkeys("－―–—ー‐−", "-"))


def prepare(text: str) -> str:
    """Return a whole document without tags and footnote marks; the number of lines stays the same."""
    for odd in _ODD_SPACES:
        if odd in text:
            text = text.replace(odd, " ")
    if "<" in text:
        text = _TAG.sub(_without_tag, text)
    if "&" in text and _ENTITY.search(text):
        text = html.unescape(text).replace("\u00a0", " ")
    if "[" in text:
        text = _BRACKETED_MARK.sub("", text)
    if "*" in text:
        text = text.replace("\\*", "*") if "\\" in text else text
    for mark in _MARKS:
        if mark in text:
            text = text.replace(mark, "")
    return text


def _without_tag(match: re.Match[str]) -> str:
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
    if " " in text or "\t" in text or _BREAK in text or _LIST in text:
        text = _tidy(text)
    return "" if text in _DASHES else text


def _tidy(text: str) -> str:
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
    if " " in text or "\t" in text or _BREAK in text:
        text = _STRAY.sub("", text.replace("\t", " ").replace(_BREAK, ""))
    if "(" in text:
        text = text.replace("(", "（").replace(")", "）")
    return text


def folded(text: str) -> str:
    """Return a text as it is compared: width, spaces and line breaks are only layout."""
    return _SPACES.sub("", unicodedata.normalize("NFKC", text))


def same_text(one: str, other: str) -> bool:
    """Tell whether two texts differ in their layout at most."""
    return one == other or folded(_without_bullets(one)) == folded(_without_bullets(other))


def _without_bullets(text: str) -> str:
    return text.replace("\n・", "").lstrip("・")


def number_in(cell: str) -> str:
    """Return a cell as a project number is written: half-width, no spaces, one kind of dash."""
    if cell.isascii() and " " not in cell:
        return cell
    return unicodedata.normalize("NFKC", cell.translate(_NUMBER_DASHES)).replace(" ", "")
