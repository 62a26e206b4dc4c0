"""The drawn schedule of the period: signs in their years, this year marked, readable at every size."""

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF

from fujidesk.domain.plan_calendar import PeriodMark
from fujidesk.ui.home.period_schedule import PeriodSchedule


@pytest.fixture
def make_schedule(qtbot, theme, small_profile):
    def make(width=960, year=2025, profile=small_profile):
        made = PeriodSchedule(profile, theme)
        qtbot.addWidget(made)
        made.show_year(year)
        made.resize(width, made.heightForWidth(width))
        made.show()
        return made

    return make


@pytest.fixture
def scaled(theme, qapp):
    yield lambda scale: theme.change(qapp, scale=scale)
    theme.change(qapp, scale=100)


def head_color(schedule, year):
    return schedule.grab().toImage().pixelColor(schedule.year_area(year).topLeft().toPoint() + QPoint(3, 3))


def ink(schedule, year, line):
    """Return how many pixels of the accent colour stand in the column of a year at the height of a line."""
    picture, area = schedule.grab().toImage(), schedule.year_area(year)
    track = schedule._plan(schedule.width()).tracks[line][0]
    accent = QColor(schedule._theme.color("accent"))
    rows, columns = range(int(track.top()), int(track.bottom())), range(int(area.left()), int(area.right()))
    return sum(picture.pixelColor(x, y) == accent for y in rows for x in columns)


@pytest.mark.parametrize(("year", "marked"), [(2022, [2022]), (2026, [2026]), (2027, [])])
def test_only_this_year_is_marked(make_schedule, theme, year, marked):
    schedule = make_schedule(year=year)
    accent = QColor(theme.color("accent"))
    assert [one for one in range(2022, 2027) if head_color(schedule, one) == accent] == marked


def test_signs_stand_in_their_years_and_a_filled_one_has_more_ink(make_schedule):
    schedule = make_schedule(year=0)
    again, once = 0, 1
    assert [ink(schedule, year, once) > 0 for year in range(2022, 2027)] == [False] * 4 + [True]
    assert all(ink(schedule, year, again) > 0 for year in range(2022, 2027))
    assert ink(schedule, 2026, once) > 1.5 * ink(schedule, 2026, again)


@pytest.mark.parametrize("scale", [100, 150, 200])
@pytest.mark.parametrize("width", [420, 760, 960, 1300])
def test_every_text_is_whole_and_nothing_overlaps(make_schedule, theme, scaled, width, scale):
    scaled(scale)
    schedule = make_schedule(width)
    areas = [area for area, _ in schedule.texts()]
    tracks = [area for area, _ in schedule._plan(width).tracks]
    for first, second in combinations([*areas, *tracks], 2):
        assert not first.adjusted(1, 1, -1, -1).intersects(second)
    metrics = QFontMetricsF(theme.font("note", bold=True))
    for area, words in schedule.texts():
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
        needed = metrics.boundingRect(QRectF(0, 0, area.width(), 10_000), flags, words)
        assert needed.height() <= area.height() + 1
        assert QRectF(schedule.rect()).adjusted(-1, -1, 1, 1).contains(area)


def test_titles_stand_above_their_signs_where_it_is_narrow(make_schedule):
    wide, narrow = make_schedule(960), make_schedule(420)
    assert wide.year_area(2022).left() > 0
    assert narrow.year_area(2022).left() == 0
    assert narrow.heightForWidth(420) > wide.heightForWidth(960)


def test_it_is_told_to_those_who_do_not_see_it(make_schedule):
    schedule = make_schedule(year=2026)
    assert schedule.accessibleName() == "計画期間の予定"
    assert "推進体制：▲ 推進体制の確立（令和4年度）" in schedule.accessibleDescription()
    assert "いまは令和8年度です。" in schedule.accessibleDescription()


def test_another_citys_sign_is_written(make_schedule, small_profile):
    marks = (PeriodMark("計画", "●", "見直し", (1, 1)),)
    schedule = make_schedule(profile=replace(small_profile, period_marks=marks), year=0)
    assert [ink(schedule, year, 0) > 0 for year in range(2022, 2027)] == [False, True, False, False, False]
