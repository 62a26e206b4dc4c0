"""The words of a printed plan by which its parts are known, to its readers and to the program.

They are those of the plan documents (002, 003). Who writes the book and who reads it back both take them
from here.
"""

import re

from fujidesk.domain.fields import field_label

NUMBER = "事業番号"
TITLE = field_label("title")
CATEGORY = field_label("category")
DEPARTMENTS = field_label("departments")
DX = field_label("is_dx")
DX_MARK = "○"
PAGE = field_label("page")
STATE = field_label("standing")
SOGO = field_label("sogo_codes")
KEIEI = field_label("keiei_codes")
SCHEDULE = field_label("schedule")
PHASE = "進捗段階"
ACTIONS = "年度ごとの取組内容"
INDICATOR = field_label("indicator.text")
FIGURE, UNIT = "目標値", "単位"
DIRECTION, DUE = "向き", "年度"
FORMER_PAGE = "策定時の頁"
"""The page that the register keeps: of the plan as it was first printed, not of this book."""
SUMMARY = field_label("summary")
TEXT_ROWS = ("overview", "purpose", "effects", "challenges", "related")
"""Text fields in the order in which a sheet has them, with the indicator behind them."""
LEVEL_TEXTS = ("theme", "background", "issues", "direction")
ENDED = "－"
"""In a half-year in which the project has ended."""
OPEN = "（未確定）"
"""Behind a phase that the office has not settled."""
AGAIN = "（続き）"
"""Behind what stands again on top of a further page, and behind the name of a row whose text goes on."""
LIST, SHEETS, ROADMAP, GLOSSARY = "一覧", "個票", "ロードマップ", "用語集"
CODE_GAP = "　"
"""Between the code of a level and its title."""
LEVEL_HEADING = re.compile(rf"([1-9]\d{{0,2}}(?:\.[1-9]\d{{0,4}})?){CODE_GAP}(.*)", re.ASCII | re.DOTALL)


def level_heading(code: str, title: str) -> str:
    """Return the heading of a policy or measure: 「1.1　行政サービスのオンライン化」."""
    return f"{code}{CODE_GAP}{title}"


def listed(project_name: str) -> str:
    """Return the name of the list of projects, 「情報化事業一覧」."""
    return f"{project_name}{LIST}"
