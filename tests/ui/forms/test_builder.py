"""A form from field records: its grid, what it shows, what it hands on."""

import pytest

from fujidesk.ui.forms.builder import COLUMNS, Form
from fujidesk.ui.forms.fields import FieldKind, FieldRecord

RECORDS = (
    FieldRecord("summary", "要約"),
    FieldRecord("page", "頁", FieldKind.PAGE, columns=8),
    FieldRecord("unit", "単位", FieldKind.LINE, columns=4),
    FieldRecord("year", "年度", FieldKind.YEAR, columns=6),
)


@pytest.fixture
def form(shown):
    made = Form(RECORDS)
    shown(made, width=600)
    return made


def place(form, key):
    """Return row, column and width of a field in the grid."""
    grid = form.layout()
    row, column, _, width = grid.getItemPosition(grid.indexOf(form.field(key)))
    return row, column, width


def test_fields_fill_rows_of_twelve_columns(form):
    assert [place(form, record.key) for record in RECORDS] == [(0, 0, 12), (1, 0, 8), (1, 8, 4), (2, 0, 6)]


def test_hidden_fields_leave_no_gap(form):
    form.show_only(frozenset({"unit", "year"}))
    assert [place(form, key) for key in ("unit", "year")] == [(0, 0, 4), (0, 4, 6)]
    assert form.field("summary").isHidden()
    form.show_only(frozenset(record.key for record in RECORDS))
    assert not form.field("summary").isHidden()


def test_where_it_is_narrow_every_field_has_its_row(form):
    form.set_narrow(True)
    assert [place(form, record.key) for record in RECORDS] == [(row, 0, COLUMNS) for row in range(4)]
    form.set_narrow(False)
    assert place(form, "unit") == (1, 8, 4)


def test_values_and_drafts_are_shown_by_key(form):
    form.start({"page": 98, "year": 2026}, {"unit": "書きかけ"})
    assert [form.field(record.key).draft() for record in RECORDS] == ["", "98", "書きかけ", "令和8年度"]
    assert form.drafts() == {"unit": "書きかけ"}
    form.update_values({"page": 99, "unit": "件"})
    assert form.field("page").draft() == "99"
    assert form.field("unit").draft() == "書きかけ"


def test_only_a_forced_flush_stores_a_kept_draft(form):
    told = []
    form.committed.connect(lambda *what: told.append(what))
    form.start({"unit": "件"}, {"unit": "人"})
    form.flush()
    assert told == []
    form.flush(force=True)
    assert told == [("unit", "件", "人")]


def test_a_read_only_form_locks_every_editor(form, qtbot):
    form.set_read_only(True)
    for record in RECORDS:
        assert form.field(record.key).editor.isReadOnly()
