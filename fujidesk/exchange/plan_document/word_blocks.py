"""The paragraphs and tables of a Word document, in their order, from the bytes of its file.

Read from its XML, not by python-docx: any program may have saved it (also as ISO/IEC 29500 strict), tables
may stand in content controls, and whoever made it may mean us harm. What was deleted with changes tracked is
not read, what was inserted is. Nothing outside the file is ever opened.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias
from xml.etree import ElementTree as ET

from fujidesk.errors import UserError
from fujidesk.exchange.cell_formats import local
from fujidesk.exchange.plan_docx.inline import unwritten
from fujidesk.exchange.unpacking import (
    EntityError,
    OversizeError,
    Unpacker,
    is_bounded,
    parsed,
    refuse_entities,
)

_MAX_MEMBERS = 10_000
_MAX_UNPACKED_BYTES = 100 * 1024 * 1024
_MAX_BLOCKS = 1_000_000
"""Cells and paragraphs; a plan of 200 projects has some 15,000."""
_MAX_SPAN = 1000
"""Columns of a cell; Word allows 63."""
_BODY, _STYLES = "word/document.xml", "word/styles.xml"
_WRAPPERS = frozenset(
    {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "hyperlink", "fldSimple"}
)
"""Elements that only stand around others."""
_UNREAD = frozenset({"pPr", "rPr", "del", "moveFrom", "drawing", "pict", "object", "AlternateContent"})
_SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-"}
# What zipfile, expat and reading the parts raise for files that are damaged in the middle.
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, struct.error, ET.ParseError, EOFError, LookupError, RuntimeError,
    ValueError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. style: the name of its style in small letters, "" for the usual one."""

    style: str
    text: str


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell: its paragraphs as lines, and how many columns it covers."""

    text: str
    span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table as rows of cells; tables within its cells are not read."""

    rows: tuple[tuple[TableCell, ...], ...]


WordBlock: TypeAlias = Paragraph | Table


