"""Forms on slides."""

from fujidesk.domain.slides import SlideTable
from fujidesk.plots.pack_pages.forms import form, short_values
from fujidesk.plots.pack_slides.forms import facts_table, form_items


def test_labels_and_values_stand_beside_each_other_with_their_own_breaks():
    made = form("計画", (("概要", "一行目\n二行目"), ("目的", "")), 400.0, 9.0)
    items = list(form_items(made, 36.0, 100.0, 9.0))
    (table,) = [item for item in items if isinstance(item, SlideTable)]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["概要", "一行目\n二行目"], ["目的", "－"],
    ]  # fmt: skip
    assert sum(table.widths) == 400.0
    assert "計画" in items[1].paragraphs


def test_a_form_without_fields_is_left_out():
    assert list(form_items(form("計画", (), 400.0, 9.0), 0.0, 0.0, 9.0)) == []


def test_the_last_of_an_odd_number_of_short_values_takes_the_line():
    values = (("部署", "市民課"), ("番号", "12"), ("指標", "年間 100 件以上"))
    table = facts_table(short_values(values, 600.0, 9.0), 0.0, 0.0, 9.0, "1-1-1")
    first, last = table.rows
    assert [cell.text for cell in first.cells] == ["部署", "市民課", "番号", "12"]
    assert [cell.text if cell else None for cell in last.cells] == ["指標", "年間 100 件以上", None, None]
    assert last.cells[1].across == 3


def test_a_cut_value_stands_with_the_lines_that_are_on_its_page():
    made = form("計画", (("概要", "長い文章です。" * 60),), 300.0, 9.0)
    now, later = made.cut(90.0, 9.0)
    texts = []
    for each in (now, later):
        table = next(item for item in form_items(each, 0.0, 0.0, 9.0) if isinstance(item, SlideTable))
        texts.append(table.rows[0].cells[1].text)
    assert "".join(texts) == "長い文章です。" * 60
