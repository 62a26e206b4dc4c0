"""All licences of all parts in one file: what goes with the built folder.

    python -m scripts.licences --out licences.txt

Each text is the one that came with the package. PySide6 and shiboken6 bring none; theirs lie in
`scripts/licence_texts/`. A part without any text is refused: it may not be handed on.
"""

import argparse
import sys
import sysconfig
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path, PurePath

from scripts.parts import HERE, Part, PartsError, program_parts

_TEXTS = HERE / "scripts" / "licence_texts"
_WORDS = ("licen", "copying", "notice", "ofl")
_NOT_TEXTS = (".py", ".pyc", ".pyi", ".json", ".so", ".pyd", ".html")
_BROUGHT_ALONG = {
    "pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
}
_QT = """Qt and PySide6, (C) The Qt Company Ltd. and others, are used under the LGPL 3.0; they lie in the
folder as libraries of their own and may be replaced. Sources: https://download.qt.io/official_releases/"""
_RULE = "=" * 100


@dataclass(frozen=True)
class Licence:
    """A part with the words of its licence and the texts that go with it (file name, content)."""

    name: str
    version: str
    words: str
    texts: tuple[tuple[str, str], ...]


def licences(parts: Sequence[Part]) -> list[Licence]:
    """Return the licences of parts, Python first.

    Raises:
        PartsError: a part is not installed at its version, or has no text.
    """
    found = [_python(), *map(_of_part, parts)]
    without = [licence.name for licence in found if not licence.texts]
    if without:
        raise PartsError(f"no licence text of: {', '.join(without)}. Add it to scripts/licence_texts/.")
    return found


def licence_words(name: str) -> str:
    """Return a licence in few words: its SPDX expression, its classifiers, or its first line."""
    info = metadata.metadata(name)
    expression = info.json.get("license_expression")
    if expression:
        return str(expression)
    classed = [
        line.rpartition(" :: ")[2]
        for line in info.get_all("Classifier") or ()
        if line.startswith("License ::")
    ]
    text = str(info.json.get("license") or "").strip().split("\n")[0]
    return " / ".join(classed) or text or "see the text"


def collected(found: Sequence[Licence]) -> str:
    """Return all licences as one text: an overview, then every text under its part."""
    lines = [
        "富士デスクに含まれる部品のライセンス / Licences of the parts of fujidesk",
        "",
        *(f"{one.name} {one.version}: {one.words}" for one in found),
        "",
        _QT,
    ]
    for one in found:
        for file, text in one.texts:
            lines += ["", _RULE, f"{one.name} {one.version} — {file}", _RULE, "", text.strip()]
    return "\n".join(lines) + "\n"


def _of_part(part: Part) -> Licence:
    """Return the licence of an installed package.

    Raises:
        PartsError: it is not installed, or at another version than the pinned one.
    """
    try:
        distribution = metadata.distribution(part.name)
    except metadata.PackageNotFoundError as error:
        raise PartsError(f"{part.name} is not installed; install it to read its licence.") from error
    if distribution.version != part.version:
        raise PartsError(f"{part.name} is installed as {distribution.version}, pinned is {part.version}.")
    own = [
        (path.name, Path(str(distribution.locate_file(path))).read_text(encoding="utf-8", errors="replace"))
        for path in sorted(distribution.files or ())
        if _is_text(path)
    ]
    brought = _BROUGHT_ALONG.get(part.name.lower(), ()) if not own else ()
    texts = own or [(name, (_TEXTS / name).read_text(encoding="utf-8")) for name in brought]
    return Licence(part.name, part.version, licence_words(part.name), tuple(texts))


def _is_text(path: PurePath) -> bool:
    """Tell whether a file of a package is a licence's text."""
    name = path.name.lower()
    in_folder = any(piece.lower() == "licenses" for piece in path.parts[:-1])
    return path.suffix.lower() not in _NOT_TEXTS and (in_folder or any(word in name for word in _WORDS))


def _python() -> Licence:
    """Return the licence of Python itself, which is in the folder too."""
    places = [Path(sysconfig.get_path("stdlib")) / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt",
              Path("/usr/share/doc") / f"python3.{sys.version_info.minor}" / "copyright"]  # fmt: skip
    texts = [
        ("LICENSE.txt", place.read_text(encoding="utf-8", errors="replace"))
        for place in places
        if place.is_file()
    ]
    return Licence("Python", sys.version.split()[0], "PSF-2.0", tuple(texts[:1]))


def main(argv: Sequence[str] | None = None) -> int:
    """Write the file; 0 where every part has its text."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(argv)
    try:
        found = licences(program_parts())
    except PartsError as error:
        print(error, file=sys.stderr)
        return 1
    options.out.write_text(collected(found), encoding="utf-8")
    print(f"{options.out}: {len(found)} parts")
    return 0


if __name__ == "__main__":
    sys.exit(main())