def read_word(name: str, data: bytes) -> list[WordBlock]:
    """Return the paragraphs and tables of a document. name: of its file, for sentences.

    Raises:
        UserError: no Word document, protected, damaged, too large, or one that declares entities.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _read(package, name)
    except OversizeError as error:
        raise UserError(f"「{name}」は大きすぎて読めません。計画書のファイルか確かめてください。") from error
    except EntityError as error:
        raise UserError(
            f"「{name}」には、ワープロが書かない仕掛け（外部のファイルを読ませる宣言）があります。"
            "安全のため読みません。送り主に確かめてください。"
        ) from error
    except NotImplementedError as error:
        raise UserError(
            f"「{name}」は読めない方法で圧縮されています。"
            "Word で「Word 文書 (.docx)」として保存し直してください。"
        ) from error
    except _DAMAGE as error:
        raise UserError(
            f"「{name}」は壊れていて読めません。Word で開いて保存し直すか、もう一度受け取ってください。"
        ) from error


def _read(package: zipfile.ZipFile, name: str) -> list[WordBlock]:
    """Return the blocks of an opened package, after a look at its table of contents."""
    members = package.infolist()
    if len(members) > _MAX_MEMBERS:
        raise OversizeError(name)
    if any(member.flag_bits & 1 for member in members):
        raise UserError(f"「{name}」はパスワードで保護されています。保護を外してから選んでください。")
    names = [member.filename for member in members]
    if len(set(map(str.lower, names))) != len(names):
        raise zipfile.BadZipFile(name)  # two programs would read different things
    if _BODY not in names:
        raise UserError(
            f"「{name}」は Word の文書（.docx）ではありません。計画書の Word 文書かテキストを選んでください。"
        )
    if not all(map(is_bounded, members)):
        raise NotImplementedError(name)
    parts = Unpacker(package, _MAX_UNPACKED_BYTES)
    styles = _style_names(_tree(parts, _STYLES)) if _STYLES in names else {}
    body = next((item for item in _tree(parts, _BODY) if local(item.tag) == "body"), None)
    if body is None:
        raise zipfile.BadZipFile(name)
    return list(_Reader(styles).blocks(body))


def _tree(parts: Unpacker, part: str) -> ET.Element:
    """Return a part as a tree; one that declares entities is refused."""
    data = parts.read(part)
    refuse_entities(data, part)
    return parsed(data)


def _style_names(root: ET.Element) -> dict[str, str]:
    """Return style id → name in small letters: programs change the ids, not the names."""
    found = {}
    for style in root:
        if local(style.tag) == "style":
            name = next((item for item in style if local(item.tag) == "name"), None)
            found[_value(style, "styleId")] = "" if name is None else _value(name, "val").lower()
    return found


def _value(item: ET.Element | None, name: str) -> str:
    """Return an attribute of an element, whatever its namespace; "" where there is none."""
    if item is None:
        return ""
    return next((value for key, value in item.attrib.items() if local(key) == name), "")


def _child(item: ET.Element, *path: str) -> ET.Element | None:
    """Return the element within others; None where there is none."""
    found: ET.Element | None = item
    for name in path:
        found = None if found is None else next((part for part in found if local(part.tag) == name), None)
    return found


def _unwrapped(item: ET.Element) -> Iterator[ET.Element]:
    """Yield the elements within one, those within wrappers in place of these."""
    for part in item:
        if local(part.tag) in _WRAPPERS:
            yield from _unwrapped(part)
        else:
            yield part


def _is_gone(row: ET.Element) -> bool:
    """Tell whether a row of a table was deleted with changes tracked, which leaves it where it was."""
    return _child(row, "trPr", "del") is not None


class _Reader:
    """Reads blocks; counts them, so that a document cannot have endlessly many."""

    def __init__(self, styles: Mapping[str, str]) -> None:
        """Take the names of styles by id."""
        self._styles = styles
        self._left = _MAX_BLOCKS

    def blocks(self, body: ET.Element) -> Iterator[WordBlock]:
        """Yield the blocks of a body."""
        for item in _unwrapped(body):
            name = local(item.tag)
            if name == "p":
                yield Paragraph(self._style(item), self._paragraph(item))
            elif name == "tbl":
                rows = (part for part in _unwrapped(item) if local(part.tag) == "tr" and not _is_gone(part))
                yield Table(tuple(map(self._row, rows)))

    def _style(self, item: ET.Element) -> str:
        """Return the name of a paragraph's style."""
        return self._styles.get(_value(_child(item, "pPr", "pStyle"), "val"), "")

    def _row(self, item: ET.Element) -> tuple[TableCell, ...]:
        """Return a row of a table."""
        return tuple(self._cell(part) for part in _unwrapped(item) if local(part.tag) == "tc")

    def _cell(self, item: ET.Element) -> TableCell:
        """Return a cell."""
        lines = [self._paragraph(part) for part in _unwrapped(item) if local(part.tag) == "p"]
        self._count()
        span = int(_value(_child(item, "tcPr", "gridSpan"), "val") or 1)
        if span > _MAX_SPAN:
            raise OversizeError("columns")
        return TableCell("\n".join(lines), max(1, span))

    def _count(self) -> None:
        """Count a cell or paragraph."""
        self._left -= 1
        if self._left < 0:
            raise OversizeError("blocks")

    def _paragraph(self, item: ET.Element) -> str:
        """Return the text of a paragraph."""
        self._count()
        return unwritten("".join(_pieces(item)))


def _pieces(item: ET.Element) -> Iterator[str]:
    """Yield the texts within an element, with its tabs and line breaks; the end of a page is none."""
    for part in item:
        name = local(part.tag)
        if name == "t":
            yield part.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name == "br":
            yield "" if _value(part, "type") in ("page", "column") else "\n"
        elif name not in _UNREAD:
            yield from _pieces(part)
