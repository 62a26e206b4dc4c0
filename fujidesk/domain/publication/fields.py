"""The columns of published tables: names in ASCII, words, definitions, kinds and units (L3-08)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from fujidesk.domain.publication import codes
from fujidesk.domain.publication.content import UPPER_PLAN, PublicPlan


class Kind(StrEnum):
    """What the values of a column are."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    CODE = "code"


KIND_WORDS = {
    Kind.TEXT: "文字列", Kind.INTEGER: "整数", Kind.NUMBER: "数値", Kind.DATE: "日付（YYYY-MM-DD）",
    Kind.CODE: "コード",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """A column. codes: group of the code table that its values are of. blank: what a blank cell means.

    label and meaning may hold the plan's words as `{department}`, see `in_words`.
    """

    name: str
    label: str
    meaning: str
    kind: Kind = Kind.TEXT
    unit: str = ""
    codes: str = ""
    blank: str = ""


def in_words(text: str, plan: PublicPlan) -> str:
    """Return a text of ours with the plan's words in the places of `{department}`, `{project}` and others."""
    names = plan.level_names
    words = {
        "department": plan.department_word, "project": plan.project_name, "levels": "・".join(names),
        "top": names[0], "second": names[1] if len(names) > 1 else "下位の区分",
        "dx": plan.dx_name,
    }  # fmt: skip
    for name, word in words.items():
        text = text.replace(f"{{{name}}}", word)
    return text


_NUMBER = Field(
    "project_number", "事業番号", "計画における{project}の番号（{top}からの連番）。年度が変わっても同じ"
)
_YEAR = Field(
    "fiscal_year",
    "年度",
    "その年の4月に始まり翌年3月に終わる年度を西暦で表す（令和7年度は2025）",
    Kind.INTEGER,
    "年度",
)
_HALF = Field("half", "半期", "上期は1、下期は2", Kind.CODE, codes=codes.HALF)
_PLACE = Field("position", "順番", "計画に記載された順番（1から）", Kind.INTEGER, "番目")
_DEPARTMENT = Field("department_name", "{department}", "計画に記載された{department}の名称")
SAMPLE = Field("sample", "サンプル", "回答が架空であることを示す")
TEXT_NAMES = ("summary", "overview", "purpose", "effects", "challenges", "related")
"""Texts of `PublicProject.texts` in the order of their columns."""
_NOT_PRINTED = "計画に記載がない"
_TEXTS = tuple(
    Field(name, label, meaning, blank=_NOT_PRINTED)
    for name, label, meaning in (
        ("summary", "要約", "事業を一文で表したもの"),
        ("overview", "事業概要", "計画に記載された事業の概要"),
        ("purpose", "事業の目的", "計画に記載された事業の目的"),
        ("effects", "期待される効果", "計画に記載された効果"),
        ("challenges", "達成課題", "計画に記載された課題"),
        ("related", "関連する計画・事業", "計画に記載されたその他関連する計画・事業"),
    )
)
_NO_TARGET = "数値の目標がない"
PROJECTS = (
    _NUMBER,
    Field("title", "事業名", "計画に記載された事業名"),
    Field("policy_code", "{top}", "最上位の区分の番号（levels の level_code）"),
    Field("measure_code", "{second}", "その下の区分の番号（levels の level_code）", blank="その区分がない"),
    Field("category_code", "事業分類", "計画における事業の分類", Kind.CODE, codes=codes.CATEGORY),
    Field("is_dx", "DX", "{dx}は1、その他は0", Kind.CODE, codes=codes.FLAG),
    Field(
        "plan_page",
        "計画書のページ",
        "計画書で事業が記載されたページ",
        Kind.INTEGER,
        "ページ",
        blank=_NOT_PRINTED,
    ),
    *_TEXTS,
    Field("indicator_text", "施策指標", "計画に記載された指標の文", blank=_NOT_PRINTED),
    Field("indicator_target", "目標値", "施策指標の目標値", Kind.NUMBER, "indicator_unit", blank=_NO_TARGET),
    Field("indicator_unit", "単位", "目標値と実績値の単位", blank=_NO_TARGET),
    Field(
        "indicator_direction_code",
        "目標の向き",
        "目標値に対する判定の向き",
        Kind.CODE,
        codes=codes.DIRECTION,
        blank=_NO_TARGET,
    ),
    Field(
        "indicator_due_year",
        "目標年度",
        "目標とする年度（西暦）",
        Kind.INTEGER,
        "年度",
        blank="年度の定めがない",
    ),
    Field(
        "project_state_code",
        "事業の状態",
        "休止・完了・統合・分割した事業だけに付く",
        Kind.CODE,
        codes=codes.ENDED,
        blank="計画どおり続いている",
    ),
    Field(
        "project_state_since", "状態の日", "事業の状態が変わった日", Kind.DATE, blank="計画どおり続いている"
    ),
)
DEPARTMENTS = (_NUMBER, _PLACE, _DEPARTMENT)
UPPER_PLANS = (
    _NUMBER,
    Field("upper_plan_code", "上位計画", "総合計画か行政経営プランか", Kind.CODE, codes=UPPER_PLAN),
    Field("upper_plan_item", "上位計画の番号", "総合計画の施策番号、行政経営プランの取組番号"),
)
SUCCESSORS = (_NUMBER, Field("successor_number", "行き先の事業番号", "統合・分割の後の事業の番号"))
SCHEDULE = (
    _NUMBER,
    _YEAR,
    _HALF,
    Field(
        "planned_phase_code",
        "計画の進捗段階",
        "計画で予定する進捗段階",
        Kind.CODE,
        codes=codes.PHASE,
        blank=_NOT_PRINTED,
    ),
    Field(
        "is_settled",
        "計画の確定",
        "計画が段階を定めていれば1、前の段階が続くとみなしたものは0",
        Kind.CODE,
        codes=codes.FLAG,
        blank="計画の進捗段階がない",
    ),
    Field(
        "reached_phase_code",
        "実績の進捗段階",
        "進捗状況報告で報告された進捗段階",
        Kind.CODE,
        codes=codes.PHASE,
        blank="報告がない",
    ),
)
SCHEDULE_DEPARTMENTS = (_NUMBER, _YEAR, _HALF, _PLACE, _DEPARTMENT)
ACTIONS = (_NUMBER, _YEAR, Field("planned_action", "取組内容（計画）", "計画に記載されたその年度の取組内容"))
_NO_ANSWER = "回答がない"
RESULTS = (
    _NUMBER,
    _YEAR,
    Field(
        "status_code", "実施状況", "進捗状況報告の実施状況", Kind.CODE, codes=codes.STATUS, blank=_NO_ANSWER
    ),
    Field("action", "取組内容", "その年度に行った取組", blank=_NO_ANSWER),
    Field(
        "indicator_value",
        "指標の実績値",
        "施策指標のその年度の実績値",
        Kind.NUMBER,
        "indicator_unit",
        blank=_NO_ANSWER,
    ),
    Field("indicator_unit", "単位", "実績値の単位", blank="実績値がない、又は単位がない"),
    Field("indicator_assessment", "指標の実績に対する評価", "{department}による評価の文", blank=_NO_ANSWER),
    Field(
        "outlook_code", "今後の方向性", "翌年度以後の方向性", Kind.CODE, codes=codes.OUTLOOK, blank=_NO_ANSWER
    ),
    Field(
        "plan_change",
        "事業内容の変更・見直し",
        "変更・見直しの内容",
        blank="変更・見直しがない、又は回答がない",
    ),
)
_CONTENT_MEANING = "取組の効果の評価。5が最もよい"
_NO_SCORE = "evaluation_state_code が示す理由により評価がない"


def score_fields(words: Sequence[str]) -> tuple[Field, ...]:
    """Return the columns of the published scores; words: what a city calls the three."""
    return (
        _NUMBER,
        _YEAR,
        Field(
            "evaluation_state_code", "評価の状態", "評価がそろっているか、ない場合はその理由", Kind.CODE,
            codes=codes.STATE,
        ),
        Field(
            "score_progress", f"{words[0]}の評価", f"計画に対する{words[0]}の評価。5が最もよい", Kind.INTEGER,
            "点", codes.PROGRESS, _NO_SCORE,
        ),
        Field(
            "score_content", f"{words[2]}の評価", _CONTENT_MEANING, Kind.INTEGER, "点", codes.CONTENT,
            _NO_SCORE,
        ),
    )  # fmt: skip


def grade_field(grades: Sequence[str]) -> Field:
    """Return the column of the overall grade; grades: of the plan, best first."""
    meaning = f"事業の評価を総合した{len(grades)}段階の評価。{grades[0]}が最もよい"
    return Field("grade_code", "総合評価", meaning, Kind.CODE, codes=codes.GRADE, blank=_NO_SCORE)


_PERIOD = "評価した期間の{0}の年度（西暦）。計画全体のほか、計画に前期・後期などがあればその期間も並ぶ"
_NO_SLIP = "計画の進捗段階と比べられない"
_NO_INDICATOR = "施策指標がない"
OUTCOMES = (
    _NUMBER,
    Field("period_first_year", "期間の最初の年度", _PERIOD.format("最初"), Kind.INTEGER, "年度"),
    Field("period_last_year", "期間の最後の年度", _PERIOD.format("最後"), Kind.INTEGER, "年度"),
    Field(
        "results_through_year",
        "実績の最後の年度",
        "評価に使った実績の最後の年度（西暦）",
        Kind.INTEGER,
        "年度",
    ),
    Field(
        "outcome_code",
        "計画全体の評価",
        "期間を通じて事業がどうなったか。判定の方法は about の method にある",
        Kind.CODE,
        codes=codes.OUTCOME,
    ),
    Field(
        "slip_half_years",
        "計画とのずれ",
        "最後の報告の時点で計画より早い半期の数。遅れは負の数",
        Kind.INTEGER,
        "半期",
        blank=_NO_SLIP,
    ),
    Field(
        "first_plan_slip_half_years",
        "当初の計画とのずれ",
        "改定する前の予定表に対するずれ。遅れは負の数",
        Kind.INTEGER,
        "半期",
        blank="予定表を改定していない、又は計画の進捗段階と比べられない",
    ),
    Field(
        "is_forecast",
        "見込み",
        "最後の年度の実績がない、又は承認前のため、結果が変わり得るものは1、その他は0",
        Kind.CODE,
        codes=codes.FLAG,
    ),
    Field("outcome_reason", "判定の理由", "計画全体の評価の理由"),
    Field(
        "indicator_result_code",
        "施策指標の判定",
        "期間の終わりに施策指標の目標に届いたか",
        Kind.CODE,
        codes=codes.FINAL,
        blank=_NO_INDICATOR,
    ),
    Field(
        "indicator_year",
        "判定した年度",
        "判定に使った実績値の年度（西暦）",
        Kind.INTEGER,
        "年度",
        blank="施策指標がない、又は実績値がない",
    ),
    Field(
        "indicator_is_forecast",
        "施策指標の見込み",
        "施策指標の判定が変わり得るものは1、その他は0",
        Kind.CODE,
        codes=codes.FLAG,
        blank=_NO_INDICATOR,
    ),
    Field("indicator_reason", "施策指標の判定の理由", "施策指標の判定の理由", blank=_NO_INDICATOR),
)
"""Of the evaluation of the whole plan: a row a project and period."""
LEVELS = (
    Field("level_code", "区分の番号", "{levels}の番号"),
    Field("level_name", "区分の名称", "計画に記載された名称"),
    Field("parent_level_code", "上の区分", "一つ上の区分の番号", blank="最上位の区分"),
)
YEARS = (
    _YEAR,
    Field("fiscal_year_name", "年度の名称", "和暦による年度の名称"),
    Field(
        "approved_on",
        "承認日",
        "その年度の評価が承認された日",
        Kind.DATE,
        blank="まだ承認されていない",
    ),
)
CODES = (
    Field("code_group", "コードの種類", "どの列のコードか（dictionary の code_group）"),
    Field("code", "コード", "データに入る値"),
    Field("code_name", "名称", "コードの表す言葉"),
    Field("code_meaning", "説明", "名称だけでは足りない場合の説明", blank="説明は名称のとおり"),
)
DICTIONARY = (
    Field("table_name", "表の名前", "CSV のファイル名の一部、Excel のシート名"),
    Field("table_title", "表の題名", "表の内容"),
    Field("position", "列の順番", "表の左から数えた順番（1から）", Kind.INTEGER, "番目"),
    Field("field_name", "列の名前", "表の見出し"),
    Field("field_label", "列の日本語名", "列の表すもの"),
    Field("definition", "定義", "列の値の意味"),
    Field("data_type", "値の種類", "文字列・整数・数値・日付・コード"),
    Field("unit", "単位", "値の単位。列の名前のときは、同じ行のその列の値が単位", blank="単位がない"),
    Field("code_group", "コードの種類", "codes の code_group", blank="コードではない"),
    Field("blank_meaning", "空欄の意味", "値がないときに表すこと（0 とは異なる）", blank="空欄にならない"),
)
ABOUT = (
    Field("item", "項目", "項目の名前"),
    Field("item_label", "項目の日本語名", "項目の表すもの"),
    Field("item_value", "内容", "項目の内容"),
)
