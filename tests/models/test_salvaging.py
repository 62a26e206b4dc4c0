"""Salvaging, where a flip of a byte meets the schema itself."""

import shutil

from fujidesk.models import salvaging


def test_a_broken_text_in_the_schema_only_hides_the_revision(small_database, tmp_path):
    """SQLite then names the text in its complaint, and Python cannot decode the complaint."""
    copy = tmp_path / "copy.db"
    shutil.copyfile(small_database, copy)
    content = bytearray(copy.read_bytes())
    found = content.find(b"CREATE TABLE")
    assert 0 < found < 100_000
    assert salvaging.found_revision(copy) is not None
    for place in range(found, found + 12):
        spoilt = bytearray(content)
        spoilt[place] = 0xFE
        copy.write_bytes(spoilt)
        assert salvaging.found_revision(copy) is None
