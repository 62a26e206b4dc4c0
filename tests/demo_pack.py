"""A made-up pack with every kind of block, some texts very long, for the tests of all writers.

Nothing in it is of a real city: names, figures and texts are invented, people are posts.
"""

from decimal import Decimal

from fujidesk.domain.charts import (
    AmountChart,
    AmountPair,
    ChartFoot,
    ChartHead,
    ChartName,
    Flow,
    FlowChart,
    HeatChart,
    HeatLine,
    Looks,
    Segment,
    StackedBar,
    StackedChart,
    StripChart,
    TrendChart,
    TrendPanel,
    TrendPoint,
)
from fujidesk.domain.fiscal import half_years
from fujidesk.domain.meetings import STANDARD_MEETINGS, PartKind
from fujidesk.domain.pack_blocks import (
    CellAlign,
    ChartBlock,
    Column,
    DataState,
    FiguresBlock,
    KeyFigure,
    MarkCell,
    Pack,
    PackPart,
    PhasesCell,
    Row,
    SheetBlock,
    TableBlock,
    TextBlock,
    TextStyle,
    Tone,
)
from fujidesk.domain.sample_mark import SAMPLE_WORD

YEARS = range(2022, 2027)
MARKS = ("S", "A", "B", "C", "D", "unanswered", "unevaluated", "not_started", "stopped", "done")
MARK_WORDS = (
    ("S", "S"), ("A", "A"), ("B", "B"), ("C", "C"), ("D", "D"), ("unevaluated", "未評価"),
    ("unanswered", "未回答"), ("not_started", "未実施"), ("stopped", "中止"), ("done", "完了"),
)  # fmt: skip
PHASE_WORDS = ("調査・基礎研究", "要件調査・導入検討", "導入準備", "運用・実施")
POLICIES = ("便利で心地よいまちの窓口", "しなやかで速い市役所の仕事", "守りが固くむだのない情報基盤")
LONG_TITLE = "公共施設の空き状況の案内と予約と使用料の支払いを一つの入口にまとめ市民と職員のどちらからも使えるようにする事業"
LONG_TEXT = (
    "見本市の窓口に来なくても手続が終わるよう、申請の入口を一つにまとめ、手元の端末から本人であることを確かめ、"
    "手数料を払い、結果を受け取るところまでを続けて行えるようにする。あわせて、窓口の職員が同じ内容を二度打ち込まないよう、"
    "受け付けた内容をそのまま業務の仕組みへ渡す。紙で出す人のためには、書かない窓口を支所にも広げる。"
)
_TITLES = (
    "窓口予約の導入", "文書管理の仕組みの更新", LONG_TITLE, "統計データの公開", "図書館 Web サービスの見直し",
    "庁内ネットワーク（無線 LAN）の整備", "テレワーク環境の拡充", "AI-OCR による入力の自動化", "防災情報の一斉配信",
)  # fmt: skip
_DEPARTMENTS = (
    "市民課",
    "デジタル推進課",
    "公共施設マネジメント推進課、デジタル推進課、市民活動支援課",
    "図書館",
)
_PLANS = ("1123444444", "4444444444", "2244------", "1111222334", "", "3333344444", "    112344")
_DAY, _SOURCE = "令和8年7月1日現在", "進捗状況報告 調査票（令和7年度）"


def demo_pack(count: int = 202, *, sample: str = SAMPLE_WORD) -> Pack:
    """Return the pack; count: projects of its evaluation list; its 資料2 is the one with internal figures."""
    parts = (
        _agenda(), _summary(), _evaluation(count), _sheets(), _roadmap(), _indicators(), _changes(), _since(),
        _upper(), _glossary(),
    )  # fmt: skip
    state = DataState(_DAY, "令和8年7月10日 本部承認", "0123456789abcdef" * 4, sample)
    return Pack(
        STANDARD_MEETINGS[2], "見本市", "見本市情報化計画", 2025, "令和8年7月10日（金）",
        "市役所 3階 第1会議室", parts, state, PHASE_WORDS,
    )  # fmt: skip


