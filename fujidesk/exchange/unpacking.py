"""Unpacks parts of a package that somebody gave us, and parses them, whatever they say of their size.

Python's `ZipFile.read` unpacks all of a part at once and cuts it to the announced size afterwards: one that
announces 100 bytes may fill the memory. Here a part is unpacked in pieces, never beyond what it announces.
"""

import io
import zipfile
from xml.etree import ElementTree as ET

MAX_TREE_BYTES = 24 * 1024 * 1024
"""Of a part that is parsed as a whole: lists of sheets, looks, notes; large registers have a tenth."""
MAX_DEPTH = 200
"""Elements within each other; a chart has some twenty."""
_PIECE = 1024 * 1024
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENTITY_MARKS = tuple(
    mark.encode(coding)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for coding in ("utf-8", "utf-16-le", "utf-16-be")
)


class OversizeError(ValueError):
    """There is more than in any workbook of the program."""


class EntityError(ValueError):
    """A part declares entities, which no office program writes: they make readers fetch files."""


def refuse_entities(data: bytes, part: str) -> None:
    """Refuse a part that declares entities.

    Raises:
        EntityError: it does.
    """
    if any(mark in data for mark in _ENTITY_MARKS):
        raise EntityError(part)


def is_bounded(member: zipfile.ZipInfo) -> bool:
    """Tell whether unpacking a part can be stopped midway: so it is as all spreadsheet programs pack."""
    return member.compress_type in _METHODS


class Unpacker:
    """Unpacks parts of an opened package, all readings together no more than so many bytes."""

    def __init__(self, package: zipfile.ZipFile, max_bytes: int) -> None:
        self._package = package
        self._left = max_bytes

    def read(self, name: str) -> bytes:
        """Return the bytes of a part.

        Raises:
            OversizeError: too much has been unpacked; the same part may have been asked for often.
            NotImplementedError: it is packed in an unusual way.
            BadZipFile: it is not what it announces.
        """
        member = self._package.getinfo(name)
        if not is_bounded(member):
            raise NotImplementedError(name)
        self._left -= member.file_size
        if self._left < 0:
            raise OversizeError(name)
        pieces = []
        with self._package.open(member) as stream:
            while piece := stream.read(_PIECE):
                pieces.append(piece)
        return b"".join(pieces)


def parsed(data: bytes) -> ET.Element:
    """Return a part as a tree.

    Raises:
        OversizeError: it is large, or its elements lie too deep within each other.
        xml.etree.ElementTree.ParseError: it is not well-formed.
    """
    if len(data) > MAX_TREE_BYTES:
        raise OversizeError(f"{len(data)} bytes")
    depth = 0
    root: ET.Element | None = None
    for event, element in ET.iterparse(io.BytesIO(data), ("start", "end")):
        root = element if root is None else root
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise OversizeError(f"{depth} deep")
    if root is None:
        raise ET.ParseError("no element")
    return root
