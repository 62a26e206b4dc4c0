"""Prints drawings through the system's print dialog, with a preview first; also into a PDF of the system."""

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from fujidesk.domain.scenes import Scene
from fujidesk.ui.scene_painting import fitted_area, paint_scene

_MARGIN_MM = 5.0
"""What office printers cannot print on; the pages have margins of their own."""


def page_printer(title: str, scene: Scene) -> QPrinter:
    """Return a printer set to A4 that lies as a scene does."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    lies = scene.width >= scene.height
    way = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(way)
    margin = _MARGIN_MM
    printer.setPageMargins(QMarginsF(margin, margin, margin, margin), QPageLayout.Unit.Millimeter)
    return printer


def draw_pages(printer: QPrinter, scenes: Sequence[Scene]) -> int:
    """Draw the scenes that the dialog asks for, one a page; returns how many were drawn."""
    first, last = printer.fromPage() or 1, printer.toPage() or len(scenes)
    wanted = scenes[first - 1 : last]
    painter = QPainter()
    if not wanted or not painter.begin(printer):
        return 0
    room = QRectF(0, 0, printer.pageRect(QPrinter.Unit.DevicePixel).width(),
                  printer.pageRect(QPrinter.Unit.DevicePixel).height())  # fmt: skip
    for place, scene in enumerate(wanted):
        if place:
            printer.newPage()
        paint_scene(painter, scene, fitted_area(scene, room))
    painter.end()
    return len(wanted)


def preview_scenes(title: str, scenes: Sequence[Scene], window: QWidget) -> None:
    """Show the pages as they will come out, with the system's print dialog behind it."""
    printer = page_printer(title, scenes[0])

    def on_paint(device: QPrinter) -> None:
        """Draw for the preview, or for the paper."""
        draw_pages(device, scenes)

    preview = QPrintPreviewDialog(printer, window)
    preview.setWindowTitle(f"印刷　{title}")
    preview.paintRequested.connect(on_paint)
    preview.resize(window.window().size())
    preview.exec()
    preview.deleteLater()
