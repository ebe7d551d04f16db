"""The warm host: has code, data and indexes loaded, waits for logins, and forks.

It neither reads what a login sends nor answers it: the fork does, so that nobody who stalls, floods
or sends nonsense keeps others waiting. Before a fork it has no thread, and no descriptor but the
listener, the line to its service, and the snapshot, which its forks go on reading.
"""

import ctypes
import os
import signal
import sys
from collections.abc import Callable
from functools import partial
from select import select
from socket import socket
from typing import NoReturn, TypeAlias

from bcp_tui import limits, memory
from bcp_tui.door import session, talk

Load: TypeAlias = Callable[[], session.Session | None]
"""Loads what sessions need; None, and a word on standard error, if that cannot be used."""

READY = b"ready"

_PR_SET_DUMPABLE = 4
_BURIAL_SECONDS = 10.0
"""How long sessions that have ended may stay zombies, if no login comes meanwhile."""


def become(listener: socket, line: socket, greeting: bytes, load: Load) -> NoReturn:
    """Be a host, in a process of its own, until the service hangs up; ends the process."""
    code = 1
    try:
        session.close_all_but(listener.fileno(), line.fileno())
        os.setsid()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        close_memory()
        run = load()
        if run is not None:
            memory.share()
            loaded = session.opened() - {listener.fileno(), line.fileno()}
            become = partial(session.become, greeting=greeting, run=run, loaded=loaded)
            line.send(READY)
            _Host(listener, line, become).serve()
        code = 0
    except Exception:
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stderr.flush()
        os._exit(code)


def close_memory() -> None:
    """Let no process of the same account read this one's memory, nor a crash write it to a file.

    Forks inherit this from their host: no session may get at the calls of others.
    """
    if ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "prctl")


class _Host:
    def __init__(
        self, listener: socket, line: socket, become_session: Callable[[socket], NoReturn]
    ) -> None:
        self._listener = listener
        self._line = line
        self._become_session = become_session
        self._sessions: set[int] = set()
        listener.setblocking(False)

    def serve(self) -> None:
        """Let logins in until the service hangs up; then those who have knocked before."""
        is_open = True
        while is_open:
            told, _, _ = select([self._listener, self._line], [], [], _BURIAL_SECONDS)
            self._bury()
            is_open = self._line not in told
            while self._let_in():
                pass

    def _let_in(self) -> bool:
        """Let in the next one who has knocked, if there is one."""
        try:
            connection, _ = self._listener.accept()
        except OSError:
            return False
        self._bury()
        if self._may_enter(*talk.peer_of(connection)):
            self._fork(connection)
        connection.close()
        return True

    def _may_enter(self, user: int, group: int) -> bool:
        """Whether this is the service's own user or group; the socket's rights say the same."""
        is_ours = user == os.geteuid() or group == os.getegid()
        return is_ours and len(self._sessions) < limits.SESSIONS

    def _fork(self, connection: socket) -> None:
        try:
            process = os.fork()
        except OSError:  # There are too many processes: the login runs the app by itself.
            return
        if process == 0:
            self._listener.close()
            self._line.close()
            self._become_session(connection)
        self._sessions.add(process)

    def _bury(self) -> None:
        """Reap the sessions that have ended."""
        while self._sessions:
            process, _ = os.waitpid(-1, os.WNOHANG)
            if not process:
                return
            self._sessions.discard(process)
