"""A pack as PDF files."""

import io

import pytest
from pypdf import PdfReader

from fujidesk.errors import CancelledError
from fujidesk.services.pack_pdf import pack_pdf, part_pdfs
from tests.demo_pack import demo_pack
from tests.plots.pack_pages.conftest import grey_box


class Told:
    def __init__(self, stop_at=101):
        self.steps = []
        self.stop_at = stop_at

    def step(self, done, total, what):
        if done >= self.stop_at:
            raise CancelledError
        self.steps.append((done, total, what))


@pytest.fixture(scope="module", name="pack")
def pack_fixture():
    return demo_pack(30)


def reader(data):
    return PdfReader(io.BytesIO(data))


def test_one_file_has_a_bookmark_a_part_and_pages_that_count_on(pack):
    found = reader(pack_pdf(pack, grey_box))
    count = len(found.pages)
    assert [mark.title for mark in found.outline] == [part.caption for part in pack.parts]
    for number, sheet in enumerate(found.pages, start=1):
        assert f"{number} / {count}" in sheet.extract_text()
    assert found.metadata.title == pack.title


def test_bookmarks_lead_to_the_first_page_of_their_part(pack):
    found = reader(pack_pdf(pack, grey_box))
    for mark, part in zip(found.outline, pack.parts, strict=True):
        page = found.pages[found.get_destination_page_number(mark)].extract_text()
        assert part.title in page
        assert "（続き）" not in page.split(part.title)[0]


def test_a_file_a_part_keeps_the_numbers_of_the_whole_pack(pack):
    files = part_pdfs(pack, grey_box)
    whole = reader(pack_pdf(pack, grey_box))
    assert [file.index for file in files] == list(range(len(pack.parts)))
    number = 0
    for file in files:
        found = reader(file.data)
        assert [mark.title for mark in found.outline] == [pack.parts[file.index].caption]
        for sheet in found.pages:
            number += 1
            assert f"{number} / {len(whole.pages)}" in sheet.extract_text()
    assert number == len(whole.pages)


def test_the_same_pack_gives_the_same_bytes(pack):
    assert pack_pdf(pack, grey_box) == pack_pdf(pack, grey_box)
    assert part_pdfs(pack, grey_box) == part_pdfs(pack, grey_box)


@pytest.mark.parametrize("write", [pack_pdf, part_pdfs])
def test_progress_never_goes_back_and_work_can_be_stopped(pack, write):
    told = Told()
    write(pack, grey_box, told)
    steps = [done for done, _, _ in told.steps]
    assert steps == sorted(steps)
    assert {total for _, total, _ in told.steps} == {100}
    with pytest.raises(CancelledError):
        write(pack, grey_box, Told(stop_at=60))
