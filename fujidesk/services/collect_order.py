"""Which of several returns counts: the newest, project by project, since not every return holds all of them.

An unfilled sheet is no answer, so a later return with other projects does not replace an earlier one. Where
two returns differ and cannot be told apart by their time of saving, nothing of the difference is taken.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from fujidesk.domain.replies import Answer, KeptFile, Outcome, Reply, ReplyKind

_TAKEN, _WITHDRAWN = "taken", "withdrawn"
_OPEN = (Outcome.NEW, Outcome.CHANGED, Outcome.CHECK)
"""Outcomes of which something could still be taken."""
_Subject = tuple[str, ...]


def ordered(replies: Sequence[Reply], kept: Iterable[KeptFile]) -> list[Reply]:
    """Return the replies with older ones marked, and those that came in before.

    Args:
        replies: as they were read, in the order in which they were given.
        kept: returns of the same rounds that are in the database.
    """
    stored = [file for file in kept if file.state != _WITHDRAWN]
    found = [_known(reply, stored) for reply in replies]
    for kind in (ReplyKind.REPORT, ReplyKind.INQUIRY):
        places = [place for place, reply in enumerate(found) if reply.kind is kind and not reply.refusal]
        for place, reply in zip(places, _settled([found[place] for place in places]), strict=True):
            found[place] = reply
    found = [_without_older_proposals(reply, found) for reply in found]
    return [_against_kept(reply, stored) for reply in found]


def saved_moment(reply: Reply) -> dt.datetime | None:
    """Return when a return was saved, None where it does not tell; times without a zone are taken as UTC."""
    return _moment(reply.saved_at)


def _moment(text: str) -> dt.datetime | None:
    """Return a moment of its ISO text, None where it is none."""
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def departments_of(kept: KeptFile) -> frozenset[str]:
    """Return the departments whose sheets are in a kept return.

    The whole text too: 「・」 may stand in the name of a department.
    """
    return frozenset((kept.department, *kept.department.split("・")))


def _known(reply: Reply, kept: Sequence[KeptFile]) -> Reply:
    """Return the reply with the time at which the same bytes came in before.

    Same bytes, not same name: a department may send one file twice under two names.
    """
    same = [file.received_at for file in kept if file.sha256 == reply.sha256 and not reply.refusal]
    return replace(reply, known_at=max(same)) if same else reply


def _subject(reply: Reply, answer: Answer) -> _Subject:
    """Return what an answer is one of several about: a project, or a question to one."""
    year = str(reply.fiscal_year)
    return (year, answer.number, answer.name) if reply.kind is ReplyKind.INQUIRY else (year, answer.number)


def _settled(replies: Sequence[Reply]) -> list[Reply]:
    """Return the returns of one form with what counts of each.

    Of each project the return that was saved last counts; where that cannot be told, every differing answer
    is marked to be checked.
    """
    holders: dict[_Subject, list[int]] = {}
    for place, reply in enumerate(replies):
        for answer in reply.answers:
            holders.setdefault(_subject(reply, answer), []).append(place)
    older: dict[int, dict[_Subject, int]] = {place: {} for place in range(len(replies))}
    open_subjects: dict[_Subject, list[int]] = {}
    for subject, found in holders.items():
        places = list(dict.fromkeys(found))
        newest = _newest([replies[place] for place in places])
        if len(places) < 2:
            continue
        if newest is None:
            open_subjects[subject] = places
            continue
        for place in places:
            if place != places[newest]:
                older[place][subject] = places[newest]
    marked = [_with_older(replies, place, older[place]) for place in range(len(replies))]
    return [_with_open(reply, replies, open_subjects) for reply in marked]


def _newest(replies: Sequence[Reply]) -> int | None:
    """Return the place of the reply that was saved last; None where that cannot be told.

    It cannot where one of them does not say when, or two say the same moment.
    """
    moments = [saved_moment(reply) for reply in replies]
    known = [moment for moment in moments if moment is not None]
    if len(known) < len(moments) or known.count(max(known)) > 1:
        return None
    return moments.index(max(known))


def _with_older(replies: Sequence[Reply], place: int, older: Mapping[_Subject, int]) -> Reply:
    """Return a reply with what newer ones answer too: wholly older, or only in some projects."""
    reply = replies[place]
    subjects = {_subject(reply, answer) for answer in reply.answers}
    if subjects and subjects <= older.keys():
        return replace(reply, is_superseded=True)
    answers = []
    for answer in reply.answers:
        newer = older.get(_subject(reply, answer))
        if newer is None or answer.outcome not in _OPEN:
            answers.append(answer)
            continue
        problem = f"より新しい回答「{replies[newer].name}」に同じ事業の回答があります。こちらは取り込みません"
        answers.append(replace(answer, outcome=Outcome.REFUSED, change=None, problem=problem))
    return replace(reply, answers=tuple(answers))


def _with_open(reply: Reply, replies: Sequence[Reply], subjects: Mapping[_Subject, Sequence[int]]) -> Reply:
    """Return a reply with 要確認 where another one of the same time of saving says something else.

    Answers that agree are taken without a word: it does not matter which of the two they come from.
    """
    if not subjects or reply.is_superseded:
        return reply
    answers = [_checked(reply, answer, replies, subjects) for answer in reply.answers]
    return replace(reply, answers=tuple(answers))


def _checked(
    reply: Reply, answer: Answer, replies: Sequence[Reply], subjects: Mapping[_Subject, Sequence[int]]
) -> Answer:
    """Return an answer, as 要確認 where another return differs from it."""
    places = subjects.get(_subject(reply, answer))
    if places is None or answer.outcome not in _OPEN:
        return answer
    others = [replies[place] for place in places if replies[place].sha256 != reply.sha256]
    differing = [other.name for other in others if _written(other, answer) != answer.written]
    if not differing:
        return answer
    names = "、".join(f"「{name}」" for name in differing)
    problem = f"{names}と内容が違い、どちらが新しいか保存日時から決まりません"
    return replace(answer, outcome=Outcome.CHECK, problem="。".join(filter(None, (problem, answer.problem))))


def _written(reply: Reply, answer: Answer) -> str:
    """Return what another return has in the same field."""
    key = (answer.number, answer.name)
    return next((other.written for other in reply.answers if (other.number, other.name) == key), "")


def _without_older_proposals(reply: Reply, replies: Sequence[Reply]) -> Reply:
    """Return a 新規事業調査, marked where a newer one of the department has all of its proposals again.

    A newer one with other proposals does not replace it: departments send them one after the other.
    """
    mine, titles = saved_moment(reply), {proposal.title for proposal in reply.proposals}
    if reply.kind is not ReplyKind.PROPOSAL or mine is None or not titles:
        return reply
    for other in replies:
        moment = saved_moment(other)
        is_newer = other.kind is reply.kind and moment is not None and moment > mine
        if is_newer and other.departments == reply.departments and _has_titles(other, titles):
            return replace(reply, is_superseded=True)
    return reply


def _has_titles(reply: Reply, titles: Collection[str]) -> bool:
    """Tell whether a return proposes all projects of these titles."""
    return set(titles) <= {proposal.title for proposal in reply.proposals}


def _against_kept(reply: Reply, kept: Sequence[KeptFile]) -> Reply:
    """Return a reply with 要確認 where a newer return of its departments was taken before.

    A late arrival of an older file must not write over the newer answers without the office knowing.
    """
    mine = saved_moment(reply)
    newer = [
        file
        for file in kept
        if file.kind is reply.kind
        and file.state == _TAKEN
        and file.sha256 != reply.sha256
        and departments_of(file) & set(reply.departments)
        and mine is not None
        and (moment := _moment(file.saved_at)) is not None
        and moment > mine
    ]
    changed = reply.with_outcome(Outcome.CHANGED)
    if not newer or not changed or reply.is_superseded:
        return reply
    if not reply.with_outcome(Outcome.NEW):
        return replace(reply, is_superseded=True)
    problem = f"この回答より新しい「{newer[0].name}」が取り込み済みです。入れ替えてよいか確かめてください"
    answers = [
        replace(answer, outcome=Outcome.CHECK, problem=problem)
        if answer.outcome is Outcome.CHANGED
        else answer
        for answer in reply.answers
    ]
    return replace(reply, answers=tuple(answers))
