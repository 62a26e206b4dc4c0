"""Records cross between layers and threads: frozen, equal by value, empty by default."""

from dataclasses import FrozenInstanceError

import pytest

from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.records import Category, Direction, Indicator, LevelRecord, ProjectRecord, ScheduleCell


def test_a_cell_knows_its_half_year() -> None:
    assert ScheduleCell(2022, 2, 4).when == HalfYear(2022, 2)


def test_a_project_is_empty_but_for_what_is_given() -> None:
    record = ProjectRecord("1-1-1", "窓口", "1", "1.1", Category.CONTINUING)
    assert (record.departments, record.schedule, record.yearly_actions) == ((), (), {})
    assert record.indicator == Indicator("", None, "", None, None)
    assert not record.is_dx


def test_two_projects_do_not_share_their_actions() -> None:
    one, other = (ProjectRecord("1-1-1", "窓口", "1", "1.1", Category.CONTINUING) for _ in range(2))
    assert one == other
    assert one.yearly_actions is not other.yearly_actions


@pytest.mark.parametrize(
    "record",
    [ScheduleCell(2022, 1, 1), Indicator(), LevelRecord("1", "方針"),
     ProjectRecord("1-1-1", "窓口", "1", "1.1", Category.PRIORITY)],
)  # fmt: skip
def test_records_cannot_be_changed(record) -> None:
    field = next(iter(record.__dataclass_fields__))
    with pytest.raises(FrozenInstanceError):
        setattr(record, field, "x")


def test_choices_are_stored_as_words() -> None:
    """Renaming one would orphan what databases hold."""
    assert [str(item) for item in Category] == ["priority", "promotion", "continuing"]
    assert [str(item) for item in Direction] == ["at_least", "at_most", "keep"]
