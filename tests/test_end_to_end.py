"""One run of the program as a user has it: its own process, a real X window, real keys."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fujidesk.paths import user_folders
from fujidesk.services.workspace import create_database, open_workspace

pytestmark = [
    pytest.mark.xwindow,
    pytest.mark.skipif(not shutil.which("Xvfb"), reason="needs Xvfb"),
    pytest.mark.skipif(not shutil.which("xdotool"), reason="needs xdotool"),
]
PATIENCE_S = 60.0


def until(condition, what):
    """Wait for a condition of another process, and say what was waited for when it never comes."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        if result := condition():
            return result
        os.sched_yield()
    pytest.fail(f"waited in vain for {what}")


@pytest.fixture
def display():
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writer)
    with os.fdopen(reader) as pipe:
        number = pipe.readline().strip()
    environment = {**os.environ, "DISPLAY": f":{number}"}
    answer = ["xdotool", "getdisplaygeometry"]
    until(
        lambda: subprocess.run(answer, env=environment, capture_output=True, check=False).returncode == 0,
        "the server",
    )
    yield f":{number}"
    server.terminate()
    server.wait()


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "register.db"
    create_database(path)
    return path


@pytest.fixture
def program(display, database, tmp_path):
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "HOME": str(tmp_path)}
    environment.pop("FUJIDESK_DB", None)
    child = subprocess.Popen(
        [sys.executable, "-m", "fujidesk", "--db", str(database), "--data-dir", str(tmp_path / "data")],
        env=environment, cwd=Path(__file__).parents[1],
    )  # fmt: skip
    yield child
    if child.poll() is None:
        child.kill()
    child.wait()


class Keyboard:
    """Sends keys to the window as a keyboard would."""

    def __init__(self, display):
        self._environment = {**os.environ, "DISPLAY": display}
        self.window = until(self._found, "the window")
        self._do("windowfocus", "--sync", self.window)

    def _found(self):
        found = self._run("search", "--onlyvisible", "--name", "富士デスク")
        return found.stdout.split()[0] if found.returncode == 0 and found.stdout.split() else None

    def _run(self, *words):
        return subprocess.run(
            ["xdotool", *words], env=self._environment, capture_output=True, text=True, check=False
        )

    def _do(self, *words):
        done = self._run(*words)
        assert done.returncode == 0, done.stderr

    def press(self, *keys):
        self._do("key", "--clearmodifiers", "--delay", "60", *keys)

    def type(self, text):
        self._do("type", "--delay", "40", text)

    def close(self):
        self._do("windowclose", self.window)


def _stored(database, tmp_path, number):
    with_folders = user_folders(tmp_path / "reader")
    workspace = open_workspace(database, with_folders, read_only=True)
    try:
        return workspace.registry.sheet(number).record
    finally:
        workspace.close()


def test_find_a_project_open_its_sheet_paint_a_phase_and_take_it_back(program, display, database, tmp_path):
    before = _stored(database, tmp_path, "1-1-2")
    assert before.schedule[0].phase == 1

    keyboard = Keyboard(display)
    keyboard.press("ctrl+f")
    keyboard.type("1-1-2")
    keyboard.press("Return")

    def painted():
        keyboard.press("3")
        return _stored(database, tmp_path, "1-1-2").schedule[0].phase == 3

    until(painted, "the phase painted by keyboard")
    keyboard.press("ctrl+z")
    until(lambda: _stored(database, tmp_path, "1-1-2") == before, "the change taken back")
    keyboard.press("ctrl+q")
    assert program.wait(PATIENCE_S) == 0
