"""The rounds of the survey as they stand on one day, for those who ask for the same one several times."""

import datetime as dt

from fujidesk.domain.surveys import SurveyStatus
from fujidesk.services.surveys import SurveyService


class RoundsOfDay:
    """Reads each round once; to be made anew for every look, as it does not see later edits."""

    def __init__(self, surveys: SurveyService, day: dt.date) -> None:
        self._surveys = surveys
        self._day = day
        self._read: dict[int, SurveyStatus] = {}

    def of(self, fiscal_year: int) -> SurveyStatus:
        """Return the round about a fiscal year."""
        if fiscal_year not in self._read:
            self._read[fiscal_year] = self._surveys.status(fiscal_year, self._day)
        return self._read[fiscal_year]
