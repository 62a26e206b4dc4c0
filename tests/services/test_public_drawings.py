"""Charts of a publication as drawings."""

from fujidesk.domain.publication.dictionary import public_tables
from fujidesk.domain.publication.pages import public_pages
from fujidesk.services.public_drawings import drawn
from tests.demo_publication import demo_publication


def drawings(path):
    made = demo_publication()
    return list(next(page for page in public_pages(made, public_tables(made)) if page.path == path).drawings)


def test_a_drawing_within_a_page_says_itself_in_words_and_repeats_neither_title_nor_foot():
    (strip,) = drawings("projects/1-1-1.html")
    found = drawn([strip])["strip"]
    assert 'role="img"' in found.svg
    assert "<desc" in found.svg
    assert strip.caption not in found.svg
    assert "font-face" not in found.svg


def test_a_drawing_of_a_file_has_its_glyphs_and_its_foot():
    first = drawings("results.html")[0]
    found = drawn([first])[first.key]
    assert "font-face" in found.svg
    assert "令和6年7月11日現在" in found.svg
    assert found.width > 700
