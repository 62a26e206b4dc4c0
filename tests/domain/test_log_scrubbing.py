"""Of a log only times, levels, modules, places in the code and kinds of errors leave the office."""

import logging

import pytest

from fujidesk.domain.log_scrubbing import scrubbed

HEAD = "2026-11-29 08:06:26,123 WARNING"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (f"{HEAD} fujidesk.ui.report: 収納課の山田を読めません", f"{HEAD} fujidesk.ui.report: …\n"),
        (f"{HEAD} fujidesk.ui.report: unexpected error", f"{HEAD} fujidesk.ui.report: unexpected error\n"),
        (f"{HEAD} taro.yamada: x", f"{HEAD} …: …\n"),
        ("次の行に続く収納課の文", ""),
        (
            '  File "C:\\Users\\taro\\fujidesk\\ui\\report.py", line 12, in show',
            "  fujidesk/ui/report.py:12 show\n",
        ),
        ('  File "/home/taro/memo.py", line 1, in <module>', "  …:1 <module>\n"),
        ('    raise ValueError("鳳凰")', ""),
        ("fujidesk.errors.MachineError: /home/taro/台帳.db", "fujidesk.errors.MachineError: …\n"),
        ("KeyError", "KeyError: …\n"),
        ("Taro Yamada: hello", ""),
    ],
)
def test_a_line_tells_where_and_when_and_no_sentence(line, told):
    assert scrubbed(line) == told


def raise_twice(secret):
    try:
        int(secret)
    except ValueError as error:
        raise RuntimeError(f"{secret}\n{secret}") from error


def test_a_real_trace_keeps_its_course_and_loses_its_values():
    secret = "鳳凰の間"
    with pytest.raises(RuntimeError) as caught:
        raise_twice(secret)
    exc_info = (caught.type, caught.value, caught.tb)
    made = logging.LogRecord("fujidesk.x", logging.ERROR, secret, 1, secret, None, exc_info)
    text = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s").format(made)
    assert text.count(secret) >= 4
    told = scrubbed(text)
    assert secret not in told
    assert [line for line in told.splitlines() if "Error:" in line] == ["ValueError: …", "RuntimeError: …"]
    assert "ERROR fujidesk.x: …" in told
    assert "direct cause" in told
