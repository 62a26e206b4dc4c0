"""The log: one text file in the user's folder, for whoever has to find out what went wrong.

What the user sees is a sentence; the trace behind it goes here. The window starts the log when it starts,
the command line only when it met a bug.
"""

import logging
from contextlib import suppress
from pathlib import Path

FILE_NAME = "fujidesk.log"
_MOST_BYTES = 1_000_000
_OLDER_FILES = 3


class _LogFile(logging.FileHandler):
    """Appends to the log; a log that cannot be written to never stops the work it tells of."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record; opening the file is put off until here (`delay`) and may be refused.

        A window stays open for weeks: a log that gets full meanwhile moves on, too.
        """
        with suppress(OSError):
            super().emit(record)
            if self.stream is not None and self.stream.tell() > _MOST_BYTES:
                self.close()
                _move_on(Path(self.baseFilename))

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """Stay silent where logging would print a trace to stderr (full disk)."""


def start_log(folder: Path) -> Path:
    """Write the log to a file of the folder from now on and return the file's path.

    A full file moves on before that (`fujidesk.1.log` is the youngest of three older ones). A folder that
    cannot be written to leaves the program without a log, not without a window.
    """
    file = folder / FILE_NAME
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        if file.exists() and file.stat().st_size > _MOST_BYTES:
            _move_on(file)
    handler = _LogFile(file, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return file


def log_files(folder: Path) -> list[Path]:
    """Return the logs of a folder, the one that is written to first, then the older ones."""
    names = (FILE_NAME, *(_older(number) for number in range(1, _OLDER_FILES + 1)))
    return [folder / name for name in names if (folder / name).is_file()]


def _older(number: int) -> str:
    """Return the name of an older log; 1 is the youngest."""
    return f"fujidesk.{number}.log"


def _move_on(file: Path) -> None:
    """Give each older log the next number; the oldest one goes."""
    for number in range(_OLDER_FILES - 1, 0, -1):
        older = file.with_name(_older(number))
        if older.exists():
            older.replace(file.with_name(_older(number + 1)))
    file.replace(file.with_name(_older(1)))
