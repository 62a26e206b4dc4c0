"""A pack as PowerPoint slides."""

import io

import pytest
from pptx import Presentation
from pypdf import PdfReader

from fujidesk.errors import CancelledError
from fujidesk.services.pack_pdf import pack_pdf
from fujidesk.services.pack_pptx import pack_pptx
from tests.demo_pack import demo_pack


def test_slides_and_pdf_have_the_same_pages_and_equal_packs_the_same_bytes():
    pack = demo_pack(20)
    data = pack_pptx(pack)
    assert pack_pptx(demo_pack(20)) == data
    pages = PdfReader(io.BytesIO(pack_pdf(pack))).pages
    slides = Presentation(io.BytesIO(data)).slides
    assert len(slides) == len(pages)
    for page, slide in zip(pages, slides, strict=True):
        assert slide.shapes.title.text.removesuffix("（続き）") in page.extract_text()


def test_progress_goes_to_the_end_and_it_can_be_stopped():
    class Told:
        def __init__(self, stop_at):
            self.steps, self.stop_at = [], stop_at

        def step(self, done, total, what):
            if done >= self.stop_at:
                raise CancelledError
            self.steps.append(done)

    told = Told(101)
    pack_pptx(demo_pack(5), progress=told)
    assert told.steps == sorted(told.steps)
    with pytest.raises(CancelledError):
        pack_pptx(demo_pack(5), progress=Told(60))
