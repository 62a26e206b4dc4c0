"""Pages on paper: A4 that lies or stands as the page does, all pages or those asked for, sharp texts."""

from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from fujidesk.domain.scenes import Scene, Words
from fujidesk.ui.scene_printing import draw_pages, page_printer, preview_scenes

LYING = [Scene(842, 595, (Words(60, 60, f"資料 {n} ページ", 20, "#000000"),)) for n in (1, 2, 3)]


def to_pdf(tmp_path, scenes, first=0, last=0):
    path = tmp_path / "out.pdf"
    printer = page_printer("資料", scenes[0])
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    if first:
        printer.setFromTo(first, last)
    drawn = draw_pages(printer, scenes)
    return drawn, PdfReader(path)


def test_every_page_comes_out_on_lying_a4(theme, tmp_path):
    drawn, reader = to_pdf(tmp_path, LYING)
    assert drawn == len(reader.pages) == 3
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (842, 595)


def test_a_standing_page_comes_out_standing(theme, tmp_path):
    _, reader = to_pdf(tmp_path, [Scene(595, 842, (Words(60, 60, "一覧", 20, "#000000"),))])
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)


def test_only_the_pages_asked_for_are_drawn(theme, tmp_path):
    drawn, reader = to_pdf(tmp_path, LYING, 2, 3)
    assert drawn == len(reader.pages) == 2


def test_the_preview_shows_the_pages_with_the_print_dialog_behind_it(qtbot, answers, theme, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    seen = []

    def look(dialog):
        assert isinstance(dialog, QPrintPreviewDialog)
        seen.append(dialog.windowTitle())
        dialog.reject()

    answers.expect(look)
    preview_scenes("会議資料", LYING, window)
    assert seen == ["印刷　会議資料"]
