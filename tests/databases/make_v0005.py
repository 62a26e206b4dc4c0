"""Makes v0005.db: a file of the fifth revision, with the office's records and a snapshot in it.

Run as `python tests/databases/make_v0005.py FILE`.
"""

import json
import sqlite3
import sys
from pathlib import Path

from fujidesk.exchange.profiles import load_profile
from fujidesk.models import profile_text, sqlite, upgrading

ROWS = """
INSERT INTO plan VALUES (1, 1, '二つ目の計画', 2022, 2026, 1);
INSERT INTO policy VALUES (1, 1, 1, '1', '便利な窓口', 1, '', '', '', '', 1);
INSERT INTO measure VALUES (1, 1, 2, '1.1', '手続', 1, '便利', '', '', '', 1);
INSERT INTO department VALUES (1, 1, '情報課', NULL, NULL, NULL, 1);
INSERT INTO project (id, plan_id, policy_id, measure_id, number, position, title, category, is_dx, page,
  summary, overview, search_text, changed_at, state, version) VALUES
  (1, 1, 1, 1, '1-1-1', 10000100001, '窓口の案内番号', 'priority', 1, 12, '短く', '番号札を出す', '1-1-1',
   '2026-05-01T09:00:00+09:00', '{"kind": "suspended", "since": "2025-04-01", "into": []}', 2);
INSERT INTO project_department VALUES (1, 0, 1, NULL);
INSERT INTO hearing (key, fiscal_year, kind, state, title, department, place, remark, day, start, "end",
  attendees, numbers, new_projects, agenda) VALUES
  ('R7-001', 2025, 'priority', 'held', '窓口', '情報課', '第1会議室', '', '2025-11-20', '10:00', '11:00',
   '["情報課 係長"]', '["1-1-1"]', '[]', '["経緯"]');
INSERT INTO hearing_note (key, hearing, position, kind, text, department, at, due, done_at, number) VALUES
  ('1', 'R7-001', 1, 'todo', '資料を出す', '情報課', '2025-11-20T10:05:00', '2025-12-01', '', '1-1-1');
INSERT INTO note_draft VALUES ('R7-001', '打ちかけ', '2025-11-20T10:06:00');
INSERT INTO attachment VALUES ('1', 'R7-001', '図.txt',
  'fb8e20fc2e4c3f248c60c39bd652f3c1347298bb977b8b4d5903b85055620603', 2, '2025-11-20T11:00:00', 1);
INSERT INTO attachment_content VALUES
  ('fb8e20fc2e4c3f248c60c39bd652f3c1347298bb977b8b4d5903b85055620603', x'6162');
INSERT INTO new_project (key, fiscal_year, title, department, category, costs, steps, is_important, requested_kyen) VALUES
  ('R8-001', 2026, '窓口の自動案内', '情報課', 'promotion', '[]', '[]', 1, 500);
INSERT INTO revision (key, fiscal_year, kind, day, reason, meeting, numbers) VALUES
  ('R7-001', 2025, 'suspend', '2025-04-01', '機器の更新を待つため', '本部', '["1-1-1"]');
INSERT INTO member (key, body, role, post, valid_from, position) VALUES
  ('1', 'headquarters', '本部長', '市長', '2022-04-01', 1);
INSERT INTO training (key, fiscal_year, day, theme, attendance) VALUES
  ('R7-001', 2025, '2025-06-15', '情報化の基礎', '[["情報課", 2]]');
INSERT INTO own_task (key, fiscal_year, title, due) VALUES ('R7-001', 2025, '会場を押さえる', '2025-10-01');
INSERT INTO pack_edition (key, fiscal_year, meeting, day, texts) VALUES
  ('honbu-R7', 2025, 'honbu', '2026-07-10', '[{"place": "sentence.1", "text": "順調です。"}]');
INSERT INTO snapshot (key, edition, fiscal_year, title, note, taken_at, taken_by, digest) VALUES
  ('honbu-R7-1', 'honbu-R7', 2025, '本部', '初回', '2026-07-10T09:00:00+09:00', 'joho@PC-2',
   'fb8e20fc2e4c3f248c60c39bd652f3c1347298bb977b8b4d5903b85055620603');
INSERT INTO snapshot_content VALUES
  ('fb8e20fc2e4c3f248c60c39bd652f3c1347298bb977b8b4d5903b85055620603', x'6162');
INSERT INTO change_history VALUES (1, '2026-05-01T09:00:00+09:00', 'joho', 'PC-2', '登録', 'b', 'edit',
  'hearing', 'R7-001', '*', 'null', '{}');
"""


def make(path: Path) -> None:
    """Make the file; it must not exist."""
    sqlite.make_empty(path)
    with sqlite.single_user_engine(path) as engine, engine.connect() as connection:
        upgrading.run_scripts(connection, "0005")
    with sqlite3.connect(path) as connection:
        profile = json.loads(profile_text.to_text(load_profile("fuji")))
        text = json.dumps(profile, ensure_ascii=False, sort_keys=True)
        connection.execute("INSERT INTO plan_profile VALUES (1, 'fuji', ?)", (text,))
        connection.executescript(ROWS)
    connection.close()


if __name__ == "__main__":
    make(Path(sys.argv[1]))
