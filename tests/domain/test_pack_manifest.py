"""目録 of a pack's files."""

import hashlib
import json

from fujidesk.domain.pack_manifest import entry, manifest_text
from tests.demo_pack import demo_pack


def test_it_says_when_and_from_which_data_and_what_each_file_is():
    pack = demo_pack(3)
    told = json.loads(manifest_text(pack, "2026-07-10", {"a.pdf": b"1", "b.pptx": b"22"}))
    assert (told["title"], told["meeting"], told["fiscal_year"]) == (pack.title, "honbu", "R7")
    assert told["made_on"] == "2026-07-10"
    assert told["data"] == {
        "as_of": pack.state.as_of, "approval": pack.state.approval, "sha256": pack.state.digest,
    }  # fmt: skip
    assert told["files"] == [
        {"name": "a.pdf", "sha256": hashlib.sha256(b"1").hexdigest(), "bytes": 1},
        {"name": "b.pptx", "sha256": hashlib.sha256(b"22").hexdigest(), "bytes": 2},
    ]
    assert told["internal"] is True
    assert told["sample"] is True
    assert {"label": "資料2", "title": "事業評価一覧", "internal": True} in told["parts"]


def test_the_same_pack_of_the_same_day_gives_the_same_text():
    first = manifest_text(demo_pack(3), "2026-07-10", {"a.pdf": b"1"})
    assert first == manifest_text(demo_pack(3), "2026-07-10", {"a.pdf": b"1"})
    assert first != manifest_text(demo_pack(3), "2026-07-11", {"a.pdf": b"1"})
    assert entry("a", b"x") != entry("a", b"y")