def foot(denominator: str = "分母：202事業", remark: str = "") -> ChartFoot:
    """Return what stands under a chart or table."""
    return ChartFoot(_SOURCE, _DAY, denominator, remark)


def grades_chart() -> StackedChart:
    """Return the grades by policy."""
    bars = tuple(
        StackedBar(
            f"{number} {name}", _segments(number, (3 * number, 20, 28 + number, 6, 1, 0, 2, 3, 1, number))
        )
        for number, name in enumerate(POLICIES, start=1)
    )
    head = _head(ChartName.GRADES_BY_POLICY, "基本方針別の評価", "Ａ以上は全体の４割にとどまる。")
    return StackedChart(head, Looks.GRADE, MARK_WORDS, bars)


def flow_chart() -> FlowChart:
    """Return how grades changed."""
    pairs = (("S", "S", 6), ("A", "S", 5), ("A", "A", 40), ("B", "A", 22), ("B", "B", 70), ("B", "C", 8),
             ("C", "B", 9), ("C", "C", 6), ("D", "C", 1))  # fmt: skip
    flows = tuple(Flow(before, after, _numbers(count)) for before, after, count in pairs)
    head = _head(
        ChartName.GRADE_CHANGE, "評価の移り変わり（R6 → R7）", "上がった事業が下がった事業を上回る。"
    )
    ups, downs = _numbers(37), _numbers(8)
    return FlowChart(head, MARK_WORDS[:5], "R6", "R7", flows, ups, _numbers(122), downs)


def phases_chart() -> StackedChart:
    """Return the phases over the half-years."""
    marks = tuple((str(number), f"({number}) {word}") for number, word in enumerate(PHASE_WORDS, start=1))
    bars = tuple(
        StackedBar(
            when.label,
            tuple(
                Segment(key, word, _numbers(count))
                for (key, word), count in zip(
                    marks, (40 - 3 * place, 30 - place, 20, 112 + 4 * place), strict=True
                )
            ),
        )
        for place, when in enumerate(half_years(YEARS[0], YEARS[-1]))
    )
    head = _head(ChartName.PHASES, "半期ごとの進捗段階", "運用・実施の段階にある事業が増えている。")
    return StackedChart(head, Looks.PHASE, marks, bars, upright=True)


def heat_chart() -> HeatChart:
    """Return the load of departments."""
    lines = tuple(
        HeatLine(f"{name}{number}", tuple(_numbers((number * place) % 9) for place in range(5)))
        for number in range(1, 6)
        for name in ("市民課", "デジタル推進課", "公共施設マネジメント推進課")
    )
    return HeatChart(
        _head(ChartName.DEPARTMENT_LOAD, "部署ごとの事業数"), tuple(f"R{n}" for n in range(4, 9)), lines
    )


def trend_chart() -> TrendChart:
    """Return indicators against their targets; one without any value."""
    panels = tuple(
        TrendPanel(
            f"1-1-{number}", _TITLES[number % len(_TITLES)], "件", Decimal(100 * number),
            f"年間 {100 * number} 件以上",
            tuple(TrendPoint(year, None if number == 3 else Decimal(20 * number * (year - 2021))) for year in YEARS),
        )
        for number in range(1, 7)
    )  # fmt: skip
    return TrendChart(_head(ChartName.INDICATORS, "施策指標と目標"), panels)


def amount_chart() -> AmountChart:
    """Return budget beside actual, internal."""
    pairs = tuple(AmountPair(name, 120_000 + 7_500 * place, 98_765 + 9_000 * place, _numbers(60))
                  for place, name in enumerate(POLICIES))  # fmt: skip
    return AmountChart(_head(ChartName.BUDGET, "予算額と実績額（千円）", internal=True), pairs)


def strip_chart(number: str, title: str) -> StripChart:
    """Return the five years of a project."""
    return StripChart(
        _head(ChartName.STRIP, f"{number} {title}"), number, half_years(YEARS[0], YEARS[-1]), PHASE_WORDS,
        "1122334444", "11123344", ((2022, "B", "B"), (2023, "B", "B"), (2024, "A", "A"), (2025, "S", "S")),
        ((2022, "0件"), (2023, "120件"), (2024, "480件"), (2025, "1,250件")),
    )  # fmt: skip


