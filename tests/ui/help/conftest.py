"""A window of the manual, and one of a small manual of our own."""

import pytest

from fujidesk.resources import manual_folder
from fujidesk.ui.help.manual import Manual

INDEX = "# 目次\n\n[はじめ](a.md)、[つぎ](b.md#後の話)、[外](../c.md)、[同じ](a.md)\n"
FIRST = "# はじめ\n\n上書きは**自動**で\n取られます。\n\n1. 一つ目。\n2. ＣＳＶ を選びます。\n\n```\n# 印\n```\n\n![絵](../images/p.png)\n"
SECOND = (
    "# つぎ\n\n| 列 | 値 |\n|---|---|\n| 名 | 右 |\n\n"
    + "行\n\n" * 80
    + "## 後の話（続き）\n\n`csv` の話。\n"
    + "行\n\n" * 80
)


@pytest.fixture(scope="session")
def manual():
    """The manual that ships."""
    return Manual(manual_folder())


@pytest.fixture
def small_manual(tmp_path):
    """Two pages beside an index, and one outside the folder."""
    folder = tmp_path / "docs" / "manual"
    folder.mkdir(parents=True)
    pages = {"README.md": INDEX, "a.md": FIRST, "b.md": SECOND, "../c.md": "# 外\n"}
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")
    return Manual(folder)
