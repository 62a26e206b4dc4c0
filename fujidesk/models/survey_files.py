"""Returns as they came in, and the proposals in them: their bytes are kept and never written again.

A file is known by the hash of its bytes. Only its `state` changes, by which undoing what was taken from it
withdraws the file without losing it.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import Row, Select, insert, select, update

from fujidesk.domain.new_project_forms import KeptProposal
from fujidesk.domain.replies import KeptFile, Problem, ProblemList, Proposal, ReplyKind
from fujidesk.models.failures import understanding
from fujidesk.models.schema import Asked, proposal, survey_file

TAKEN, OLDER, WITHDRAWN = "taken", "older", "withdrawn"
"""States of a kept file: taken; older than another return of the same department; undone."""
NAME_LENGTH = 255
_FILE, _PROPOSAL = survey_file.c, proposal.c
_SHOWN = (
    "id", "fiscal_year", "kind", "department", "name", "saved_at", "received_at", "sha256", "size", "state",
)  # fmt: skip


@dataclass(frozen=True)
class NewFile:
    """A return to be kept.

    department: the one whose sheets are in it, several joined by 「・」. name: of the file. saved_at,
    received_at: ISO times. problems: department → open lines of the problem list. proposals: new projects
    in it.
    """

    fiscal_year: int
    kind: ReplyKind
    department: str
    name: str
    saved_at: str
    received_at: str
    content: bytes
    problems: Mapping[str, Sequence[Problem]] = field(default_factory=dict)
    proposals: Sequence[Proposal] = ()
    state: str = TAKEN


def sha256_of(content: bytes) -> str:
    """Return the hash by which a file is known."""
    return hashlib.sha256(content).hexdigest()


def keep(session: Asked, file: NewFile) -> int:
    """Keep a return with its proposals; returns its id.

    A name that is too long loses its beginning: the ending tells what it is.
    """
    adding = insert(survey_file).values(
        fiscal_year=file.fiscal_year, kind=file.kind.value, department=file.department,
        name=file.name[-NAME_LENGTH:], saved_at=file.saved_at, received_at=file.received_at,
        sha256=sha256_of(file.content), size=len(file.content), content=file.content, state=file.state,
        summary=summary_of(file.problems),
    ).returning(_FILE.id)  # fmt: skip
    kept: int = session.execute(adding).scalar_one()
    rows = [
        {
            "file_id": kept, "fiscal_year": file.fiscal_year, "department": item.department,
            "position": position, "body": json.dumps(asdict(item), ensure_ascii=False),
        }
        for position, item in enumerate(file.proposals, start=1)
    ]  # fmt: skip
    if rows:
        session.execute(insert(proposal), rows)
    return kept


def set_state(session: Asked, file_id: int, state: str) -> None:
    """Say what became of a kept file.

    state: TAKEN, OLDER or WITHDRAWN; bytes and proposals stay in any case.
    """
    session.execute(update(survey_file).where(_FILE.id == file_id).values(state=state))


def summary_of(problems: Mapping[str, Sequence[Problem]]) -> str:
    """Return what is noted of a return beside its bytes: department → open lines, as JSON."""
    lines = {department: [asdict(item) for item in found] for department, found in problems.items()}
    return json.dumps({"problems": lines}, ensure_ascii=False)


def set_summary(session: Asked, file_id: int, summary: str) -> str:
    """Note other open lines of a kept file (see `summary_of`); returns what was noted before."""
    before = session.execute(select(_FILE.summary).where(_FILE.id == file_id)).scalar_one()
    session.execute(update(survey_file).where(_FILE.id == file_id).values(summary=summary))
    return str(before)


def known(session: Asked, sha256: str) -> KeptFile | None:
    """Return the newest kept file of the same bytes that was not withdrawn; None when there is none."""
    query = _query().where(_FILE.sha256 == sha256, _FILE.state != WITHDRAWN).order_by(_FILE.id.desc())
    row = session.execute(query.limit(1)).one_or_none()
    return None if row is None else _kept(row)


def files(session: Asked, fiscal_year: int) -> list[KeptFile]:
    """Return the kept files of a round, the one that came in last first."""
    rows = session.execute(_query().where(_FILE.fiscal_year == fiscal_year).order_by(_FILE.id.desc()))
    return [_kept(row) for row in rows]


def content(session: Asked, file_id: int) -> tuple[str, bytes] | None:
    """Return name and bytes of a kept file; None when there is none of this id.

    The one query that reads bytes; lists go without them, as a round holds workbooks of all departments.
    """
    query = select(_FILE.name, _FILE.content).where(_FILE.id == file_id)
    row = session.execute(query).one_or_none()
    return None if row is None else (row.name, bytes(row.content))


def changed(session: Asked) -> list[str]:
    """Return the names of kept files whose bytes no longer have their hash; reads one file at a time."""
    found = []
    for file_id, name, sha256 in session.execute(select(_FILE.id, _FILE.name, _FILE.sha256)).all():
        kept = content(session, file_id)
        if kept is None or sha256_of(kept[1]) != sha256:
            found.append(str(name))
    return found


def problem_counts(session: Asked, fiscal_year: int) -> dict[str, int]:
    """Return how many lines each of `problem_lists` has."""
    found = problem_lists(session, fiscal_year)
    return {department: len(problems.lines) for department, problems in found.items()}


@understanding("届いた回答の記録")
def problem_lists(session: Asked, fiscal_year: int) -> dict[str, ProblemList]:
    """Return, by department, the problem list of its newest return of the status report that was taken."""
    query = (
        select(_FILE.name, _FILE.summary)
        .where(_FILE.fiscal_year == fiscal_year, _FILE.state == TAKEN, _FILE.kind == ReplyKind.REPORT)
        .order_by(_FILE.id)
    )
    lists: dict[str, ProblemList] = {}
    for name, text in session.execute(query):
        noted = json.loads(text or "{}").get("problems", {})
        for department, lines in noted.items():
            lists[str(department)] = ProblemList(str(name), tuple(Problem(**line) for line in lines))
    return lists


@understanding("新規事業の提案")
def proposals(session: Asked, fiscal_year: int) -> list[Proposal]:
    """Return the new projects proposed in the returns of a round that were taken."""
    query = (
        select(_PROPOSAL.body)
        .join(survey_file, _PROPOSAL.file_id == _FILE.id)
        .where(_FILE.fiscal_year == fiscal_year, _FILE.state == TAKEN)
        .order_by(_FILE.id, _PROPOSAL.position)
    )
    return [_proposal(json.loads(body)) for body in session.scalars(query)]


@understanding("新規事業の提案")
def proposal_forms(session: Asked, fiscal_year: int) -> list[KeptProposal]:
    """Return every filled-in form of a round as it came in, those of withdrawn files too."""
    query = (
        select(_FILE.id, _PROPOSAL.position, _FILE.name, _FILE.received_at, _FILE.state, _PROPOSAL.body)
        .join(survey_file, _PROPOSAL.file_id == _FILE.id)
        .where(_FILE.fiscal_year == fiscal_year, _FILE.state != OLDER)
        .order_by(_FILE.id, _PROPOSAL.position)
    )
    return [
        KeptProposal(id_, position, name, at, state == WITHDRAWN, _proposal(json.loads(body)))
        for id_, position, name, at, state, body in session.execute(query)
    ]


def _proposal(values: dict[str, Any]) -> Proposal:
    """Return a stored proposal."""
    costs = tuple((int(year), int(kyen)) for year, kyen in values.pop("costs", ()))
    return Proposal(**values, costs=costs)


def _query() -> "Select[*tuple[Any, ...]]":
    """Return the question for kept files, without their bytes.

    Each column of `_SHOWN` is a field of `KeptFile`.
    """
    return select(*(_FILE[name] for name in _SHOWN))


@understanding("届いた回答の記録")
def _kept(row: "Row[*tuple[Any, ...]]") -> KeptFile:
    """Return a kept file as it crosses to the screens."""
    values = row._asdict()
    return KeptFile(**{**values, "kind": ReplyKind(values["kind"])})
