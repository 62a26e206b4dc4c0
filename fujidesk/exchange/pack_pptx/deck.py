"""Puts slides into a PowerPoint file of one layout, without times: equal decks give equal bytes."""

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.domain.slides import Slide, SlideChart, SlideDeck, SlideFont, SlideTable, SlideText
from fujidesk.exchange.pack_pptx.charts import add_chart
from fujidesk.exchange.pack_pptx.shapes import page_xml, table_xml, text_xml
from fujidesk.exchange.pack_pptx.xml import FONT, NAMESPACES, emu, paragraphs
from fujidesk.exchange.same_times import DAY, same_times
from fujidesk.exchange.workbook_format import MAKER

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide as PptxSlide
    from pptx.slide import SlideLayout

_TITLE_ONLY = 5
"""Place of "Title Only" among the layouts that python-pptx ships."""
_LAYOUT_NAME = "会議資料"
_THEME_FONT = re.compile(rb'<a:latin typeface="[^"]*"/>\s*<a:ea typeface="[^"]*"/>')
_LEFTOVERS = ("/thumbnail", "/printerSettings")
_NOTES = SlideFont(12.0)


def deck_bytes(deck: SlideDeck, progress: Progress | None = None) -> bytes:
    """Return the file of a deck.

    Raises:
        CancelledError: by `progress`; a step is a slide.
    """
    from pptx import Presentation  # late: heavy

    told = progress or NoProgress()
    file = Presentation()
    layout = _set_up(file, deck)
    for place, slide in enumerate(deck.slides):
        told.step(place, len(deck.slides), f"PowerPoint {place + 1} / {len(deck.slides)} 枚")
        _add_slide(file.slides.add_slide(layout), slide, deck)
    stream = BytesIO()
    file.save(stream)
    return same_times(stream.getvalue())


def _set_up(file: "Presentation", deck: SlideDeck) -> "SlideLayout":
    """Give the file its size, facts, fonts and its only layout; return that."""
    from pptx.util import Emu  # late: heavy

    file.slide_width, file.slide_height = Emu(emu(deck.width)), Emu(emu(deck.height))
    facts = file.core_properties
    facts.title, facts.author, facts.last_modified_by, facts.comments = deck.title, MAKER, "", ""
    facts.language, facts.created, facts.modified = "ja-JP", DAY, DAY
    for owner in (file.part, file.part.package):
        _drop_leftovers(owner)
    layout = file.slide_layouts[_TITLE_ONLY]
    for other in list(file.slide_layouts):
        if other.name != layout.name:
            file.slide_layouts.remove(other)
    layout.name = _LAYOUT_NAME
    for master in (layout, file.slide_master):
        _keep_title(master, deck)
    _set_theme(file.slide_master.part)
    return layout


def _drop_leftovers(owner: Any) -> None:
    """Let go of what the template of python-pptx brings along: a picture of it, settings of a printer."""
    found = [key for key, link in owner._rels.items() if link.reltype.endswith(_LEFTOVERS)]  # noqa: SLF001 - no list
    for key in found:
        owner._rels.pop(key)  # noqa: SLF001 - as above


def _keep_title(master: Any, deck: SlideDeck) -> None:
    """Put the title where it stands on every slide; other fields go, as slides have their own."""
    from pptx.util import Emu  # late: heavy

    box = deck.heading.box
    for shape in list(master.placeholders):
        if shape.placeholder_format.idx:
            shape._element.getparent().remove(shape._element)  # noqa: SLF001 - python-pptx removes none
            continue
        shape.left, shape.top = Emu(emu(box.left)), Emu(emu(box.top))
        shape.width, shape.height = Emu(emu(box.width)), Emu(emu(box.height))


def _set_theme(master: Any) -> None:
    """Let texts that are added later have the font of the slides, Latin and East Asian letters alike."""
    from pptx.opc.constants import RELATIONSHIP_TYPE  # late: heavy

    theme = master.part_related_by(RELATIONSHIP_TYPE.THEME)
    fonts = f'<a:latin typeface="{FONT}"/><a:ea typeface="{FONT}"/>'.encode()
    theme.blob = _THEME_FONT.sub(fonts, theme.blob)


def _add_slide(target: "PptxSlide", slide: Slide, deck: SlideDeck) -> None:
    """Fill a slide: title, items in their order, page, notes."""
    from pptx.oxml import parse_xml  # late: heavy

    tree: Any = target.shapes._spTree  # noqa: SLF001 - shapes are written as a whole
    _set_words(target.shapes.title, (slide.title,), deck.heading.font)
    number = len(tree)
    for item in slide.items:
        number += 1
        if isinstance(item, SlideChart):
            _add_chart(target, item, number)
        else:
            tree.append(parse_xml(_xml(item, number)))
    tree.append(parse_xml(page_xml(slide.page, number + 1)))
    if slide.notes:
        notes: Any = target.notes_slide
        _set_words(notes.notes_placeholder, slide.notes, _NOTES)


def _xml(item: SlideText | SlideTable, number: int) -> str:
    """Return the shape of a text or table."""
    return table_xml(item, number) if isinstance(item, SlideTable) else text_xml(item, number)


def _add_chart(target: "PptxSlide", item: SlideChart, number: int) -> None:
    """Add a chart with its name and alternative text."""
    facts: Any = add_chart(target, item)._element.nvGraphicFramePr.cNvPr  # noqa: SLF001 - python-pptx has no alt
    facts.set("id", f"{number}")
    facts.set("name", f"図 {number}")
    facts.set("descr", item.alt)


def _set_words(shape: Any, texts: tuple[str, ...], font: SlideFont) -> None:
    """Write texts into a placeholder."""
    from pptx.oxml import parse_xml  # late: heavy

    body = parse_xml(
        f'<p:txBody {NAMESPACES}><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:normAutofit/>'
        f"</a:bodyPr><a:lstStyle/>{paragraphs(texts, font)}</p:txBody>"
    )
    old = shape.text_frame._txBody  # noqa: SLF001 - replaced as a whole
    old.getparent().replace(old, body)
