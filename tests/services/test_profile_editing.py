"""A profile edited as values: checked at any time, written only when sound."""

import pytest

from fujidesk.errors import UserError
from fujidesk.exchange.profiles import available_profiles, read_profile
from fujidesk.resources import resource
from fujidesk.services.profile_editing import faults_of, save_values, values_of_file, values_of_plan


@pytest.mark.parametrize("key", available_profiles())
def test_every_shipped_profile_begins_without_a_fault(key):
    assert faults_of(values_of_file(resource("profiles", f"{key}.toml"))) == ()


def test_an_open_plan_is_saved_and_read_back(atsugi_workspace, tmp_path):
    values = values_of_plan(atsugi_workspace.profile, atsugi_workspace.registry.levels())
    values["city"] = "海辺市"
    save_values(tmp_path / "own.toml", values)
    found = read_profile(tmp_path / "own.toml")
    assert found.profile.city == "海辺市"
    assert found.profile.terms == atsugi_workspace.profile.terms
    assert found.levels == tuple(atsugi_workspace.registry.levels())


def test_editing_leaves_the_open_plan_alone(atsugi_workspace):
    values = values_of_plan(atsugi_workspace.profile, atsugi_workspace.registry.levels())
    values["phases"].clear()
    values["words"]["office"] = "別の課"
    assert len(atsugi_workspace.profile.phases) == 3
    assert atsugi_workspace.profile.words.office == "情報主管課"


def test_what_has_a_fault_is_not_written(tmp_path):
    values = values_of_file(resource("profiles", "atsugi.toml"))
    values["terms"][0]["last_year"] = 2024
    (fault,) = faults_of(values)
    assert fault.startswith(
        "プロファイルの terms の「前期アクションプラン」と「後期アクションプラン」が令和6年度で"
    )
    with pytest.raises(UserError, match="誤りが 1 件あるため保存できません"):
        save_values(tmp_path / "own.toml", values)
    assert list(tmp_path.iterdir()) == []


def test_a_name_without_the_ending_is_refused(tmp_path):
    values = values_of_file(resource("profiles", "atsugi.toml"))
    with pytest.raises(UserError, match=r"名前の終わりを .toml に"):
        save_values(tmp_path / "own.txt", values)
