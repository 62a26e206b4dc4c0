"""Returns are kept byte for byte; only their state changes."""

import dataclasses

from fujidesk.domain.replies import Problem, ProblemList, Proposal, ReplyKind
from fujidesk.models import survey_files
from fujidesk.models.survey_files import OLDER, TAKEN, WITHDRAWN, NewFile

RETURN = NewFile(
    2022, ReplyKind.REPORT, "市民課", "回答.xlsx", "2023-04-20T10:00:00", "2023-04-21T09:00:00", bytes(range(256)),
    problems={"市民課": (Problem("1-1-9", "C12", "③内容：6 は範囲の外です", "1〜5", "1-1-9"),)},
)  # fmt: skip


def keep(database, file=RETURN, **values):
    with database.writing() as session:
        return survey_files.keep(session, dataclasses.replace(file, **values))


def test_content_and_hash_stay_whatever_becomes_of_the_file(database):
    file_id = keep(database)
    for state in (OLDER, WITHDRAWN, TAKEN):
        with database.writing() as session:
            survey_files.set_state(session, file_id, state)
            assert survey_files.content(session, file_id) == ("回答.xlsx", RETURN.content)
            (found,) = survey_files.files(session, 2022)
        assert (found.state, found.sha256) == (state, survey_files.sha256_of(RETURN.content))


def test_newest_comes_first_and_rounds_are_apart(database):
    first, second = keep(database), keep(database, content=b"2")
    keep(database, fiscal_year=2023, content=b"3")
    with database.reading() as session:
        assert [file.id for file in survey_files.files(session, 2022)] == [second, first]
        assert survey_files.content(session, 99) is None


def test_the_same_bytes_are_known_by_their_newest_file(database):
    keep(database)
    newer = keep(database, name="もう一度.xlsx")
    with database.reading() as session:
        found = survey_files.known(session, survey_files.sha256_of(RETURN.content))
    assert (found.id, found.name, found.size) == (newer, "もう一度.xlsx", 256)


def test_a_name_too_long_for_its_column_keeps_its_end(database):
    keep(database, name="あ" * 300 + ".xlsx")
    with database.reading() as session:
        (found,) = survey_files.files(session, 2022)
    assert len(found.name) == 255
    assert found.name.endswith(".xlsx")


def lines(count):
    return [Problem("表紙", "", f"{place} つ目") for place in range(count)]


def test_problems_are_those_of_the_newest_taken_return_of_a_department(database):
    keep(
        database,
        department="市民課・収納課",
        name="両方.xlsx",
        problems={"市民課": lines(3), "収納課": lines(1)},
    )
    keep(database, problems={"市民課": lines(0)})
    keep(database, problems={"収納課": lines(9)}, state=OLDER)
    keep(database, problems={"収納課": lines(8)}, kind=ReplyKind.INQUIRY)
    with database.reading() as session:
        assert survey_files.problem_counts(session, 2022) == {"市民課": 0, "収納課": 1}
        assert survey_files.problem_counts(session, 2023) == {}
        found = survey_files.problem_lists(session, 2022)
    assert found["収納課"] == ProblemList("両方.xlsx", (Problem("表紙", "", "0 つ目"),))
    assert found["市民課"] == ProblemList("回答.xlsx")


def test_every_part_of_a_line_comes_back(database):
    keep(database)
    with database.reading() as session:
        (found,) = survey_files.problem_lists(session, 2022)["市民課"].lines
    assert found == RETURN.problems["市民課"][0]


def test_what_is_open_can_be_noted_anew_and_taken_back(database):
    file_id = keep(database)
    with database.writing() as session:
        before = survey_files.set_summary(session, file_id, survey_files.summary_of({"市民課": []}))
        assert survey_files.problem_counts(session, 2022) == {"市民課": 0}
        survey_files.set_summary(session, file_id, before)
        assert survey_files.problem_counts(session, 2022) == {"市民課": 1}


def test_proposals_stand_in_their_order(database):
    offers = (Proposal("市民課", "一つ目", costs=((2024, 5),)), Proposal("市民課", "二つ目", support="予算"))
    keep(database, kind=ReplyKind.PROPOSAL, proposals=offers)
    keep(database, kind=ReplyKind.PROPOSAL, proposals=(Proposal("収納課", "取り下げ"),), state=WITHDRAWN)
    with database.reading() as session:
        assert survey_files.proposals(session, 2022) == list(offers)
