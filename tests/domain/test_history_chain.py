"""The chain: any change, removal, insertion or cut of the history is seen, and where."""

from hypothesis import given
from hypothesis import strategies as st

from fujidesk.domain.history_chain import FIELDS, FIRST, ChainHead, chain_fault, line_hash

TEXT = st.text(max_size=8)
LINES = st.lists(st.tuples(*[TEXT] * len(FIELDS)), min_size=1, max_size=6)


def chained(values):
    last, lines = FIRST, []
    for each in values:
        last = line_hash(last, list(each))
        lines.append((list(each), last))
    return lines, ChainHead(len(lines), last)


@given(LINES)
def test_what_was_written_holds(values):
    lines, head = chained(values)
    assert chain_fault(lines, head) is None


@given(LINES, st.data())
def test_a_changed_value_is_seen_at_its_line(values, data):
    lines, head = chained(values)
    place = data.draw(st.integers(0, len(lines) - 1))
    field = data.draw(st.integers(0, len(FIELDS) - 1))
    lines[place][0][field] += "x"
    fault = chain_fault(lines, head)
    assert fault is not None
    assert fault.place == place + 1


@given(LINES, st.data())
def test_a_removed_line_is_seen(values, data):
    lines, head = chained(values)
    del lines[data.draw(st.integers(0, len(lines) - 1))]
    assert chain_fault(lines, head) is not None


@given(LINES, st.data())
def test_a_line_slipped_in_is_seen(values, data):
    lines, head = chained(values)
    place = data.draw(st.integers(0, len(lines)))
    before = lines[place - 1][1] if place else FIRST
    slipped = ["x"] * len(FIELDS)
    lines.insert(place, (slipped, line_hash(before, slipped)))
    assert chain_fault(lines, head) is not None


def test_fields_cannot_be_moved_into_each_other():
    first, second = ["a", "b", *[""] * 9], ["ab", "", *[""] * 9]
    assert line_hash(FIRST, first) != line_hash(FIRST, second)


def test_a_history_without_lines_needs_no_head():
    assert chain_fault([], None) is None


def test_lines_without_a_head_are_seen():
    lines, _ = chained([("x",) * len(FIELDS)])
    assert chain_fault(lines, None) is not None
