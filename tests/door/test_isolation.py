"""Who comes to the door gets nothing of another's, and keeps nobody else out."""

import ctypes
import os
import resource
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

import pytest

from bcp_tui import limits
from bcp_tui.door import host, talk
from tests.door.warm import Service, comes_true, is_at_the_door, runs
from tests.door.warm import limits as unit_limits
from tests.terminal.session import ENVIRONMENT, READY, Session

CANARY = "zyzzyva"
NOBODY = 65534
GROWTH = 8_000
"""The kB by which a host may grow, whatever comes to its door."""

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")


# -- what a session has of another ------------------------------------------------------------


def holds(pid: int, canary: str) -> bool:
    """Whether a text is anywhere in a process's memory."""
    wanted = [canary.encode(), canary.encode("utf-16-le")]
    with open(f"/proc/{pid}/maps", encoding="utf-8") as maps, open(f"/proc/{pid}/mem", "rb") as mem:
        for line in maps:
            place, rights, *_ = line.split()
            if "r" not in rights or line.rstrip().endswith(("[vvar]", "[vsyscall]")):
                continue
            first, last = (int(end, 16) for end in place.split("-"))
            try:
                mem.seek(first)
                memory = mem.read(last - first)
            except (OSError, ValueError, OverflowError):
                continue
            if any(each in memory for each in wanted):
                return True
    return False


@as_root
def test_what_was_typed_and_sent_in_one_session_is_in_no_other(service: Service) -> None:
    sent = f"en_{CANARY[::-1]}.UTF-8"
    with ExitStack() as stack:
        before = stack.enter_context(Session(service.login))
        before.sees(READY)
        environment = ENVIRONMENT | {"LC_NAME": sent}
        caller = stack.enter_context(Session(service.login, environment=environment))
        caller.sees(READY)
        (first, second) = service.sessions
        caller.types(CANARY)
        caller.sees(CANARY)
        after = stack.enter_context(Session(service.login))
        after.sees(READY)
        (third,) = set(service.sessions) - {first, second}
        assert holds(second, CANARY)
        assert holds(second, sent)
        others = {"before": first, "after": third, "host": service.hosts[0]}
        others["service"] = service.process.pid
        assert [
            name for name, pid in others.items() if holds(pid, CANARY) or holds(pid, sent)
        ] == []


@as_root
def test_a_session_has_no_descriptor_but_its_own(service: Service) -> None:
    with Session(service.login) as one, Session(service.login) as two:
        one.sees(READY)
        two.sees(READY)
        logins = {terminal(each.process.pid) for each in (one, two)}
        assert len(logins) == 2
        streams: list[set[str]] = []
        for pid in service.sessions:
            opened = {int(path.name): os.readlink(path) for path in fds(pid)}
            streams.append({opened.pop(number) for number in range(3)})
            kinds = sorted(target.partition(":")[0] for target in opened.values())
            # The connection, asyncio's own pair, and what waits for the loop and for the keys.
            assert kinds == ["anon_inode", "anon_inode", "socket", "socket", "socket"]
        # Whoever of the two was let in first.
        assert sorted(streams, key=str) == sorted(({each} for each in logins), key=str)


def test_before_a_fork_there_is_no_thread_and_no_descriptor_that_is_not_needed(
    service: Service,
) -> None:
    with Session(service.login) as rep:
        rep.sees(READY)
        (host,) = service.hosts
        for pid, needed in ((service.process.pid, 1), (host, 2)):
            assert len(os.listdir(f"/proc/{pid}/task")) == 1
            assert len([path for path in fds(pid) if int(path.name) > 2]) == needed


def test_a_session_is_within_the_units_limits(service: Service) -> None:
    with Session(service.login) as rep:
        rep.sees(READY)
        (session,) = service.sessions
        given = [(resource.prlimit(session, limit), most) for limit, most in unit_limits()]
        assert len(given) == 4
        assert all(limit == (most, most) for limit, most in given)


def test_a_session_has_a_group_of_its_own(service: Service) -> None:
    with Session(service.login) as rep:
        rep.sees(READY)
        (session,) = service.sessions
        assert os.getsid(session) == os.getpgid(session) == session


