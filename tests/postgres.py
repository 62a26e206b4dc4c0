"""A private PostgreSQL server on loopback, from Debian's package, for as long as the tests run."""

import os
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

USER, PASSWORD = "fuji", "pass word/ひみつ"
"""The password holds what a URL must write in another way."""


def binaries():
    """Return the folder of the newest server's programs; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


@dataclass(frozen=True)
class Cluster:
    """A running server: stop and start it by hand, or ask for a fresh database."""

    bin: Path
    folder: Path
    port: int

    def url(self, name, user=USER, password="pass%20word%2F%E3%81%B2%E3%81%BF%E3%81%A4", port=None):
        """Return the URL of a database."""
        return f"postgresql+psycopg://{user}:{password}@127.0.0.1:{port or self.port}/{name}"

    def sql(self, text, name="postgres"):
        """Run a statement outside the program; returns the rows."""
        import psycopg

        told = f"host=127.0.0.1 port={self.port} user={USER} dbname={name}"
        with psycopg.connect(told, password=PASSWORD, autocommit=True) as connection:
            cursor = connection.execute(text)
            return cursor.fetchall() if cursor.description else []

    def make_database(self, name, encoding="UTF8"):
        """Make an empty database whose texts a language puts in order."""
        locale = "C.UTF-8" if encoding == "UTF8" else "C"
        self.sql(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING '{encoding}' LOCALE '{locale}'")
        return self.url(name)

    def start(self):
        """Start the server."""
        options = f"-h 127.0.0.1 -p {self.port} -k {self.folder} -F -c max_connections=30"
        self._run(
            "pg_ctl", "-D", self.folder / "data", "-w", "-l", self.folder / "log", "-o", options, "start"
        )

    def stop(self):
        """Stop the server at once."""
        self._run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "-w", "stop")

    def initialise(self):
        """Make the server's files."""
        secret = self.folder / "secret"
        secret.write_text(PASSWORD, encoding="utf-8")
        _give_away(secret)
        self._run(
            "initdb", "-D", self.folder / "data", "-U", USER, "-A", "scram-sha-256", "--pwfile", secret,
            "-E", "UTF8", "--locale=C.UTF-8", "--no-sync",
        )  # fmt: skip

    def _run(self, program, *arguments):
        """Run one of the server's programs; root may not, so somebody else does."""
        user = _owner() if os.geteuid() == 0 else None
        subprocess.run(
            [self.bin / program, *arguments],
            check=True, cwd=self.folder, user=user, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip


def _owner():
    """Return whom the server belongs to where root runs the tests."""
    import pwd

    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _give_away(path):
    """Let the server's owner have a file or folder of ours."""
    if os.geteuid() == 0:
        shutil.chown(path, user=_owner())


@contextmanager
def running_cluster():
    """Give a running server that goes with all its files at the end."""
    folder = Path(tempfile.mkdtemp(prefix="fujidesk-pg-"))
    try:
        _give_away(folder)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        cluster = Cluster(binaries(), folder, port)
        cluster.initialise()
        cluster.start()
        try:
            yield cluster
        finally:
            cluster.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
