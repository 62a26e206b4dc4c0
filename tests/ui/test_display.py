"""Whether a window can be opened here, without asking Qt."""

import ctypes
import sys

import pytest

from fujidesk.ui import display

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asked on Linux only")


@pytest.fixture(autouse=True)
def bare(monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


def test_no_display_is_a_sentence():
    assert "fujidesk shots --out DIR" in display.display_problem()


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "offscreen:configfile=x"])
def test_screenless_platforms_are_fine(monkeypatch, platform):
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert display.display_problem() == ""


def test_wayland_is_fine(monkeypatch):
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert display.display_problem() == ""


def test_a_missing_library_is_named(monkeypatch):
    def refuse(path):
        raise OSError("libxcb-cursor.so.0: cannot open shared object file: No such file or directory")

    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(ctypes, "CDLL", refuse)
    assert "libxcb-cursor.so.0" in display.display_problem()


def test_an_unreachable_server_is_no_display(monkeypatch):
    monkeypatch.setenv("DISPLAY", ":987")
    monkeypatch.setattr(display, "_missing_library", str)
    assert display.display_problem() == display.NO_DISPLAY
