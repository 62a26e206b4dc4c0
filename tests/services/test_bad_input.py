"""Bad input of the office's year: a sentence that says what to do, and nothing half-done.

Each test puts one of them in where it can be put in and compares the whole database before and after.
"""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from fujidesk.domain.hearings import HearingKind, NoteKind
from fujidesk.domain.new_projects import Step, StepTaken
from fujidesk.domain.own_tasks import OwnTask
from fujidesk.domain.people import Training
from fujidesk.domain.reorganising import ReorganisationKind, ReorganisationOrder
from fujidesk.domain.revising import RevisionOrder
from fujidesk.domain.revisions import RevisionKind
from fujidesk.errors import FujideskError
from fujidesk.services import attachments
from fujidesk.services.adoption import AdoptionOrder

WHAT_TO_DO = ("してください", "直してください", "確かめてください", "入力してください", "選んでください")


@pytest.fixture
def space(small_workspace):
    """A register with a hearing R5-001 and its to-do, and a funded new project R5-001."""
    hearings, new = small_workspace.hearings, small_workspace.new_projects
    planned = replace(
        hearings.drafted(2023, HearingKind.PRIORITY, "収納課"), day="2023-11-08", start="10:00", end="11:00",
        place="第1会議室", attendees=("財政担当", "収納課 課長"),
    )  # fmt: skip
    hearings.plan(planned)
    hearings.add_note("R5-001", NoteKind.TODO, "見積りを取る", department="収納課", due="2023-12-01")
    key = new.add(2023, {"title": "予約", "department": "収納課"}, "2023-04-20")
    new.take_step(key, StepTaken(Step.HEARD, "2023-06-10"))
    new.take_step(key, StepTaken(Step.REQUESTED, "2023-10-10"), {"requested_kyen": 900})
    new.take_step(key, StepTaken(Step.FUNDED, "2024-01-20"), {"assessed_kyen": 800, "settled_kyen": 800})
    return small_workspace


@pytest.fixture
def refused(space):
    """Do what cannot be: it must be answered by a sentence with these words, and nothing may be stored."""

    def content():
        with closing(sqlite3.connect(f"file:{space.path}?mode=ro", uri=True)) as database:
            return list(database.iterdump())

    def check(work, *words):
        before = content()
        with pytest.raises(FujideskError) as caught:
            work()
        sentence = str(caught.value)
        assert all(word in sentence for word in words), sentence
        assert any(word in sentence for word in WHAT_TO_DO), f"says nothing to do: {sentence}"
        assert content() == before

    return check


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"place": "第1会議室", "attendees": ()}, ["場所「第1会議室」"]),
        ({"place": "第2会議室", "attendees": ("収納課 課長",)}, ["出席者「収納課 課長」"]),
        ({"place": "第1会議室", "attendees": ("収納課 課長",)}, ["場所", "出席者"]),
    ],
)
def test_two_hearings_of_one_room_or_person_at_one_time_are_warned_of_and_allowed(space, values, told):
    second = replace(
        space.hearings.drafted(2023, HearingKind.OTHER, "市民課"), day="2023-11-08", start="10:30", **values
    )
    warned = space.hearings.clashes(second)
    assert len(warned) == len(told)
    for sentence, words in zip(warned, told, strict=True):
        assert words in sentence
        assert "R5-001" in sentence
    space.hearings.plan(second)
    assert [item.key for item in space.hearings.of_year(2023)] == ["R5-001", "R5-002"]


OUTSIDE = ["2022-03-31", "2206-11-08"]


@pytest.mark.parametrize("day", OUTSIDE)
def test_a_hearing_outside_the_period_is_refused(space, refused, day):
    held = space.hearings.get("R5-001")
    refused(lambda: space.hearings.change(held, replace(held, day=day)), "の外です", "までの日")
    refused(lambda: space.hearings.plan(replace(held, key="R5-002", day=day)), "の外です")


@pytest.mark.parametrize("day", OUTSIDE)
def test_what_is_owed_is_not_due_outside_the_period(space, refused, day):
    (note,) = space.hearings.notes("R5-001")
    refused(lambda: space.hearings.add_note("R5-001", NoteKind.TODO, "確かめる", due=day), "期限", day)
    refused(lambda: space.hearings.change_note(note, replace(note, due=day)), "計画の期間の外です", day)


