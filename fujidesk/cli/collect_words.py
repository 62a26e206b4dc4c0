"""What `survey collect` says of each file: whose it is, counts, and a line for everything that is left."""

from collections.abc import Iterator

from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.replies import KIND_NAMES, OUTCOME_NAMES, Answer, Outcome, Reply, ReplyKind
from fujidesk.domain.reports import LABELS, answer_label


def open_points(reply: Reply) -> int:
    """Return how many things of a file are left for the office; a refused file is one."""
    doubtful = reply.with_outcome(Outcome.CHECK, Outcome.REFUSED)
    return len(doubtful) + len(reply.problems) + bool(reply.refusal)


def told_reply(reply: Reply, taken: int, profile: PlanProfile) -> Iterator[str]:
    """Yield the lines about one file.

    Args:
        reply: the file as read.
        taken: how many of its answers are taken.
        profile: gives the names of the scores.
    """
    if reply.refusal:
        yield f"受け付けない　{reply.name}　{reply.refusal}"
        return
    kind = KIND_NAMES[reply.kind] if reply.kind is not None else ""
    who = "、".join(reply.departments) or "部署不明"
    yield f"読み込み　{reply.name}　{who}　{kind}　{counts_text(reply)}"
    if reply.is_superseded:
        yield f"旧版　{reply.name}　同じ部署のより新しい提出があるため、回答は取り込みません。"
    elif held_back := len(reply.takeable) - taken:
        yield f"見送り　{reply.name}　直すところのある事業の回答 {held_back} 項目は取り込みません。"
    if reply.known_at:
        yield f"既読　{reply.name}　同じ内容のファイルを {reply.known_at[:10]} に受け取っています。"
    yield from _problems(reply)
    for answer in reply.answers:
        if answer.outcome in (Outcome.CHECK, Outcome.REFUSED):
            yield _answer_line(reply, answer, profile)
    for answer in reply.takeable:
        if answer.reading:
            place = _place(reply.name, answer.sheet, answer.cell)
            yield f"読み替え　{place}　{_name(answer, profile)}　{answer.reading}"


def counts_text(reply: Reply) -> str:
    """Return how many fields ended how: 「新規 12、変更 3、同じ 40、要確認 0、受け付けない 0」.

    A form for new projects has no fields of the report: how many projects it proposes.
    """
    if reply.kind is ReplyKind.PROPOSAL:
        return f"提案 {len(reply.proposals)}"
    counts = [f"{word} {len(reply.with_outcome(outcome))}" for outcome, word in OUTCOME_NAMES.items()]
    return "、".join(counts)


def _problems(reply: Reply) -> Iterator[str]:
    """Yield a line for each problem that is not about one answer."""
    for problem in reply.problems:
        number = f"{problem.number}　" if problem.number else ""
        place = _place(reply.name, problem.sheet, problem.cell)
        yield f"問題　{place}　{number}{_told(problem.text, problem.allowed)}"


def _answer_line(reply: Reply, answer: Answer, profile: PlanProfile) -> str:
    """Return a line for an answer that is not taken as read: where, what is wrong, what is allowed."""
    word = OUTCOME_NAMES[answer.outcome]
    problem = answer.problem or answer.reading
    written = f"「{' '.join(answer.written.split())[:40]}」" if answer.written else ""
    if problem.startswith(written):  # most sentences begin with what was written
        written = ""
    place = _place(reply.name, answer.sheet, answer.cell)
    return f"{word}　{place}　{_name(answer, profile)}　{written}{_told(problem, answer.allowed)}"


def _place(file: str, sheet: str, cell: str) -> str:
    """Return file, sheet and cell, as far as there are any."""
    return "　".join(part for part in (file, f"シート「{sheet}」" if sheet else "", cell) if part)


def _name(answer: Answer, profile: PlanProfile) -> str:
    """Return project and field of an answer; a question of a 照会票 has no field of the report."""
    label = answer_label(answer.name, profile) if answer.name in LABELS else "照会への回答"
    return f"{answer.number} {label}"


def _told(problem: str, allowed: str) -> str:
    """Return what is wrong and what may stand there."""
    return f"{problem}（{allowed}）" if allowed else problem
