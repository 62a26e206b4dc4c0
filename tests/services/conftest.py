"""Shared by the tests of the services: a small disk of its own that can be filled up."""

import os
import subprocess
import sys

import pytest

SIZE_KB = 3072


class Disk:
    """A small disk of its own that can be filled up and emptied."""

    def __init__(self, place):
        self.place = place
        self._filler = place / "filler"

    def fill(self, free_kb=0):
        """Leave so much space; what is not written fits nowhere."""
        self.empty()
        state = os.statvfs(self.place)
        self._filler.write_bytes(b"x" * max(state.f_bavail * state.f_frsize - free_kb * 1024, 0))

    def empty(self):
        """Give the space back."""
        self._filler.unlink(missing_ok=True)

    def files(self):
        """Return the names of all files that others made."""
        return sorted(
            path.relative_to(self.place).as_posix()
            for path in self.place.rglob("*")
            if path.is_file() and path != self._filler
        )


@pytest.fixture
def disk(tmp_path):
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE_KB}k", "tmpfs", str(place)]
    if sys.platform != "linux" or os.geteuid() != 0 or subprocess.run(mount, check=False).returncode:
        pytest.skip("only the superuser of Linux may mount a small disk")
    yield Disk(place)
    subprocess.run(["umount", "--lazy", str(place)], check=True)
