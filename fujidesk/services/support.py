"""「問合せ用情報」: a zip for whoever helps from outside, without anything of the plan or of people.

Only what is listed here goes in: version and system, looks, sizes of tables, counts of findings, and the log
scrubbed (`domain.log_scrubbing`). No path, no name, no value of a record.
"""

import json
import os
import platform
import shutil
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fujidesk import __version__
from fujidesk.build_info import build_day
from fujidesk.domain.findings import Severity
from fujidesk.domain.log_scrubbing import scrubbed
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.domain.server_address import ServerAddress
from fujidesk.errors import MachineError
from fujidesk.exchange.atomic import replace_file
from fujidesk.logfile import log_files
from fujidesk.paths import Folders

if TYPE_CHECKING:
    from fujidesk.models.engine import Database
    from fujidesk.services.workspace import Workspace

Fact = str | int | bool | None
LOOKS = ("scale", "theme", "tab", "fiscal_year")
"""Of the settings, what is told; all else may hold names or paths."""
_READ_ME = """富士デスクの問合せ用情報

このファイルには、次のものだけが入っています。

system.json    プログラムの版、作成日、パソコンの種類
settings.json  文字の大きさ、配色、開いていたタブ、年度
database.json  台帳の大きさ、表ごとの件数
check.json     検査で見つかった件数（文は入りません）
log/           記録。日時、プログラムの中の場所、誤りの種類だけ（文は入りません）

計画の内容、事業名、部署名、人の名前、ファイルの場所、パソコンの名前は入っていません。
"""


@dataclass(frozen=True)
class SupportFacts:
    """What the asking side knows: looks (settings of the window) and the versions of what draws it."""

    looks: Mapping[str, object]
    versions: Mapping[str, str]


def write_support(
    target: Path, folders: Folders, facts: SupportFacts, workspace: "Workspace | None" = None,
    progress: Progress | None = None,
) -> None:  # fmt: skip
    """Write the zip, whole or not at all.

    workspace: None where no database could be opened; system, settings and log go in all the same.

    Raises:
        MachineError: the file cannot be written.
        CancelledError: the user stopped the work; nothing is written.
    """
    tell = progress or NoProgress()
    tell.step(0, 3, "版と設定を集めています")
    parts = {"readme.txt": _READ_ME, "system.json": _json(_system(folders, facts))}
    parts["settings.json"] = _json({name: _plain(facts.looks.get(name)) for name in LOOKS})
    tell.step(1, 3, "台帳を検査しています")
    if workspace is not None:
        parts |= {"database.json": _json(workspace.sizes()), "check.json": _json(_check(workspace))}
    tell.step(2, 3, "記録を集めています")
    parts |= dict(_logs(folders.log))

    def write(beside: Path) -> None:
        """Write all parts."""
        with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as bundle:
            for name, text in parts.items():
                bundle.writestr(name, text)

    replace_file(target, write)
    tell.step(3, 3, "問合せ用情報をまとめました")


def database_facts(database: "Database", path: Path | ServerAddress) -> dict[str, Fact | dict[str, int]]:
    """Return how large a database is and how it is opened: nothing of what it holds.

    Raises:
        MachineError: it cannot be read.
    """
    from fujidesk.models import lock, table_sizes  # late: rarely needed

    with database.reading_all() as session:
        sizes = table_sizes.table_sizes(session)
    return {
        **database.technical_facts(),
        "read_only": database.read_only,
        "on_file_share": isinstance(path, Path) and lock.on_file_share(path),
        "rows": sizes,
    }


def _system(folders: Folders, facts: SupportFacts) -> dict[str, Fact]:
    """Return the versions of all parts and the kind of machine; its name is no part of it."""
    from fujidesk.models import sqlite  # late: as `_database`

    return {
        "fujidesk": __version__, "built": build_day(), "python": platform.python_version(),
        "sqlite": sqlite.version(), "system": platform.system(), "release": platform.release(),
        "system_version": platform.version(), "machine": platform.machine(),
        "processors": os.cpu_count(), "free_bytes": _free(folders.data), **facts.versions,
    }  # fmt: skip


def _free(folder: Path) -> int | None:
    """Return the free space of the disk of a folder, in bytes; None where it cannot be asked."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def _check(workspace: "Workspace") -> dict[str, Fact]:
    """Return how many findings there are, of the file and of projects; their sentences name what is meant."""
    try:
        found = workspace.check()
    except MachineError as error:
        return {"unreadable": type(error).__name__}
    counts = Counter((finding.severity, bool(finding.number)) for finding in found)
    return {
        "faults_of_projects": counts[Severity.FAULT, True], "faults_elsewhere": counts[Severity.FAULT, False],
        "open_in_projects": counts[Severity.OPEN, True], "open_elsewhere": counts[Severity.OPEN, False],
    }  # fmt: skip


def _logs(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the logs, the newest first, as they may leave the office."""
    for file in log_files(folder):
        try:
            text = file.read_text(encoding="utf-8", errors="replace")
        except OSError:
            text = ""
        yield f"log/{file.name}", scrubbed(text)


def _plain(value: object) -> Fact:
    """Let a number, a truth and a word of the program through; any other text may be anybody's."""
    if isinstance(value, int):
        return value
    return value if isinstance(value, str) and value.isascii() and value.isalpha() else None


def _json(facts: Mapping[str, object]) -> str:
    """Write facts as JSON that can be read by eye."""
    return json.dumps(facts, ensure_ascii=False, indent=2) + "\n"
