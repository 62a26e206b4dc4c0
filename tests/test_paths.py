"""Where the user's files lie."""

import subprocess
import sys
from pathlib import Path

import pytest

from fujidesk.paths import DATABASE_VARIABLE, chosen_database, user_folders


def test_a_given_folder_holds_everything(tmp_path) -> None:
    folders = user_folders(tmp_path)
    for path in (folders.data, folders.config, folders.log, folders.backups, folders.working_database):
        assert path.is_relative_to(tmp_path)
    assert folders.working_database.name == "fujiplan.db"
    assert list(tmp_path.iterdir()) == [], "folders are made when first written to"


def test_without_one_they_lie_in_the_users_home(clean_home) -> None:
    folders = user_folders()
    assert folders.data.name == folders.config.name == "fujidesk"
    if sys.platform == "linux":
        assert folders.data.is_relative_to(clean_home)
        assert folders.config.is_relative_to(clean_home)


@pytest.mark.parametrize(
    ("given", "variable", "expected"),
    [
        ("given.db", "variable.db", "given.db"),
        (None, "variable.db", "variable.db"),
        (None, "", "fujiplan.db"),
        (None, None, "fujiplan.db"),
    ],
)
def test_the_database_is_the_given_one_then_the_variables_then_the_copy(
    tmp_path, monkeypatch, given, variable, expected
) -> None:
    monkeypatch.delenv(DATABASE_VARIABLE)
    if variable is not None:
        monkeypatch.setenv(DATABASE_VARIABLE, variable)
    assert chosen_database(Path(given) if given else None, user_folders(tmp_path)).name == expected


def test_a_given_folder_costs_no_import() -> None:
    """platformdirs is needed only where no folder is given."""
    code = (
        "import sys; from pathlib import Path; from fujidesk.paths import user_folders as f;"
        "f(Path('x')); print('platformdirs' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
