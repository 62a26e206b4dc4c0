"""All that a written file says to anybody, shown or hidden, as texts: nothing is left unread.

Of a packed file every part; of a part its texts, the values of its attributes, and its comments. What belongs
to the format is told apart: names of classes, coordinates of drawings, names of cells.
"""

import csv
import html
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from fujidesk.exchange.public_page_read import GEOMETRY

_TAG = re.compile(r"<[^>]*>")
_COMMENT = re.compile(r"<!--(.*?)-->|<\?(.*?)\?>|<!(?!--)([^>]*)>", re.DOTALL)
_VALUE = re.compile(r"([^\s=<>\"']+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_FONT = re.compile(r"base64,[A-Za-z0-9+/=]+")
"""An embedded font holds outlines, and may hold any row of letters by chance."""
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\b")
_STRUCTURE = frozenset(
    {
        "class",
        "id",
        "role",
        "scope",
        "href",
        "src",
        "rel",
        "lang",
        "charset",
        "name",
        "xmlns",
        "aria-labelledby",
    }
)
"""Attributes whose words are those of HTML, not of anybody."""
_PACKED = (".xlsx",)


@dataclass(frozen=True, slots=True)
class Said:
    """A text of a file. is_structure: it belongs to the format, where a name or figure means nothing."""

    text: str
    is_structure: bool = False


def strings_of(name: str, data: bytes) -> Iterator[Said]:
    """Yield every text of a file, its name first.

    Args:
        name: path within the folder.
        data: the file.
    """
    yield Said(name)
    if name.endswith(_PACKED) and zipfile.is_zipfile(io.BytesIO(data)):
        yield from _parts(data)
    elif name.endswith((".html", ".svg")):
        yield from _marked_up(data.decode(errors="replace"), is_packed=False)
    elif name.endswith(".csv"):
        stream = io.StringIO(data.decode("utf-8-sig", errors="replace"), newline="")
        yield from (Said(cell) for row in csv.reader(stream) for cell in row)
    else:
        text = _COLOUR.sub("", data.decode("utf-8-sig", errors="replace"))
        yield Said(text, is_structure=name.endswith(".css"))


def _parts(data: bytes) -> Iterator[Said]:
    """Yield the texts of all parts of a package, and what the package says of itself."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        yield Said(package.comment.decode(errors="replace"))
        for item in package.infolist():
            yield Said(item.filename, is_structure=True)
            yield Said(item.comment.decode(errors="replace"))
            yield Said(item.extra.decode(errors="replace"))
            yield from _marked_up(package.read(item).decode(errors="replace"), is_packed=True)


def _marked_up(text: str, *, is_packed: bool) -> Iterator[Said]:
    """Yield texts, attributes and comments of a marked up document; is_packed: a part of a package."""
    plain = _FONT.sub("", text)
    for pieces in _COMMENT.findall(plain):
        yield from (Said(html.unescape(piece)) for piece in pieces if piece.strip())
    bare = _COMMENT.sub("", plain)
    for tag in _TAG.findall(bare):
        for name, first, second in _VALUE.findall(tag):
            is_structure = is_packed or name.lower() in _STRUCTURE or name.lower() in GEOMETRY
            yield Said(html.unescape(first or second), is_structure)
    for piece in _TAG.split(bare):
        if piece.strip():
            yield Said(html.unescape(piece))
