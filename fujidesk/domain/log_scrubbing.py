"""What of a log may leave the office: when, where in the program and what kind of error, never a sentence.

The sentences of a log hold names, paths and values of the plan, in words that nobody can list beforehand. So
nothing is taken out; only what is known to be the program's own is let through: times, levels, the names of
our modules, and of a trace the places in the code and the names of the errors.
"""

import re
from collections.abc import Iterator

_RECORD = re.compile(
    r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}) (DEBUG|INFO|WARNING|ERROR|CRITICAL) ([A-Za-z0-9_.]+): (.*)"
)
_OURS = re.compile(r"(?:fujidesk|sqlalchemy|alembic|matplotlib|fontTools|PIL|py)(?:\.[a-z_]+)*")
_FRAME = re.compile(r'  File "([^"]*)", line (\d+), in (<[a-z]+>|[A-Za-z0-9_]+)')
_PACKAGES = "fujidesk|PySide6|sqlalchemy|alembic|openpyxl|matplotlib|docx|pptx|reportlab"
_CODE = re.compile(rf"(?:^|[/\\])((?:{_PACKAGES})(?:[/\\][A-Za-z0-9_]+)*\.py)$")
_ERROR = re.compile(r"([A-Za-z_][A-Za-z0-9_.]*(?:Error|Exception|Interrupt|Exit|Warning))(?::|$)")
_LINKS = frozenset(
    {
        "Traceback (most recent call last):",
        "The above exception was the direct cause of the following exception:",
        "During handling of the above exception, another exception occurred:",
    }
)
_MESSAGES = frozenset({"unexpected error", "uncaught error"})
_LEFT_OUT = "…"


def scrubbed(text: str) -> str:
    """Return a log with nothing in it but times, levels, modules, places in the code and kinds of errors."""
    return "".join(f"{line}\n" for line in _lines(text))


def _lines(text: str) -> Iterator[str]:
    """Yield what may be told of each line; lines that only continue a sentence are left out."""
    for line in text.splitlines():
        if record := _RECORD.fullmatch(line):
            when, level, logger, message = record.groups()
            told = message if message in _MESSAGES else _LEFT_OUT
            yield f"{when} {level} {logger if _OURS.fullmatch(logger) else _LEFT_OUT}: {told}"
        elif frame := _FRAME.fullmatch(line):
            path, number, function = frame.groups()
            yield f"  {_place(path)}:{number} {function}"
        elif line in _LINKS:
            yield line
        elif error := _ERROR.match(line):
            yield f"{error[1]}: {_LEFT_OUT}"


def _place(path: str) -> str:
    """Return a file of the code from its package on; one of any other place is not named."""
    found = _CODE.search(path)
    return found[1].replace("\\", "/") if found else _LEFT_OUT
