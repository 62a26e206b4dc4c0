"""Reads a returned workbook of the survey: every field with its outcome, every problem with its place.

Nothing is written and nothing is taken here. Each sheet is known by its own marks (`survey_marks`); what
stands in it is compared with what is stored. What is not certain is 要確認, what cannot be is 受け付けない.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fujidesk.domain.fiscal import long_year
from fujidesk.domain.numbers import is_project_number
from fujidesk.domain.oddities import Inquiry
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.domain.records import ProjectRecord
from fujidesk.domain.replies import Answer, Outcome, Problem, Proposal, Reply, ReplyKind
from fujidesk.domain.reports import StatusReport
from fujidesk.domain.surveys import Assignment
from fujidesk.domain.written import folded
from fujidesk.errors import UserError
from fujidesk.exchange.answer_values import AnswerValues
from fujidesk.exchange.inquiry_read import read_inquiries
from fujidesk.exchange.proposal_read import read_proposal
from fujidesk.exchange.report_sheet_read import ReportSheetReader
from fujidesk.exchange.survey_layout import COVER_NUMBER, HEAD_ANSWER, HEAD_LABEL, KIND_TITLES, LAYOUT
from fujidesk.exchange.survey_leftovers import leftovers
from fujidesk.exchange.survey_marks import BookMarks, Claim, SheetMark, labelled, read_marks
from fujidesk.exchange.survey_sheet import SurveyProject
from fujidesk.exchange.survey_sheets import cell_name, heading_rows
from fujidesk.exchange.survey_strays import known_of_project
from fujidesk.exchange.workbook_cells import BookCells, Place, read_book_bytes

NUMBER_LABEL = "事業番号"
TITLE_LABEL = "事業名"
DEPARTMENT_LABEL = "所管部署"


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """What is stored of a round, for comparing.

    records, assignments, reports and last (of the year before): by project number. inquiries: by number and
    rule. is_locked: the headquarters approved the year, so nothing of a return may be taken.
    """

    fiscal_year: int
    records: Mapping[str, ProjectRecord]
    assignments: Mapping[str, Assignment]
    reports: Mapping[str, StatusReport]
    last: Mapping[str, StatusReport] = field(default_factory=dict)
    inquiries: Mapping[tuple[str, str], Inquiry] = field(default_factory=dict)
    departments: Collection[str] = ()
    is_locked: bool = False


@dataclass
class _Findings:
    """What was read of one file so far.

    departments: of sheets that were read; kinds: forms of these sheets. Both are dicts for their order, in
    which the first one read names the return.
    """

    answers: list[Answer] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    departments: dict[str, None] = field(default_factory=dict)
    kinds: dict[ReplyKind, None] = field(default_factory=dict)


class SurveyReader:
    """Reads returns of one plan.

    Args of the constructor: profile; facts_of: what is stored of a round; departments: all known ones;
    fiscal_year: of the round that is collected, None to take each file's own; today: ISO day for answers of
    a 照会票.
    """

    def __init__(
        self,
        profile: PlanProfile,
        facts_of: Callable[[int], RoundFacts],
        departments: Collection[str],
        fiscal_year: int | None = None,
        today: str = "",
    ) -> None:
        self._profile = profile
        self._facts_of = facts_of
        self._departments = departments
        self._year = fiscal_year
        self._today = today
        self._values = AnswerValues(profile)

    def read(self, data: bytes, name: str, sha256: str, progress: Progress | None = None) -> Reply:
        """Read one file; what it is refused for stands in the reply.

        Args:
            data: all of its bytes.
            name: of the file, for sentences.
            sha256: of the bytes.
            progress: told at each sheet.

        Raises:
            CancelledError: the user stopped the work.
        """
        try:
            book = read_book_bytes(data, name, progress or NoProgress())
            return self._read_book(book, name, sha256)
        except UserError as error:
            return Reply(name, sha256, refusal=str(error))

    def _read_book(self, book: BookCells, name: str, sha256: str) -> Reply:
        """Read a workbook that could be opened.

        Raises:
            UserError: nothing of it can be taken.
        """
        marks = read_marks(book, self._profile.key, self._departments)
        self._refuse_book(marks, name)
        year = self._year_of(marks, name)
        facts = self._facts_of(year)
        if facts.is_locked:
            raise UserError(
                f"「{name}」：{long_year(year)}の評価は承認済みで、回答を変えられません。"
                "必要なときは、先に承認を解除してください。"
            )
        found = _BookReader(self._profile, self._values, facts, marks, self._today).read()
        if not found.kinds and found.problems:
            raise UserError(f"「{name}」：{found.problems[0].text}")
        kind = next(iter(found.kinds), next(iter(marks.kinds), ReplyKind.REPORT))
        departments = tuple(found.departments) or marks.departments[:1]
        return Reply(
            name, sha256, kind, year, departments, book.saved_at, tuple(found.answers),
            tuple(found.problems), tuple(found.proposals),
        )  # fmt: skip

    def _refuse_book(self, marks: BookMarks, name: str) -> None:
        """Refuse what is no return of this plan, or of a newer version of the program.

        Raises:
            UserError: so.
        """
        if not marks.claims and not any(mark.code for mark in marks.sheets):
            raise UserError(
                f"「{name}」は富士デスクの調査票ではありません。"
                "送付した調査票に記入したブック（.xlsx）を選んでください。"
            )
        for claim in marks.claims:
            if claim.layout.isdigit() and int(claim.layout) > int(LAYOUT):
                raise UserError(
                    f"「{name}」は新しい版の富士デスクが作った調査票です。プログラムを新しくしてから読み込んでください。"
                )
            if claim.plan and claim.plan != self._profile.key:
                raise UserError(
                    f"「{name}」は別の計画の調査票です。「{self._profile.plan_name}」の調査票を選んでください。"
                )

    def _year_of(self, marks: BookMarks, name: str) -> int:
        """Return the fiscal year of a workbook's round.

        Raises:
            UserError: it is of another round than the one that is collected, or of none of the plan.
        """
        # A proved code cannot be mistyped; properties survive copying into a book of another year; a printed
        # code that does not prove is the last thing to go by.
        proved = [mark.code.fiscal_year for mark in marks.sheets if mark.code and mark.verified]
        claimed = [claim.year for claim in marks.claims if claim.year is not None]
        printed = [mark.code.fiscal_year for mark in marks.sheets if mark.code]
        years = proved or claimed or printed
        if self._year is not None and self._year in years:
            return self._year
        if not years:
            raise UserError(
                f"「{name}」が何年度の調査票か分かりません。送付した調査票に記入し直してもらってください。"
            )
        if self._year is not None:
            raise UserError(
                f"「{name}」は{long_year(years[0])}の調査票です。{long_year(self._year)}の調査票を選んでください。"
            )
        if years[0] not in self._profile.fiscal_years:
            raise UserError(f"「{name}」は{long_year(years[0])}の調査票で、この計画の期間の外です。")
        return years[0]


class _BookReader:
    """Reads the sheets of one workbook against what is stored of its round."""

    def __init__(
        self, profile: PlanProfile, values: AnswerValues, facts: RoundFacts, marks: BookMarks, today: str
    ) -> None:
        self._profile = profile
        self._values = values
        self._facts = facts
        self._marks = marks
        self._today = today
        self._found = _Findings()
        self._read: set[str] = set()
        self._by_number: dict[str, list[tuple[str, list[Answer]]]] = {}

    def read(self) -> _Findings:
        """Read all sheets that have a form."""
        for mark in self._marks.sheets:
            self._read_sheet(mark)
        self._add_reports()
        self._add_leftovers()
        if not self._found.kinds and not self._found.problems:
            self._problem(
                "", "", "記入する用紙のシートが見つかりません。シートが消されていないか確かめてください"
            )
        return self._found

    def _problem(self, sheet: str, cell: str, text: str, allowed: str = "", number: str = "") -> None:
        """Note a problem."""
        self._found.problems.append(Problem(sheet, cell, text, allowed, number))

    def _read_sheet(self, mark: SheetMark) -> None:
        """Read one sheet: by its code, or by what the book says where its code is gone.

        The order of the checks matters: a sheet of another round is told as such even where its check part
        does not fit, since sending the right form again settles both.
        """
        code, title = mark.code, mark.sheet.title
        if code is None or code.number == COVER_NUMBER:
            self._read_uncoded(mark)
            return
        if mark.several:
            self._problem(
                title,
                cell_name(mark.place),
                "違う回答コードが 2 つ以上あり、どの事業の用紙か分かりません。送付した用紙に戻してください",
            )
            return
        if code.fiscal_year != self._facts.fiscal_year:
            year = long_year(self._facts.fiscal_year)
            what = f"{long_year(code.fiscal_year)}の用紙です。{year}の用紙ではないため、取り込みません"
            self._problem(title, cell_name(mark.place), what, number=code.number)
            return
        if not mark.verified:
            self._read_unproved(mark, code.number)
        elif mark.kind is ReplyKind.PROPOSAL:
            self._read_proposal(mark)
        else:
            self._read_report(mark, code.number, mark.department, self._doubt_of_claims(mark))

    def _read_uncoded(self, mark: SheetMark) -> None:
        """Read a sheet without a project's code: a 照会票, a cover, or one whose code was lost."""
        sheet = mark.sheet
        department = mark.department or next(iter(self._marks.departments), "")
        # The cover of a 照会票 is its form; covers of the other two ask for nothing and have no table.
        kinds = (mark.kind,) if mark.verified else self._marks.kinds
        if ReplyKind.INQUIRY in kinds:
            self._read_inquiry(mark, department)
            return
        if not heading_rows(sheet, (HEAD_LABEL, HEAD_ANSWER)):
            return
        number = _printed_number(mark)
        if ReplyKind.PROPOSAL in kinds and number is None and len(self._marks.departments) == 1:
            self._read_proposal(mark)
        elif number is not None and ReplyKind.REPORT in kinds and len(self._marks.departments) == 1:
            self._read_report(mark, number[0], department, "")
        else:
            self._problem(
                sheet.title,
                "",
                "回答コードがなく、どの課のどの事業の用紙か分かりません。"
                "送付した用紙に記入し直してもらってください",
            )

    def _read_unproved(self, mark: SheetMark, number: str) -> None:
        """Read a sheet whose code does not fit: 要確認 where the rest of the book tells what it is."""
        title, where = mark.sheet.title, cell_name(mark.place)
        text = "回答コードの照合ができません（書き換えられたか、別の計画の用紙です）"
        shown = _printed_number(mark)
        if shown is None or shown[0] != number or len(self._marks.departments) != 1:
            self._problem(title, where, f"{text}。この用紙は取り込みません", number=number)
            return
        self._problem(title, where, text, number=number)
        self._read_report(mark, number, self._marks.departments[0], text)

    def _doubt_of_claims(self, mark: SheetMark) -> str:
        """Return how the book contradicts a sheet's code, "" where it does not.

        A sheet of another department is no contradiction: books are merged. A book that says another round
        or form of itself than all of its sheets do is one.
        """
        claims: Sequence[Claim] = [
            claim for claim in self._marks.claims if claim.department in ("", mark.department)
        ]
        for claim in claims:
            if claim.year not in (None, self._facts.fiscal_year):
                printed = long_year(self._facts.fiscal_year)
                return (
                    f"ブックの情報は{long_year(claim.year or 0)}、回答コードは{printed}で、食い違っています"
                )
            if claim.form not in (None, mark.kind):
                return f"ブックの情報は{KIND_TITLES[claim.form]}ですが、用紙は違います" if claim.form else ""
        return ""

    # The forms

    def _read_report(self, mark: SheetMark, number: str, department: str, doubt: str) -> None:
        """Read a project's sheet, once it is seen to be this department's."""
        self._read.add(mark.sheet.title)
        self._found.kinds[ReplyKind.REPORT] = None
        if refusal := self._refused_project(mark, number, department):
            self._problem(mark.sheet.title, cell_name(mark.place), refusal, number=number)
            return
        self._found.departments[department] = None
        facts = self._facts
        stored = facts.reports.get(number) or StatusReport(number, facts.fiscal_year)
        asked = facts.assignments.get(number) or Assignment(number, department)
        project = SurveyProject(facts.records[number], asked, stored, facts.last.get(number))
        known = known_of_project(project, department, facts.fiscal_year, self._profile)
        reader = ReportSheetReader(self._values, project, known)
        answers, problems = reader.read(mark.sheet)
        if doubt := doubt or self._doubt_of_title(mark, number):
            answers = [_doubted(answer, doubt) for answer in answers]
        self._found.problems += problems
        self._by_number.setdefault(number, []).append((mark.sheet.title, answers))

    def _refused_project(self, mark: SheetMark, number: str, department: str) -> str:
        """Return why a sheet about a project is refused, "" where it is not.

        The printed number is held against the code first: a title block that was pasted over is the one
        mistake after which every answer would go to the wrong project.
        """
        shown = _printed_number(mark)
        if shown is not None and shown[0] != number:
            return (
                f"用紙の事業番号「{shown[0]}」（セル {cell_name(shown[1])}）と"
                f"回答コードの番号 {number} が違います。"
                "どの事業の回答か分からないため、取り込みません"
            )
        if number not in self._facts.records:
            what = "台帳にない事業番号です" if is_project_number(number) else "事業番号ではありません"
            return f"{number} は{what}。取り込みません"
        asked = self._facts.assignments.get(number)
        lead = asked.lead if asked else ""
        if department not in (lead, ""):
            owner = f"{lead}の事業" if lead else "回答する部署のない事業"
            return f"{number} は{owner}です（この用紙は{department}のもの）。取り込みません"
        return "" if department else f"{number} の用紙がどの課のものか分かりません。取り込みません"

    def _doubt_of_title(self, mark: SheetMark, number: str) -> str:
        """Return that a sheet has the title of another project, "" where it has not.

        A title that no project has was only reworded, which offices do; that is no reason to doubt answers.
        """
        shown = labelled(mark.sheet, TITLE_LABEL)
        title = "" if shown is None else folded(shown[0])
        records = self._facts.records
        if shown is None or title == folded(records[number].title):
            return ""
        other = next((record.number for record in records.values() if folded(record.title) == title), "")
        if not other:
            return ""
        return f"事業名（セル {cell_name(shown[1])}）は {other} のもので、番号 {number} と合いません"

    def _read_proposal(self, mark: SheetMark) -> None:
        """Read a sheet of a 新規事業調査."""
        self._read.add(mark.sheet.title)
        self._found.kinds[ReplyKind.PROPOSAL] = None
        department = mark.department or next(iter(self._marks.departments), "")
        self._found.departments[department] = None
        year, last = self._facts.fiscal_year, self._profile.last_year
        proposal, problems = read_proposal(mark.sheet, department, year, last, self._values)
        self._found.problems += problems
        if proposal is not None:
            self._found.proposals.append(proposal)

    def _read_inquiry(self, mark: SheetMark, department: str) -> None:
        """Read a 照会票."""
        self._read.add(mark.sheet.title)
        self._found.kinds[ReplyKind.INQUIRY] = None
        self._found.departments[department] = None
        mine = {
            key: inquiry
            for key, inquiry in self._facts.inquiries.items()
            if (asked := self._facts.assignments.get(key[0])) and asked.lead == department
        }
        answers, problems = read_inquiries(mark.sheet, mine, self._values, self._today)
        self._found.answers += answers
        self._found.problems += problems

    def _add_leftovers(self) -> None:
        """Tell what of the book was not read."""
        told = {problem.sheet for problem in self._found.problems} | self._read
        numbers = {problem.number for problem in self._found.problems} | set(self._by_number)
        if self._found.kinds:
            self._found.problems += leftovers(self._marks, told, numbers, self._facts.records)

    def _add_reports(self) -> None:
        """Add the answers of project sheets; sheets that say different things of one project are 要確認."""
        for number, sheets in self._by_number.items():
            filled = [(title, answers) for title, answers in sheets if answers]
            if len(filled) < 2:
                self._found.answers += [answer for _, answers in filled for answer in answers]
                continue
            values = [{answer.name: answer.written for answer in answers} for _, answers in filled]
            if all(value == values[0] for value in values):
                self._found.answers += filled[0][1]
                continue
            titles = "、".join(f"「{title}」" for title, _ in filled)
            self._problem(
                filled[0][0],
                "",
                f"{number} の用紙が {len(filled)} 枚あり（シート{titles}）、内容が違います",
                number=number,
            )
            self._found.answers += _contradicting(filled, titles)


