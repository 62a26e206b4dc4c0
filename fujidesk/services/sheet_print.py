"""Puts printed sheets into files; the window draws them and leaves the writing to this service."""

from pathlib import Path

from fujidesk.exchange.atomic import replace_with_bytes
from fujidesk.exchange.pdf_text import with_plain_kanji


def write_sheets(path: Path, pdf: bytes) -> None:
    """Write drawn sheets as one PDF whose text can be searched; the file is whole or not there at all.

    pdf: as Qt's PDF writer made it.

    Raises:
        MachineError: the file cannot be written; what stood there before stays.
    """
    replace_with_bytes(path, with_plain_kanji(pdf))
