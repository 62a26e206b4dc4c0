"""The mark of made-up answers."""

from fujidesk.domain.sample_mark import SAMPLE_WORD, marked


def test_the_mark_stands_first_and_once():
    assert marked("台帳", True) == f"{SAMPLE_WORD}　台帳"
    assert marked(marked("台帳", True), True) == f"{SAMPLE_WORD}　台帳"
    assert marked("", True) == SAMPLE_WORD


def test_real_data_bear_no_mark():
    assert marked("台帳", False) == "台帳"
