"""Long texts over two lines."""

import pytest
from PySide6.QtGui import QFontMetrics

from fujidesk.ui.widgets.two_lines import two_lines


@pytest.fixture
def metrics(theme):
    return QFontMetrics(theme.font(bold=True))


def test_a_long_text_takes_two_lines_and_ends_in_dots(metrics):
    lines = two_lines("長い名前の新規事業" * 9, metrics, 120)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(metrics.horizontalAdvance(line) <= 120 for line in lines)


def test_what_fits_into_two_lines_loses_nothing(metrics):
    text = "施設の鍵の貸出の無人化"
    lines = two_lines(text, metrics, metrics.horizontalAdvance(text) * 2 // 3)
    assert len(lines) == 2
    assert "".join(lines) == text


@pytest.mark.parametrize("text", ["目的を果たしたため。", "公共施設案内・予約", "役所のネット"])
def test_no_line_begins_with_what_may_not_stand_there(metrics, text):
    at = next(place for place, sign in enumerate(text) if sign in "。・ッ")
    first, second = two_lines(text, metrics, metrics.horizontalAdvance(text[:at]))
    assert first == text[: at - 1]
    assert second == text[at - 1 :]


@pytest.mark.parametrize("text", ["", "予約"])
def test_a_short_text_takes_one(metrics, text):
    assert two_lines(text, metrics, 120) == [text]


def test_a_width_for_nothing_still_gives_lines(metrics):
    assert two_lines("予約台帳", metrics, 1)[0] == "予"


def test_figures_and_what_belongs_together_stay_whole(metrics):
    for text, whole in (
        ("報告は1234件", "1234"),
        ("評価はR6\N{NO-BREAK SPACE}Bでした", "R6\N{NO-BREAK SPACE}B"),
    ):
        place = text.index(whole)
        for end in range(place + 1, place + len(whole)):
            first, second = two_lines(text, metrics, metrics.horizontalAdvance(text[:end]))
            assert first == text[:place]
            assert second.startswith(whole[0])


def test_a_word_longer_than_the_line_is_broken_where_that_is_full(metrics):
    first, second = two_lines("ABCDEFGH", metrics, metrics.horizontalAdvance("ABCDE"))
    assert (first, second) == ("ABCDE", "FGH")
