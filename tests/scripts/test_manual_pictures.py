"""The pictures of the manual are drawn by a script."""

import re

from fujidesk.ui.screen_stack import TABS
from fujidesk.ui.shots import SIZES
from scripts.manual_pictures import EDITED, IMAGES, draw_import, replaced
from scripts.parts import HERE

DIALOGS = {"import-differences.png"}
"""Shows a dialog over a workbook that the script makes."""


def test_only_pictures_that_are_used_are_replaced(tmp_path):
    images, drawn = tmp_path / "images", tmp_path / "drawn"
    for folder, names in ((images, ("a.png", "b.png")), (drawn, ("b.png", "c.png"))):
        folder.mkdir()
        for name in names:
            (folder / name).write_bytes(folder.name.encode())
    assert replaced(drawn.iterdir(), images) == (["b.png"], ["a.png"])
    assert (images / "b.png").read_bytes() == b"drawn"
    assert (images / "a.png").read_bytes() == b"images"
    assert sorted(path.name for path in images.iterdir()) == ["a.png", "b.png"]


def test_every_picture_but_that_of_a_dialog_is_one_that_is_drawn():
    sizes = {size.name for size in SIZES} | {"1920x1080"}
    for path in IMAGES.glob("*.png"):
        if path.name not in DIALOGS:
            found = re.fullmatch(r"([a-z]+)(?:-[a-z_]+)?-(\d+x\d+)", path.stem)
            assert found is not None, path.name
            assert found[1] in {*TABS, "presentation"}
            assert found[2] in sizes


def test_every_picture_is_shown_somewhere():
    pages = [HERE / "README.md", *(HERE / "docs").rglob("*.md")]
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    assert [path.name for path in IMAGES.glob("*.png") if f"images/{path.name})" not in text] == []


def test_the_dialog_of_an_import_is_drawn_with_what_was_edited(tmp_path, qapp, monkeypatch):
    from fujidesk.ui.imports import dialog

    shown = []
    show = dialog.ImportDialog._on_read
    monkeypatch.setattr(
        dialog.ImportDialog, "_on_read", lambda self, found: (shown.append(found), show(self, found))
    )
    picture = draw_import(tmp_path)
    assert picture.name in DIALOGS
    assert picture.stat().st_size > 10_000
    (found,) = shown
    assert len(found.differences) == len(EDITED)
