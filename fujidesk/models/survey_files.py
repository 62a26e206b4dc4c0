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

from fujidesk.domain.changes import JsonValue
from fujidesk.domain.replies import KeptFile, Proposal, ReplyKind
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
    received_at: ISO times. problems: open lines of the problem list by department. proposals: new projects
    in it. noted: what else is to be kept with it, as JSON values.
    """

    fiscal_year: int
    kind: ReplyKind
    department: str
    name: str
    saved_at: str
    received_at: str
    content: bytes
    problems: Mapping[str, int] = field(default_factory=dict)
    proposals: Sequence[Proposal] = ()
    noted: Mapping[str, JsonValue] = field(default_factory=dict)
    state: str = TAKEN


def sha256_of(content: bytes) -> str:
    """Return the hash by which a file is known."""
    return hashlib.sha256(content).hexdigest()


def keep(session: Asked, file: NewFile) -> int:
    """Keep a return with its proposals; returns its id."""
    summary = {"problems": dict(file.problems), **file.noted}
    adding = insert(survey_file).values(
        fiscal_year=file.fiscal_year, kind=file.kind.value, department=file.department,
        name=file.name[-NAME_LENGTH:], saved_at=file.saved_at, received_at=file.received_at,
        sha256=sha256_of(file.content), size=len(file.content), content=file.content, state=file.state,
        summary=json.dumps(summary, ensure_ascii=False),
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
    """Say what became of a kept file."""
    session.execute(update(survey_file).where(_FILE.id == file_id).values(state=state))


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
    """Return name and bytes of a kept file; None when there is none of this id."""
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


@understanding("届いた回答の記録")
def problem_counts(session: Asked, fiscal_year: int) -> dict[str, int]:
    """Return, by department, the open lines of the problem list of its newest return that was taken."""
    query = (
        select(_FILE.summary)
        .where(_FILE.fiscal_year == fiscal_year, _FILE.state == TAKEN, _FILE.kind == ReplyKind.REPORT)
        .order_by(_FILE.id)
    )
    counts: dict[str, int] = {}
    for text in session.scalars(query):
        found = json.loads(text or "{}").get("problems", {})
        counts |= {str(department): int(count) for department, count in found.items()}
    return counts


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


def _proposal(values: dict[str, Any]) -> Proposal:
    """Return a stored proposal."""
    costs = tuple((int(year), int(kyen)) for year, kyen in values.pop("costs", ()))
    return Proposal(**values, costs=costs)


def _query() -> "Select[*tuple[Any, ...]]":
    """Return the question for kept files, without their bytes."""
    return select(*(_FILE[name] for name in _SHOWN))


@understanding("届いた回答の記録")
def _kept(row: "Row[*tuple[Any, ...]]") -> KeptFile:
    """Return a kept file as it crosses to the screens."""
    values = row._asdict()
    return KeptFile(**{**values, "kind": ReplyKind(values["kind"])})
