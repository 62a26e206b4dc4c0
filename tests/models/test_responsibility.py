"""Who is responsible for a project: what the survey's addressees are worked out from."""

from fujidesk.domain.surveys import assignment_of
from fujidesk.models import departments, responsibility, sheets


def test_says_what_the_whole_records_say(database):
    with database.reading() as session:
        slim = responsibility.responsible(session, 2022)
        whole = sheets.records(session)
        known = {record.name: record for record in departments.department_records(session)}
    assert [record.number for record in slim] == [record.number for record in whole]
    for year in (2022, 2023):
        for left, right in zip(slim, whole, strict=True):
            assert assignment_of(left, year, known) == assignment_of(right, year, known)


def test_later_half_years_are_not_read(database, statements):
    with database.reading() as session:
        first, *_ = responsibility.responsible(session, 2022)
    assert [(cell.fiscal_year, cell.half) for cell in first.schedule] == [(2022, 1), (2022, 2)]
    assert first.schedule[0].departments == ("収納課等", "市民課")
    assert len([text for text in statements if text.startswith("SELECT")]) == 3


def test_one_project_is_read_as_it_is_among_all(database):
    with database.reading() as session:
        whole = {record.number: record for record in responsibility.responsible(session, 2022)}
        for number in ("1-1-1", "1-5-10"):
            assert responsibility.responsible(session, 2022, number) == [whole[number]]
        assert responsibility.responsible(session, 2022, "9-9-9") == []


def test_of_one_project_no_rows_of_others_are_fetched(database, statements):
    with database.reading() as session:
        responsibility.responsible(session, 2022, "1-1-1")
    assert all("project.number = ?" in text for text in statements if text.startswith("SELECT"))
