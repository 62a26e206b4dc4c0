"""Nothing that a file says stays unread, shown or hidden."""

import io
import zipfile

import pytest

from fujidesk.exchange.public_strings import strings_of


def packed(**parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.comment = "包みの注釈".encode()
        for name, text in parts.items():
            package.writestr(name, text)
    return stream.getvalue()


@pytest.mark.parametrize(("name", "data", "said"), [
    ("秘密の名前.html", b"", "秘密の名前.html"), ("a.html", "<p>本文&lt;</p>".encode(), "本文<"),
    ("a.html", '<p title="属性">x'.encode(), "属性"), ("a.html", "<p data-x='属性'>x".encode(), "属性"),
    ("a.html", "<!-- 注釈 -->".encode(), " 注釈 "), ("a.svg", "<?指示?>".encode(), "指示"),
    ("a.svg", "<!DOCTYPE 宣言>".encode(), "DOCTYPE 宣言"), ("a.css", "/* 注釈 */".encode(), "/* 注釈 */"),
    ("a.csv", '"a,b",値\r\n'.encode("utf-8-sig"), "値"), ("a.csv", b'"a,b",c\r\n', "a,b"),
    ("a.xlsx", packed(x="<t>中身</t>"), "中身"), ("a.xlsx", packed(x="<t>中身</t>"), "包みの注釈"),
    ("a.xlsx", packed(部品="<t/>"), "部品"), ("a.xlsx", "壊れた".encode(), "壊れた"), ("a.bin", "素".encode(), "素"),
])  # fmt: skip
def test_it_is_read(name, data, said):
    assert said in [found.text for found in strings_of(name, data)]


def test_words_of_the_format_are_told_apart():
    found = {said.text: said.is_structure for said in strings_of("a.html", b'<p class="root" alt="x">:root')}
    assert found == {"a.html": False, "root": True, "x": False, ":root": False}
    assert [said.is_structure for said in strings_of("a.css", b":root")] == [False, True]


def test_places_belong_to_the_format_and_outlines_are_no_texts():
    svg = b'<path d="M1 2C3 4 5 6V7Z" fill="#243024" x="9876"/><style>url(data:font/woff;base64,98765AAA)</style>'
    found = list(strings_of("a.svg", svg))
    assert not any("98765" in said.text for said in found)
    assert not any("9876" in said.text or "2430" in said.text for said in found if not said.is_structure)
