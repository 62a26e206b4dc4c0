"""Where a database on a server is: its URL, of which nobody but the driver ever sees the password."""

import re
from dataclasses import dataclass, field
from urllib.parse import SplitResult, unquote, urlsplit

SCHEME = "postgresql+psycopg"
"""How the URL of a database on a server begins."""
_MADE_OF = re.compile(r"[a-z][a-z0-9+.-]+:/+")
"""What no path begins with; two letters at least, so that a drive of Windows (C:/) is none."""


@dataclass(frozen=True)
class ServerAddress:
    """A database on a PostgreSQL server. As text, and wherever it is shown: without the password.

    url: `postgresql+psycopg://user:password@host:port/database`; password and port may be left out.
    """

    url: str = field(repr=False)

    @property
    def name(self) -> str:
        """The name of the database, as a file has one."""
        return unquote(self._parts.path.lstrip("/"))

    @property
    def _parts(self) -> SplitResult:
        """The URL in its parts."""
        return urlsplit(self.url)

    def __str__(self) -> str:
        """Return the URL without password and options, where a password may stand too."""
        parts = self._parts
        user = f"{parts.username}@" if parts.username else ""
        place = parts.netloc.rpartition("@")[2]
        return f"{SCHEME}://{user}{place}{parts.path}"


def is_address(text: str) -> bool:
    """Tell whether a text is meant as a URL, and not as the path of a file."""
    return _MADE_OF.match(text.lower()) is not None


def server_address(text: str) -> ServerAddress:
    """Return the address that a URL names.

    Raises:
        ValueError: it is of another kind, names no database, or its port is no number; the text says which,
            without the URL.
    """
    parts = urlsplit(text)
    if parts.scheme.lower() != SCHEME:
        raise ValueError(f"{SCHEME}:// で始まる URL にしてください")
    try:
        parts.port  # noqa: B018 - reading it is the check
    except ValueError as error:
        raise ValueError("ポートが数字ではありません") from error
    if not unquote(parts.path.lstrip("/")):
        raise ValueError("データベースの名前がありません")
    return ServerAddress(text)
