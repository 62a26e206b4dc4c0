"""A profile written as a file is read back to the same."""

from dataclasses import replace

import pytest

from fujidesk.exchange.facts import load_facts
from fujidesk.exchange.profile_write import profile_text, write_profile
from fujidesk.exchange.profiles import available_profiles, profile_from_text, read_profile


@pytest.mark.parametrize("key", available_profiles())
def test_every_shipped_profile_comes_back_as_it_was(key: str):
    found = read_profile(key)
    levels = found.levels or load_facts().levels
    text = profile_text(found.profile, levels)
    again = profile_from_text("own.toml", text)
    assert again.profile == found.profile
    assert [(item.code, item.title, item.parent, item.counts_as_measure) for item in again.levels] == [
        (item.code, item.title, item.parent, item.counts_as_measure) for item in levels
    ]
    assert profile_text(again.profile, again.levels) == text


@pytest.mark.parametrize(
    "name",
    [
        '引用"符',
        "円\\記号",
        "#1 計画",
        "改\n行",
        "タブ\t",
        "制御\x07字",
        "削除\x7f字",
        "'",
        "[[levels]]",
        "𠮷野",
    ],
)
def test_names_with_marks_of_the_format_come_back(name: str):
    found = read_profile("atsugi")
    own = replace(found.profile, plan_name=name, words=replace(found.profile.words, office=name))
    again = profile_from_text("own.toml", profile_text(own, found.levels))
    assert again.profile == own


def test_the_description_of_a_level_stays_out(tmp_path):
    found = read_profile("atsugi")
    levels = [replace(item, background="計画書の文章") for item in found.levels]
    path = tmp_path / "own.toml"
    write_profile(path, found.profile, levels)
    assert "計画書の文章" not in path.read_text(encoding="utf-8")
    assert read_profile(path).levels == found.levels
