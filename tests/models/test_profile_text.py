"""A profile comes back from its text as it was."""

from dataclasses import replace

from fujidesk.models import profile_text


def test_profile_comes_back_as_it_was(small_profile):
    text = profile_text.to_text(small_profile)
    assert profile_text.from_text(text) == small_profile
    assert profile_text.to_text(profile_text.from_text(text)) == text


def test_profile_with_one_level_and_no_scores(small_profile):
    bare = replace(small_profile, level_names=("方向性",), scores=(), grades=(), committees=())
    assert profile_text.from_text(profile_text.to_text(bare)) == bare
