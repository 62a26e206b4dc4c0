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


def test_other_systems_are_left_to_qt(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    assert display.display_problem() == ""


def test_x_is_asked_where_it_is_chosen_beside_wayland(monkeypatch):
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert display.display_problem() == display.NO_DISPLAY


def test_a_server_that_answers_is_fine(monkeypatch):
    class Xcb:
        """Answers as libxcb does for a server that can be reached."""

        def __init__(self, _name):
            self.xcb_connect = FakeFunction(1)
            self.xcb_connection_has_error = FakeFunction(0)
            self.xcb_disconnect = FakeFunction(None)

    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(ctypes, "CDLL", Xcb)
    assert display.display_problem() == ""


def test_without_the_asking_library_qt_says_so_itself(monkeypatch):
    def refuse(_name):
        raise OSError("libxcb.so.1: not found")

    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(display, "_missing_library", str)
    monkeypatch.setattr(ctypes, "CDLL", refuse)
    assert display.display_problem() == ""


def test_missing_qt_names_what_is_missing():
    assert "libEGL.so.1" in display.missing_qt(ImportError("libEGL.so.1: cannot open"))


class FakeFunction:
    """A function of a C library that always gives the same."""

    def __init__(self, result):
        self.restype = None
        self._result = result

    def __call__(self, *_arguments):
        return self._result
