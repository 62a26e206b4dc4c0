"""What returned files say beside their answers, as lines to be read: problems and proposed projects."""

from collections.abc import Iterable, Sequence

from fujidesk.domain.replies import Outcome, Problem, Reply
from fujidesk.ui.surveys.answer_model import AnswerRow

PROBLEM_HEADINGS = ("ファイル", "シート", "セル", "番号", "問題", "許される値")
PROPOSAL_HEADINGS = ("部署", "事業名", "目的", "取組内容")
Line = tuple[str, ...]
"""One text for each heading, "" where there is none."""


def problem_lines(replies: Iterable[Reply], rows: Iterable[AnswerRow], skipped: Iterable[str]) -> list[Line]:
    """Return the problem list: of files that were not read, of whole files and sheets, of single answers.

    Args:
        replies: the files as read.
        rows: their answers in words.
        skipped: sentences about files that were not read at all, such as a second copy of the same bytes.
    """
    lines: list[Line] = [("", "", "", "", sentence, "") for sentence in skipped]
    for reply in replies:
        problems = list(reply.problems)
        if reply.refusal:
            problems.insert(0, Problem("", "", reply.refusal))
        lines += [
            (reply.name, item.sheet, item.cell, item.number, item.text, item.allowed) for item in problems
        ]
    answers = [(row.file_name, row.answer) for row in rows if row.answer.problem]
    lines += [
        (name, item.sheet, item.cell, item.number, item.problem, item.allowed) for name, item in answers
    ]
    return lines


def proposal_lines(replies: Sequence[Reply]) -> list[Line]:
    """Return the new projects that departments propose."""
    found = (item for reply in replies for item in reply.proposals)
    return [(item.department, item.title, item.purpose, item.content) for item in found]


def kept_alone(reply: Reply) -> bool:
    """Tell whether a file is to be kept though it has no answer to accept: proposals, or the same again."""
    if reply.refusal or reply.is_superseded or reply.known_at:
        return False
    every_same = all(answer.outcome is Outcome.SAME for answer in reply.answers)
    return bool(reply.proposals) or (bool(reply.answers) and every_same)
