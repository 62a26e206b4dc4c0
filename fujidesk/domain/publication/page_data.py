"""The page from which the data are taken, with the definition of every column."""

from collections.abc import Iterable

from fujidesk.domain.publication.content import Publication
from fujidesk.domain.publication.dictionary import book_file, table_file
from fujidesk.domain.publication.fields import KIND_WORDS
from fujidesk.domain.publication.page_blocks import Grid, Link, LinkList, Page, Section, Site, Words
from fujidesk.domain.publication.places import DATA, HOME, data_path
from fujidesk.domain.publication.tables import Table


def data_page(publication: Publication, site: Site, tables: tuple[Table, ...]) -> Page:
    """Return the page of the data."""
    year = publication.fiscal_year
    book = Link(f"すべての表（Excel、{book_file(year)}）", data_path(book_file(year)))
    rows = tuple(
        (table.name, table.title, len(table.rows), Link(table_file(table.name, year), _address(table, year)))
        for table in tables
    )
    files = Grid("CSV のファイル", ("表", "内容", "行数", "ファイル"), rows, wide=True)
    return Page(
        DATA, "データのダウンロード", site,
        (
            Section("files", "ファイル", (LinkList(((book, "1 枚のシートに 1 つの表"),)), files)),
            Section("fields", "データ項目の定義", (Words((_NOTE,)),), tuple(_defined(tables))),
        ),
        (f"{publication.title}のデータを、CSV（UTF-8、BOM あり）と Excel で配っています。",),
        (Link("概要", HOME),),
    )  # fmt: skip


_NOTE = "列の名前は CSV と Excel の見出しです。空欄は値がないことを表し、0 とは異なります。"


def _address(table: Table, year: int) -> str:
    """Return where a table's file stands."""
    return data_path(table_file(table.name, year))


def _defined(tables: Iterable[Table]) -> Iterable[Section]:
    """Yield the columns of each table."""
    for table in tables:
        rows = tuple(
            (item.name, item.label, item.meaning, KIND_WORDS[item.kind], item.unit, item.blank)
            for item in table.fields
        )
        head = ("列の名前", "日本語名", "定義", "値の種類", "単位", "空欄の意味")
        grid = Grid(f"{table.name} の列", head, rows, wide=True)
        yield Section(f"table-{table.name}", f"{table.title}（{table.name}）", (grid,))
