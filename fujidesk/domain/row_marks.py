"""A year's evaluation and status of a project as one character each, as the list holds and filters them.

20,000 projects with five years each are filtered at every keystroke, so a row holds a text with one character
a fiscal year. Grades are their own letters; what has no grade has a small letter, never taken for one.
"""

from collections.abc import Sequence

from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.report_rows import ABSENT
from fujidesk.domain.reports import Status
from fujidesk.domain.scoring import Standing, grade_of, total_of

NOTHING = " "
"""No answer has come in."""
IDLE = "i"
"""The project runs on no day of the year (`domain.running`) and nothing was answered: it owes no answer."""
STANDING_CHARS = {
    Standing.UNANSWERED: NOTHING, Standing.UNEVALUATED: "u", Standing.NOT_STARTED: "n",
    Standing.STOPPED: "s", Standing.DONE: "d",
}  # fmt: skip
STATUS_CHARS = {Status.DONE: "d", Status.RUNNING: "r", Status.STOPPED: "s", Status.NOT_STARTED: "n"}
NO_STATUS = "none"
"""In a filter: projects without an answered 実施状況."""
_BY_MARK = {standing.value: char for standing, char in STANDING_CHARS.items()} | {ABSENT: IDLE}
_MARKS = {char: mark for mark, char in _BY_MARK.items()}
_BY_STATUS = {status.value: char for status, char in STATUS_CHARS.items()} | {NO_STATUS: NOTHING}
_STATUSES = {char: status for status, char in STATUS_CHARS.items()}


def char_of_mark(mark: str) -> str:
    """Return the character of a mark of `domain.report_rows`: a grade's letter, or a standing's key."""
    return _BY_MARK.get(mark, mark[:1])


def mark_of_char(char: str) -> str:
    """Return the mark that a character stands for; a year beyond the text has no answer."""
    return _MARKS.get(char or NOTHING, char)


def newest_mark(chars: str) -> str:
    """Return the mark of the newest year that has one; "" where no year was answered."""
    answered = chars.rstrip(NOTHING + IDLE)
    return mark_of_char(answered[-1]) if answered else ""


def char_of_status(key: str) -> str:
    """Return the character of a status key ("running"), or of `NO_STATUS`."""
    return _BY_STATUS.get(key, key)


def status_of_char(char: str) -> Status | None:
    """Return the status that a character stands for; None: not answered."""
    return _STATUSES.get(char)


def grade_char(
    status: Status | None, scores: Sequence[int | None], profile: PlanProfile, *, is_answered: bool
) -> str:
    """Return the character of a year by the rules of `domain.scoring`.

    Args:
        status: 実施状況 of the year.
        scores: ①②③ that count.
        profile: with the grades.
        is_answered: whether anything was answered.
    """
    if status is Status.NOT_STARTED:
        return STANDING_CHARS[Standing.NOT_STARTED]
    if status is Status.STOPPED:
        return STANDING_CHARS[Standing.STOPPED]
    total = total_of(tuple(scores))
    if is_answered and total is not None:
        return grade_of(total, profile) or STANDING_CHARS[Standing.UNEVALUATED]
    if status is Status.DONE:
        return STANDING_CHARS[Standing.DONE]
    return STANDING_CHARS[Standing.UNEVALUATED if is_answered else Standing.UNANSWERED]


def year_of_half(at: int | None) -> int | None:
    """Return the place of a fiscal year in the texts, of the place of a half-year; None stays None."""
    return None if at is None else at // 2
