"""Grade chips: letter and word always there, states never in a grade's colour, cached pictures."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from fujidesk.domain.reports import Status, StatusReport
from fujidesk.domain.scoring import STANDING_NAMES, Standing
from fujidesk.ui.tokens import THEMES, load_tokens
from fujidesk.ui.widgets import grade_chip as subject
from fujidesk.ui.widgets.grade_chip import GradeChip, grade_size, mark_of, mark_word, paint_grade

STATES = [standing.value for standing in Standing if standing is not Standing.EVALUATED]
MARKS = ["S", "A", "B", "C", "D", *STATES]


def painted(mark, theme, key="light", size=(60, 22)):
    image = QImage(*size, QImage.Format.Format_ARGB32)
    image.fill(QColor("#FF00FF"))
    painter = QPainter(image)
    paint_grade(painter, QRect(0, 0, *size), mark, load_tokens(key), theme.font("base"))
    painter.end()
    return image


@pytest.mark.parametrize("key", THEMES)
@pytest.mark.parametrize("mark", MARKS)
def test_a_chip_has_the_colour_of_its_mark(theme, key, mark):
    tokens = load_tokens(key)
    expected = tokens.grades.get(mark) or tokens.standings[mark]
    assert painted(mark, theme, key).pixelColor(5, 11) == QColor(expected)


def test_every_mark_has_a_picture_of_its_own_in_grey_too(theme):
    pictures = [painted(mark, theme).convertToFormat(QImage.Format.Format_Grayscale8) for mark in MARKS]
    assert all(one != other for at, one in enumerate(pictures) for other in pictures[at + 1 :])


def test_states_are_outlined_differently(theme, monkeypatch):
    monkeypatch.setattr(subject, "mark_word", lambda mark: "")
    kept = [painted(mark, theme, size=(61, 23)) for mark in STATES]
    assert all(one != other for at, one in enumerate(kept) for other in kept[at + 1 :])


def test_the_cached_picture_is_the_same(theme):
    assert painted("unevaluated", theme) == painted("unevaluated", theme)


def test_no_mark_and_no_room_draw_nothing(theme):
    blank = painted("", theme)
    assert blank.pixelColor(30, 11) == QColor("#FF00FF")
    paint_grade(QPainter(), QRect(), "S", load_tokens("light"), theme.font("base"))


def test_a_letter_is_at_least_square_and_a_word_has_room(theme):
    font = theme.font("base")
    assert grade_size("S", font).width() >= grade_size("S", font).height()
    assert grade_size("unevaluated", font).width() > grade_size("S", font).width()


@pytest.mark.parametrize(
    ("report", "mark"),
    [
        (None, "unanswered"),
        (StatusReport("1-1-1", 2022), "unanswered"),
        (StatusReport("1-1-1", 2022, Status.RUNNING), "unevaluated"),
        (StatusReport("1-1-1", 2022, Status.STOPPED, score_progress=1, score_cost=1, score_content=1), "stopped"),
        (StatusReport("1-1-1", 2022, Status.NOT_STARTED), "not_started"),
        (StatusReport("1-1-1", 2022, Status.DONE), "done"),
        (StatusReport("1-1-1", 2022, Status.DONE, score_progress=5, score_cost=5, score_content=4), "S"),
        (StatusReport("1-1-1", 2022, Status.RUNNING, score_progress=1, score_cost=1, score_content=1), "D"),
    ],
)  # fmt: skip
def test_the_mark_of_a_report_is_its_grade_or_its_state(small_profile, report, mark):
    assert mark_of(report, small_profile) == mark


def test_words_of_marks():
    assert mark_word("S") == "S"
    assert mark_word("") == ""
    assert [mark_word(state) for state in STATES] == [STANDING_NAMES[Standing(state)] for state in STATES]


def test_the_widget_shows_its_mark_and_says_it(qtbot, theme, qapp):
    chip = GradeChip(theme, "A")
    qtbot.addWidget(chip)
    chip.show()
    assert chip.accessibleName() == "総合評価 A"
    narrow = chip.sizeHint().width()
    chip.show_mark("unevaluated")
    assert chip.mark == "unevaluated"
    assert chip.accessibleName() == "未評価"
    assert chip.sizeHint().width() > narrow
    theme.change(qapp, scale=200)
    assert chip.sizeHint().height() > 30
    assert not chip.grab().isNull()


def test_an_unknown_letter_is_plain(theme):
    tokens = load_tokens("light")
    assert painted("E", theme).pixelColor(5, 11) == QColor(tokens.header)
