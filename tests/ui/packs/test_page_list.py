"""Thumbnails: drawn when seen, in three sizes, named for screen readers."""

from PySide6.QtCore import Qt


def test_pages_are_named_by_part_and_number(screen):
    model = screen.panel.pages.pages
    said = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == f"資料1　進捗状況の概要（2 / {len(screen.sight.pages)}）"


def test_sizes_grow_and_pages_share_the_width(qtbot, screen):
    widths = {}
    for word, chip in screen.panel.sizes.items():
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
        widths[word] = screen.panel.pages.page_width
    assert widths["小"] < widths["中"] < widths["大"]
    assert widths["大"] <= screen.panel.pages.viewport().width()


def test_a_page_is_drawn_once_it_is_seen(qtbot, screen):
    pages = screen.panel.pages
    image = pages.grab().toImage()
    rect = pages.visualRect(pages.pages.index(1))
    colours = {
        image.pixelColor(x, y).name()
        for x in range(rect.left() + 10, rect.right() - 10, 3)
        for y in range(rect.top() + 10, rect.bottom() - 30, 3)
    }
    assert len(colours) > 5


def test_the_page_stood_on_stays_when_the_papers_change(screen, workspace, settle):
    screen.panel.pages.go_to(5)
    report = workspace.reports.of_year(2023)["1-1-1"]
    screen.reload(workspace.reports.store(report, {"action": "変えた"}, "回答"))
    settle()
    assert screen.panel.pages.currentIndex().row() == 5
