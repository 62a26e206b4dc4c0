"""Painting, clearing, settling and departments as changes that are true of any schedule."""

from hypothesis import given
from hypothesis import strategies as st

from fujidesk.domain.fields import record_with
from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.records import Category, ProjectRecord, ScheduleCell
from fujidesk.ui.project import schedule_edits as edits

HALVES = tuple(HalfYear(year, half) for year in range(2022, 2027) for half in (1, 2))
NAMES = st.lists(st.sampled_from(("収納課", "市民課", "デジタル推進課")), unique=True).map(tuple)


@st.composite
def records(draw):
    """A project with any cells in its ten half-years."""
    cells = []
    for when in HALVES:
        if draw(st.booleans()):
            phase = draw(st.sampled_from((None, 1, 2, 3, 4)))
            cells.append(ScheduleCell(when.fiscal_year, when.half, phase, draw(NAMES), draw(st.booleans())))
    return ProjectRecord("1-1-1", "例", "1", "1.1", Category.PRIORITY, ("収納課",), schedule=tuple(cells))


HALF_YEARS = st.lists(st.sampled_from(HALVES), min_size=1, unique=True).map(tuple)


def applied(record, changes):
    """Return the record after changes, each of which must start from what stands there."""
    for change in changes:
        record = record_with(record, change.field, change.after)
    return record


@given(records(), HALF_YEARS, st.sampled_from((None, 1, 2, 3, 4)))
def test_painting_sets_the_phase_there_and_nothing_elsewhere(record, halves, phase):
    after = edits.plan_cells(applied(record, edits.painted(record, halves, phase)))
    before = edits.plan_cells(record)
    for when in HALVES:
        if when in halves:
            assert (after[when].phase, after[when].settled) == (phase, True)
            assert when not in before or after[when].departments == before[when].departments
        else:
            assert after.get(when) == before.get(when)


@given(records(), HALF_YEARS, st.sampled_from((None, 3)))
def test_every_edit_can_be_taken_back(record, halves, phase):
    for changes in (edits.painted(record, halves, phase), edits.cleared(record, halves),
                    edits.settled(record, halves), edits.with_departments(record, halves, ("市民課",))):  # fmt: skip
        done = applied(record, changes)
        assert applied(done, [change.reversed() for change in reversed(changes)]) == record
        assert all(change.before != change.after for change in changes)


@given(records(), HALF_YEARS)
def test_settling_keeps_phases_and_leaves_nothing_open_there(record, halves):
    after = applied(record, edits.settled(record, halves))
    assert not set(edits.open_halves(after)) & set(halves)
    assert [cell.phase for cell in after.schedule] == [cell.phase for cell in record.schedule]


@given(records(), HALF_YEARS, NAMES)
def test_departments_go_to_cells_only(record, halves, names):
    after = applied(record, edits.with_departments(record, halves, names))
    assert edits.plan_cells(after).keys() == edits.plan_cells(record).keys()
    has_cells = any(when in edits.plan_cells(after) for when in halves)
    assert edits.common_departments(after, halves) == (names if has_cells else None)


def test_a_new_cell_takes_the_departments_before_it_or_else_the_projects():
    first = ScheduleCell(2023, 1, 2, ("市民課",))
    record = ProjectRecord("1-1-1", "例", "1", "1.1", Category.PRIORITY, ("収納課",), schedule=(first,))
    made = applied(record, edits.painted(record, (HalfYear(2022, 1), HalfYear(2024, 1)), 1))
    assert edits.plan_cells(made)[HalfYear(2022, 1)].departments == ("収納課",)
    assert edits.plan_cells(made)[HalfYear(2024, 1)].departments == ("市民課",)


@given(records(), HALF_YEARS, st.sampled_from((None, 1, 2, 3, 4)))
def test_what_was_reached_is_painted_beside_the_plan_and_taken_away_again(record, halves, phase):
    painted = applied(record, edits.reached(record, halves, phase))
    assert painted.schedule == record.schedule
    assert {cell.when: (cell.phase, cell.departments) for cell in painted.actual} == dict.fromkeys(
        halves, (phase, ())
    )
    assert edits.reached(painted, halves, phase) == []
    assert applied(painted, edits.unreached(painted, halves)) == record
