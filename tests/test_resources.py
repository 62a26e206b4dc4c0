"""The program's own files, from a checkout, a wheel and the frozen folder."""

import sys

import pytest

from fujidesk import resources
from fujidesk.errors import MachineError


@pytest.fixture(autouse=True)
def forget_the_root():
    """The place is looked for once a process."""
    resources._root.cache_clear()
    yield
    resources._root.cache_clear()


def test_files_are_found_in_a_checkout() -> None:
    assert resources.resource("profiles", "fuji.toml").is_file()
    assert resources.resource("plan", "projects.json").is_file()
    assert resources.shipped_database().is_file()
    assert (resources.manual_folder() / "README.md").is_file()


def test_the_frozen_folder_comes_first(tmp_path, monkeypatch) -> None:
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.resource("a", "b.toml") == tmp_path / "resources" / "a" / "b.toml"
    assert resources.shipped_database() == tmp_path / "fujiplan.db"
    assert resources.manual_folder() == tmp_path / "docs" / "manual"


def test_a_wheel_carries_them_in_the_package(tmp_path, monkeypatch) -> None:
    (tmp_path / "fujidesk" / "_bundle" / "resources").mkdir(parents=True)
    monkeypatch.setattr(resources, "_HERE", tmp_path / "fujidesk")
    assert resources.shipped_database() == tmp_path / "fujidesk" / "_bundle" / "fujiplan.db"


def test_a_damaged_installation_is_a_sentence(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    with pytest.raises(MachineError, match="入れ直してください"):
        resources.resource("profiles")
