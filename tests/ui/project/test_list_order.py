"""前 and 次 follow the list."""

from fujidesk.ui.project.list_order import ListOrder


def test_neighbours_in_the_lists_order():
    order = ListOrder()
    order.set_numbers(["2-1-1", "1-1-1"])
    assert (order.place("2-1-1"), order.place("1-1-1"), len(order)) == (1, 2, 2)
    assert order.beside("2-1-1", 1) == "1-1-1"
    assert order.beside("1-1-1", 1) is None
    assert order.beside("2-1-1", -1) is None


def test_from_outside_of_the_list_the_way_leads_to_its_first():
    order = ListOrder()
    assert order.beside("9-9-9", 1) is None
    order.set_numbers(["2-1-1"])
    assert order.place("9-9-9") is None
    assert order.beside("9-9-9", 1) == "2-1-1"
    assert order.beside("9-9-9", -1) is None
