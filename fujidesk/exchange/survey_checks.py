"""Live formulas of a project's sheet: what each check cell says, total, grade and how far the sheet is.

Only functions that Excel 2010 and LibreOffice both know. The rules of total and grade are those of
`domain.scoring` (002, 図表2); a check cell says OK, 任意 or, with a word, what is wrong.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fujidesk.domain.profile import ChoiceTerm, GradeBound, PlanProfile
from fujidesk.domain.reports import ENDED_PHASE, PHASE_FIELDS, SCORE_FIELDS, Status
from fujidesk.domain.scoring import LARGE_MOVE, STANDING_NAMES, Standing
from fujidesk.exchange.survey_layout import LINES, MAX_KYEN, TEXT_LIMITS, InputKind, Line
from fujidesk.exchange.survey_looks import OPTIONAL_WORD

MISSING = "未記入"
OUTSIDE = "範囲外"
NOT_LISTED = f"{OUTSIDE}（▼から選択）"
NOT_NUMBER = "数で記入"
TOO_LONG = "字数超過"
REASON_NEEDED = "理由が必要"
STATE_WORDS = (MISSING, "不足あり", "記入済")
"""States of a project in the list."""
_DIGITS = '"0123456789."'


@dataclass(frozen=True, slots=True)
class Columns:
    """Letters of the columns of answers, of last year's answers and of checks."""

    answer: str
    last: str
    check: str


class CheckFormulas:
    """The formulas of project sheets whose lines stand in the same rows.

    rows: field → row.
    """

    def __init__(self, profile: PlanProfile, rows: Mapping[str, int], columns: Columns) -> None:
        self._profile = profile
        self._rows = rows
        self._columns = columns
        self._shared = {line.name: self._check(line) for line in LINES if line.name not in PHASE_FIELDS}

    def check(self, line: Line, planned: int | None = None) -> str:
        """Return the check of a line; planned: phase of the plan in that half, None where it has none."""
        return self._shared.get(line.name) or self._phase_check(line, planned)

    def _check(self, line: Line) -> str:
        """Return the check of a line that is the same on all sheets."""
        cell = self._answer(line.name)
        if line.name == "score_reason":
            return self._reason_check(line)
        if line.kind is InputKind.TEXT:
            return text_check(cell, TEXT_LIMITS[line.name], self._when_empty(line))
        if line.kind is InputKind.AMOUNT:
            return amount_check(cell, self._when_empty(line))
        if line.kind is InputKind.FIGURE:
            return f'IF({cell}="",{self._when_empty(line)},IF(ISNUMBER({cell}),"OK","{NOT_NUMBER}"))'
        if line.kind is InputKind.SCORE:
            return self._score_check(line)
        terms = self._profile.statuses if line.name == "status" else self._profile.outlooks
        return (
            f'IF({cell}="",{self._when_empty(line)},IF({_has_code(cell, _codes(terms))},"OK","{NOT_LISTED}"))'
        )

    def _answer(self, name: str) -> str:
        """Return the cell of an answer, "C11"."""
        return f"{self._columns.answer}{self._rows[name]}"

    def _checked(self, name: str) -> str:
        """Return the check cell of an answer, "E11"."""
        return f"{self._columns.check}{self._rows[name]}"

    def _last(self, name: str) -> str:
        """Return the cell of last year's answer, "D11"."""
        return f"{self._columns.last}{self._rows[name]}"

    def _status_is(self, *statuses: Status, cell: str = "") -> str:
        """Return a test whether 実施状況, as answered or in another cell, is one of some."""
        codes = [str(term.code) for term in self._profile.statuses if term.key in statuses]
        tests = ",".join(f'LEFT({cell or self._answer("status")}&"x",1)="{code}"' for code in codes)
        return f"OR({tests})" if tests else "FALSE"

    @property
    def _is_idle(self) -> str:
        """A test whether the project did not run in the year: nothing more must be answered then."""
        return self._status_is(Status.STOPPED, Status.NOT_STARTED)

    def _when_empty(self, line: Line) -> str:
        """Return what an empty answer gives: 未記入 where the project runs and it is asked for."""
        limit = f"（{TEXT_LIMITS[line.name]}字まで）" if line.kind is InputKind.TEXT else ""
        missing, optional = f'"{MISSING}{limit}"', f'"{OPTIONAL_WORD}{limit}"'
        if not line.required:
            return optional
        if line.name == "status":
            return missing
        rest = self._is_idle
        if line.kind is InputKind.SCORE:  # a completed project may go without scores (domain.scoring)
            rest = self._status_is(Status.STOPPED, Status.NOT_STARTED, Status.DONE)
        return f"IF({rest},{optional},{missing})"

    def _phase_check(self, line: Line, planned: int | None) -> str:
        """Return the check of a phase, which names the planned one where another was reached."""
        cell = self._answer(line.name)
        codes = f"{ENDED_PHASE}{_phase_codes(self._profile)}"
        right = '"OK"'
        if planned is not None:
            right = f'IF(LEFT({cell},1)="{planned}","OK","OK（計画は {planned}）")'
        return f'IF({cell}="",{self._when_empty(line)},IF({_has_code(cell, codes)},{right},"{NOT_LISTED}"))'

    # Scores

    def _score_check(self, line: Line) -> str:
        """Return the check of a score, which tells of a large move from last year.

        Nothing has moved where the project did not run in one of the years (`report_rows.moves`).
        """
        cell, last = self._answer(line.name), self._last(line.name)
        steps = "".join(str(step) for step in sorted(self._steps(line.name)))
        move = f"VALUE(LEFT({cell},1))-VALUE(LEFT({last},1))"
        moved = f'IF(ABS({move})>={LARGE_MOVE},"OK（前年度から"&TEXT({move},"+0;-0")&"）","OK")'
        was_idle = self._status_is(Status.STOPPED, Status.NOT_STARTED, cell=self._last("status"))
        right = f'IF(OR({last}="",{self._is_idle},{was_idle}),"OK",{moved})'
        return f'IF({cell}="",{self._when_empty(line)},IF({_has_code(cell, steps)},{right},"{NOT_LISTED}"))'

    def _steps(self, name: str) -> Mapping[int, str]:
        """Return the steps of a scored aspect by its field."""
        return self._profile.score(name.removeprefix("score_")).steps

    def _reason_check(self, line: Line) -> str:
        """Return the check of 評価の理由: needed once a score has moved by `LARGE_MOVE` or more."""
        moved = ",".join(f'LEFT({self._checked(name)},3)="OK（"' for name in SCORE_FIELDS)
        limit = TEXT_LIMITS[line.name]
        empty = f'IF(OR({moved}),"{REASON_NEEDED}（{limit}字まで）",{self._when_empty(line)})'
        return text_check(self._answer(line.name), limit, empty)

    @property
    def total(self) -> str:
        """The total ①+②+③; empty with a score missing and for a project that did not run."""
        scores = "+".join(f"VALUE(LEFT({self._answer(name)},1))" for name in SCORE_FIELDS)
        return f'IF({self._is_idle},"",IF({self._all_scored},{scores},""))'

    @property
    def _all_scored(self) -> str:
        """A test whether all scores are there and right."""
        tests = ",".join(f'LEFT({self._checked(name)},2)="OK"' for name in SCORE_FIELDS)
        return f"AND({tests})"

    def grade(self, total: str) -> str:
        """Return the grade of the total in a cell; 未評価 with a score missing, never a guess."""
        graded = '""'
        for bound in sorted(self._profile.grades, key=_minimum):
            graded = f'IF({total}>={bound.minimum},"{bound.grade}",{graded})'
        unrated = f'"{STANDING_NAMES[Standing.UNEVALUATED]}"'
        without = self._status_is(Status.STOPPED, Status.NOT_STARTED, Status.DONE)
        return f'IF(ISNUMBER({total}),{graded},IF({without},"",{unrated}))'

    @property
    def grade_note(self) -> str:
        """Why there is no grade: 中止, 未実施 and 完了 are states of their own."""
        note = '""'
        for standing, status in (
            (Standing.DONE, Status.DONE), (Standing.NOT_STARTED, Status.NOT_STARTED),
            (Standing.STOPPED, Status.STOPPED),
        ):  # fmt: skip
            note = f'IF({self._status_is(status)},"評価なし（{STANDING_NAMES[standing]}）",{note})'
        return f'IF({self._all_scored},IF({self._is_idle},{note},""),{note})'

    # The sheet as a whole

    @property
    def shortfall(self) -> str:
        """How many answers are missing or wrong."""
        area = f"{self._checked(LINES[0].name)}:{self._checked(LINES[-1].name)}"
        wrong = f'(LEFT({area},2)<>"OK")*(LEFT({area},{len(OPTIONAL_WORD)})<>"{OPTIONAL_WORD}")'
        return f"SUMPRODUCT({wrong})"

    def state(self, shortfall: str) -> str:
        """Return the project's state, with the number of missing answers in a cell."""
        area = f"{self._answer(LINES[0].name)}:{self._answer(LINES[-1].name)}"
        empty, short, done = STATE_WORDS
        return f'IF(COUNTA({area})=0,"{empty}",IF({shortfall}>0,"{short}","{done}"))'


