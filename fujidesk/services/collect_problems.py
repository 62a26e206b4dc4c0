"""What stays open of a returned file once the office has taken what it wants: the department's problem list.

The list is kept with the file, so that 調査・回収 shows it at once, without reading the file again.
"""

from collections.abc import Collection, Mapping

from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.replies import Answer, Outcome, Problem, Reply
from fujidesk.domain.reports import LABELS, answer_label

NOT_TAKEN = (Outcome.CHECK, Outcome.REFUSED)
"""Outcomes of answers that are open lines of the problem list."""


def open_problems(
    reply: Reply, taken: Collection[int], leads: Mapping[str, str], profile: PlanProfile
) -> dict[str, list[Problem]]:
    """Return department → open lines of the problem list of a file.

    Args:
        reply: the file as read.
        taken: ids of the answers that are taken; 要確認 is settled by that, 受け付けない never is.
        leads: number → department that is asked. In a book with the sheets of several departments a line
            about a project is only its department's; lines about none, and of projects that none of them
            leads, are everyone's.
        profile: gives the names of the scores.
    """
    answers = (answer for answer in reply.answers if answer.outcome in NOT_TAKEN and id(answer) not in taken)
    lines = [*reply.problems, *(_line_of(answer, profile) for answer in answers)]
    known = {number: lead for number, lead in leads.items() if lead in reply.departments}
    return {
        name: [line for line in lines if known.get(line.number, name) == name] for name in reply.departments
    }


def _line_of(answer: Answer, profile: PlanProfile) -> Problem:
    """Return an answer that is not taken as a line of the problem list, with the field it is about."""
    label = answer_label(answer.name, profile) if answer.name in LABELS else ""
    text = f"{label}：{answer.problem}" if label else answer.problem
    return Problem(answer.sheet, answer.cell, text, answer.allowed, answer.number)
