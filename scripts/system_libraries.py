"""Libraries of the system that PyInstaller puts into the folder (Linux), with the licences of their packages.

Debian keeps a copyright file for each package (Debian Policy, 12.5). On Windows the folder holds none but
those of Python and of Qt, whose texts come with them.
"""

import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from scripts.licences import Licence

_SYSTEM = ("/lib/", "/lib64/", "/usr/lib/")
_DOCS = Path("/usr/share/doc")


def system_licences(files: Iterable[str], docs: Path = _DOCS) -> list[Licence]:
    """Return the licences of the packages that some files come from, by package; others are passed over.

    docs: where the packages keep their copyright files.
    """
    places = sorted({str(Path(name).resolve()) for name in files if name.startswith(_SYSTEM)})
    packages = sorted(set(_packages(places)))
    texts = {name: docs / name / "copyright" for name in packages}
    return [
        Licence(
            name,
            "(Debian)",
            "see the text",
            (("copyright", text.read_text(encoding="utf-8", errors="replace")),),
        )
        for name, text in texts.items()
        if text.is_file()
    ]


def _packages(places: Sequence[str]) -> list[str]:
    """Return the names of the packages of files; nothing where dpkg is not there or does not know them.

    dpkg knows a file by the place where its package put it, which on a merged /usr may be /lib.
    """
    asked = [*places, *(place.removeprefix("/usr") for place in places if place.startswith("/usr/lib"))]
    if not asked:
        return []
    try:
        ended = subprocess.run(
            ["dpkg-query", "--search", *asked], capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        return []
    return [line.partition(": ")[0].partition(":")[0] for line in ended.stdout.splitlines() if ": /" in line]
