"""Takes returned workbooks of the survey in: reading shows what each says, applying stores what was accepted.

Each file is one transaction and one undo step: its values, the state of its department, and its original
bytes, which are exactly those that were read. Applying is all or nothing: when it is stopped or fails at a
file, the files before it are taken back, so that nothing of it is left half in.
"""

from collections.abc import Callable, Collection, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Literal

from fujidesk.domain.changes import Changes
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.domain.replies import Answer, Reply
from fujidesk.errors import CancelledError, FujideskError
from fujidesk.exchange.atomic import replace_with_bytes
from fujidesk.exchange.collect_report import report_bytes
from fujidesk.exchange.survey_read import RoundFacts, SurveyReader
from fujidesk.exchange.workbook_cells import book_bytes
from fujidesk.models import departments, sheets, survey_files, survey_rows
from fujidesk.models.engine import Database
from fujidesk.services.assignments import assignments
from fujidesk.services.collect_apply import CollectPreview, CollectWriter
from fujidesk.services.collect_files import GivenFile, given_files
from fujidesk.services.collect_order import ordered
from fujidesk.services.collect_problems import NOT_TAKEN
from fujidesk.services.edits import EditService
from fujidesk.services.reports import ReportService

__all__ = ["CollectPreview", "SurveyCollect", "accept"]


def accept(preview: CollectPreview, rule: Literal["valid", "complete"]) -> list[Answer]:
    """Return the answers that a rule takes.

    Args:
        preview: that was read.
        rule: "valid": every answer that is right as read; "complete": those only of project sheets without
            any problem, 要確認 or 受け付けない.
    """
    taken: list[Answer] = []
    for reply in preview.replies:
        if reply.refusal or reply.is_superseded:
            continue
        faulty = set() if rule == "valid" else _faulty(reply)
        taken += [answer for answer in reply.takeable if answer.number not in faulty]
    return taken


def _faulty(reply: Reply) -> set[str]:
    """Return the projects of a return in which anything is wrong; all of them for a problem of the file."""
    whole = any(not problem.number and not problem.sheet for problem in reply.problems)
    bad_sheets = {problem.sheet for problem in reply.problems if not problem.number}
    numbers = {problem.number for problem in reply.problems}
    numbers |= {
        answer.number
        for answer in reply.answers
        if whole or answer.outcome in NOT_TAKEN or answer.sheet in bad_sheets
    }
    return numbers


