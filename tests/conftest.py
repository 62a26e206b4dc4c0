"""Shared by all tests: no screen needed, a clean home, one font, modal windows answered."""

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest


@pytest.fixture(autouse=True)
def clean_home(tmp_path_factory, monkeypatch):
    """Keep settings, data and the database of the person who runs the tests out of them."""
    home = tmp_path_factory.mktemp("home")
    for variable in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(variable, str(home))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    monkeypatch.setenv("FUJIDESK_DB", str(home / "fujiplan.db"))
    monkeypatch.delenv("QT_STYLE_OVERRIDE", raising=False)
    return home


@pytest.fixture(autouse=True)
def excepthook_kept():
    """Put the hook for uncaught errors back."""
    kept = sys.excepthook
    yield
    sys.excepthook = kept


@pytest.fixture
def workspace(tmp_path):
    """A fresh register made from the shipped facts, opened for writing."""
    from fujidesk.paths import user_folders
    from fujidesk.services.workspace import create_database, open_workspace

    path = tmp_path / "register.db"
    create_database(path)
    opened = open_workspace(path, user_folders(tmp_path / "profile"))
    yield opened
    opened.close()
