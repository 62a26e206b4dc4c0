"""A page is read back with what a browser does not show."""

from fujidesk.exchange.public_page_read import read_page


def test_texts_attributes_and_what_is_hidden():
    found = read_page(
        '<!DOCTYPE html><!-- 内緒 --><?php x ?><![CDATA[y]]><html lang="ja"><h1 title="題">あ&lt;い</h1><img alt="図">'
        '<svg><title>絵</title><text>字</text><g data-x="1"/></svg><p> う </p><h3>え</h3></html>'
    )
    assert found.texts == ["あ<い", "う", "え"]
    assert found.drawn == [("title", "絵"), ("text", "字")]
    assert [text.strip() for text in found.hidden] == ["内緒", "php x ?", "CDATA[y"]
    assert ("h1", "title", "題") in found.attributes
    assert ("g", "data-x", "1") in found.attributes
    assert list(found.headings) == [1, 3]


def test_a_second_doctype_is_hidden_text():
    assert read_page("<!DOCTYPE html><!DOCTYPE 内緒>").hidden == ["DOCTYPE 内緒"]


def test_an_element_left_open_ends_with_its_parent():
    assert read_page("<svg><g><text>a</svg><p>b</p>").texts == ["b"]
