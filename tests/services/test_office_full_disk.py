"""A disk that is really full while the office works: one sentence, nothing half-done, then on it goes."""

import datetime as dt
from functools import partial

import pytest

from fujidesk.domain.hearings import Attachment, Hearing, HearingKind, Note, NoteKind
from fujidesk.domain.new_projects import NewProject, Step, StepTaken
from fujidesk.domain.office_values import RECORD_TYPES
from fujidesk.domain.reorganising import ReorganisationKind, ReorganisationOrder
from fujidesk.errors import MachineError
from fujidesk.models import sqlite_checks
from fujidesk.paths import user_folders
from fujidesk.services.adoption import AdoptionOrder
from fujidesk.services.maintenance import build_database
from fujidesk.services.workspace import open_workspace

NO_SPACE = "空き(容量)?が足りない"
LONG = "長い理由" * 10_000
"""120 KB of UTF-8: more than what is left on the full disk, less than a text may have."""


@pytest.fixture
def space(disk, tmp_path, small_profile, small_content):
    """The small register on the small disk, with a funded new project and a noted hearing."""
    path = disk.place / "計画.db"
    build_database(path, small_profile, small_content)
    opened = open_workspace(path, user_folders(tmp_path / "profile"))
    key = opened.new_projects.add(2023, {"title": "予約", "department": "市民課"}, "2023-04-20")
    opened.new_projects.take_step(key, StepTaken(Step.HEARD, "2023-06-10"))
    opened.new_projects.take_step(key, StepTaken(Step.REQUESTED, "2023-10-10"), {"requested_kyen": 900})
    amounts = {"assessed_kyen": 800, "settled_kyen": 800}
    opened.new_projects.take_step(key, StepTaken(Step.FUNDED, "2024-01-20"), amounts)
    opened.hearings.plan(opened.hearings.drafted(2023, HearingKind.OTHER, "市民課"))
    opened.hearings.add_note("R5-001", NoteKind.TODO, "見積りを取る")
    yield opened
    disk.empty()
    opened.close()
    assert sqlite_checks.faults(path, thorough=True) == []
    assert sqlite_checks.broken_links(path) == []


def state(space):
    """Return all that is stored, and how many steps can be taken back."""
    records = {entity: space.office.all(kind) for entity, kind in RECORD_TYPES.items()}
    return space.registry.content(), records, len(space.history.recent(10_000)), space.edits.step_count


SPLIT = ReorganisationOrder(
    ReorganisationKind.SPLIT, ("収納課",), ("納税課", "債権課"), "2025-04-01", LONG,
    takers={"1-1-1": "債権課"},
)  # fmt: skip
WORK = {
    "adoption": lambda space: space.new_projects.adopt("R5-001", AdoptionOrder("1.1", "2024-03-25", LONG)),
    "reorganisation": lambda space: space.reorganising.make(SPLIT),
    "note": lambda space: space.hearings.add_note("R5-001", NoteKind.REMARK, LONG),
    "draft": lambda space: space.note_drafts.keep("R5-001", LONG),
}


@pytest.mark.parametrize("free_kb", [0, 16, 80])
@pytest.mark.parametrize("work", WORK)
def test_a_step_is_kept_whole_or_refused(disk, space, work, free_kb):
    disk.fill(free_kb)
    before, draft = state(space), space.note_drafts.own("R5-001").body
    with pytest.raises(MachineError, match=f"{NO_SPACE}.*計画.db.*何も変更していません"):
        WORK[work](space)
    assert (state(space), space.note_drafts.own("R5-001").body) == (before, draft)
    disk.empty()
    WORK[work](space)
    assert (state(space), space.note_drafts.own("R5-001").body) != (before, draft)


def test_a_number_that_could_not_be_kept_is_still_the_next_one(disk, space):
    disk.fill()
    with pytest.raises(MachineError, match=NO_SPACE):
        WORK["adoption"](space)
    disk.empty()
    assert WORK["adoption"](space).number == "1-1-10"
    (project,) = space.office.all(NewProject)
    assert project.number == "1-1-10"


def test_an_attachment_is_kept_with_its_bytes_or_not_at_all(disk, space, tmp_path):
    """The file lies elsewhere, the database on the full disk."""
    path = tmp_path / "資料.pdf"
    path.write_bytes(b"%PDF-1.7 " * 30_000)
    disk.fill(60)
    with pytest.raises(MachineError, match=f"{NO_SPACE}.*計画.db"):
        space.attachments.add("R5-001", path)
    assert space.office.all(Attachment) == []
    disk.empty()
    space.attachments.add("R5-001", path)
    (kept,) = space.office.all(Attachment)
    disk.fill()
    with pytest.raises(MachineError, match=f"{NO_SPACE}.*写し.pdf"):
        space.attachments.save(kept, disk.place / "写し.pdf")
    assert all("写し" not in name for name in disk.files())


def test_undo_waits_for_space_with_nothing_lost(disk, space):
    WORK["note"](space)
    notes = space.office.all(Note)
    disk.fill()
    with pytest.raises(MachineError, match=NO_SPACE):
        space.edits.undo()
    assert space.office.all(Note) == notes
    disk.empty()
    space.edits.undo()
    assert len(space.office.all(Note)) == len(notes) - 1
    assert space.office.all(Hearing)


FILES = {
    "議事録.docx": lambda space, path: space.hearing_files.write_minutes(space.hearings.get("R5-001"), path),
    "宿題.xlsx": lambda space, path: space.hearing_files.write_todos(path, dt.date(2024, 4, 1)),
    "hearings.json": lambda space, path: space.hearing_files.write_json(2023, path),
    "新規事業.xlsx": lambda space, path: space.new_projects.write_workbook(2023, path, costs=True),
    "変更.xlsx": lambda space, path: space.revisions.write_workbook(2023, path),
    "構成員.xlsx": lambda space, path: space.people_files.write_members(dt.date(2024, 4, 1), path),
    "上位計画.xlsx": lambda space, path: space.upper_plans.write_workbook(2023, path),
}


@pytest.mark.parametrize("name", FILES)
def test_what_leaves_is_whole_or_not_there(disk, space, name):
    path, others = disk.place / name, disk.files()
    write = partial(FILES[name], space, path)
    disk.fill()
    with pytest.raises(MachineError, match=f"{NO_SPACE}.*{path.stem}"):
        write()
    assert disk.files() == others
    disk.empty()
    write()
    whole = path.read_bytes()
    path.write_bytes(b"older")
    disk.fill()
    with pytest.raises(MachineError, match=f"{NO_SPACE}.*{path.stem}"):
        write()
    assert (path.read_bytes(), len(whole) > 100) == (b"older", True)
    assert disk.files() == sorted([*others, name])


def test_minutes_of_a_year_come_all_or_none(disk, space):
    space.hearings.plan(space.hearings.drafted(2023, HearingKind.OTHER, "収納課"))
    space.hearings.add_note("R5-002", NoteKind.DECISION, "要求する")
    disk.fill(50)  # the first of the two fits
    others = disk.files()
    with pytest.raises(MachineError, match=NO_SPACE):
        space.hearing_files.write_all_minutes(2023, disk.place / "議事録")
    assert disk.files() == others
    assert not (disk.place / "議事録").exists()
    disk.empty()
    assert len(space.hearing_files.write_all_minutes(2023, disk.place / "議事録")) == 2
