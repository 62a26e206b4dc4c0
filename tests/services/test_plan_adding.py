"""A plan added to a database that has one: all of it or nothing, told in both histories."""

from dataclasses import replace

import pytest

from fujidesk.domain.changes import Entity
from fujidesk.domain.findings import Severity
from fujidesk.domain.history_lines import history_line
from fujidesk.domain.progress import NoProgress
from fujidesk.errors import MachineError, UserError
from fujidesk.models import building
from fujidesk.paths import user_folders
from fujidesk.services.plan_start import export_profile
from fujidesk.services.workspace import open_workspace


@pytest.fixture
def add(small_workspace):
    def adding(profile="atsugi"):
        return small_workspace.plan_adding.add(profile, NoProgress())

    return adding


def test_the_plan_is_there_beside_the_others_which_stay_as_they_were(small_workspace, add):
    before = small_workspace.registry.rows()
    plan = add()
    assert (plan.id, plan.profile, plan.period) == (2, "atsugi", "R3〜R8")
    small_workspace.reread_plans()
    assert small_workspace.plans[1] == plan
    assert small_workspace.registry.rows() == before
    other = small_workspace.turned_to(plan.id)
    assert other.profile.city == "厚木市"
    assert other.registry.rows() == []
    assert len(other.registry.levels()) == 4
    assert not [found for found in other.check() if found.severity is Severity.FAULT]
    other.close()


def test_a_city_whose_facts_ship_brings_its_projects(atsugi_workspace):
    plan = atsugi_workspace.plan_adding.add("fuji", NoProgress())
    other = atsugi_workspace.turned_to(plan.id)
    assert len(other.registry.rows()) == 202
    other.close()


def test_a_backup_is_made_before(small_workspace, add):
    add()
    backup = small_workspace.backups()[0]
    assert backup.name.reason_word == "計画を加える前"
    held = open_workspace(backup.path, user_folders(backup.path.parent / "x"), read_only=True)
    count = len(held.plans)
    held.close()
    assert count == 1


def test_both_histories_tell_it(small_workspace, add):
    plan = add()
    for space in (small_workspace, small_workspace.turned_to(plan.id)):
        entry = space.history.recent()[0]
        assert (entry.change.entity, entry.label) == (Entity.PLAN, "計画の追加")
        line = history_line(entry, space.profile)
        assert (line.what, line.key, line.field, line.after) == ("計画", "R3〜R8", "登録", plan.name)
        assert space.history.fault() is None
    space.close()


def test_the_same_name_and_period_is_refused_and_another_period_is_not(small_workspace, add, tmp_path):
    with pytest.raises(UserError, match=r"（R4〜R8）」は、このデータベースにすでにあります"):
        add("fuji")
    later = replace(small_workspace.profile, first_year=2027, last_year=2031)
    path = tmp_path / "later.toml"
    export_profile(path, small_workspace.profile, small_workspace.registry.levels())
    with pytest.raises(UserError, match="すでにあります"):
        add(path)
    renamed = replace(later, plan_name="別の計画", first_year=2022, last_year=2026)
    export_profile(tmp_path / "renamed.toml", renamed, small_workspace.registry.levels())
    assert add(tmp_path / "renamed.toml").name == "別の計画"
    assert len(small_workspace.backups()) == 1  # nothing was backed up for what was refused


@pytest.mark.parametrize("profile", ["nowhere", "missing.toml"])
def test_a_profile_that_is_not_there_is_refused(small_workspace, add, profile):
    with pytest.raises(UserError):
        add(profile)
    small_workspace.reread_plans()
    assert len(small_workspace.plans) == 1


def test_nothing_is_half_done_where_the_writing_fails(small_workspace, add, monkeypatch):
    before = small_workspace.history.recent()
    fill = building.fill

    def broken(*given):
        fill(*given)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(building, "fill", broken)
    with pytest.raises(MachineError):
        add()
    small_workspace.reread_plans()
    assert len(small_workspace.plans) == 1
    assert small_workspace.history.recent() == before


def test_a_reader_adds_nothing(small_database, tmp_path):
    reader = open_workspace(small_database, user_folders(tmp_path / "p"), read_only=True)
    with pytest.raises(UserError, match="読み取り専用"):
        reader.plan_adding.add("atsugi", NoProgress())
    reader.close()
