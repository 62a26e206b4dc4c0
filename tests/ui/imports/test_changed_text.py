"""Changed characters are found, in short and in very long texts."""

from hypothesis import given
from hypothesis import strategies as st

from fujidesk.ui.imports.changed_text import Piece, as_html, compare_texts, excerpt

texts = st.text("あいう\n a<&", max_size=30)


@given(texts, texts)
def test_pieces_make_up_both_texts(before, after) -> None:
    old, new = compare_texts(before, after)
    assert "".join(piece.text for piece in old) == before
    assert "".join(piece.text for piece in new) == after


def test_only_the_change_is_marked() -> None:
    old, new = compare_texts("旧公団の図面", "旧公図の図面")
    assert [piece.text for piece in old if piece.changed] == ["団"]
    assert [piece.text for piece in new if piece.changed] == ["図"]


def test_long_texts_are_compared_at_their_ends() -> None:
    old, new = compare_texts("あ" * 5000 + "旧" + "い" * 10, "あ" * 5000 + "新しい" + "い" * 10)
    assert [piece.text for piece in old if piece.changed] == ["旧"]
    assert [piece.text for piece in new if piece.changed] == ["新しい"]


def test_a_choice_changes_as_a_whole() -> None:
    assert compare_texts("(2) 要件", "(3) 準備", whole=True) == (
        (Piece("(2) 要件", True),), (Piece("(3) 準備", True),),
    )  # fmt: skip


def test_a_new_value_is_not_all_marks() -> None:
    assert compare_texts("（空欄）", "新しい文") == ((Piece("（空欄）", False),), (Piece("新しい文", False),))


def test_the_excerpt_begins_near_the_change() -> None:
    head = "長い書き出しの文が続いていて、なかなか変わるところに来ない文の終わり"
    old, new = compare_texts(f"{head}旧い", f"{head}新い")
    assert "".join(piece.text for piece in excerpt(old)) == f"…{head[-12:]}旧い"
    assert "".join(piece.text for piece in excerpt(new)) == f"…{head[-12:]}新い"


def test_an_excerpt_is_one_line_and_short_beginnings_stay() -> None:
    old, _ = compare_texts("前の行\n旧い行", "前の行\n新い行")
    assert "".join(piece.text for piece in excerpt(old)) == "前の行 旧い行"
    assert excerpt(()) == ()


def test_other_texts_are_marked_as_a_whole() -> None:
    """Common particles in two unlike texts would be noise."""
    assert compare_texts("市税のカード納付", "窓口の案内札を出す") == (
        (Piece("市税のカード納付", True),), (Piece("窓口の案内札を出す", True),),
    )  # fmt: skip


@given(st.text("あい", max_size=30), st.text("あい", max_size=30))
def test_very_long_texts_are_complete_too(before, after) -> None:
    before, after = f"{before}{'う' * 4000}", f"{after}{'う' * 4000}"
    old, new = compare_texts(before, after)
    assert "".join(piece.text for piece in old) == before
    assert "".join(piece.text for piece in new) == after


def test_html_is_escaped_and_marked_by_more_than_colour() -> None:
    html = as_html((Piece("<b>", False), Piece("a\nb", True)), "#000000", "#FFFFFF", "underline")
    assert html.startswith("&lt;b&gt;<span")
    assert "text-decoration:underline" in html
    assert "a<br>b" in html
