"""A pack as PowerPoint slides: the pages of the PDF, with texts, tables and charts that can be edited."""

from fujidesk.domain.pack_blocks import Pack
from fujidesk.domain.progress import NoProgress, PartOfProgress, Progress
from fujidesk.exchange.pack_pptx import deck_bytes
from fujidesk.plots.chart_scenes import chart_scene
from fujidesk.plots.pack_pages.charts import ChartDrawer
from fujidesk.plots.pack_slides import pack_deck

_LAID_OUT = 30
"""Hundredths of the work after which the slides are laid out; writing takes the rest (measured)."""


def pack_pptx(pack: Pack, drawer: ChartDrawer = chart_scene, progress: Progress | None = None) -> bytes:
    """Return the whole pack as one PowerPoint file; equal packs give equal bytes.

    drawer: lays charts out.

    Raises:
        CancelledError: by `progress`.
    """
    told = progress or NoProgress()
    deck = pack_deck(pack, drawer, PartOfProgress(told, 0, _LAID_OUT))
    return deck_bytes(deck, PartOfProgress(told, _LAID_OUT, 100))