def text_check(cell: str, limit: int, when_empty: str) -> str:
    """Return the check of a text: its length against what is asked for. when_empty: a formula's part."""
    length = f'LEN({cell})&"／{limit}字）"'
    filled = f'IF(LEN({cell})>{limit},"{TOO_LONG}（"&{length},"OK（"&{length})'
    return f'IF(TRIM(SUBSTITUTE({cell},"　",""))="",{when_empty},{filled})'


def amount_check(cell: str, when_empty: str) -> str:
    """Return the check of an amount: a whole number of 千円, not below 0."""
    whole = f'IF({cell}<0,"{OUTSIDE}（0以上）",IF(INT({cell})<>{cell},"{OUTSIDE}（整数で）","OK"))'
    bounded = f'IF({cell}>{MAX_KYEN},"{OUTSIDE}（千円単位か確認）",{whole})'
    return f'IF({cell}="",{when_empty},IF(ISNUMBER({cell}),{bounded},"{NOT_NUMBER}"))'


def _has_code(cell: str, codes: str) -> str:
    """Return a test whether a cell begins with one of some codes, and with no longer number."""
    begins = f'ISNUMBER(FIND(LEFT({cell}&"x",1),"{codes}"))'
    return f'AND({begins},ISERROR(FIND(MID({cell}&"  ",2,1),{_DIGITS})))'


def _codes(terms: Sequence[ChoiceTerm]) -> str:
    """Return the codes of a choice in one string."""
    return "".join(str(term.code) for term in terms)


def _phase_codes(profile: PlanProfile) -> str:
    """Return the numbers of the phases in one string."""
    return "".join(str(term.number) for term in profile.phases)


def _minimum(bound: GradeBound) -> int:
    """Return the least total of a grade, so that the highest is asked for first."""
    return bound.minimum
