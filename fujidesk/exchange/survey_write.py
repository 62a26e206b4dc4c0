"""Writes the workbook that a department gets in the April survey: cover, list, a sheet for each project."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.replies import ReplyKind
from fujidesk.errors import UserError
from fujidesk.exchange.atomic import replace_with_bytes
from fujidesk.exchange.survey_cover import Cover, return_step, write_cover
from fujidesk.exchange.survey_identity import Identity, InputPlace, write_identity
from fujidesk.exchange.survey_layout import KIND_TITLES, LIST_SHEET, report_lines
from fujidesk.exchange.survey_lists import write_lists
from fujidesk.exchange.survey_looks import FormBook
from fujidesk.exchange.survey_overview import write_overview
from fujidesk.exchange.survey_sheet import ProjectSheetWriter, SurveyProject
from fujidesk.exchange.workbook_format import MAX_TEXT

if TYPE_CHECKING:
    from openpyxl import Workbook


@dataclass(frozen=True, slots=True)
class SurveyBook:
    """What goes into a department's workbook.

    deadline: ISO date, "" where none is set. contact: the office's post and telephone. leader: the
    department's 情報化推進リーダー. projects: in the plan's order.
    """

    fiscal_year: int
    department: str
    deadline: str
    contact: str
    leader: str
    projects: tuple[SurveyProject, ...]


class SurveyWriter:
    """Makes workbooks of the status report.

    issued_at: local time, kept in the identity. sample: every page is marked as made up.
    """

    def __init__(self, profile: PlanProfile, issued_at: dt.datetime, *, sample: bool = False) -> None:
        self._profile = profile
        self._issued_at = issued_at
        self._book = FormBook(f"{profile.plan_name} {KIND_TITLES[ReplyKind.REPORT]}", sample=sample)
        self._sheets = ProjectSheetWriter(self._book, profile)

    def write(self, path: Path, content: SurveyBook) -> None:
        """Write a department's workbook, whole or not at all.

        Raises:
            UserError: an answer does not fit a cell.
            MachineError: the file cannot be written.
        """
        replace_with_bytes(path, self.data(content))

    def data(self, content: SurveyBook, tell: Callable[[str], None] | None = None) -> bytes:
        """Return a department's workbook as the bytes of its file.

        tell: called with each project's number before its sheet is made; what it raises stops the work.

        Raises:
            UserError: an answer does not fit a cell.
        """
        self.build(content, tell)
        return self._book.saved()

    def build(self, content: SurveyBook, tell: Callable[[str], None] | None = None) -> "Workbook":
        """Return a department's workbook in memory; it holds until the next one is built.

        Raises:
            UserError: an answer does not fit a cell.
        """
        _refuse_long_answers(content.projects, self._profile)
        identity = Identity(
            ReplyKind.REPORT, self._profile.key, content.fiscal_year, content.department, self._issued_at
        )
        book = self._book
        book.clear()
        write_cover(book, identity, self._cover(content))
        write_overview(book, identity, content.projects, self._profile)
        places: list[InputPlace] = []
        for project in content.projects:
            if tell is not None:
                tell(project.record.number)
            places += self._sheets.write(identity, project)
        write_lists(book, self._profile)
        write_identity(book, identity, places)
        return book.workbook

    def _cover(self, content: SurveyBook) -> Cover:
        """Return what the cover says."""
        contact = content.contact or self._profile.words.office
        return Cover(
            self._profile.plan_name, content.deadline, contact, content.leader,
            (("対象の事業", f"{len(content.projects)} 事業"),),
            (
                f"シート「{LIST_SHEET}」で事業番号を押し、その事業の個票へ進みます。",
                "個票の白い欄に記入します。▼のある欄は選択肢から選びます。灰色の欄は前年度の回答です。",
                "右端の「確認」がすべて「OK」か「任意」になるまで記入します（中止・未実施の事業は実施状況だけで足ります）。",
                f"「{LIST_SHEET}」で、すべての事業が「記入済」になったことを確かめます。",
                return_step(content.deadline, contact),
            ),
            (
                "金額は千円単位で記入してください。経費に関する内容は庁内の管理に使い、公表しません。",
                "前年度から評価が2点以上動いたときは、「評価の理由」に理由を記入してください。",
                "シートの保護にパスワードはありませんが、白い欄のほかは変えないでください。回答コードは返送の照合に使います。",
                "貼り付けるときは「値の貼り付け」を使うと、選択肢と確認がそのまま残ります。",
            ),
            leader_word=self._profile.words.leader,
        )  # fmt: skip


def _refuse_long_answers(projects: Sequence[SurveyProject], profile: PlanProfile) -> None:
    """Refuse answers that a white cell would cut: they would come back shortened, as if meant so.

    Raises:
        UserError: names project and answer. 200 characters are left for escapes.
    """
    for project in projects:
        for line in report_lines(profile):
            value = getattr(project.report, line.name)
            if isinstance(value, str) and len(value) > MAX_TEXT - 200:
                raise UserError(
                    f"{project.record.number} の「{line.label}」が {len(value):,} 字あり、"
                    f"Excel のセルに入りません（{MAX_TEXT:,} 字まで）。個票で短くしてから送付してください。"
                )
