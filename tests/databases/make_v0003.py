"""Makes v0003.db: a file of the third revision, with a survey in it.

Run as `python tests/databases/make_v0003.py FILE`.
"""

import sqlite3
import sys
from pathlib import Path

from fujidesk.exchange.profiles import load_profile
from fujidesk.models import profile_text, sqlite, upgrading

ROWS = """
INSERT INTO plan VALUES (1, 1, '二つ目の計画', 2022, 2026, 1);
INSERT INTO policy VALUES (1, 1, 1, '1', '便利な窓口', 1, '', '', '', '', 1);
INSERT INTO measure VALUES (1, 1, 2, '1.1', '手続', 1, '便利', '', '', '', 1);
INSERT INTO department VALUES (1, 1, '情報課', NULL, '2023-03-31', NULL, 1), (2, 2, '市民課', NULL, NULL, NULL, 1),
  (3, 3, 'デジタル課', '2023-04-01', NULL, NULL, 2);
UPDATE department SET successor_id = 3 WHERE id = 1;
INSERT INTO project (id, plan_id, policy_id, measure_id, number, position, title, category, is_dx, page,
  summary, overview, search_text, changed_at, version) VALUES
  (1, 1, 1, 1, '1-1-1', 10000100001, '窓口の案内番号', 'priority', 1, 12, '短く', '番号札を出す', '1-1-1',
   '2026-05-01T09:00:00+09:00', 5);
INSERT INTO project_department VALUES (1, 0, 1, NULL), (1, 1, 2, NULL);
INSERT INTO indicator VALUES (1, '10分以下', '10.0', '分', 'at_most', 2026, 1);
INSERT INTO schedule_cell (id, project_id, kind, fiscal_year, half, phase, settled, version) VALUES
  (1, 1, 'plan', 2022, 1, 2, 1, 1), (2, 1, 'plan', 2022, 2, 3, 0, 1), (3, 1, 'actual', 2022, 1, 2, 1, 1);
INSERT INTO schedule_cell_department VALUES (2, 0, 1, NULL);
INSERT INTO disagreement VALUES (1, '1-1-1', 'title', '[{"place": "一覧", "text": "窓口", "line": 3}]', '窓口',
  '一覧と個票で名前が違います', 0);
INSERT INTO meta VALUES ('last_plan_import', '2026-04-30T10:00:00+09:00');
INSERT INTO status_report (project_id, fiscal_year, status, budget_kyen, score_progress, score_cost, score_content,
  outlook, lead) VALUES (1, 2022, 'running', 1200, 3, 3, 4, 'continue', '市民課');
INSERT INTO survey_round VALUES (1, 1, 2022, '2023-04-28', '内線 0000', NULL, 1);
INSERT INTO survey_entry (id, fiscal_year, department_id, state, leader, returned_at) VALUES
  (1, 2022, 2, 'returned', '市民課 係長', '2023-04-20');
INSERT INTO inquiry VALUES (1, 2022, 'late', '遅れの理由は何ですか', 'asked', '', '2023-05-01', '', 1);
INSERT INTO survey_file VALUES (1, 2022, 'proposal', '市民課', '新規事業調査.xlsx', '2023-04-19T10:00:00',
  '2023-04-20T09:00:00+09:00', 'ab', 2, x'6162', 'taken', '{}');
INSERT INTO proposal VALUES (1, 1, 2022, '市民課', 1,
  '{"department": "市民課", "title": "窓口の自動案内", "costs": [[2024, 500]]}');
INSERT INTO change_history VALUES (1, '2026-05-01T09:00:00+09:00', 'joho', 'PC-2', '頁を変更', 'b', 'import',
  'project', '1-1-1', 'indicator.direction', 'null', '"at_most"');
"""


def make(path: Path) -> None:
    """Make the file; it must not exist."""
    sqlite.make_empty(path)
    with sqlite.single_user_engine(path) as engine, engine.connect() as connection:
        upgrading.run_scripts(connection, "0003")
    with sqlite3.connect(path) as connection:
        text = profile_text.to_text(load_profile("fuji"))
        connection.execute("INSERT INTO plan_profile VALUES (1, 'fuji', ?)", (text,))
        connection.executescript(ROWS)
    connection.close()


if __name__ == "__main__":
    make(Path(sys.argv[1]))