def _printed_number(mark: SheetMark) -> tuple[str, Place] | None:
    """Return the project number that a sheet prints, and its place; None where none stands there.

    A number that was retyped and became a date tells nothing; the code does.
    """
    shown = labelled(mark.sheet, NUMBER_LABEL)
    number = "" if shown is None else folded(shown[0])
    return (number, shown[1]) if shown is not None and is_project_number(number) else None


def _contradicting(sheets: Sequence[tuple[str, Sequence[Answer]]], titles: str) -> Iterator[Answer]:
    """Yield the answers of sheets about one project; those fields that they do not agree on are 要確認.

    Of agreeing fields the first sheet's answer stands for all; of the others every sheet's is shown, so that
    the office can choose.
    """
    written: dict[str, set[str]] = {}
    for _, answers in sheets:
        for answer in answers:
            written.setdefault(answer.name, set()).add(answer.written)
    for place, (_, answers) in enumerate(sheets):
        for answer in answers:
            if len(written[answer.name]) > 1:
                yield _doubted(answer, f"同じ事業の用紙（シート{titles}）で内容が違います")
            elif place == 0:
                yield answer


def _doubted(answer: Answer, why: str) -> Answer:
    """Return an answer as 要確認, where it would be taken."""
    if answer.outcome not in (Outcome.NEW, Outcome.CHANGED, Outcome.CHECK):
        return answer
    problem = "。".join(filter(None, (why, answer.problem)))
    return replace(answer, outcome=Outcome.CHECK, problem=problem)
