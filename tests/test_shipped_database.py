"""The database that ships: built from `resources/plan/`, never written to by the program."""

import hashlib
import os
import subprocess
import sys

import pytest

from fujidesk.paths import user_folders
from fujidesk.resources import shipped_database
from fujidesk.services.workspace import create_database, open_workspace, working_copy


def _digest():
    return hashlib.sha256(shipped_database().read_bytes()).hexdigest()


@pytest.fixture(autouse=True)
def untouched():
    before = _digest()
    yield
    assert _digest() == before, "the shipped database was written to"


def _content(path, folder):
    workspace = open_workspace(path, user_folders(folder), read_only=True)
    try:
        return workspace.registry.content(), workspace.profile
    finally:
        workspace.close()


def test_a_rebuilt_database_holds_the_same(tmp_path):
    rebuilt = tmp_path / "rebuilt.db"
    create_database(rebuilt)
    copy = working_copy(user_folders(tmp_path / "user"))
    assert _content(rebuilt, tmp_path / "one") == _content(copy, tmp_path / "two")


def test_it_holds_the_202_projects_and_no_sentence_of_the_plan(tmp_path):
    content, _ = _content(working_copy(user_folders(tmp_path)), tmp_path)
    assert len(content.projects) == 202
    for project in content.projects:
        assert project.summary
        assert not any(
            (
                project.overview,
                project.purpose,
                project.effects,
                project.indicator.text,
                project.yearly_actions,
            )
        )


def test_the_first_start_makes_a_working_copy_in_the_users_folder(tmp_path):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONWARNINGS": "error"}
    environment.pop("FUJIDESK_DB", None)
    done = subprocess.run(
        [sys.executable, "-m", "fujidesk", "--data-dir", str(tmp_path), "--quit-when-ready"],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 0
    assert (tmp_path / "fujiplan.db").is_file()
