"""What a city calls its hearings, what stands on their agenda, and who hears (001, 3.1 and 図表6-2)."""

from dataclasses import dataclass

from fujidesk.domain.hearings import HearingKind
from fujidesk.domain.plan_words import STANDARD_WORDS


@dataclass(frozen=True, slots=True)
class HearingTerm:
    """A kind of hearing: its name, the items of its agenda, and the posts that hear beside the office."""

    kind: HearingKind
    name: str
    agenda: tuple[str, ...]
    hearers: tuple[str, ...] = ()


STANDARD_HEARINGS = (
    HearingTerm(HearingKind.NEW_PROJECT, "新規事業ヒアリング", (
        "事業の目的と現状の課題", "事業内容と進め方", "スケジュールと体制", "年度別の経費と財源",
        "期待される効果と指標", "想定されるリスク", "事務局に求める支援", "次にすることの確認",
    )),
    HearingTerm(HearingKind.PRIORITY, "重点施策ヒアリング", (
        "施策のねらいと位置付け", "これまでの進捗と評価", "来年度の取組内容", "要求額と積算の考え方",
        "効果と指標の見込み", "他部署・他事業との調整", "次にすることの確認",
    ), ("企画担当", "財政担当")),
    HearingTerm(HearingKind.OTHER, "その他のヒアリング", (
        "聞き取りの趣旨", "現状と課題", "今後の進め方", "次にすることの確認",
    )),
)  # fmt: skip
"""For profiles, and stored plans, that name none of their own; a priority measure is heard in November by
planning, finance and the office."""


@dataclass(frozen=True, slots=True)
class HearingWords:
    """The hearings of a city. office: its word for who watches over the plan, who is always there."""

    terms: tuple[HearingTerm, ...] = STANDARD_HEARINGS
    office: str = STANDARD_WORDS.office

    def name(self, kind: HearingKind) -> str:
        """Return what a kind is called."""
        return self._term(kind).name

    def agenda(self, kind: HearingKind) -> tuple[str, ...]:
        """Return the usual items in order; the office changes them for each hearing."""
        term = self._term(kind)
        if term not in STANDARD_HEARINGS:
            return term.agenda
        return tuple(item.replace(STANDARD_WORDS.office, self.office) for item in term.agenda)

    def attendees(self, kind: HearingKind, department: str) -> tuple[str, ...]:
        """Return the posts that usually attend a hearing of a department, the office's side first."""
        own = (f"{department} 課長", f"{department} 担当") if department else ()
        return (*self._term(kind).hearers, self.office, *own)

    @property
    def groups(self) -> frozenset[str]:
        """What stands for several people, who may sit in two hearings at once."""
        return frozenset((self.office, *(post for term in self.terms for post in term.hearers)))

    def _term(self, kind: HearingKind) -> HearingTerm:
        """Return the term of a kind."""
        return next(term for term in self.terms if term.kind is kind)


STANDARD_HEARING_WORDS = HearingWords()
"""Those of 富士市."""
