"""What the dialog of a change reads and proposes."""

from fujidesk.ui.revisions.order_words import numbers_in, offered


def test_typed_numbers_and_names(small_workspace):
    now = small_workspace.revisions.now()
    assert numbers_in("1-1-1 窓口の案内番号、１－１－９, 住民_台帳、 ", now) == ("1-1-1", "1-1-9", "1-5-10")
    assert numbers_in("何か", now) == ("何か",)
    assert offered(now)[0] == "1-1-1 窓口の案内番号"