def _head(name: ChartName, title: str, message: str = "", *, internal: bool = False) -> ChartHead:
    return ChartHead(name, title, foot(), message, SAMPLE_WORD, internal)


def _numbers(count: int) -> tuple[str, ...]:
    return tuple(f"1-1-{serial}" for serial in range(1, count + 1))


def _segments(policy: int, counts: tuple[int, ...]) -> tuple[Segment, ...]:
    return tuple(
        Segment(key, word, tuple(f"{policy}-1-{serial}" for serial in range(1, count + 1)))
        for (key, word), count in zip(MARK_WORDS, counts, strict=True)
        if count
    )


def _agenda() -> PackPart:
    items = TextBlock(
        TextStyle.ITEMS,
        ("開会", "本部長あいさつ", "議事", "（１）令和7年度の進捗状況と評価について（資料1から資料5まで）",
         "（２）事業の変更・見直しと新規事業について（資料6）", "その他", "閉会"),
    )  # fmt: skip
    facts = TextBlock(
        TextStyle.BODY, ("日時　令和8年7月10日（金）　午前10時から", "場所　市役所 3階 第1会議室")
    )
    rows = tuple(Row((role, post, "")) for role, post in (
        ("本部長", "市長"), ("副本部長", "副市長"), ("本部員", "教育長"), ("本部員", "総務部 部長"),
        ("本部員", "市民部 部長"), ("事務局", "デジタル推進課 課長"),
    ))  # fmt: skip
    members = TableBlock(
        "members",
        "出席者",
        (Column("役", 6), Column("職", 20), Column("備考", 14)),
        (*rows[:-1], Row((*rows[-1].cells[:2], "進行"))),
    )
    return PackPart(PartKind.AGENDA, "次第", "次第", (facts, items, members))


def _summary() -> PackPart:
    sentences = TextBlock(TextStyle.SENTENCES, (
        "令和7年度は202事業のうち評価した187事業でＡ以上が78事業（42％）となり、前年度より17事業増えた。",
        ("計画より遅れている事業は23事業で、そのうち要件調査・導入検討の段階にとどまるものが14事業あり、"
         "部署をまたぐ調整に時間を要していることが主な理由である。"),
        "令和8年度は計画の最終年度に当たるため、未達成の施策指標12件について、所管部署ごとに到達の見通しを確かめる。",
    ), "この資料の要点")  # fmt: skip
    figures = FiguresBlock((
        KeyFigure("202", "事業", "計画に載っている事業"), KeyFigure("78", "事業", "Ａ以上", Tone.GOOD, _numbers(78)),
        KeyFigure("23", "事業", "計画より遅れている", Tone.BAD), KeyFigure("12", "件", "未達成の施策指標", Tone.CARE),
        KeyFigure("97.5", "％", "調査票の回収率（事業の数による）", Tone.GOOD),
    ))  # fmt: skip
    charts = (
        ChartBlock(grades_chart(), "基本方針3は更新の時期が重なり評価困難が多い。"),
        ChartBlock(flow_chart()),
        ChartBlock(phases_chart()),
    )
    return PackPart(
        PartKind.SUMMARY,
        "資料1",
        "進捗状況の概要",
        (sentences, figures, *charts),
        "速報。確定値は7月末に示す。",
    )


def _evaluation(count: int) -> PackPart:
    columns = (
        Column("番号", 4), Column("情報化事業", 22), Column("分類", 3, CellAlign.CENTER), Column("所管部署", 12),
        Column("実施状況", 5, CellAlign.CENTER), Column("①進捗", 3, CellAlign.CENTER),
        Column("②経費", 3, CellAlign.CENTER), Column("③取組", 3, CellAlign.CENTER),
        Column("計", 3, CellAlign.RIGHT), Column("R6", 4, CellAlign.CENTER), Column("R7", 4, CellAlign.CENTER),
        Column("予算額", 6, CellAlign.RIGHT, "千円"),
    )  # fmt: skip
    rows: list[Row] = []
    for serial in range(count):
        if serial % 17 == 0:
            rows.append(
                Row((f"{1 + serial // 68}.{1 + serial // 17 % 4} 施策その{1 + serial // 17}",), is_group=True)
            )
        rows.append(_evaluated(serial))
    table = TableBlock(
        "evaluation",
        "",
        columns,
        tuple(rows),
        foot(f"分母：{count}事業", "②経費と予算額は内部管理項目"),
    )
    return PackPart(
        PartKind.EVALUATION, "資料2", "事業評価一覧", (table, ChartBlock(amount_chart())), is_internal=True
    )


