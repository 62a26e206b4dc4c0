"""Writing the distribution as a file: whole or not at all, and only as what it can be."""

import pytest

from fujidesk.domain.grade_figure import GradeFigure, GradeLine
from fujidesk.errors import CancelledError, MachineError, UserError
from fujidesk.services.grade_figures import KINDS, grade_picture, write_grade_figure

LINES = (GradeLine("1 窓口", 3, (("S", 1), ("unevaluated", 2))),)


def figure_of(lines=LINES):
    return GradeFigure("令和5年度", "見本計画", lines, ("S", "unevaluated"), "全 3 事業", "見本計画", "現在")


@pytest.mark.parametrize("kind", KINDS)
def test_a_figure_is_written_by_its_ending(tmp_path, kind):
    path = tmp_path / f"図.{kind.upper()}"
    assert write_grade_figure(figure_of(), path) == path
    assert path.stat().st_size > 1000
    assert list(tmp_path.iterdir()) == [path]


def test_another_ending_is_refused(tmp_path):
    with pytest.raises(UserError, match=r"「図\.gif」の種類"):
        write_grade_figure(figure_of(), tmp_path / "図.gif")


def test_nothing_to_draw_is_said(tmp_path):
    with pytest.raises(UserError, match="図にする事業がありません"):
        write_grade_figure(figure_of(()), tmp_path / "図.png")
    with pytest.raises(UserError, match="図にする事業がありません"):
        grade_picture(figure_of(()))


def test_a_missing_folder_is_said(tmp_path):
    with pytest.raises(MachineError):
        write_grade_figure(figure_of(), tmp_path / "無い" / "図.png")


def test_stopping_leaves_no_file(tmp_path):
    class Stopping:
        def step(self, done, total, what):
            if done:
                raise CancelledError

    with pytest.raises(CancelledError):
        write_grade_figure(figure_of(), tmp_path / "図.png", Stopping())
    assert list(tmp_path.iterdir()) == []


def test_the_picture_is_a_png():
    assert grade_picture(figure_of()).startswith(b"\x89PNG")
