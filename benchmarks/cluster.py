"""A PostgreSQL server of our own on loopback, as the tests start it, whose databases may be kept."""

import importlib
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

_SETTINGS = {
    "wal_level": "minimal", "max_wal_senders": "0",  # tables that are made and filled at once need no log
    "shared_buffers": "1GB", "work_mem": "64MB", "max_wal_size": "8GB", "checkpoint_timeout": "30min",
}  # fmt: skip
"""Beside the tests' own (no fsync): for making much at once; shared_buffers also for reading."""


class BenchmarkServer:
    """The databases of a running server; one that is being made has another name until it is whole."""

    def __init__(self, cluster: Any) -> None:
        self._cluster = cluster

    def has(self, name: str) -> bool:
        """Tell whether there is a whole database of this name."""
        return bool(self._cluster.sql(f"SELECT 1 FROM pg_database WHERE datname = '{name}'"))  # noqa: S608

    def url(self, name: str) -> str:
        """Return the address of a database."""
        return str(self._cluster.url(name))

    def begin(self, name: str) -> str:
        """Make an empty database; returns the address under which it is filled."""
        self._cluster.sql(f"DROP DATABASE IF EXISTS {name}_making")
        return str(self._cluster.make_database(f"{name}_making"))

    def finish(self, name: str) -> None:
        """Give a filled database its name, counted and tidied as a server does it by itself in time."""
        self._cluster.sql("VACUUM (ANALYZE)", f"{name}_making")
        self._cluster.sql(f"ALTER DATABASE {name}_making RENAME TO {name}")


@contextmanager
def running_server(folder: Path) -> Iterator[BenchmarkServer]:
    """Give a running server whose files lie in a folder; those that are there are used again.

    Raises:
        RuntimeError: there is no PostgreSQL on this machine.
    """
    postgres = importlib.import_module("tests.postgres")
    if postgres.binaries() is None:
        raise RuntimeError("no PostgreSQL server on this machine")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    cluster = postgres.Cluster(postgres.binaries(), folder, port)
    if not (folder / "data").exists():
        _set_up(cluster, folder, postgres)
    cluster.start()
    try:
        yield BenchmarkServer(cluster)
    finally:
        with suppress(Exception):
            cluster.sql("CHECKPOINT")  # it is stopped at once
        cluster.stop()


def _set_up(cluster: Any, folder: Path, postgres: Any) -> None:
    """Make the server's files, or none of them."""
    folder.mkdir(parents=True, exist_ok=True)
    postgres._give_away(folder)
    try:
        cluster.initialise()
        with (folder / "data" / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.writelines(f"{name} = {value}\n" for name, value in _SETTINGS.items())
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
