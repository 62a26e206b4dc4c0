"""Sees every socket that Python code of this process makes, connects, binds or looks a name up for.

The hook stays for good (Python offers no way to take one off); it keeps what it sees only while it is asked to.
Python raises these events for its own sockets (docs of `sys.addaudithook`, "Audit events table"); Qt's would
need QtNetwork, which must not be there.
"""

import sys

EVENTS = frozenset(
    {
        "socket.__new__", "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr",
        "socket.getnameinfo", "socket.sendto", "socket.sendmsg", "urllib.Request", "http.client.connect",
        "ftplib.connect", "smtplib.connect", "imaplib.open", "poplib.connect",
    }
)  # fmt: skip
QT_NETWORK = "PySide6.QtNetwork"


class Watch:
    """Keeps the events of the network while it is on, as "event arguments"."""

    def __init__(self):
        self.seen = []
        self.is_on = False
        sys.addaudithook(self._hear)

    def _hear(self, event, arguments):
        if self.is_on and event in EVENTS:
            self.seen.append(f"{event} {arguments!r}")

    def begin(self):
        self.seen.clear()
        self.is_on = True

    def end(self):
        self.is_on = False
        return list(self.seen)
