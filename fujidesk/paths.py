"""Where the program keeps the user's files: data, settings, backups and log."""

import os
from dataclasses import dataclass
from pathlib import Path

from fujidesk.domain.server_address import ServerAddress, is_address, server_address
from fujidesk.errors import UserError

APP_NAME = "fujidesk"
DATABASE_VARIABLE = "FUJIDESK_DB"


@dataclass(frozen=True, slots=True)
class Folders:
    """The user's folders; made when first written to."""

    data: Path
    config: Path
    log: Path

    @property
    def backups(self) -> Path:
        """Copies of the database."""
        return self.data / "backups"

    @property
    def settings(self) -> Path:
        """What the program remembers between starts."""
        return self.config / "settings.toml"

    @property
    def working_database(self) -> Path:
        """The working copy of the shipped database."""
        return self.data / "fujiplan.db"


def user_folders(data_dir: Path | None = None) -> Folders:
    """Return the user's folders, all below data_dir where one is given (a clean profile, used by tests)."""
    if data_dir is not None:
        return Folders(data_dir, data_dir / "config", data_dir / "log")
    import platformdirs  # late: costs start-up time only where no folder is given

    return Folders(
        platformdirs.user_data_path(APP_NAME, appauthor=False),
        platformdirs.user_config_path(APP_NAME, appauthor=False),
        platformdirs.user_log_path(APP_NAME, appauthor=False),
    )


def chosen_database(given: Path | ServerAddress | None, folders: Folders) -> Path | ServerAddress:
    """Return the database to open: the given one, the one of FUJIDESK_DB, or the working copy.

    Raises:
        UserError: FUJIDESK_DB is a URL that names no database on a server.
    """
    return given or database_of_variable() or folders.working_database


def database_of_variable() -> Path | ServerAddress | None:
    """Return the database that FUJIDESK_DB names; None where it names none.

    Raises:
        UserError: it is a URL that names no database on a server.
    """
    variable = os.environ.get(DATABASE_VARIABLE)
    if not variable:
        return None
    try:
        return location(variable)
    except ValueError as error:
        raise UserError(f"{DATABASE_VARIABLE} の URL が正しくありません。{error}。") from error


def location(text: str) -> Path | ServerAddress:
    """Return what a text names: a database on a server where it is a URL, else a file.

    Raises:
        ValueError: it is a URL that names no database on a server; the text says why.
    """
    return server_address(text) if is_address(text) else Path(text)