def _evaluated(serial: int) -> Row:
    number = f"{1 + serial // 68}-{1 + serial // 17 % 4}-{1 + serial % 17}"
    mark = MARKS[serial % len(MARKS)]
    scores: tuple[int | None, ...] = (4, 3, 2 + serial % 3) if len(mark) == 1 else (None, None, None)
    return Row(
        (number, _TITLES[serial % len(_TITLES)], ("重点", "推進", "継続")[serial % 3],
         _DEPARTMENTS[serial % len(_DEPARTMENTS)], "実施中", *scores,
         sum(scores) if None not in scores else None, MarkCell(MARKS[(serial + 3) % len(MARKS)]), MarkCell(mark),
         1_234 * serial if serial % 5 else None),
        number=number,
    )  # fmt: skip


def sheet(number: str, title: str, *, long: bool) -> SheetBlock:
    """Return the sheet of a project; long: every text as long as the plan's longest."""
    text = LONG_TEXT * 2 if long else LONG_TEXT[:60]
    return SheetBlock(
        number, title, "重点", True,
        (("所管部署", "デジタル推進課、市民課"), ("総合計画 施策番号", "12、34"), ("行政経営プラン 取組番号", "5"),
         ("施策指標等", "電子申請の件数　年間 1,000 件以上（令和8年度）")),
        (("事業概要", text), ("事業の目的", text), ("期待される効果", text), ("達成課題", LONG_TEXT),
         ("その他関連する計画・事業", "見本市行政経営プラン"), ("令和7年度の取組内容", text)),
        strip_chart(number, title), "令和7年度の進捗状況報告",
        (("実施状況", "実施中"), ("取組内容", text), ("指標の実績", "1,250 件"), ("①進捗", "4 計画より進んでいる"),
         ("③取組内容", "5 十分に効果が現れている"), ("総合評価", "S"), ("今後の方向性", "継続")),
        (("利用が伸びた理由は何か。", "支所でも書かない窓口を始めたため。"),),
    )  # fmt: skip


def _sheets() -> PackPart:
    blocks = (sheet("1-1-1", "窓口予約の導入", long=False), sheet("1-1-3", LONG_TITLE, long=True))
    return PackPart(PartKind.SHEETS, "資料3", "重点事業の個票", blocks)


def _roadmap() -> PackPart:
    columns = (
        Column("番号", 4), Column("情報化事業", 20), Column("所管部署", 12), Column("スケジュール", 26, years=("R4", "R5", "R6", "R7", "R8")),
        Column("施策指標等", 16),
    )  # fmt: skip
    rows: list[Row] = []
    for serial in range(60):
        if serial % 20 == 0:
            rows.append(Row((f"{1 + serial // 20} {POLICIES[serial // 20]}",), is_group=True))
        plan = _PLANS[serial % len(_PLANS)]
        number = f"{1 + serial // 20}-1-{1 + serial % 20}"
        cells = (number, _TITLES[serial % len(_TITLES)], _DEPARTMENTS[serial % len(_DEPARTMENTS)],
                 PhasesCell(plan, plan[:1] * 2 + plan[:6] if serial % 4 else ""),
                 LONG_TEXT[:45] if serial % 3 else "年間 100 件以上")  # fmt: skip
        rows.append(Row(cells, number=number))
    table = TableBlock("roadmap", "", columns, tuple(rows), foot("デジタル変革に資する 60事業"))
    return PackPart(PartKind.ROADMAP, "資料4", "デジタル変革ロードマップ", (table,))