@pytest.mark.parametrize("day", ["2021-03-31", "2206-11-08"])
def test_steps_and_adoptions_of_new_projects_outside_the_period_are_refused(space, refused, day):
    new = space.new_projects
    refused(lambda: new.add(2023, {"title": "案内", "department": "市民課"}, day), "計画の期間")
    refused(lambda: new.adopt("R5-001", AdoptionOrder("1.1", day)))


@pytest.mark.parametrize("day", OUTSIDE)
@pytest.mark.parametrize("kind", [RevisionKind.RENAME, RevisionKind.COMPLETE, RevisionKind.SUSPEND])
def test_changes_outside_the_period_are_refused(space, refused, kind, day):
    order = RevisionOrder(kind, ("1-1-1",), day, title="新しい名", reason="簡潔に", meeting="本部")
    refused(lambda: space.revisions.make(order), "計画の期間", "外です")


@pytest.mark.parametrize("day", OUTSIDE)
def test_reorganisations_training_and_own_tasks_outside_the_period_are_refused(space, refused, day):
    order = ReorganisationOrder(ReorganisationKind.RENAME, ("収納課",), ("納税課",), day, "改正", "本部")
    refused(lambda: space.reorganising.make(order), "組織改正の日", day)
    refused(lambda: space.people.save_training(Training("", 0, day, "書き方")), "研修の日付", day)
    refused(lambda: space.year_tasks.add(OwnTask("", 2023, "会議室の予約", due=day)), "期限", day)


def test_adopting_twice_is_refused_and_says_where_the_project_is(space, refused):
    space.new_projects.adopt("R5-001", AdoptionOrder("1.1", "2024-03-25"))
    for measure in ("1.1", "1.5"):
        again = AdoptionOrder(measure, "2024-03-26", in_operation=True)
        refused(lambda order=again: space.new_projects.adopt("R5-001", order), "登載済み", "1-1-10")


@pytest.mark.parametrize("numbers", [("1-1-1",), ("1-1-1", "1-1-9")])
def test_merging_a_project_into_itself_is_refused(space, refused, numbers):
    order = RevisionOrder(
        RevisionKind.MERGE, numbers, "2024-04-01", into="1-1-1", reason="一体", meeting="本部"
    )
    refused(lambda: space.revisions.make(order), "1-1-1", "それ自身")


def test_a_department_that_still_leads_projects_is_not_closed(space, refused):
    refused(lambda: space.reorganising.close("収納課", "2024-03-31"), "収納課", "1-1-1")


def test_attachments_that_are_too_large_or_unreadable_are_refused(space, refused, tmp_path, monkeypatch):
    large, locked = tmp_path / "大.bin", tmp_path / "読めない.pdf"
    large.write_bytes(b"x" * 11)
    locked.write_bytes(b"x")
    monkeypatch.setattr(attachments, "LARGEST_BYTES", 10)
    add = space.attachments.add
    refused(lambda: add("R5-001", large), "「大.bin」", "大きい", "小さくしてから")
    refused(lambda: add("R5-001", tmp_path), "フォルダー")
    refused(lambda: add("R5-001", tmp_path / "無い.pdf"), "無い.pdf")

    def fail(_path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(attachments, "_first_bytes", fail)
    refused(lambda: add("R5-001", locked), "「読めない.pdf」を読めません")


def test_one_bad_file_among_several_keeps_the_good_ones_whole(space, tmp_path, monkeypatch):
    monkeypatch.setattr(attachments, "LARGEST_BYTES", 10)
    for name, size in (("良.txt", 3), ("大.txt", 11)):
        (tmp_path / name).write_bytes(b"x" * size)
    found = space.attachments.add_all("R5-001", [tmp_path / "大.txt", tmp_path / "良.txt"])
    assert [item.name for item in space.hearings.attachments("R5-001")] == ["良.txt"]
    assert ["大.txt" in str(fault) for fault in found.refused] == [True]
