"""Compares every file of the kit with SHA256SUMS.txt: nothing changed, missing or added on the way."""

import hashlib
import io
import sys
from pathlib import Path

LIST = "SHA256SUMS.txt"
_MADE_HERE = ("dist", "__pycache__")
_BLOCK = 1 << 20


def problems(folder: Path) -> list[str]:
    """Return what is not as it was when the kit was made, one sentence each."""
    listed: dict[str, str] = {}
    for line in (folder / LIST).read_text(encoding="utf-8").splitlines():
        digest, _, name = line.partition("  ")
        listed[name] = digest
    there = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).parts[0] not in _MADE_HERE
    } - {LIST}
    found = [f"ありません：{name}" for name in sorted(listed.keys() - there)]
    found += [f"一覧にないファイルです：{name}" for name in sorted(there - listed.keys())]
    changed = (name for name in sorted(there & listed.keys()) if digest_of(folder / name) != listed[name])
    return found + [f"中身が違います：{name}" for name in changed]


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file in hex."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def main(folder: Path) -> int:
    """Say what is wrong; 0 where nothing is."""
    found = problems(folder)
    for sentence in found:
        print(sentence)
    print("すべて一致しました。" if not found else "使わないでください。作り直しを頼んでください。")
    return 1 if found else 0


def use_any_console() -> None:
    """Let names that the console cannot write be written otherwise."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    use_any_console()
    sys.exit(main(Path(__file__).resolve().parent))
