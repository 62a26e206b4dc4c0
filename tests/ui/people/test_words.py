"""Departments in a sentence: the first ones by name, the others counted."""

import pytest

from fujidesk.ui.people.words import first_departments


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, ""), (1, "1課"), (8, "1課、2課、3課、4課、5課、6課、7課、8課"),
        (9, "1課、2課、3課、4課、5課、6課、7課、8課 ほか 1 課"),
        (1208, "1課、2課、3課、4課、5課、6課、7課、8課 ほか 1200 課"),
    ],
)  # fmt: skip
def test_the_first_departments_are_named_and_the_others_counted(count, words):
    assert first_departments([f"{place}課" for place in range(1, count + 1)]) == words
