"""事務局の評価: the office's scores beneath the department's, with the reason where they differ.

Scores and reason are one act: they are stored together once a reason is there where one is needed, and
until then stay here as typed (as a draft when another project is opened).
"""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.reports import StatusReport
from fujidesk.ui.forms.field_editor import HOW_ON, REFUSED_TEXT, SAVED_TEXT, TYPING_PAUSE_MS, UNSAVED_TEXT
from fujidesk.ui.project.office_body import OfficeBody, Scores
from fujidesk.ui.widgets.basics import link_button

NEEDS_REASON = "部署の評価と違う点数には理由が必要です。理由を記入すると保存します。"


class OfficeScores(QWidget):
    """Offers the office's scores, shows them where there are some, and asks for them to be stored.

    The owner answers `committed` by `mark_saved` or `refuse`; until then what is typed stays. Hidden until
    the office wants to differ: most projects keep the department's scores, and empty buttons would ask for
    an answer that is not due. A score equal to the department's needs no reason.
    """

    committed = Signal(object, object, str)
    """The report as it was shown, the scores (tuple of three) and the reason."""

    def __init__(self, fiscal_year: int, profile: PlanProfile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = f"{fiscal_year}.office"
        """Its key among drafts."""
        self._report: StatusReport | None = None
        # wanted: opened by the offer; held: refused, and not tried again before something is typed.
        self._locked = self._wanted = self._held = False
        self._offer = link_button(f"{profile.words.office}の評価を付ける", self)
        self.body = OfficeBody(profile, self)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._offer)
        layout.addWidget(self.body)
        self._offer.clicked.connect(self._on_offer)
        self._pause.timeout.connect(self._store)
        self.body.left.connect(self._store)
        self.body.typed.connect(self._on_typed)
        self.body.given_up.connect(self._on_given_up)

    @property
    def offer_button(self) -> QWidget:
        """The button that opens the office's scores where there are none."""
        return self._offer

    def start(self, report: StatusReport, draft: str | None = None) -> None:
        """Show another project's scores; draft: typed there before and never stored."""
        self._pause.stop()
        self._wanted = draft is not None
        self._show_stored(report)
        if draft is not None:
            figures, _, reason = draft.partition("\n")
            self.body.fill(figures.split(","), reason, modified=True)
            self._held = True
            self.body.say(REFUSED_TEXT, f"保存できなかった入力です。{HOW_ON}")
        self._show_parts()

    def set_report(self, report: StatusReport) -> None:
        """Show what is stored now; typing that is not stored yet stays (storing it then conflicts)."""
        if not self.body.is_dirty():
            if report != self._report:
                self._show_stored(report)
                self._show_parts()
        elif self._report is not None and _office_of(report) == _office_of(self._report):
            self._report = report  # only answers of the department changed, which are not written from here

    def is_dirty(self) -> bool:
        """Tell whether something here is not stored."""
        return self.body.is_dirty()

    def draft(self) -> str:
        """Return what is chosen and typed: the figures set apart by commas, then the reason."""
        return ",".join(self.body.figures()) + "\n" + self.body.reason.shown_text()

    def flush(self, *, force: bool = False) -> None:
        """Store what is here if it can be; force: also over values that came in meanwhile."""
        self.body.reason.finish_composing()
        self._held = self._held and not force
        self._store()

    def mark_saved(self, report: StatusReport) -> None:
        """Hear that scores and reason were stored, as the report has them now."""
        self._show_stored(report)
        self._show_parts()
        self.body.say(SAVED_TEXT, "")

    def refuse(self, sentence: str, report: StatusReport, *, hold: bool = False) -> None:
        """Hear why nothing was stored; report: as it is stored now.

        hold: do not try again by itself, so that other values are not overwritten unseen.
        """
        self._report = report
        self._held = hold
        self.body.say(REFUSED_TEXT, sentence)

    def set_locked(self, locked: bool) -> None:
        """Let the scores be read but not changed."""
        self._locked = locked
        self.body.set_locked(locked)
        self._show_parts()

    def _show_stored(self, report: StatusReport) -> None:
        """Fill scores and reason as they are stored."""
        self._report = report
        self._held = False
        figures = ["" if score is None else str(score) for score in report.office_scores]
        self.body.fill(figures, report.office_reason)
        self.body.say("", "")

    def _show_parts(self) -> None:
        """Offer the scores where there are none, else show them."""
        given = self._report is not None and any(_office_of(self._report))
        is_open = given or self._wanted or self.is_dirty()
        self.body.setVisible(is_open)
        self._offer.setVisible(not is_open and not self._locked)

    def _store(self) -> None:
        """Ask for scores and reason to be stored, or for the reason that is missing."""
        self._pause.stop()
        report = self._report
        if report is None or self._held or not self.is_dirty():
            return
        scores, reason = self.body.scores(), self.body.reason.shown_text().rstrip()
        if (*scores, reason) == _office_of(report):
            self._show_stored(report)
        elif _differs(scores, report) and not reason:
            self.body.say(REFUSED_TEXT, NEEDS_REASON)
        else:
            self.committed.emit(report, scores, reason)

    def _on_offer(self) -> None:
        """Open the scores and put the keyboard on the first."""
        self._wanted = True
        self._show_parts()
        self.body.editors[0].setFocus()

    def _on_typed(self) -> None:
        """Say that typing is not stored yet, and store it when it rests."""
        if self.is_dirty():
            if not self.body.message:
                self.body.say(UNSAVED_TEXT, "")
            self._held = False
            self._pause.start()

    def _on_given_up(self) -> None:
        """Show the stored scores and reason again."""
        if self._report is not None:
            self._show_stored(self._report)
            self._show_parts()


def _office_of(report: StatusReport) -> tuple[int | None, int | None, int | None, str]:
    """Return what the office says in a report."""
    return (*report.office_scores, report.office_reason)


def _differs(scores: Scores, report: StatusReport) -> bool:
    """Tell whether any score of the office is another one than the department's."""
    pairs = zip(scores, report.self_scores, strict=True)
    return any(score is not None and score != own for score, own in pairs)
