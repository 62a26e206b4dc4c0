"""One opened database with its services; what the window and the command line work with."""

import datetime as dt
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from fujidesk.domain.findings import Finding
from fujidesk.domain.profile import STANDARD_PROFILE
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.domain.server_address import ServerAddress
from fujidesk.errors import MachineError
from fujidesk.models.failures import translated
from fujidesk.paths import Folders
from fujidesk.resources import shipped_database
from fujidesk.services import maintenance
from fujidesk.services.workspace_papers import PaperServices

if TYPE_CHECKING:
    from fujidesk.services.support import Fact, SupportFacts


class Workspace(PaperServices):
    """An opened database. Services that not every start needs are made when first asked for."""

    def check(self) -> list[Finding]:
        """Return what is wrong or undecided in the file and the register."""
        from fujidesk.services.checking import check_plans  # late: not every start checks

        return check_plans(self._database)

    def sizes(self) -> "dict[str, Fact | dict[str, int]]":
        """Return how large the database is, table by table, and how it is opened; nothing of its content."""
        from fujidesk.services.support import database_facts  # late: rarely needed

        return database_facts(self._database, self.path)

    def write_support(self, target: Path, facts: "SupportFacts", progress: Progress) -> None:
        """Write the zip for whoever helps from outside, see `services.support`."""
        from fujidesk.services.support import write_support  # late: rarely needed

        write_support(target, self._folders, facts, self, progress)


def open_workspace(
    path: Path | ServerAddress,
    folders: Folders,
    *,
    read_only: bool = False,
    progress: Progress | None = None,
    plan: str = "",
    day: dt.date | None = None,
) -> Workspace:
    """Open a database with its services: lock, refuse what is newer, back up, migrate, check.

    On a server nobody is locked out; several people write at once. plan: which of several plans
    (`plan_choice.named_plan`); "": the one in force on the day. day: None for today.

    Raises:
        UserError: no such file, not ours, or newer than the program; no such plan in it.
        LockedError: someone else has it open for writing; read_only=True opens it all the same.
        MachineError: damaged, no permission, or the server cannot be reached.
    """
    if isinstance(path, ServerAddress):
        from fujidesk.services.server_opening import open_server  # late: a file needs nothing of it

        opened = open_server(path, read_only=read_only, folders=folders)
    else:
        opened = maintenance.open_file(path, folders, read_only=read_only, progress=progress or NoProgress())
    try:
        return Workspace(opened, folders, plan, day)
    except BaseException:
        maintenance.close_file(opened)
        raise


def create_database(
    path: Path | ServerAddress, profile_key: str | Path = STANDARD_PROFILE, progress: Progress | None = None
) -> None:
    """Make a new database of a city's plan: a file, or the tables in an empty database on a server.

    The register begins with the facts that ship where the profile names them, else with its levels alone.

    Args:
        path: of the new file, or the address of the database.
        profile_key: of a profile that ships, or the path of a profile's file.
        progress: told of the two steps.

    Raises:
        UserError: the path is taken, the server's database is not empty, there is no such profile, or it has
            faults.
        MachineError: the folder cannot be written to, or the server cannot be reached.
    """
    from fujidesk.services.plan_start import plan_start  # late: only `init` needs it

    tell = progress or NoProgress()
    tell.step(0, 2, "計画のデータを読んでいます")
    profile, content = plan_start(profile_key)
    tell.step(1, 2, "データベースを作っています")
    if isinstance(path, ServerAddress):
        from fujidesk.services.server_opening import build_on_server  # late: a file needs nothing of it

        build_on_server(path, profile, content)
    else:
        maintenance.build_database(path, profile, content)
    tell.step(2, 2, "データベースを作りました")


def working_copy(folders: Folders, target: Path | None = None) -> Path:
    """Return the user's working copy of the shipped database; it is made at the first start.

    Args:
        folders: the user's folders.
        target: where the copy is to be, if not in the data folder.

    Raises:
        UserError: the log of a file of this name that is gone lies there.
        MachineError: the shipped file is missing, or the data folder cannot be written to.
    """
    target = target or folders.working_database
    with translated(target):
        if not target.exists():
            maintenance.refuse_left_log(target)
            _copy_shipped(target)
    return target


def begin_database(path: Path, folders: Folders, profile_key: str | Path) -> None:
    """Make the database of a first start: the shipped one as it is, or that of another city.

    Args:
        path: where it is to be; its folder is made.
        folders: the user's folders.
        profile_key: of a profile that ships, or the path of a profile's file.

    Raises:
        UserError: as `create_database`.
        MachineError: as `create_database`; or the shipped file is missing.
    """
    if profile_key == STANDARD_PROFILE:
        working_copy(folders, path)
        return
    with translated(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    create_database(path, profile_key)


def _copy_shipped(target: Path) -> None:
    """Copy the shipped database, whole or not at all."""
    shipped = shipped_database()
    if not shipped.is_file():
        raise MachineError(f"付属のデータベース「{shipped}」がありません。プログラムを入れ直してください。")
    draft = target.with_name(f"{target.name}.new")
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        shutil.copyfile(shipped, draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