def _indicators() -> PackPart:
    columns = (
        Column("番号", 4), Column("情報化事業", 20), Column("施策指標等", 20), Column("目標", 6, CellAlign.RIGHT),
        *(Column(f"R{year - 2018}", 5, CellAlign.RIGHT) for year in YEARS), Column("達成状況", 6, CellAlign.CENTER),
    )  # fmt: skip
    rows = tuple(
        Row((f"1-1-{serial}", _TITLES[serial % len(_TITLES)], LONG_TEXT[: 20 + serial], Decimal("1000.5"),
             Decimal(120), 480, 730 + serial, 1_250, None, "達成" if serial % 2 else "未達成"), number=f"1-1-{serial}")
        for serial in range(1, 31)
    )  # fmt: skip
    table = TableBlock("indicators", "施策指標の一覧", columns, rows, foot("分母：30件"))
    return PackPart(
        PartKind.INDICATORS, "資料5", "施策指標の達成状況", (ChartBlock(trend_chart(), "注"), table)
    )


def _changes() -> PackPart:
    columns = (Column("日", 7), Column("種類", 5), Column("番号", 4), Column("情報化事業", 18),
               Column("変更前", 20), Column("変更後", 20), Column("理由", 20))  # fmt: skip
    rows = tuple(
        Row(("令和7年10月1日", ("統合", "名称の変更", "中止")[serial % 3], f"1-2-{serial}", _TITLES[serial % 9],
             LONG_TEXT[: 30 * serial], LONG_TEXT[: 40 * serial], LONG_TEXT[:50]), number=f"1-2-{serial}")
        for serial in range(1, 7)
    )  # fmt: skip
    new = TableBlock("new", "令和9年度の新規事業", (Column("事業名", 20), Column("提案した部署", 12)), ())
    return PackPart(
        PartKind.CHANGES,
        "資料6",
        "事業の変更・見直しと新規事業",
        (TableBlock("changes", "変更・見直し", columns, rows), new),
    )


def _since() -> PackPart:
    columns = (
        Column("番号", 4), Column("情報化事業", 20), Column("項目", 9), Column("前", 14), Column("後", 14),
    )  # fmt: skip
    rows = (
        Row(("総合評価",), is_group=True),
        *(Row((f"1-1-{serial}", _TITLES[serial % 9], "R7", "C", "B"), number=f"1-1-{serial}")
          for serial in range(1, 4)),
        Row(("計画の進捗段階",), is_group=True),
        Row(("1-2-1", LONG_TITLE, "R8上～R8下", "(2) 要件", "(3) 導入"), number="1-2-1"),
    )  # fmt: skip
    told = foot("変わった値 4 件", "令和8年6月10日の情報化推進本部幹事会の控えと比べた")
    return PackPart(
        PartKind.SINCE, "資料7", "前回からの変更", (TableBlock("since", "", columns, rows, told),)
    )


def _upper() -> PackPart:
    columns = (
        Column("施策番号", 5),
        Column("上位計画の施策", 24),
        Column("情報化事業", 40),
        Column("評価", 4),
    )
    rows = tuple(
        Row((f"{serial}", f"総合計画の施策その{serial}", "、".join(f"1-1-{n}" for n in range(1, 3 * serial)),
             MarkCell(MARKS[serial % 5])))
        for serial in range(1, 25)
    )  # fmt: skip
    table = TableBlock("upper", "総合計画との対応", columns, rows, foot("24施策"))
    return PackPart(PartKind.UPPER_PLANS, "参考資料1", "上位計画との対応", (ChartBlock(heat_chart()), table))


def _glossary() -> PackPart:
    terms = (
        "電子申請",
        "書かない窓口",
        "AI-OCR",
        "ロードマップ",
        "テレワーク",
        "オープンデータ",
        "マイナンバーカード",
    )
    rows = tuple(Row((term, LONG_TEXT[: 40 + 30 * place])) for place, term in enumerate(terms))
    table = TableBlock("glossary", "", (Column("用語", 10), Column("説明", 60)), rows)
    return PackPart(PartKind.GLOSSARY, "参考資料2", "用語の説明", (table,))
