"""Characters that not every machine shows are written out."""

import pytest

from fujidesk.domain.publication.portable import portable, unportable


@pytest.mark.parametrize(("written", "plain"), [
    ("①進捗", "(1)進捗"), ("㈱富士", "(株)富士"), ("Ⅳ期", "IV期"), ("10㎡", "10m2"), ("㍻", "平成"), ("ｱ", "ｱ"),
    ("髙橋～第１回－", "髙橋～第１回－"), ("平易な文。", "平易な文。"),
])  # fmt: skip
def test_they_are_written_out(written, plain):
    assert portable(written) == plain
    assert not unportable(plain)


def test_what_cannot_be_written_out_is_told():
    assert unportable("よい😀😀①") == "😀①"
