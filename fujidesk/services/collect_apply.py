"""Stores what was accepted of returned files: one transaction and one undo step a file, all files or none."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fujidesk.domain.changes import Changes, Entity, FieldChange, JsonValue
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.progress import Progress
from fujidesk.domain.replies import Answer, KeptFile, Outcome, Problem, Reply, ReplyKind
from fujidesk.domain.survey_values import entry_value
from fujidesk.domain.surveys import EntryState, SurveyEntry, entry_key
from fujidesk.errors import EditConflictError, FujideskError, UserError
from fujidesk.exchange.survey_layout import KIND_TITLES
from fujidesk.models import survey_files, survey_rows
from fujidesk.models.engine import Database
from fujidesk.models.survey_files import OLDER, NewFile
from fujidesk.services.assignments import assignments
from fujidesk.services.collect_keeping import KeepFiles, ListProblems
from fujidesk.services.collect_order import departments_of, saved_moment
from fujidesk.services.collect_problems import open_problems
from fujidesk.services.edits import Beside, EditService

_LABEL_NAME = 60
"""Characters of a file's name in the label of its step."""


@dataclass(frozen=True)
class CollectPreview:
    """What returned files say. skipped: sentences about files that were not read; contents: hash → bytes."""

    replies: tuple[Reply, ...]
    skipped: tuple[str, ...] = ()
    contents: Mapping[str, bytes] = field(default_factory=dict, repr=False, compare=False)


class CollectWriter:
    """Stores one batch of returned files. before_import: makes the backup before any writing."""

    def __init__(
        self,
        database: Database,
        edits: EditService,
        profile: PlanProfile,
        before_import: Callable[[Progress], None] | None = None,
    ) -> None:
        self._database = database
        self._edits = edits
        self._profile = profile
        self._before_import = before_import

    def apply(
        self, preview: CollectPreview, accepted: Collection[Answer], progress: Progress
    ) -> list[Changes]:
        """Store accepted answers; see `SurveyCollect.apply`.

        Raises:
            UserError: a value is not allowed, or the register has changed since the files were read.
            MachineError: the database cannot be written.
            CancelledError: the user stopped the work; nothing of it is stored.
        """
        chosen = _chosen(preview.replies, accepted)
        batch = [reply for reply in _oldest_first(preview.replies) if _is_return(reply, chosen)]
        if not batch:
            return []
        progress.step(0, len(batch), "バックアップ")
        if self._before_import is not None:
            self._before_import(progress)
        done: list[Changes] = []
        labels: list[str] = []
        held: dict[tuple[Entity, str, str], JsonValue] = {}
        try:
            for place, reply in enumerate(batch):
                progress.step(place, len(batch), reply.name)
                answers = chosen.get(reply.sha256, [])
                steps = self._edits.step_count
                done.append(self._apply_one(preview, reply, answers, held))
                labels += [self._edits.undo_label] * (self._edits.step_count - steps)
        except FujideskError as error:
            self._take_back(labels)
            raise _explained(error) from error
        return done

    def _apply_one(
        self,
        preview: CollectPreview,
        reply: Reply,
        answers: Iterable[Answer],
        held: dict[tuple[Entity, str, str], JsonValue],
    ) -> Changes:
        """Store one file; held: what the files before it have set.

        Two files of a batch may answer the same project: the later one changes what the earlier has set, not
        what was stored before both.
        """
        changes = []
        for answer in answers:
            change = answer.change
            if change is None:
                continue
            key = (change.entity, change.key, change.field)
            changes.append(replace(change, before=held.get(key, change.before)))
            held[key] = change.after
        changes += self._entry_changes(reply, held)
        keeping = self._keeping(preview, reply, answers)
        made = self._edits.apply_import(changes, _label(reply), keeping)
        year = frozenset() if reply.fiscal_year is None else frozenset({reply.fiscal_year})
        return replace(made, years=made.years | year)

    def _entry_changes(
        self, reply: Reply, held: dict[tuple[Entity, str, str], JsonValue]
    ) -> list[FieldChange]:
        """Return that the departments of a status report have answered today."""
        year = reply.fiscal_year
        if reply.kind is not ReplyKind.REPORT or year is None:
            return []
        with self._database.reading() as session:
            stored = survey_rows.entries(session, (year,))
            known = survey_rows.department_ids(session)
        today = self._edits.editor.now().date().isoformat()
        changes = []
        for name in reply.departments:
            if name not in known:
                continue
            row = stored.get((year, name))
            entry = SurveyEntry(year, name) if row is None else row.record
            for part, value in (("state", EntryState.RETURNED.value), ("returned_at", today)):
                key = (Entity.ENTRY, entry_key(year, name), part)
                changes.append(FieldChange(*key, entry_value(entry, part), value))
                held[key] = value
        return changes

    def _keeping(self, preview: CollectPreview, reply: Reply, answers: Iterable[Answer]) -> Beside | None:
        """Return what keeps a file's bytes, and those of older ones of its departments given with it.

        Of a file that is kept already only the list of what is open is noted anew: answers that were held
        back at first are taken by reading the same file again.
        """
        problems = open_problems(reply, {id(answer) for answer in answers}, self._leads(reply), self._profile)
        if reply.known_at:
            return self._noting(reply, problems)
        files = [self._new_file(preview, reply, problems)]
        files += [
            replace(self._new_file(preview, other, {}), state=OLDER, proposals=())
            for other in preview.replies
            if other.is_superseded and not other.known_at and _same_sender(other, reply)
        ]
        older = [
            file.id
            for file in self._kept(reply.fiscal_year or 0)
            if file.kind is reply.kind is not ReplyKind.PROPOSAL
            and file.state == survey_files.TAKEN
            and departments_of(file) & set(reply.departments)
        ]
        return KeepFiles(tuple(files), tuple(older))

    def _noting(self, reply: Reply, problems: Mapping[str, Sequence[Problem]]) -> Beside | None:
        """Return what notes the open lines of a kept file; None: its bytes are only kept as an older one."""
        kept = [
            file.id
            for file in self._kept(reply.fiscal_year or 0)
            if file.sha256 == reply.sha256 and file.state == survey_files.TAKEN
        ]
        return ListProblems(kept[0], survey_files.summary_of(problems)) if kept else None

    def _leads(self, reply: Reply) -> dict[str, str]:
        """Return number → department that is asked, where a book holds the sheets of several."""
        if len(reply.departments) < 2 or reply.fiscal_year is None:
            return {}
        with self._database.reading() as session:
            asked = assignments(session, reply.fiscal_year)
        return {number: found.lead for number, found in asked.items()}

    def _kept(self, fiscal_year: int) -> list[KeptFile]:
        """Return the returns of a round that are kept already.

        Withdrawn ones too; whoever asks looks at their state.
        """
        with self._database.reading() as session:
            return survey_files.files(session, fiscal_year)

    def _new_file(
        self, preview: CollectPreview, reply: Reply, problems: Mapping[str, Sequence[Problem]]
    ) -> NewFile:
        """Return a file to be kept; problems: department → open lines.

        Its name is kept without folders: where it lay is nobody's business later.
        """
        return NewFile(
            reply.fiscal_year or 0, reply.kind or ReplyKind.REPORT, "・".join(reply.departments),
            reply.name.rpartition("/")[2], reply.saved_at,
            self._edits.editor.now().isoformat(timespec="seconds"), preview.contents[reply.sha256],
            problems, reply.proposals,
        )  # fmt: skip

    def _take_back(self, labels: Sequence[str]) -> None:
        """Undo the files that are in already, newest first: nothing is left of a batch that failed.

        A step of somebody else's that came between is not touched: each is undone only while it is the
        newest.
        """
        for label in reversed(labels):
            if self._edits.undo_label == label:
                self._edits.undo()


