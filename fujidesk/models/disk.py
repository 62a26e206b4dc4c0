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
