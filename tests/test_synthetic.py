"""The made-up register of the benchmarks: as sound as a real one, or what is measured on it means nothing."""

from benchmarks import synthetic
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace


def test_a_register_with_answers_is_sound_and_can_be_evaluated(tmp_path):
    synthetic.build_answered(tmp_path / "made.db", 30)
    opened = open_workspace(tmp_path / "made.db", user_folders(tmp_path / "home"))
    try:
        assert opened.check() == []
        for year in opened.profile.fiscal_years:
            assert len(opened.evaluation.data().year(year)) == 30
    finally:
        opened.close()
