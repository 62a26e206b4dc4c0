"""A workspace that turns to another plan of its database."""

import datetime as dt

import pytest

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.progress import NoProgress
from fujidesk.errors import UserError
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace
from tests.two_plans import NEXT, NEXT_NAME, SECOND_CITY, with_three_plans


@pytest.fixture
def folders(tmp_path):
    return user_folders(tmp_path / "profile")


@pytest.fixture
def path(small_database, small_profile, small_content):
    return with_three_plans(small_database, small_profile, small_content)


@pytest.fixture
def space(path, folders):
    opened = [open_workspace(path, folders, day=dt.date(2026, 6, 1))]
    yield opened
    opened[-1].close()


def change_title(workspace, before, after):
    change = FieldChange(Entity.PROJECT, "1-1-1", "title", before, after)
    workspace.edits.apply([change], "事業名の変更")


@pytest.mark.parametrize(("day", "plan"), [(dt.date(2026, 6, 1), 1), (dt.date(2027, 4, 1), NEXT)])
@pytest.mark.parametrize("read_only", [False, True])
def test_the_plan_of_the_day_is_opened(path, folders, day, plan, read_only):
    workspace = open_workspace(path, folders, day=day, read_only=read_only)
    assert workspace.plan.id == plan
    workspace.close()


def test_another_plan_takes_over_the_open_database(space, path, folders):
    space.append(space[0].turned_to(NEXT))
    now = space[-1]
    assert now.plan.name == NEXT_NAME
    assert now.profile.first_year == 2027
    change_title(now, "窓口の案内番号", "次の案内番号")
    assert now.registry.sheet("1-1-1").record.title == "次の案内番号"
    space.append(now.turned_to(1))
    assert space[-1].registry.sheet("1-1-1").record.title == "窓口の案内番号"
    assert not space[0].backups()  # turning closes nothing


def test_the_last_one_closes_with_the_backup_of_what_any_of_them_wrote(space, path, folders):
    change_title(space[0], "窓口の案内番号", "案内")
    space.append(space[0].turned_to(SECOND_CITY))
    space[0].close()  # nothing: the other one has the file
    assert space[-1].registry.rows()
    space[-1].close()
    reader = open_workspace(path, folders, read_only=True)
    assert [backup.name.reason_word for backup in reader.backups()] == ["変更して閉じたとき"]
    reader.close()


def test_a_backup_that_was_made_is_not_made_again(space, path, folders):
    change_title(space[0], "窓口の案内番号", "案内")
    space[0].back_up()
    space.append(space[0].turned_to(NEXT))
    space[-1].close()
    reader = open_workspace(path, folders, read_only=True)
    assert len(reader.backups()) == 1
    reader.close()


def test_a_plan_that_is_not_there_leaves_everything_as_it_is(space):
    with pytest.raises(UserError, match="「9」がないか"):
        space[0].turned_to(9)
    assert space[0].registry.sheet("1-1-1").record.title == "窓口の案内番号"


def test_a_plan_that_cannot_be_read_leaves_the_present_one_chosen(space, monkeypatch):
    from fujidesk.models import building

    def unreadable(_session):
        raise UserError("読めません。")

    monkeypatch.setattr(building, "stored_profile", unreadable)
    with pytest.raises(UserError, match="読めません"):
        space[0].turned_to(NEXT)
    assert space[0]._database.plan == 1


def test_on_a_server_too(make_address, small_database, small_profile, small_content, folders):
    from fujidesk.services.server_move import move

    address = make_address()
    with_three_plans(small_database, small_profile, small_content)
    move(small_database, address, folders, NoProgress())
    first = open_workspace(address, folders, day=dt.date(2026, 6, 1))
    second = first.turned_to(NEXT)
    assert (first.plan.id, second.plan.name) == (1, NEXT_NAME)
    second.close()
