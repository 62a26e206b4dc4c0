"""Texts put together again."""

from fujidesk.plots.pack_slides.texts import joined


def test_japanese_lines_are_joined_without_and_latin_words_with_a_blank():
    assert joined(("図書館", "の見直し")) == "図書館の見直し"
    assert joined(("AI OCR", "Web")) == "AI OCR Web"
    assert joined(("無線", "LAN")) == "無線LAN"
    assert joined(()) == ""
