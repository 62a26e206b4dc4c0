"""Writes the distribution of grades as a file for paper and slides, or as a picture for the clipboard."""

from pathlib import Path

from fujidesk.domain.grade_figure import GradeFigure
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.errors import UserError
from fujidesk.exchange.atomic import replace_with_bytes

KINDS = ("png", "svg", "pdf")
"""Kinds of files that a figure can be written as."""


def write_grade_figure(data: GradeFigure, path: Path, progress: Progress | None = None) -> Path:
    """Write a figure as PNG, SVG or PDF by the name's ending; return the path.

    Raises:
        UserError: the ending is none of these, or there is nothing to draw.
        MachineError: the folder cannot be written to or is full.
        CancelledError: the user stopped it; no file is left.
    """
    tell = progress or NoProgress()
    kind = path.suffix.lower().removeprefix(".")
    if kind not in KINDS:
        raise UserError(
            f"「{path.name}」の種類では書き出せません。名前の最後を .png、.svg、.pdf のどれかにしてください。"
        )
    _refuse_empty(data)
    tell.step(0, 2, "図を描いています")
    from fujidesk.plots import grades  # late: matplotlib is heavy and most sessions never export

    draw = {"png": grades.png_figure, "svg": grades.svg_figure, "pdf": grades.pdf_figure}[kind]
    content = draw(data)
    tell.step(1, 2, "保存しています")
    replace_with_bytes(path, content)
    tell.step(2, 2, "保存しました")
    return path


def grade_picture(data: GradeFigure) -> bytes:
    """Return a figure as a PNG picture, for the clipboard.

    Raises:
        UserError: there is nothing to draw.
    """
    _refuse_empty(data)
    from fujidesk.plots.grades import png_figure  # late: as above

    return png_figure(data)


def _refuse_empty(data: GradeFigure) -> None:
    """Refuse a figure without bars."""
    if not data.lines:
        raise UserError("図にする事業がありません。年度を選び直してから、やり直してください。")
