"""The service: keeps one warm host, and puts another in its place when the data change.

It loads nothing itself, so it does not grow, and is there when a host fails. Each host has a socket
of its own under a name that nobody knows. When the host is ready that is renamed to the one that
logins know: whoever connects meets a host that is ready, the one before or the one after, and a
host that is gone refuses at once. So another service takes over as well, by the same rename.
"""

import os
from collections.abc import Callable
from socket import AF_UNIX, SOCK_SEQPACKET, SOCK_STREAM, socket, socketpair
from time import monotonic
from typing import NamedTuple

from bcp_tui import limits
from bcp_tui.door import host

_LOOK_SECONDS = 2.0
"""How often the data are looked at; what changed is taken in at the second look."""
_RETRY_SECONDS = 10.0
"""How long after a host could not be started, or died, it is tried again."""


class _Host(NamedTuple):
    """A host that was started."""

    process: int
    line: socket
    """It tells here that it is ready; its end, at either side, is the end of the other's."""
    path: str
    """Where its socket was made."""
    inode: int


class Service:
    """One socket, and the host behind it."""

    def __init__(
        self, path: str, greeting: bytes, load: host.Load, state: Callable[[], object]
    ) -> None:
        self._path = path
        self._greeting = greeting
        self._load = load
        self._state = state
        self._ready: _Host | None = None
        self._starting: _Host | None = None
        self._seen: object = None
        self._tried: object = None
        self._tried_at = 0.0

    def run(self) -> None:
        """Serve until another service has taken over; a signal ends it before."""
        self._seen = self._state()
        self._start()
        while not self._is_replaced():
            self._listen()
            if self._wants_another():
                self._start()

    def _wants_another(self) -> bool:
        """Whether the data changed before the last look, and not since; or there is no host."""
        if self._starting:
            return False
        before, self._seen = self._seen, self._state()
        if self._seen == before and self._seen != self._tried:
            return True
        return self._ready is None and monotonic() - self._tried_at >= _RETRY_SECONDS

    def _is_replaced(self) -> bool:
        if self._ready is None:
            return False
        try:
            return os.stat(self._path).st_ino != self._ready.inode
        except FileNotFoundError:  # Somebody has cleaned up; a new host makes it anew.
            self._retire(self._ready)
            self._ready = None
            return False

    def _start(self) -> None:
        """Start a host, beside the one that is ready."""
        self._tried, self._tried_at = self._seen, monotonic()
        path = f"{self._path}.{os.getpid()}"
        if os.path.lexists(path):
            os.unlink(path)
        ours, theirs = socketpair(AF_UNIX, SOCK_STREAM)
        with socket(AF_UNIX, SOCK_SEQPACKET) as listener, theirs:
            listener.bind(path)
            os.chmod(path, 0o660)
            listener.listen(limits.LOGINS_WAITING)
            process = os.fork()
            if process == 0:
                host.become(listener, theirs, self._greeting, self._load)
            self._starting = _Host(process, ours, path, os.stat(path).st_ino)

    def _listen(self) -> None:
        """Wait until a host is ready or gone, no longer than until the next look."""
        from select import select

        hosts = [each for each in (self._starting, self._ready) if each]
        told, _, _ = select([each.line for each in hosts], [], [], _LOOK_SECONDS)
        for each in hosts:
            if each.line not in told:
                continue
            if each.line.recv(len(host.READY)):
                self._put_in_place(each)
            else:
                self._bury(each)

    def _put_in_place(self, each: _Host) -> None:
        os.rename(each.path, self._path)
        if self._ready:
            self._retire(self._ready)
        self._ready, self._starting = each, None

    def _retire(self, each: _Host) -> None:
        """Let a host go when it has served those who knocked at its own door."""
        each.line.close()

    def _bury(self, each: _Host) -> None:
        each.line.close()
        os.waitpid(each.process, 0)
        if each is self._starting:
            os.unlink(each.path)
            self._starting = None
        else:
            self._ready = None
