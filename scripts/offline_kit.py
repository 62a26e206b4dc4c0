"""The kit for an office without network: wheels for Windows on 64 bits, checksums, instructions, source.

    python -m scripts.offline_kit --check      only sees whether every dependency has a wheel for Windows
    python -m scripts.offline_kit --out kit    makes the kit in a new folder

Needs the extra `build`, whose wheels go in too: the folder that runs without Python is built on Windows.
The wheels come from the index that pip is set up with, or from --index-url or --find-links.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.kit.verify import LIST, digest_of
from scripts.parts import HERE, WINDOWS, Part, PartsError, program_parts

_KIT = HERE / "scripts" / "kit"
_MANUAL = HERE / "docs" / "manual" / "dounyuu.md"
_TARGET = (
    "--platform", "win_amd64", "--python-version", WINDOWS["python_version"], "--implementation", "cp",
    "--only-binary=:all:",
)  # fmt: skip
"""What pip is told of the clerks' PCs."""
_SHOWN = 400


@dataclass(frozen=True)
class Index:
    """Where pip looks: options of its command line; none for what it is set up with."""

    options: tuple[str, ...] = ()

    @classmethod
    def given(cls, index_url: str | None, find_links: Path | None) -> "Index":
        """Return the index of the command line; find_links: a folder of wheels in place of any index."""
        if find_links is not None:
            return cls(("--no-index", "--find-links", str(find_links)))
        return cls(("--index-url", index_url)) if index_url else cls()


def without_wheel(parts: Sequence[Part], index: Index) -> list[str]:
    """Return the parts that have no wheel for Windows in an index, each with what pip says of it."""
    found = []
    with tempfile.TemporaryDirectory() as place:
        for part in parts:
            asked = ["install", "--dry-run", "--no-deps", "--ignore-installed", "--target", place]
            ended = _pip([*asked, *_TARGET, *index.options, part.pin])
            if ended.returncode:
                found.append(f"{part.pin}: {_last_line(ended.stderr)}")
    return found


def make_kit(out: Path, parts: Sequence[Part], index: Index) -> int:
    """Make the kit in a new folder; returns how many files it has.

    Raises:
        PartsError: the folder is there, a part has no wheel for Windows, or pip or git failed.
    """
    if out.exists():
        raise PartsError(f"{out} is there already.")
    missing = without_wheel(parts, index)
    if missing:
        raise PartsError("no wheel for Windows:\n" + "\n".join(missing))
    wheels = out / "wheels"
    wheels.mkdir(parents=True)
    pins = [part.pin for part in parts]
    _must(["download", "--no-deps", "--dest", str(wheels), *_TARGET, *index.options, *pins])
    _must(["wheel", "--no-deps", "--wheel-dir", str(wheels), str(HERE)])
    _expect_whole(wheels)
    _add_files(out)
    return write_sums(out)


def write_sums(folder: Path) -> int:
    """List every file of a folder with its SHA-256 (as `sha256sum` does); returns how many there are."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != LIST)
    lines = [f"{digest_of(path)}  {path.relative_to(folder).as_posix()}\n" for path in paths]
    (folder / LIST).write_text("".join(lines), encoding="utf-8", newline="\n")
    return len(lines)


def _add_files(out: Path) -> None:
    """Add instructions (with a mark of UTF-8, for Windows), the commands and the source."""
    text = _MANUAL.read_text(encoding="utf-8")
    (out / "手順書.txt").write_text(text, encoding="utf-8-sig", newline="\r\n")
    for name in ("install.cmd", "build.cmd"):
        (out / name).write_text((_KIT / name).read_text(encoding="ascii"), encoding="ascii", newline="\r\n")
    shutil.copyfile(_KIT / "verify.py", out / "verify.py")
    command = [
        "git",
        "-C",
        str(HERE),
        "archive",
        "--format=zip",
        "-o",
        str(out.resolve() / "source.zip"),
        "HEAD",
    ]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise PartsError(f"git archive: {_last_line(ended.stderr)}")


def _expect_whole(wheels: Path) -> None:
    """Let pip install the program from the kit alone, on paper: nothing may be missing."""
    with tempfile.TemporaryDirectory() as place:
        asked = ["install", "--dry-run", "--ignore-installed", "--target", place, "--no-index"]
        _must([*asked, "--find-links", str(wheels), *_TARGET, "fujidesk"])


def _must(arguments: Sequence[str]) -> None:
    """Run pip.

    Raises:
        PartsError: it failed; its last line says why.
    """
    ended = _pip(arguments)
    if ended.returncode:
        raise PartsError(f"pip {arguments[0]}: {_last_line(ended.stderr)}")


def _pip(arguments: Sequence[str]) -> "subprocess.CompletedProcess[str]":
    """Run pip and return how it ended."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def _last_line(text: str) -> str:
    """Return the line in which pip says what went wrong."""
    lines = [line for line in text.splitlines() if line.startswith("ERROR")] or text.splitlines() or [""]
    return lines[-1][:_SHOWN]


def main(argv: Sequence[str] | None = None) -> int:
    """Check, or make the kit; 1 where something is missing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--check", action="store_true")
    what.add_argument("--out", type=Path)
    parser.add_argument("--index-url")
    parser.add_argument("--find-links", type=Path)
    options = parser.parse_args(argv)
    index = Index.given(options.index_url, options.find_links)
    try:
        parts = program_parts(WINDOWS, ["build"])
        if options.check:
            missing = without_wheel(parts, index)
            print("\n".join(missing) or f"{len(parts)} parts, every one has a wheel for Windows.")
            return 1 if missing else 0
        print(f"{options.out}: {make_kit(options.out, parts, index)} files")
    except PartsError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