def _chosen(replies: Sequence[Reply], accepted: Collection[Answer]) -> dict[str, list[Answer]]:
    """Return hash of the file → answers of it that are accepted and can be taken.

    Raises:
        LookupError: an answer is not of these files; taking none of it without a word would be worse.
    """
    same = {id(answer) for answer in accepted}
    known = {id(answer) for reply in replies for answer in reply.answers}
    if not same <= known:
        raise LookupError("an accepted answer is not of this preview")
    found: dict[str, list[Answer]] = {}
    for reply in replies:
        if reply.refusal or reply.is_superseded:
            continue
        taken = [answer for answer in reply.answers if id(answer) in same and answer.change is not None]
        if taken:
            found[reply.sha256] = taken
    return found


def _is_return(reply: Reply, chosen: Mapping[str, Sequence[Answer]]) -> bool:
    """Tell whether a file is to be stored: something of it is accepted, or there was nothing to accept.

    A return that only repeats what is known is kept all the same: the department has answered.
    """
    if reply.refusal or reply.is_superseded:
        return False
    if reply.sha256 in chosen:
        return True
    if reply.known_at:
        return False
    if reply.kind is ReplyKind.PROPOSAL:
        return bool(reply.proposals)
    return bool(reply.answers) and all(answer.outcome is Outcome.SAME for answer in reply.answers)


def _oldest_first(replies: Iterable[Reply]) -> list[Reply]:
    """Return the replies by their time of saving, those that do not tell first.

    So the newest is stored last and stays.
    """
    return sorted(replies, key=_saved_text)


def _saved_text(reply: Reply) -> str:
    """Return a text that sorts by the time of saving."""
    moment = saved_moment(reply)
    return "" if moment is None else f"{moment.timestamp():020.3f}"


def _same_sender(first: Reply, second: Reply) -> bool:
    """Tell whether two files are the same form of the same round, from a department in common."""
    same_form = (first.kind, first.fiscal_year) == (second.kind, second.fiscal_year)
    return same_form and bool(set(first.departments) & set(second.departments))


def _label(reply: Reply) -> str:
    """Return what a file's step is called.

    It stands in the menu 元に戻す and in the history.
    """
    form = KIND_TITLES[reply.kind or ReplyKind.REPORT]
    name = reply.name.rpartition("/")[2][:_LABEL_NAME]
    return f"{'・'.join(reply.departments)} の{form}の取り込み（{name}）"


def _explained(error: FujideskError) -> FujideskError:
    """Return the error of a batch that was taken back, with what to do."""
    if isinstance(error, EditConflictError):
        return UserError(f"{error}取り込みは行っていません。ファイルをもう一度読み込んでください。")
    return error
