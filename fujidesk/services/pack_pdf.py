"""A pack as PDF: one file with continuous pages, or a file a part that keeps the pages' numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from fujidesk.domain.pack_blocks import Pack
from fujidesk.domain.progress import NoProgress, PartOfProgress, Progress
from fujidesk.exchange.scene_pdf import scenes_to_pdf
from fujidesk.plots.chart_scenes import chart_scene
from fujidesk.plots.pack_pages import PackPage, pack_pages
from fujidesk.plots.pack_pages.charts import ChartDrawer
from fujidesk.plots.style import font_path

_LAID_OUT = 25
"""Hundredths of the work after which the pages are laid out; writing takes the rest (measured)."""


@dataclass(frozen=True, slots=True)
class PartPdf:
    """The file of a part. index: of the part in its pack."""

    index: int
    data: bytes


def pack_pdf(pack: Pack, drawer: ChartDrawer = chart_scene, progress: Progress | None = None) -> bytes:
    """Return the whole pack as one PDF with a bookmark a part.

    drawer: lays charts out.

    Raises:
        CancelledError: by `progress`.
    """
    told = progress or NoProgress()
    pages = pack_pages(pack, drawer, PartOfProgress(told, 0, _LAID_OUT))
    return _written(pack, pages, pack.title, PartOfProgress(told, _LAID_OUT, 100))


def part_pdfs(
    pack: Pack, drawer: ChartDrawer = chart_scene, progress: Progress | None = None
) -> tuple[PartPdf, ...]:
    """Return a PDF for each part; page n / N stays that of the whole pack, so that they can be put together.

    drawer: lays charts out.

    Raises:
        CancelledError: by `progress`.
    """
    told = progress or NoProgress()
    pages = pack_pages(pack, drawer, PartOfProgress(told, 0, _LAID_OUT))
    files = []
    for index, part in enumerate(pack.parts):
        own = [page for page in pages if page.part == index]
        stretch = PartOfProgress(told, _reached(own[0].number - 1, pages), _reached(own[-1].number, pages))
        files.append(PartPdf(index, _written(pack, own, f"{pack.title}　{part.caption}", stretch)))
    return tuple(files)


def _reached(done: int, pages: Sequence[PackPage]) -> int:
    """Return at which hundredth of the work so many pages are written."""
    return _LAID_OUT + (100 - _LAID_OUT) * done // len(pages)


def _written(pack: Pack, pages: Sequence[PackPage], title: str, progress: Progress) -> bytes:
    """Return pages as a PDF; each part among them gets a bookmark."""
    first: dict[int, int] = {}
    for place, page in enumerate(pages):
        first.setdefault(page.part, place)
    outline = [(pack.parts[part].caption, place) for part, place in first.items()]
    return scenes_to_pdf([page.scene for page in pages], title, outline, font_path(), progress)
