"""The texts of mails that the office sends in a survey."""

import datetime as dt
from collections.abc import Mapping, Sequence

from fujidesk.domain.fiscal import long_day, long_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.surveys import DepartmentProgress, EntryState, SurveyRound

SHOWN_PROJECTS = 30
"""Projects that a mail names; more are counted."""
OPEN_LINES = "（未記入の項目あり）"
RULE = "─" * 30
CLOSING = (
    "お忙しいところ恐れ入りますが、送付済みの Excel ファイルに記入し、"
    "御返送くださいますようお願いします。\n行き違いで御提出済みの場合は、御容赦ください。"
)


def reminder(
    held: SurveyRound,
    lines: Sequence[DepartmentProgress],
    titles: Mapping[str, str],
    profile: PlanProfile,
) -> str:
    """Return a mail a department that asks for what is missing, one below the other.

    Args:
        held: the round with its deadline and contact.
        lines: the departments that are reminded.
        titles: project number → title.
        profile: names city and plan.
    """
    letters = [_letter(held, line, titles, profile) for line in lines]
    return f"\n{RULE}\n\n".join(letters)


def _letter(
    held: SurveyRound, line: DepartmentProgress, titles: Mapping[str, str], profile: PlanProfile
) -> str:
    """Return the mail to one department."""
    leader = line.entry.leader or profile.words.leader
    year = long_year(held.fiscal_year)
    parts = [
        f"{line.entry.department}\n{leader} 様",
        f"日頃より{profile.plan_name}の推進に御協力いただき、ありがとうございます。",
        f"{year}の進捗状況報告について、{_what_is_missing(held, line)}",
        _projects(line, titles),
        CLOSING,
    ]
    if held.contact:
        parts.append(f"問合せ先\n{held.contact}")
    return "\n\n".join(part for part in parts if part) + "\n"


def _what_is_missing(held: SurveyRound, line: DepartmentProgress) -> str:
    """Return the sentence that says what is missed, and until when it was asked for."""
    until = f"提出期限は {long_day(dt.date.fromisoformat(held.deadline))}です。" if held.deadline else ""
    if line.entry.state is EntryState.SENT_BACK:
        reason = f"（{line.entry.note}）" if line.entry.note else ""
        return f"確認をお願いした内容{reason}の再提出がまだ届いておりません。{until}"
    if len(line.answered) < len(line.numbers):
        return f"次の事業の回答がまだ届いておりません。{until}"
    if line.incomplete:
        return f"次の事業の回答に未記入の項目があります。{until}"
    return f"御確認をお願いします。{until}"


def _projects(line: DepartmentProgress, titles: Mapping[str, str]) -> str:
    """Return the projects whose answers are missing or incomplete, one a line."""
    answered, incomplete = set(line.answered), set(line.incomplete)
    rows = [
        f"・{number} {titles.get(number, '')}{OPEN_LINES if number in incomplete else ''}".rstrip()
        for number in line.numbers
        if number not in answered or number in incomplete
    ]
    if len(rows) > SHOWN_PROJECTS:
        rows = [*rows[:SHOWN_PROJECTS], f"ほか {len(rows) - SHOWN_PROJECTS} 事業"]
    return "\n".join(rows)