@as_root
def test_no_process_of_the_same_account_looks_into_a_host_or_its_forks() -> None:
    assert as_user(NOBODY, NOBODY, own_forks_are_closed)


def own_forks_are_closed() -> bool:
    """As any account: whether a host's forks are closed to others, that were open before."""
    ctypes.CDLL(None).prctl(4, 1)  # Becoming somebody else has closed this process.
    open_before = as_user(NOBODY, NOBODY, lambda: os.listdir(f"/proc/{os.getppid()}/fd"))
    host.close_memory()
    inside, outside = os.pipe()
    fork = os.fork()
    if fork == 0:
        os.close(outside)
        os.read(inside, 1)
        os._exit(0)
    pids = (os.getpid(), fork)
    seen = [as_user(NOBODY, NOBODY, lambda pid=pid: os.listdir(f"/proc/{pid}/fd")) for pid in pids]  # type: ignore[misc]
    os.close(outside)
    os.waitpid(fork, 0)
    return open_before and seen == [False, False]


def fds(pid: int) -> list[Path]:
    return list(Path(f"/proc/{pid}/fd").iterdir())


def terminal(pid: int) -> str:
    return os.readlink(f"/proc/{pid}/fd/1")


# -- who may come in --------------------------------------------------------------------------


@contextmanager
def knocking(service: Service) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as door:
        door.connect(str(service.socket))  # Waits where too many wait: a login would not.
        door.settimeout(10)
        yield door


def is_welcome(service: Service) -> bool:
    with knocking(service) as door:
        try:
            door.send(talk.greeting(str(service.data)))
            return door.recv(talk.SIZE) == talk.WELCOME
        except OSError:  # Nobody has read it: they have hung up.
            return False


def as_user(user: int, group: int, does: Callable[[], object]) -> bool:
    """Whether something works and is true for another user."""
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(group)
                os.setuid(user)
            os._exit(0 if does() else 1)
        finally:
            os._exit(2)
    return os.waitpid(child, 0)[1] == 0


@as_root
def test_only_the_services_own_user_and_group_come_in(service: Service) -> None:
    service.home.chmod(0o755)
    assert is_welcome(service)
    assert as_user(NOBODY, os.getegid(), lambda: is_welcome(service))
    assert not as_user(NOBODY, NOBODY, lambda: is_welcome(service))
    service.socket.chmod(0o666)  # The kernel would let them in now; the host does not.
    assert not as_user(NOBODY, NOBODY, lambda: is_welcome(service))
    assert as_user(NOBODY, os.getegid(), lambda: is_welcome(service))


# -- who stalls, floods or talks nonsense -----------------------------------------------------


def memory(pid: int) -> int:
    """The kB of a process that are its own."""
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    return int(status.partition("RssAnon:")[2].split()[0])


@pytest.fixture
def bounded(service: Service) -> Iterator[Service]:
    """The service, which must be as it was after whatever a test does, and let a login in."""
    login_is_warm(service)
    (host,) = service.hosts
    before = memory(host), len(fds(host))
    yield service
    login_is_warm(service)
    comes_true(lambda: not service.sessions)
    assert service.hosts == [host]
    assert len(fds(host)) == before[1]
    assert memory(host) - before[0] < GROWTH


def login_is_warm(service: Service) -> None:
    with Session(service.login) as rep:
        rep.sees(READY)
        assert is_at_the_door(rep)
        rep.types("s9494")
        rep.sees("1 of 1")
        rep.types("\x11")
        assert rep.ends() == 0


def test_those_who_say_nothing_keep_nobody_out(bounded: Service) -> None:
    with ExitStack() as stack:
        doors = [stack.enter_context(knocking(bounded)) for _ in range(100)]
        login_is_warm(bounded)
        for door in doors:
            assert door.recv(1) == b""  # They are hung up on.


