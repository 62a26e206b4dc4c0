"""How much tests with made-up input try: little in CI, more where FUJIDESK_FUZZ says how many times as much."""

import os

from hypothesis import HealthCheck, settings

TIMES = int(os.environ.get("FUJIDESK_FUZZ", "1"))


def fuzz(examples):
    """Return the settings of a test: so many examples, always the same ones unless more are asked for."""
    return settings(
        max_examples=examples * TIMES,
        deadline=None,
        derandomize=TIMES == 1,
        database=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
