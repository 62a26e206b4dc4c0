"""What a screen prints."""

from fujidesk.domain.printed import PrintedPaper, PrintedPart


def test_a_paper_is_named_by_its_first_part():
    parts = (PrintedPart("評価の分布", ()), PrintedPart("経費", (), is_internal=True))
    assert PrintedPaper("計画", parts, "令和8年7月10日現在").name == "評価の分布"
