"""The office's records in a made database: through the edits, in the history, the register as the changes say."""

import datetime as dt

import pytest

from fujidesk.domain.hearings import Hearing, Note
from fujidesk.domain.new_projects import NewProject, Step
from fujidesk.domain.own_tasks import OwnTask
from fujidesk.domain.people import Member, Training
from fujidesk.domain.records import StateKind
from fujidesk.domain.revisions import Revision, RevisionKind
from fujidesk.paths import user_folders
from fujidesk.services.sample import make_sample
from fujidesk.services.workspace import open_workspace


@pytest.fixture(scope="module")
def space(tmp_path_factory):
    """A filled register of all projects, opened to be read."""
    folder = tmp_path_factory.mktemp("office")
    make_sample(folder / "見本.db", [2024, 2025])
    opened = open_workspace(folder / "見本.db", user_folders(folder / "profile"), read_only=True)
    yield opened
    opened.close()


@pytest.mark.parametrize("kind", [Hearing, Note, NewProject, Revision, Member, Training, OwnTask])
def test_some_of_every_record_is_there(space, kind):
    assert space.office.all(kind)


def test_the_changes_did_what_they_say(space):
    records = {record.number: record for record in space.registry.records()}
    for revision in space.revisions.all():
        record = records[revision.numbers[0]]
        if revision.kind is RevisionKind.RENAME:
            assert record.title == revision.effects[0].after
            assert record.title.startswith(revision.effects[0].before)
        elif revision.kind is RevisionKind.SUSPEND:
            assert record.state.kind is StateKind.SUSPENDED
        elif revision.kind is RevisionKind.COMPLETE:
            assert record.state.kind is StateKind.COMPLETED


def test_an_adopted_project_was_not_in_the_register_before(space):
    adopted = [item for item in space.new_projects.all() if item.number]
    assert adopted
    before = {record.number for record in space.revisions.as_of(dt.date(2024, 4, 1))}
    for item in adopted:
        assert item.steps[-1].step is Step.ADOPTED
        assert item.number not in before
        assert item.number in {row.number for row in space.registry.rows()}


def test_home_finds_what_is_owed_in_june(space):
    figures = space.hearings.figures(2026, dt.date(2026, 6, 15))
    assert figures.overdue_notes > 0
    assert figures.open_notes > figures.overdue_notes
    assert figures.next_hearing is not None


def test_nothing_was_written_after_the_day_that_the_database_is_seen_at(space):
    assert max(line.at for line in space.history.recent(50)) < "2026-06-16"
