"""The schedule of the whole period with what its signs mean, where they are ours."""

from dataclasses import replace

import pytest

from fujidesk.domain.plan_calendar import PeriodMark
from fujidesk.ui.home.period_card import PeriodCard
from fujidesk.ui.home.period_schedule import PeriodSchedule

LEGEND = "△ 毎年度くり返すこと　▲ その年度に一度だけすること"


@pytest.fixture
def make(qtbot, theme, small_profile):
    def made(**changes):
        card = PeriodCard(replace(small_profile, **changes), theme)
        qtbot.addWidget(card)
        card.resize(900, 240)
        card.show()
        return card

    return made


def test_the_signs_are_explained_beneath_the_drawing(make, texts):
    card = make()
    card.show_year(2025)
    assert texts(card) == [LEGEND]
    assert "いまは令和7年度です。" in card.findChild(PeriodSchedule).accessibleDescription()


def test_a_city_with_signs_of_its_own_needs_no_legend_of_ours(make, texts):
    assert texts(make(period_marks=(PeriodMark("計画", "★", "見直し"),))) == []
