"""Makes v0001.db: a file of the first revision. Run as `python tests/databases/make_v0001.py FILE`."""

import sqlite3
import sys
from pathlib import Path

from fujidesk.exchange.profiles import load_profile
from fujidesk.models import profile_text, sqlite, upgrading

ROWS = """
INSERT INTO plan VALUES (1, 1, '試しの計画', 2022, 2026, 1);
INSERT INTO policy VALUES (1, 1, 1, '1', '便利な窓口', 1, '', '', '', '', 1);
INSERT INTO measure VALUES (1, 1, 2, '1.1', '手続', 1, '便利', '', '', '', 3);
INSERT INTO department VALUES (1, 1, '収納課', NULL, NULL, NULL, 1), (2, 2, '市民課', NULL, NULL, NULL, 1);
INSERT INTO project (id, plan_id, policy_id, measure_id, number, position, title, category, is_dx, page,
  summary, overview, search_text, version) VALUES
  (1, 1, 1, 1, '1-1-1', 10000100001, '窓口の案内番号', 'priority', 1, 12, '短く', '番号札を出す', '1-1-1', 4),
  (2, 1, 1, 1, '1-1-2', 10000100002, '台帳', 'continuing', 0, NULL, '', '', '1-1-2', 1);
INSERT INTO project_department VALUES (1, 0, 1, NULL), (1, 1, 2, '市民課等'), (2, 0, 2, NULL);
INSERT INTO project_code VALUES (1, 'sogo', 0, 'A1');
INSERT INTO indicator VALUES (1, '10分以下', '10.0', '分', 'at_most', 2026, 1);
INSERT INTO yearly_action VALUES (1, 2022, '調べる', 1);
INSERT INTO schedule_cell VALUES (1, 1, 'plan', 2022, 1, 2, 1), (2, 1, 'plan', 2022, 2, NULL, 1);
INSERT INTO schedule_cell_department VALUES (1, 0, 1, '収納課等');
INSERT INTO saved_view VALUES (1, '重点', '{}', 1);
INSERT INTO change_history VALUES (1, '2026-04-01T09:00:00+09:00', 'shuno', 'PC-1', '頁を変更', 'a', 'edit',
  'project', '1-1-1', 'page', '11', '12');
"""


def make(path: Path) -> None:
    """Make the file; it must not exist."""
    sqlite.make_empty(path)
    with sqlite.single_user_engine(path) as engine, engine.connect() as connection:
        upgrading.run_scripts(connection, "0001")
    with sqlite3.connect(path) as connection:
        body = profile_text.to_text(load_profile("fuji"))
        connection.execute("INSERT INTO plan_profile VALUES (1, 'fuji', ?)", (body,))
        connection.executescript(ROWS)
    connection.close()


if __name__ == "__main__":
    make(Path(sys.argv[1]))
