"""Who leads a project over the years: one pass gives what the rule gives year by year."""

from hypothesis import given
from hypothesis import strategies as st

from fujidesk.domain.records import Category, DepartmentRecord, ProjectRecord, ScheduleCell
from fujidesk.domain.surveys import assignment_of, leads_by_year

YEARS = range(2022, 2027)
NAMES = ("窓口課", "税務課", "税務課等", "旧情報課", "新情報課", "知らない課")
KNOWN = {
    name: DepartmentRecord(name)
    for name in ("窓口課", "税務課", "新情報課")
} | {"旧情報課": DepartmentRecord("旧情報課", None, "2024-03-31", "新情報課")}  # fmt: skip
CELLS = [(year, half) for year in range(2021, 2027) for half in (1, 2)]


@st.composite
def projects(draw):
    """A project whose schedule names departments in some half-years, in time order."""
    chosen = sorted(draw(st.sets(st.sampled_from(CELLS))))
    parts = st.lists(st.sampled_from(NAMES), max_size=2).map(tuple)
    cells = tuple(ScheduleCell(year, half, 1, draw(parts)) for year, half in chosen)
    return ProjectRecord("1-1-1", "", "1", "1.1", Category.PRIORITY, draw(parts), schedule=cells)


@given(projects(), st.dictionaries(st.sampled_from(list(YEARS)), st.sampled_from(NAMES)))
def test_one_pass_gives_the_lead_of_each_year(record, chosen):
    kept = {}
    found = leads_by_year(record, YEARS, KNOWN, chosen, kept)
    assert found == {year: assignment_of(record, year, KNOWN, chosen.get(year, "")).lead for year in YEARS}
    assert leads_by_year(record, YEARS, KNOWN, chosen, kept) == found


def test_a_department_that_ended_is_its_successor_from_the_survey_after_its_end():
    record = ProjectRecord("1-1-1", "", "1", "1.1", Category.PRIORITY, ("旧情報課",))
    assert leads_by_year(record, (2022, 2023), KNOWN, {}, {}) == {2022: "旧情報課", 2023: "新情報課"}
