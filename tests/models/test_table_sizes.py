"""How many rows each table holds."""

from fujidesk.models.schema_columns import metadata
from fujidesk.models.table_sizes import table_sizes


def test_every_table_is_counted(small_workspace):
    with small_workspace._database.reading() as session:
        sizes = table_sizes(session)
    assert sizes.keys() == metadata.tables.keys()
    assert list(sizes) == sorted(sizes)
    assert (sizes["project"], sizes["department"], sizes["hearing_note"]) == (3, 4, 0)
