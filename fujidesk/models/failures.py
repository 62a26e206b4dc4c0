"""Turns what the database, its driver and the disk complain of into one sentence, at one place.

Queries say nothing to the user: they let the complaint pass, or raise ContentError where a stored value makes
no sense; `translated` stands once around each use case, names the file and says what to do. What it does not
know is a fault of the program and passes as it is.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, MultipleResultsFound, NoResultFound

from fujidesk.domain.server_address import ServerAddress
from fujidesk.errors import DamagedError, FujideskError, MachineError
from fujidesk.models import sqlite


class ContentError(Exception):
    """Something stored is not as the program writes it: other hands, a bad disk. Text: what is unreadable."""


@contextmanager
def understanding(what: str) -> Iterator[None]:
    """Tell values that cannot be understood apart from faults of the program; `what` is being read.

    Raises:
        ContentError: a word, figure or text is none that is ever written, or a row is missing.
    """
    try:
        yield
    except (ValueError, KeyError, TypeError, ArithmeticError, NoResultFound, MultipleResultsFound) as error:
        raise ContentError(what) from error


@contextmanager
def translated(path: Path | ServerAddress) -> Iterator[None]:
    """Raise as sentences what goes wrong with the database at `path`.

    Raises:
        MachineError: disk full, no permission, busy, damaged or missing file, or content that makes no sense.
    """
    try:
        yield
    except ContentError as error:
        if isinstance(path, ServerAddress):
            raise MachineError(
                f"サーバーのデータベース「{path}」の内容が壊れています（{error}を読めません）。"
                "サーバーの管理者へお知らせください。"
            ) from error
        raise DamagedError(
            f"データベース「{path}」の内容が壊れています（{error}を読めません）。バックアップから戻してください。"
        ) from error
    except DBAPIError as error:
        told = _told(error.orig, path)
        if told is None:
            raise
        raise told from error
    except (sqlite.DriverError, UnicodeDecodeError) as error:
        told = _told(error, path)
        if told is None:
            raise
        raise told from error
    except OSError as error:
        raise disk_error(error, path) from error


def _told(error: BaseException | None, path: Path | ServerAddress) -> MachineError | None:
    """Return the sentence for a complaint of the driver; None where it is a fault of the program."""
    if isinstance(path, ServerAddress):
        from fujidesk.models import server  # late: a file needs nothing of it

        said = server.sentence(error, path)
        return None if said is None else MachineError(said)
    sentence = sqlite.sentence(error, path)
    if sentence is None:
        return None
    return DamagedError(sentence) if sqlite.is_damage(error) else MachineError(sentence)


def disk_error(error: OSError, path: Path | ServerAddress) -> FujideskError:
    """Return the sentence for a failed file operation on `path`, a database or a folder of backups."""
    what = f"「{path}」"
    if error.errno == errno.ENOSPC:
        return MachineError(
            f"ディスクの空き容量が足りないため、{what}に書き込めません。何も変更していません。空きを作ってください。"
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return MachineError(f"{what}に書き込む、または読む権限がありません。場所か権限を確かめてください。")
    if error.errno == errno.ENOENT:
        return MachineError(f"{what}が見つかりません。場所と名前を確かめてください。")
    if error.errno == errno.ENAMETOOLONG:
        return MachineError(f"{what}は名前が長すぎます。短い名前にしてください。")
    return MachineError(f"{what}を扱えませんでした（{error.strerror or error}）。場所を確かめてください。")