def test_those_who_greet_and_hand_nothing_over_are_hung_up_on(bounded: Service) -> None:
    with ExitStack() as stack:
        doors = [stack.enter_context(knocking(bounded)) for _ in range(20)]
        for door in doors:
            door.send(talk.greeting(str(bounded.data)))
        login_is_warm(bounded)
        for door in doors:
            assert door.recv(talk.SIZE) == talk.WELCOME
            assert door.recv(1) == b""


def test_those_who_come_and_go_by_the_thousand_keep_nobody_out(bounded: Service) -> None:
    for _ in range(2_000):
        with knocking(bounded) as door:
            door.send(b"\xff" * 100)
    login_is_warm(bounded)


@pytest.mark.parametrize(
    "greeting",
    [
        b"",
        b"\0",
        b"GET / HTTP/1.1\r\n\r\n",
        b"\xff" * 100_000,
        talk.greeting(None),
        talk.greeting("/nowhere"),
    ],
    ids=["empty", "zero", "http", "long", "no data", "other data"],
)
def test_what_is_no_greeting_is_not_answered(bounded: Service, greeting: bytes) -> None:
    with knocking(bounded) as door:
        door.send(greeting)
        assert heard(door) == b""


NULL = os.devnull


@pytest.mark.parametrize(
    ("message", "descriptors"),
    [
        (talk.packed((), {}), 0),
        (talk.packed((), {}), 2),
        (talk.packed((), {}), 200),
        (b"", 3),
        (b"many\0of\0them", 3),
        (b"-1\0a\0b", 3),
        (b"\xff\xfe\0\0", 3),
        (b"1" * (talk.SIZE + 1), 3),
        (talk.packed(("lookup", "S9494"), {}), 3),
        (talk.packed(("--kiosk",), {"LC_ALL": "x" * 10_000}), 3),
    ],
)
def test_what_is_no_terminal_is_hung_up_on(
    bounded: Service, message: bytes, descriptors: int
) -> None:
    null = os.open(NULL, os.O_RDWR)
    with knocking(bounded) as door:
        door.send(talk.greeting(str(bounded.data)))
        assert door.recv(talk.SIZE) == talk.WELCOME
        socket.send_fds(door, [message], [null] * descriptors)
        assert heard(door) in (b"", talk.BEGUN)
        assert b"".join(iter(partial(heard, door), b"")) in (b"", b"2\n")
    os.close(null)


def heard(door: socket.socket) -> bytes:
    """What is said, or nothing if they have hung up."""
    try:
        return door.recv(talk.SIZE)
    except ConnectionResetError:
        return b""


def test_what_a_login_says_later_is_no_more_than_its_signals(service: Service) -> None:
    with Session(service.login) as rep:
        rep.sees(READY)
        rep.types("s9494")
        (session,) = service.sessions
        rep.sees("1 of 1")
        master, slave = os.openpty()
        with knocking(service) as door:
            door.send(talk.greeting(str(service.data)))
            assert door.recv(talk.SIZE) == talk.WELCOME
            login = talk.packed(service.login[5:], {"TERM": "xterm"})
            socket.send_fds(door, [login], [slave] * 3)
            assert door.recv(talk.SIZE) == talk.BEGUN
            (other,) = set(service.sessions) - {session}
            for number in (0, signal.SIGKILL, signal.SIGSTOP, signal.SIGSEGV, 200, 255):
                door.send(bytes([number]) + b"more")
            for _ in range(2_000):
                door.send(bytes([signal.SIGWINCH]))
            assert runs(other)
        comes_true(lambda: not runs(other))
        os.close(master)
        os.close(slave)
        rep.types("\x1b")
        rep.sees(READY)


def test_there_are_no_more_sessions_than_a_host_may_have(service: Service) -> None:
    with ExitStack() as stack:
        while len(stalled := service.sessions) < limits.SESSIONS:
            stack.enter_context(knocking(service))
            for pid in stalled:
                os.kill(pid, signal.SIGSTOP)  # Else it would be gone before the last one comes.
        with Session(service.login) as rep:
            rep.sees(READY)
            assert not is_at_the_door(rep)
        for pid in service.sessions:
            os.kill(pid, signal.SIGKILL)
    login_is_warm(service)
