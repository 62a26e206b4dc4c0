"""A phase of the plan for reading: told by words and line, not by colour alone."""

import pytest

from fujidesk.domain.records import ScheduleCell
from fujidesk.ui.project.phase_label import PhaseLabel


@pytest.fixture
def label(qtbot, theme, small_profile):
    made = PhaseLabel(small_profile, theme, None)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("cell", "text", "departments", "line"),
    [
        (None, "記載なし", "", "dashed"),
        (ScheduleCell(2022, 1, 2, ("収納課", "市民課")), "(2) 要件調査・導入検討", "収納課・市民課", "solid"),
        (ScheduleCell(2022, 1, 4, (), settled=False), "(4) 運用・実施　未確定", "", "dashed"),
        (ScheduleCell(2022, 1, None), "終了（-）", "", "solid"),
    ],
)
def test_each_state_of_the_plan_has_its_words_and_line(label, cell, text, departments, line):
    label.show_cell(cell)
    assert (label.text, label._departments.text()) == (text, departments)
    assert label._departments.isHidden() == (not departments)
    assert f"1px {line} " in label._phase.styleSheet()


def test_each_phase_has_a_ground_of_its_own(label):
    looks = set()
    for phase in (None, 1, 2, 3, 4):
        label.show_cell(ScheduleCell(2022, 1, phase))
        looks.add(label._phase.styleSheet())
    assert len(looks) == 5
