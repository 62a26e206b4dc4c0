"""Which place of the manual goes with a tab, a page of a tab and a dialog.

A topic is written as a link of the manual: a page, or a page and the heading behind #.
"""

from PySide6.QtWidgets import QWidget

from fujidesk.ui.help.manual import INDEX

TAB_TOPICS = {
    "home": "home.md", "registry": "ichiran.md", "project": "kohyo.md", "surveys": "chosa.md",
    "evaluation": "hyoka.md", "hearings": "hearing.md", "timeline": "timeline.md", "packs": "kaigi.md",
    "plan": "shinki_jigyo.md",
}  # fmt: skip
PAGE_TOPICS = {
    ("evaluation", "overview"): "hyoka.md#分布と変化",
    ("evaluation", "achievement"): "hyoka.md#指標の達成",
    ("evaluation", "oddities"): "hyoka.md#気づきと照会",
    ("evaluation", "settle"): "hyoka.md#本部の承認で確定する",
    ("evaluation", "whole"): "hyoka.md#計画全体を評価する",
    ("hearings", "plan"): "hearing.md",
    ("hearings", "notes"): "hearing.md#添付議事録宿題一覧",
    ("hearings", "owed"): "hearing.md#添付議事録宿題一覧",
    ("plan", "new_projects"): "shinki_jigyo.md",
    ("plan", "revisions"): "henko.md",
    ("plan", "upper_plans"): "joi_keikaku.md",
    ("plan", "people"): "taisei.md",
    ("plan", "next_plan"): "jiki_keikaku.md",
    ("plan", "comparison"): "keikaku.md#計画を比べる",
}
DIALOG_TOPICS = {
    "backups.damage_dialog": "hozon.md#台帳が壊れたとき",
    "backups.restore_dialog": "hozon.md#前の状態に戻す復元",
    "backups.second_dialog": "hozon.md#別のフォルダーにも写す",
    "day_dialog": "home.md#日付を変えて練習する",
    "evaluation.approval_dialogs": "hyoka.md#本部の承認で確定する",
    "evaluation.question_dialog": "hyoka.md#気づきと照会",
    "first_start": "hajimete.md#市を選ぶ",
    "hearings": "hearing.md",
    "history": "hozon.md#だれが何を変えたかを見る",
    "home.own_task_dialog": "home.md#予定とお知らせを加える",
    "imports": "torikomi.md",
    "imports.kept_findings": "torikomi.md#文書の食い違い",
    "levels": "torikomi.md#方針施策の説明を読む直す",
    "levels.add_dialog": "ichiran.md#事業を追加する",
    "newprojects": "shinki_jigyo.md",
    "newprojects.adopt_dialog": "shinki_jigyo.md#計画に登載する",
    "newprojects.step_dialog": "shinki_jigyo.md#段階を進める",
    "nextplan": "jiki_keikaku.md",
    "packs": "kaigi.md",
    "packs.compare_dialog": "kaigi.md#控えと比較",
    "packs.snapshot_dialog": "kaigi.md#控えと比較",
    "packs.export_dialog": "kaigi.md#書き出す印刷する",
    "packs.publishing": "koukai.md",
    "people": "taisei.md",
    "people.department_page": "taisei.md#組織改正",
    "people.reorganise_dialog": "taisei.md#組織改正",
    "people.training_page": "taisei.md#研修を残す",
    "people.member_dialog": "taisei.md#構成員を登録する",
    "plan_adding": "keikaku.md#計画を加える",
    "profiles": "command.md#計画プロファイルを編集する",
    "registry.bulk_edit": "ichiran.md#まとめて変える一括編集",
    "revisions": "henko.md#変更を登録する",
    "surveys": "chosa.md",
    "surveys.collect_dialog": "chosa.md#戻ってきたファイルを読む",
    "surveys.issue_dialog": "chosa.md#調査票を作って送る",
    "surveys.lead_dialog": "chosa.md#調査票を作って送る",
    "surveys.reason_dialog": "chosa.md#確かめる差し戻す",
    "surveys.reminder_dialog": "chosa.md#遅れている部署に督促する",
    "widgets.message_dialog": "komatta.md",
}
"""By module below `fujidesk.ui`, the more exact name before the folder's."""
TITLE_TOPICS = {"台帳Excelの取り込み": "excel.md#読み戻す"}
"""By the title, for a dialog that does more than one thing."""
_UI = "fujidesk.ui."


def tab_topic(tab: str, page: str = "") -> str:
    """Return the topic of a tab and the page that is in front there; the index for an unknown tab."""
    return PAGE_TOPICS.get((tab, page)) or TAB_TOPICS.get(tab, INDEX)


def dialog_topic(dialog: QWidget) -> str:
    """Return the topic of a window over the main one; "" where it has none of its own (the system's)."""
    return TITLE_TOPICS.get(dialog.windowTitle()) or class_topic(type(dialog))


def class_topic(kind: type) -> str:
    """Return the topic of a class of dialogs, by the longest name that fits its module; "" for none."""
    name = kind.__module__.removeprefix(_UI)
    while name:
        if name in DIALOG_TOPICS:
            return DIALOG_TOPICS[name]
        name = name.rpartition(".")[0]
    return ""
