"""Texts inside a Word document lose nothing."""

import pytest

from fujidesk.exchange.plan_docx.inline import runs, unwritten


@pytest.mark.parametrize(
    ("text", "written"),
    [("", ""), ("a<b>&", '<w:r><w:t xml:space="preserve">a&lt;b&gt;&amp;</w:t></w:r>'),
     (" あ　", '<w:r><w:t xml:space="preserve"> あ　</w:t></w:r>'),
     ("a\tb\nc", ('<w:r><w:t xml:space="preserve">a</w:t><w:tab/><w:t xml:space="preserve">b</w:t><w:br/>'
      '<w:t xml:space="preserve">c</w:t></w:r>')),
     ("\x0b", '<w:r><w:t xml:space="preserve">_x000B_</w:t></w:r>')],
)  # fmt: skip
def test_runs(text, written):
    assert runs(text) == written


@pytest.mark.parametrize(
    "text", ["\x0b\x0c\x1f", "_x000B_", "_x", "__x0041_", "\ud800", "\uffff", "\r", "_x005F_x0041_"]
)
def test_what_xml_cannot_hold_comes_back(text):
    inner = runs(text).removeprefix('<w:r><w:t xml:space="preserve">').removesuffix("</w:t></w:r>")
    assert unwritten(inner) == text
    assert inner.isprintable()
