"""Forces what was written onto the disk: a power cut must not leave an empty file under a good name."""

import os
import sys
from pathlib import Path


def force_to_disk(path: Path) -> None:
    """Have a file, or the names in a folder, written out.

    Windows has no such call for folders; NTFS keeps its own journal of names.
    """
    if path.is_dir() and sys.platform == "win32":
        return
    number = os.open(path, os.O_RDONLY if sys.platform != "win32" else os.O_RDWR)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def write_forced(path: Path, content: bytes | bytearray) -> None:
    """Write a file and have it written out.

    Raises:
        OSError: it could not be, such as on a full disk.
    """
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
