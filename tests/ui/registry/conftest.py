"""Made-up rows and a shown list for the tests of this folder."""

from dataclasses import replace

import pytest

from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.records import Category, LevelRecord, ProjectId, ProjectRow
from fujidesk.domain.searching import fold
from fujidesk.exchange.profiles import load_profile
from fujidesk.ui.itemmodels.project_columns import ColumnTexts
from fujidesk.ui.itemmodels.project_table import ProjectTableModel
from fujidesk.ui.registry.screen import RegistryScreen
from fujidesk.ui.registry.table_view import ProjectTableView

LEVELS = (
    LevelRecord("1", "便利な窓口"), LevelRecord("1.1", "オンライン化", "1"), LevelRecord("1.2", "窓口の改善", "1"),
    LevelRecord("2", "庁内の仕事"), LevelRecord("2.1", "台帳", "2"),
)  # fmt: skip


def make_row(number, **values):
    """A made-up row; the haystack follows from number, title and departments."""
    made = ProjectRow(
        ProjectId(1), number, f"事業 {number}", number[0], number[:3].replace("-", "."),
        Category.PROMOTION, False, ("収納課",), 1, "", "", "", "", "",
    )  # fmt: skip
    made = replace(made, **values)
    return replace(made, haystack=fold(" ".join((made.number, made.title, *made.departments))))


ROWS = [
    make_row("1-1-1", title="窓口カードの試行", category=Category.PRIORITY, is_dx=True, page=9, phases="1234444444",
             settled="1" * 10, indicator="300件", summary="一行の要約"),
    make_row("1-1-2", title="ＡＩ窓口", departments=("市民課", "収納課"), phases="44--------", settled="1011111111", page=10),
    make_row("1-1-10", title="地図の公開", category=Category.CONTINUING, departments=("建築課",), page=None),
    make_row("2-1-1", title="台帳のデータ化", is_dx=True, phases="2222333344", settled="1" * 10, page=100),
]  # fmt: skip


@pytest.fixture
def profile():
    return load_profile("fuji")


@pytest.fixture
def rows():
    return list(ROWS)


@pytest.fixture
def texts(profile):
    made = ColumnTexts(profile, LEVELS)
    made.set_half_year(HalfYear(2022, 1))
    return made


@pytest.fixture
def screen(qtbot, workspace, context):
    """The tab over the shipped register, wired as the window does it, at fiscal year 2025."""
    made = RegistryScreen(workspace, context)
    made.edited.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(1366, 640)
    made.show()
    made.set_fiscal_year(2025)
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def view(qtbot, theme, texts, rows):
    """The table alone with the made-up rows."""
    model = ProjectTableModel(texts)
    made = ProjectTableView(model, theme)
    made.model_kept = model
    qtbot.addWidget(made)
    made.show_rows(rows)
    made.resize(1000, 300)
    made.show()
    qtbot.waitExposed(made)
    return made
