"""Sheets on paper: A4 portrait, one page a project as the plan prints them, no text under 9 pt.

A sheet is a rich-text document (`sheet_html`) that is tried at smaller sizes until it fits on one page.
The bundled font is used everywhere, so that paper looks alike on every PC; files are written by a service.
"""

import math
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)
from PySide6.QtPrintSupport import QPrinter

from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.domain.records import LevelRecord, ProjectRecord
from fujidesk.domain.sample_mark import marked
from fujidesk.errors import MachineError
from fujidesk.services.sheet_print import write_sheets
from fujidesk.ui.project.sheet_html import SheetPage
from fujidesk.ui.project.sheet_reports import INTERNAL_MARK, NO_REPORTS, PrintedReports
from fujidesk.ui.theme import choose_family
from fujidesk.ui.tokens import load_tokens

LEAST_POINTS = 9.0
"""No text on paper is smaller."""
_SIZES = (10.5, 10.0, 9.5, LEAST_POINTS)
"""Text sizes tried, biggest first, until the sheet fits on one page."""
_MARGIN_MM = 12.0
_HEAD_LINES = 1.7
"""Height kept free for header and footer each, in lines."""
_RESOLUTION = 600
"""Dots per inch of PDF files."""
_MOST_IN_TITLE = 3
"""Projects named in the title of a PDF."""


class SheetPrinter:
    """Draws sheets onto a paged device; a sheet too long for one page at 9 pt goes on over the next.

    reports: printed after the plan; where they are internal or made up, every page says so.
    """

    def __init__(
        self,
        records: Sequence[ProjectRecord],
        profile: PlanProfile,
        levels: Sequence[LevelRecord] = (),
        reports: PrintedReports = NO_REPORTS,
    ) -> None:
        self._records = list(records)
        self._profile = profile
        self._reports = reports
        self._tokens = load_tokens("light")
        self._page = SheetPage(profile, self._tokens, levels, reports)
        self._family = choose_family(fixed=True)

    def draw(self, device: QPdfWriter | QPrinter, progress: Progress | None = None) -> int:
        """Draw all sheets; returns the number of pages.

        Raises:
            MachineError: the printer or file does not take the pages.
        """
        tell = progress or NoProgress()
        painter = QPainter()
        if not painter.begin(device):
            raise MachineError("印刷を始められませんでした。プリンターの設定を確かめてください。")
        try:
            area = QRectF(0, 0, device.width(), device.height())
            documents = [(record, self._fitted(record, device, area)) for record in self._records]
            total = sum(page_count(document) for _, document in documents)
            number = 0
            for place, (record, document) in enumerate(documents):
                tell.step(place, len(documents), record.number)
                for page in range(page_count(document)):
                    if number:
                        device.newPage()
                    number += 1
                    self._draw_page(painter, area, document, page)
                    self._draw_frame(painter, area, record, (number, total))
        finally:
            painter.end()
        return total

    def _fitted(self, record: ProjectRecord, device: QPdfWriter | QPrinter, area: QRectF) -> QTextDocument:
        """Return the sheet at the biggest text size that fits on one page, else at the smallest."""
        document = QTextDocument()
        for points in _SIZES:
            document = QTextDocument()
            document.documentLayout().setPaintDevice(device)
            document.setDocumentMargin(0)
            document.setDefaultFont(self._font(points))
            document.setHtml(self._page.html(record))
            document.setPageSize(QSizeF(area.width(), area.height() - 2 * _strip_height(device)))
            if page_count(document) == 1:
                break
        return document

    def _font(self, points: float) -> QFont:
        """Return the font at a size in points."""
        font = QFont(self._family)
        font.setPointSizeF(points)
        return font

    def _draw_page(self, painter: QPainter, area: QRectF, document: QTextDocument, page: int) -> None:
        """Draw one page of a sheet between header and footer; page 0 is the first."""
        strip = _strip_height(painter.device())
        size: QSizeF = document.pageSize()
        painter.save()
        painter.translate(0, strip - page * size.height())
        shown = QRectF(0, page * size.height(), area.width(), size.height())
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = shown
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, QColor(self._tokens.text))
        context.palette = palette
        painter.setClipRect(shown)
        document.documentLayout().draw(painter, context)
        painter.restore()

    def _draw_frame(
        self, painter: QPainter, area: QRectF, record: ProjectRecord, pages: tuple[int, int]
    ) -> None:
        """Draw the plan's name, number and page of the plan above, n / N below."""
        strip = _strip_height(painter.device())
        painter.setFont(self._font(LEAST_POINTS))
        painter.setPen(QColor(self._tokens.muted))
        top = QRectF(0, 0, area.width(), strip)
        foot = QRectF(0, area.height() - strip, area.width(), strip)
        upper, lower = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        painter.drawText(
            top,
            int(upper | Qt.AlignmentFlag.AlignLeft),
            marked(self._profile.plan_name, self._reports.sample),
        )
        page = f"計画書 {record.page} 頁" if record.page else ""
        painter.drawText(
            top, int(upper | Qt.AlignmentFlag.AlignRight), f"個票　{record.number}　{page}".rstrip()
        )
        painter.drawText(foot, int(lower | Qt.AlignmentFlag.AlignHCenter), f"{pages[0]} / {pages[1]}")
        if self._reports.internal:
            painter.setPen(QColor(self._tokens.bad_text))
            painter.drawText(top, int(upper | Qt.AlignmentFlag.AlignHCenter), INTERNAL_MARK)


def page_count(document: QTextDocument) -> int:
    """Return the pages that a sheet's tables fill; the empty line after the last one needs none."""
    layout = document.documentLayout()
    bottoms = [layout.frameBoundingRect(frame).bottom() for frame in document.rootFrame().childFrames()]
    return max(1, math.ceil(max(bottoms, default=1.0) / document.pageSize().height()))


def _strip_height(device: QPaintDevice) -> float:
    """Return the height kept free for header and footer each, in device pixels."""
    return _HEAD_LINES * LEAST_POINTS * 1.4 * device.logicalDpiY() / 72


def a4_layout() -> QPageLayout:
    """Return A4 portrait with the sheet's margins."""
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    page = QPageSize(QPageSize.PageSizeId.A4)
    return QPageLayout(page, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)


def render_sheet_pdf(
    records: Sequence[ProjectRecord],
    profile: PlanProfile,
    path: Path,
    levels: Sequence[LevelRecord] = (),
    progress: Progress | None = None,
    reports: PrintedReports = NO_REPORTS,
) -> int:
    """Write the sheets of some projects as one PDF; returns the number of pages.

    reports: as `SheetPrinter`.

    Raises:
        MachineError: the file cannot be written; what stood there before stays.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(a4_layout())
    writer.setResolution(_RESOLUTION)
    title = "、".join(f"{record.number} {record.title}" for record in records[:_MOST_IN_TITLE])
    writer.setTitle(marked(title, reports.sample))
    writer.setCreator("fujidesk")
    pages = SheetPrinter(records, profile, levels, reports).draw(writer, progress)
    write_sheets(path, bytes(buffer.data().data()))
    return pages
