"""Forms of the 新規事業調査 against the new projects that came from them: none is taken twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from fujidesk.domain.new_project_rules import current_step
from fujidesk.domain.new_projects import NewProject, Step
from fujidesk.domain.replies import Proposal


class FormState(StrEnum):
    """What can be done with a form."""

    NEW = "new"
    """Not taken so far."""
    NEWER = "newer"
    """A newer return of a form that was taken: taking it brings the new project up to date."""
    TAKEN = "taken"
    OLDER = "older"
    """A newer return of the same form lies among the others."""
    WITHDRAWN = "withdrawn"
    """Its file was taken back."""


FORM_STATE_NAMES = {
    FormState.NEW: "未取込", FormState.NEWER: "新しい回答", FormState.TAKEN: "取込済",
    FormState.OLDER: "古い回答", FormState.WITHDRAWN: "取消し",
}  # fmt: skip
TAKEABLE = (FormState.NEW, FormState.NEWER)


@dataclass(frozen=True, slots=True)
class KeptProposal:
    """A filled-in form as it is kept; file_name: of the return; received_at: ISO time.

    position: place among the forms of its file, from 1. is_withdrawn: the file was taken back.
    """

    file_id: int
    position: int
    file_name: str
    received_at: str
    is_withdrawn: bool
    proposal: Proposal


@dataclass(frozen=True, slots=True)
class ProposalForm:
    """A form and what became of it. key: of the new project that it made or would change, "" for none."""

    kept: KeptProposal
    state: FormState
    key: str = ""


def judged_forms(kept: Sequence[KeptProposal], projects: Sequence[NewProject]) -> list[ProposalForm]:
    """Return the forms of a round with what became of each.

    The same form again is one of the same department and title in a later file.

    Args:
        kept: in the order in which the files came in.
        projects: all new projects of the fiscal year.
    """
    newest = {_subject(item.proposal): item for item in kept if not item.is_withdrawn}
    by_place: dict[tuple[int | None, int | None], NewProject] = {
        (item.file_id, item.file_position): item for item in projects
    }
    by_subject: dict[tuple[str, str], NewProject | None] = {}
    for item in kept:  # the record of a form may have come from any of its returns
        own = by_place.get((item.file_id, item.position))
        by_subject[_subject(item.proposal)] = own or by_subject.get(_subject(item.proposal))
    return [_judged(item, newest, by_place, by_subject) for item in kept]


def _judged(
    item: KeptProposal,
    newest: dict[tuple[str, str], KeptProposal],
    by_place: dict[tuple[int | None, int | None], NewProject],
    by_subject: dict[tuple[str, str], NewProject | None],
) -> ProposalForm:
    """Return one form with its state."""
    subject = _subject(item.proposal)
    own, other = by_place.get((item.file_id, item.position)), by_subject[subject]
    key = own.key if own else other.key if other else ""
    if item.is_withdrawn:
        return ProposalForm(item, FormState.WITHDRAWN, key)
    if newest[subject] is not item:
        return ProposalForm(item, FormState.OLDER, key)
    if own is not None or (other is not None and current_step(other) is Step.ADOPTED):
        return ProposalForm(item, FormState.TAKEN, key)
    return ProposalForm(item, FormState.NEW if other is None else FormState.NEWER, key)


def source_notes(forms: Sequence[ProposalForm], projects: Sequence[NewProject]) -> dict[str, str]:
    """Return, by key, what the office should know of the form that a new project came from."""
    notes: dict[str, str] = {}
    for project in projects:
        own = next((form for form in forms if _is_source(form, project)), None)
        newer = next(
            (form for form in forms if form.key == project.key and form.state is FormState.NEWER), None
        )
        if newer is not None:
            notes[project.key] = (
                f"新しい回答「{newer.kept.file_name}」があります。「調査票から取り込む」で更新できます。"
            )
        elif own is not None and own.state is FormState.WITHDRAWN:
            notes[project.key] = (
                f"もとの回答「{own.kept.file_name}」は取り消されています。部署に確かめてください。"
            )
    return notes


def _is_source(form: ProposalForm, project: NewProject) -> bool:
    """Tell whether a new project holds what a form says."""
    return (form.kept.file_id, form.kept.position) == (project.file_id, project.file_position)


def _subject(proposal: Proposal) -> tuple[str, str]:
    """Return what a form is known by in another file: department and title, blanks aside."""
    return proposal.department, "".join(proposal.title.split())
