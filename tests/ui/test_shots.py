"""Pictures of every tab and page at three sizes."""

import datetime as dt

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from fujidesk.errors import MachineError
from fujidesk.services.sample import fill_sample
from fujidesk.ui import shots
from fujidesk.ui.main_window import MainWindow
from fujidesk.ui.screen_stack import TABS
from fujidesk.ui.shots import SIZES, draw_shots
from fujidesk.ui.widgets.basics import StatePill

PAGES = [
    "evaluation-achievement", "evaluation-oddities", "evaluation-settle", "evaluation-whole", "hearings-notes", "hearings-owed",
    "plan-revisions", "plan-upper_plans", "plan-people",
    "plan-next_plan",
    "plan-comparison",
]  # fmt: skip
"""Pages beside the one that a tab opens with."""


@pytest.fixture
def sample(tmp_path, small_profile, small_content):
    """A small register with made answers and records, so that no page is empty."""
    path = tmp_path / "見本.db"
    fill_sample(path, [2024, 2025], small_profile, small_content)
    return path


def shown(monkeypatch, qapp, path, folder, **how):
    """Return what the window of the first picture says at its top."""
    seen = []

    def look(window, _workspace):
        seen.append([pill.text() for pill in window.findChildren(StatePill) if pill.isVisible()])
        return iter(())

    monkeypatch.setattr(shots, "views", look)
    list(draw_shots(folder, path, today=dt.date(2026, 2, 10), **how))
    return " ".join(seen[0])


def test_pictures_of_an_office_at_work_show_no_practice_and_no_read_only(qapp, tmp_path, sample, monkeypatch):
    practice = shown(monkeypatch, qapp, sample, tmp_path / "a")
    assert "読み取り専用" in practice
    at_work = shown(monkeypatch, qapp, sample, tmp_path / "b", in_use=True)
    assert "保存済み" in at_work
    assert "読み取り専用" not in at_work


def test_the_day_of_an_office_at_work_is_no_practice():
    day = dt.date(2026, 2, 10)
    for in_use in (True, False):
        clock = shots._clock(day, in_use=in_use)
        assert clock.today() == day
        assert clock.is_set is not in_use
    assert not shots._clock(None, in_use=True).is_set


@pytest.mark.slow
def test_every_tab_and_page_is_drawn_at_every_size(qapp, tmp_path, sample):
    drawn = list(draw_shots(tmp_path / "out", sample, today=dt.date(2026, 2, 10)))
    names = {*TABS, *PAGES}
    for size in SIZES:
        images = {
            path.stem.removesuffix(f"-{size.name}"): QImage(str(path))
            for path in drawn
            if path.stem.endswith(f"-{size.name}") and not path.stem.startswith("presentation")
        }
        assert images.keys() == names
        assert {(image.width(), image.height()) for image in images.values()} == {(size.width, size.height)}
        assert len({bytes(image.constBits()) for image in images.values()}) == len(names), "no two are alike"
    assert len(drawn) == len(names) * len(SIZES) + 1
    wall = QImage(str(drawn[-1]))
    assert drawn[-1].name == "presentation-1920x1080.png"
    assert (wall.width(), wall.height()) == (1920, 1080)
    assert wall.pixelColor(5, 5).name() == "#ffffff"
    colours = {wall.pixel(x, y) for x in range(0, 1920, 8) for y in range(300, 900, 20)}
    assert len(colours) > 3, "a chart is on the page"


@pytest.mark.slow
def test_pages_of_a_register_without_records_are_drawn_too(qapp, tmp_path, small_database):
    pictures = draw_shots(tmp_path / "out", small_database)
    drawn = {next(pictures).stem for _ in range(len(PAGES) + len(TABS))}  # of the first size
    pictures.close()
    assert drawn == {f"{name}-1366x768" for name in (*PAGES, *TABS)}


def test_a_folder_that_cannot_be_made_is_told(qapp, tmp_path):
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(MachineError, match="--out"):
        list(draw_shots(tmp_path / "taken" / "out"))


def main_windows():
    return {window for window in QApplication.topLevelWidgets() if isinstance(window, MainWindow)}


def test_a_picture_that_cannot_be_written_is_told_and_leaves_no_window(qapp, tmp_path, small_database):
    (tmp_path / "home-1366x768.png").mkdir()
    before = main_windows()  # those of tests before that are not collected yet
    with pytest.raises(MachineError, match=r"home-1366x768\.png"):
        list(draw_shots(tmp_path, small_database))
    assert main_windows() <= before


def test_the_shipped_facts_are_drawn_where_no_database_is_named(qapp, tmp_path):
    drawn = draw_shots(tmp_path, theme="dark")
    assert next(drawn).name == "home-1366x768-dark.png"
    drawn.close()
    assert [path.name for path in tmp_path.iterdir()] == ["home-1366x768-dark.png"]
