"""目録 of the files of a pack: when and from which data they were made, and the SHA-256 of each."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from fujidesk.domain.fiscal import short_year
from fujidesk.domain.pack_blocks import Pack

MANIFEST_NAME = "目録.json"
FORMAT = 1
"""Of the manifest's own shape; grows when a reader must know it."""


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file of a pack. sha256: of its bytes, in hexadecimal."""

    name: str
    sha256: str
    size: int


def entry(name: str, data: bytes) -> FileEntry:
    """Return the entry of a file."""
    return FileEntry(name, hashlib.sha256(data).hexdigest(), len(data))


def manifest_text(pack: Pack, made_on: str, files: Mapping[str, bytes]) -> str:
    """Return the manifest as JSON; the same pack of the same day gives the same text.

    Args:
        pack: from which the files were made.
        made_on: ISO day.
        files: name → bytes, in the order in which they are listed.
    """
    told = {
        "format": FORMAT,
        "title": pack.title,
        "meeting": pack.meeting.key,
        "fiscal_year": short_year(pack.fiscal_year),
        "made_on": made_on,
        "internal": pack.is_internal,
        "sample": bool(pack.state.sample),
        "data": {
            "as_of": pack.state.as_of,
            "approval": pack.state.approval,
            "sha256": pack.state.digest,
        },
        "parts": [
            {"label": part.label, "title": part.title, "internal": part.is_internal} for part in pack.parts
        ],
        "files": [
            {"name": item.name, "sha256": item.sha256, "bytes": item.size}
            for item in (entry(name, data) for name, data in files.items())
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
