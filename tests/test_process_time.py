"""The age of the process by the system's clock."""

import subprocess
import sys
import time

from fujidesk.process_time import milliseconds_since_start


def test_age_grows_and_counts_from_the_start_of_the_process():
    code = "import time; from fujidesk.process_time import milliseconds_since_start as ms; print(ms())"
    before = time.perf_counter()
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    around_ms = (time.perf_counter() - before) * 1000
    assert 0 < float(ended.stdout) < around_ms + 20
    first = milliseconds_since_start()
    assert milliseconds_since_start() >= first > 0
