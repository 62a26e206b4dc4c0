"""The fingerprint of a database file: whether it still holds, byte for byte, what was checked before."""

from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

from fujidesk.models import sqlite

_HEAD_BYTES = 100
_CHUNK_BYTES = 1 << 16
_PASSING = (slice(24, 28), slice(40, 44), slice(92, 100))
"""What opening, closing and copying change in the head, and what may be anything in a file that is closed:
how often the file and its tables were changed, when its length was noted and by which version of SQLite
(sqlite.org/fileformat2.html, 1.3)."""


def fingerprint(path: Path) -> str:
    """Return SHA-256 of all that a file holds; "" where some of it lies in a log beside, or it is too large.

    It is the same whether or not a write-ahead log is kept. In two halves at once, by way of little memory:
    a third of the time of looking at every page.

    Raises:
        OSError: the file cannot be read.
    """
    if not sqlite.is_read_at_once(path):
        return ""
    with path.open("rb") as file:
        head = sha256(_lasting(bytearray(file.read(_HEAD_BYTES))))
    size = path.stat().st_size
    middle = max(_HEAD_BYTES, size // 2)
    with ThreadPoolExecutor(1) as pool:
        second = pool.submit(_of_part, path, middle, size)
        first = _of_part(path, _HEAD_BYTES, middle)
        return head.hexdigest() + first + second.result()


def _of_part(path: Path, start: int, end: int) -> str:
    """Return SHA-256 of what lies between two places of a file."""
    found, room = sha256(), memoryview(bytearray(_CHUNK_BYTES))
    with path.open("rb", buffering=0) as file:
        file.seek(start)
        while start < end and (count := file.readinto(room[: end - start])):
            found.update(room[:count])
            start += count
    return found.hexdigest()


def _lasting(head: bytearray) -> bytearray:
    """Return the head of a file without what opening and closing change."""
    for place in _PASSING:
        head[place] = bytes(place.stop - place.start)
    return sqlite.without_log(head)
