"""The service: keeps one warm host, and puts another in its place when the data change.

It loads nothing itself, so it does not grow, and is there when a host fails. Each host has a socket
of its own under a name that nobody knows. When the host is ready that is renamed to the one that
logins know: whoever connects meets a host that is ready, the one before or the one after, and a
host that is gone refuses at once. So another service takes over as well, by the same rename.
"""

import os
import signal
from collections.abc import Callable
from select import select
from socket import AF_UNIX, SOCK_SEQPACKET, SOCK_STREAM, socket, socketpair
from time import monotonic
from typing import NamedTuple

from bcp_tui import limits
from bcp_tui.door import host

_LOOK_SECONDS = 2.0
"""How often the data are looked at; what changed is taken in at the second look."""
_RETRY_SECONDS = 10.0
"""How long after a host died, or could not be started, another is tried."""


class _Host(NamedTuple):
    """A host that was started."""

    line: socket
    """The host reports here that it is ready; either side notices when the other is gone."""
    path: str
    """Where its socket was made."""
    inode: int


class Service:
    """One socket, and the host behind it."""

    def __init__(
        self,
        path: str,
        greeting: bytes,
        load: host.Load,
        state: Callable[[], object],
        tell: Callable[[], None],
    ) -> None:
        self._path = path
        self._tell = tell
        self._greeting = greeting
        self._load = load
        self._state = state
        self._ready: _Host | None = None
        self._starting: _Host | None = None
        self._in_place: int | None = None
        """The inode of the socket that this service last put in place."""
        self._seen: object = None
        self._tried: object = None
        self._tried_at = 0.0

    def run(self) -> None:
        """Serve until another service has taken over; a signal ends it before."""
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # What has ended needs no burial.
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
        """Whether another service has put its socket in place of ours."""
        try:
            return self._in_place not in (None, os.stat(self._path).st_ino)
        except FileNotFoundError:  # Somebody has cleaned up: another host makes it anew.
            if self._ready:
                self._retire(self._ready)
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
            if os.fork() == 0:
                host.become(listener, theirs, self._greeting, self._load)
            self._starting = _Host(ours, path, os.stat(path).st_ino)

    def _listen(self) -> None:
        """Wait until a host is ready or gone, no longer than until the next look."""
        hosts = [each for each in (self._starting, self._ready) if each]
        told, _, _ = select([each.line for each in hosts], [], [], _LOOK_SECONDS)
        for each in hosts:
            if each.line in told:
                if each.line.recv(len(host.READY)):
                    self._put_in_place(each)
                else:
                    self._bury(each)
                return

    def _put_in_place(self, each: _Host) -> None:
        os.rename(each.path, self._path)
        if self._ready:
            self._retire(self._ready)
        self._ready, self._starting, self._in_place = each, None, each.inode
        self._tell()

    def _retire(self, each: _Host) -> None:
        """Let a host go; it serves those who have knocked at its own door."""
        each.line.close()
        self._ready = None

    def _bury(self, each: _Host) -> None:
        """Forget a host that has ended."""
        each.line.close()
        if each is self._starting:
            os.unlink(each.path)
            self._starting = None
        else:
            self._ready = None
