"""「問合せ用情報」: what helps is in it, and nothing of the plan or of people, wherever it was planted."""

import getpass
import json
import logging
import platform
import zipfile
from dataclasses import asdict

import pytest

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.hearings import Note, NoteKind
from fujidesk.domain.people import Member
from fujidesk.domain.progress import NoProgress
from fujidesk.errors import CancelledError, MachineError
from fujidesk.logfile import start_log
from fujidesk.paths import user_folders
from fujidesk.services.office_records import added
from fujidesk.services.support import SupportFacts, write_support
from fujidesk.settings import SettingsStore

SECRET = "鳳凰計画"
PLACE = "C:\\Users\\hoo-taro\\机"
LOOKS = {
    "scale": 150,
    "theme": "dark",
    "tab": "home",
    "fiscal_year": 2025,
    "geometry": "01d9",
    "folder": PLACE,
}
FACTS = SupportFacts(LOOKS, {"qt": "6.11.3"})


def everything(path):
    """All names and contents of a zip, as one text."""
    with zipfile.ZipFile(path) as bundle:
        parts = [*bundle.namelist(), *(bundle.read(name).decode() for name in bundle.namelist())]
    return "\n".join(parts)


def part(path, name):
    with zipfile.ZipFile(path) as bundle:
        return json.loads(bundle.read(name))


@pytest.fixture
def log(tmp_path):
    """A log with sentences of the plan, a name and a path in it, and an older one beside it."""
    root = logging.getLogger()
    kept, level = list(root.handlers), root.level
    folder = user_folders(tmp_path / "profile").log
    start_log(folder)
    try:
        int(f"{SECRET} 佐藤花子 {PLACE}")
    except ValueError as error:
        logging.getLogger("fujidesk.services.x").warning("%s", f"{SECRET}\n佐藤花子", exc_info=error)
    for name in ("fujidesk.1.log", "fujidesk.2.log"):
        (folder / name).write_text(
            f"2026-01-02 03:04:05,678 ERROR fujidesk.y: {SECRET}\n{PLACE}\n", encoding="utf-8"
        )
    yield folder
    for handler in [one for one in root.handlers if one not in kept]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


@pytest.fixture
def planted(small_workspace, log):
    """A register with the secret in a title, a text, a note, an attachment, a member and a saved view."""
    edits, office = small_workspace.edits, small_workspace.office
    title = small_workspace.registry.sheet("1-1-1").record.title
    edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "title", title, SECRET)], f"{SECRET}にする")
    edits.apply(
        [added(Note("n1", hearing="h1", kind=NoteKind.QUESTION, text=SECRET, department="収納課"))], "記録"
    )
    edits.apply([added(Member("m1", body="honbu", post="副市長", name="佐藤花子"))], "登録")
    assert small_workspace.registry.sheet("1-1-1").record.title == SECRET
    assert [note.text for note in office.all(Note)] == [SECRET]
    return small_workspace


def test_what_helps_is_in_it(planted, tmp_path):
    target = tmp_path / "out.zip"
    planted.write_support(target, FACTS, NoProgress())
    system, database = part(target, "system.json"), part(target, "database.json")
    assert system["python"] == platform.python_version()
    assert system["qt"] == "6.11.3"
    assert database["rows"]["project"] == 3
    assert database["rows"]["hearing_note"] == 1
    assert database["bytes"] == planted.path.stat().st_size
    assert part(target, "settings.json") == {
        "scale": 150,
        "theme": "dark",
        "tab": "home",
        "fiscal_year": 2025,
    }
    assert part(target, "check.json")["open_in_projects"] >= 1
    text = everything(target)
    assert "WARNING fujidesk.services.x: …" in text
    assert "ValueError: …" in text
    assert {"log/fujidesk.log", "log/fujidesk.1.log", "log/fujidesk.2.log"} <= set(
        zipfile.ZipFile(target).namelist()
    )


def test_nothing_of_the_plan_or_of_people_is_in_it(planted, tmp_path):
    target = tmp_path / "out.zip"
    planted.write_support(target, FACTS, NoProgress())
    text = everything(target)
    record = planted.registry.sheet("1-1-9").record
    for value in (SECRET, "佐藤", "副市長", "収納課", "市民課", record.title, record.number, "hoo-taro", "机",
                  str(tmp_path), tmp_path.name, planted.path.name, planted.profile.city, platform.node(), "01d9",
                  planted.profile.plan_name):  # fmt: skip
        assert value not in text, value
    user = getpass.getuser()
    assert user == "root" or user not in text


def test_without_a_database_the_rest_goes_in(log, tmp_path):
    target = tmp_path / "out.zip"
    write_support(target, user_folders(tmp_path / "profile"), FACTS)
    names = zipfile.ZipFile(target).namelist()
    assert "database.json" not in names
    assert "log/fujidesk.1.log" in names
    assert SECRET not in everything(target)


def test_settings_of_strange_kinds_are_left_out(tmp_path):
    target = tmp_path / "out.zip"
    looks = {"scale": PLACE, "theme": [SECRET], "tab": "収納課"}
    write_support(target, user_folders(tmp_path), SupportFacts(looks, {}))
    assert set(part(target, "settings.json").values()) == {None}


def test_a_file_that_cannot_be_read_is_told_by_its_kind(planted, tmp_path, monkeypatch):
    def fail():
        raise MachineError(SECRET)

    monkeypatch.setattr(planted, "check", fail)
    planted.write_support(tmp_path / "out.zip", FACTS, NoProgress())
    assert part(tmp_path / "out.zip", "check.json") == {"unreadable": "MachineError"}
    assert SECRET not in everything(tmp_path / "out.zip")


def test_stopping_leaves_nothing(planted, tmp_path):
    class Stopped:
        def step(self, done, total, what):
            if done == 2:
                raise CancelledError

    with pytest.raises(CancelledError):
        planted.write_support(tmp_path / "out.zip", FACTS, Stopped())
    assert not (tmp_path / "out.zip").exists()


def test_a_folder_that_is_missing_is_a_sentence(planted, tmp_path):
    with pytest.raises(MachineError, match="フォルダー"):
        planted.write_support(tmp_path / "none" / "out.zip", FACTS, NoProgress())


def test_the_programs_own_settings_pass(tmp_path):
    settings = SettingsStore(None)
    settings.put_group("registry", {"folder": PLACE, "view": SECRET})
    write_support(tmp_path / "out.zip", user_folders(tmp_path), SupportFacts(asdict(settings.window), {}))
    assert part(tmp_path / "out.zip", "settings.json")["theme"] == "light"
    assert SECRET not in everything(tmp_path / "out.zip")
