"""Minutes for paper: all that was said in its order, nothing taken for markup, days in the Japanese calendar."""

from fujidesk.domain.hearings import Hearing, HearingKind, Note, NoteKind
from fujidesk.ui.hearings.minutes_html import INTERNAL, minutes_html

ONE = Hearing("R4-001", 2022, HearingKind.PRIORITY, department="収納課 <br>", day="2022-11-08", start="09:30",
              end="10:30", place="第1会議室", attendees=("企画課 係長",), agenda=("目的",))  # fmt: skip
NOTES = [
    Note("1", "R4-001", 1, NoteKind.QUESTION, "費用は\n<幾ら>か", "2022-11-08T09:35:00+09:00"),
    Note("2", "R4-001", 2, NoteKind.TODO, "見積りを取る", "", "", "収納課", "2022-12-01"),
]


def test_head_agenda_talk_and_what_is_owed_stand_in_it():
    text = minutes_html(ONE, NOTES, ["1-1-1 窓口の案内番号"], sample=False)
    for word in (INTERNAL, "重点施策ヒアリング 議事録", "令和4年11月8日（火） 09:30～10:30", "第1会議室", "企画課 係長",
                 "1-1-1 窓口の案内番号", "1　目的", "09:35", "質問", "見積りを取る", "令和4年12月1日"):  # fmt: skip
        assert word in text, word
    assert text.index("質疑の記録") < text.index("決定") < text.rindex("宿題")


def test_what_is_typed_is_never_markup_and_keeps_its_lines():
    text = minutes_html(ONE, NOTES, [], sample=False)
    assert "費用は<br>&lt;幾ら&gt;か" in text
    assert "収納課 &lt;br&gt;" in text


def test_a_hearing_without_a_day_and_made_up_ones_say_so():
    text = minutes_html(Hearing("R4-002", 2022), [], [], sample=True)
    assert "（日程未定）" in text
    assert "サンプルデータ" in text
