"""The watch over the network sees what it must: else "nothing seen" would prove nothing."""

import socket

import pytest

from tests.network_watch import QT_NETWORK, Watch


@pytest.fixture(scope="module")
def watch():
    return Watch()


def ask(action):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as made:
        action(made)


@pytest.mark.parametrize(
    ("event", "action"),
    [
        ("socket.__new__", lambda _made: socket.socket().close()),
        ("socket.bind", lambda made: made.bind(("127.0.0.1", 0))),
        ("socket.connect", lambda made: made.connect(("127.0.0.1", 9))),
        ("socket.sendto", lambda made: made.sendto(b"", ("127.0.0.1", 9))),
        ("socket.getaddrinfo", lambda _made: socket.getaddrinfo("127.0.0.1", 9)),
    ],
)
def test_every_use_of_the_network_is_seen_while_it_is_on(watch, event, action):
    watch.begin()
    ask(action)
    assert any(line.startswith(f"{event} ") for line in watch.end())
    before = list(watch.seen)
    ask(action)
    assert watch.seen == before


def test_the_name_of_qts_network_is_right():
    import importlib.util

    assert importlib.util.find_spec(QT_NETWORK) is not None