class SurveyCollect:
    """Reads returns and stores what is accepted. before_import: makes the backup before any writing."""

    def __init__(
        self,
        database: Database,
        edits: EditService,
        profile: PlanProfile,
        before_import: Callable[[Progress], None] | None = None,
        *,
        is_sample: bool = False,
    ) -> None:
        self._database = database
        self._reports = ReportService(database, edits, profile)
        self._edits = edits
        self._profile = profile
        self._before_import = before_import
        self._is_sample = is_sample

    # Reading

    def read(
        self, paths: Sequence[Path], fy: int | None = None, progress: Progress | None = None
    ) -> CollectPreview:
        """Read files and folders; nothing is written. A bad file stands among the others with its refusal.

        Args:
            paths: files or folders; folders are walked, links in them not followed.
            fy: fiscal year of the round that is collected; None: each file's own.
            progress: told at each file and sheet.

        Raises:
            MachineError: a place does not exist.
            CancelledError: the user stopped the work.
        """
        tell = progress or NoProgress()
        files, skipped = given_files(paths)
        facts = _Facts(self._facts)
        with self._database.reading() as session:
            names = [record.name for record in departments.department_records(session)]
        today = self._edits.editor.now().date().isoformat()
        reader = SurveyReader(self._profile, facts, names, fy, today)
        replies: dict[str, Reply] = {}
        contents: dict[str, bytes] = {}
        for done, file in enumerate(files):
            tell.step(done, len(files), file.name)
            reply, data = self._read_one(reader, file, _Within(tell, done, len(files), file.name))
            if reply.sha256 in replies:
                first = replies[reply.sha256].name
                skipped.append(f"「{file.name}」は「{first}」と同じ内容のファイルのため、1 回だけ読みます。")
                continue
            replies[reply.sha256 or f"{done}"] = reply
            if not reply.refusal:
                contents[reply.sha256] = data
        tell.step(len(files), len(files), "")
        years = {reply.fiscal_year for reply in replies.values() if reply.fiscal_year is not None}
        with self._database.reading() as session:
            kept = [file for year in sorted(years) for file in survey_files.files(session, year)]
        return CollectPreview(tuple(ordered(list(replies.values()), kept)), tuple(skipped), contents)

    def _read_one(self, reader: SurveyReader, file: GivenFile, progress: Progress) -> tuple[Reply, bytes]:
        """Return what one file says, and its bytes, which are read once."""
        try:
            data = book_bytes(file.path)
        except CancelledError:
            raise
        except FujideskError as error:
            return Reply(file.name, "", refusal=str(error)), b""
        digest = sha256(data).hexdigest()
        return reader.read(data, file.name, digest, progress), data

    def _facts(self, fiscal_year: int) -> RoundFacts:
        """Return what is stored of a round."""
        if fiscal_year not in self._profile.fiscal_years:
            return RoundFacts(fiscal_year, {}, {}, {})
        before = fiscal_year - 1
        with self._database.reading() as session:
            stored = survey_rows.inquiries(session, None, [fiscal_year])
            records = sheets.records(session, None)
            asked = assignments(session, fiscal_year)
        return RoundFacts(
            fiscal_year,
            {record.number: record for record in records},
            asked,
            self._reports.of_year(fiscal_year),
            self._reports.of_year(before) if before in self._profile.fiscal_years else {},
            {(number, rule): found.record for (number, _, rule), found in stored.items()},
            is_locked=self._reports.is_locked(fiscal_year),
        )

    def write_report(self, preview: CollectPreview, path: Path, progress: Progress | None = None) -> None:
        """Write every answer and problem of a collection as .xlsx, .json or .csv, by the file's ending.

        Raises:
            UserError: another ending.
            MachineError: the file cannot be written.
            CancelledError: the user stopped the work; nothing is written.
        """
        (progress or NoProgress()).step(0, 1, path.name)
        data = report_bytes(
            preview.replies, preview.skipped, path.suffix, self._profile, sample=self._is_sample
        )
        replace_with_bytes(path, data)

    def apply(
        self, preview: CollectPreview, accepted: Collection[Answer], progress: Progress | None = None
    ) -> list[Changes]:
        """Store accepted answers, one transaction and one undo step a file; all files or none.

        Files of new projects, and returns whose answers are all stored already, are kept as well. Answers
        that are 要確認 are stored where they are among the accepted.

        Raises:
            UserError: a value is not allowed, or the register has changed since the files were read.
            MachineError: the database cannot be written.
            CancelledError: the user stopped the work; nothing of it is stored.
        """
        writer = CollectWriter(self._database, self._edits, self._profile, self._before_import)
        return writer.apply(preview, accepted, progress or NoProgress())


class _Facts:
    """Looks a round up once a reading."""

    def __init__(self, look: Callable[[int], RoundFacts]) -> None:
        self._look = look
        self._found: dict[int, RoundFacts] = {}

    def __call__(self, fiscal_year: int) -> RoundFacts:
        """Return what is stored of a round."""
        if fiscal_year not in self._found:
            self._found[fiscal_year] = self._look(fiscal_year)
        return self._found[fiscal_year]


class _Within:
    """The progress within one file: the count is that of the files; each sheet is a chance to stop."""

    def __init__(self, progress: Progress, done: int, total: int, name: str) -> None:
        self._progress = progress
        self._place = (done, total, name)

    def step(self, _done: int, _total: int, _what: str) -> None:
        """Tell the file once more.

        Raises:
            CancelledError: the user stopped the work.
        """
        self._progress.step(*self._place)
