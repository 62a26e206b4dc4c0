"""Signs that a font lacks."""

import pytest

from fujidesk.domain.signs import MISSING, is_unseen


@pytest.mark.parametrize("sign", ["\u200b", "\ufe0f", "\u202e", "\x0b", "\ufeff", "\u2028"])
def test_signs_without_a_width_are_not_seen(sign):
    assert is_unseen(sign)


@pytest.mark.parametrize("sign", [MISSING, "✔", "😀", "𠮷", "あ", "A", "한"])
def test_all_others_are(sign):
    assert not is_unseen(sign)
