"""New files: written whole or not at all, and never over one that exists."""

import os
from pathlib import Path

from bcp_tui.cli.exits import Unusable
from bcp_tui.report import drafts


def must_be_new(path: str) -> None:
    """Raises Unusable for a file that exists."""
    if os.path.lexists(path):
        raise Unusable(drafts.exists(path, str(free_name(Path(path)))))


def write_new(path: str, data: bytes) -> None:
    """Write a file that does not exist yet; raises Unusable, and then nothing is written."""
    target = Path(path)
    must_be_new(path)
    part = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.link(part, target)  # Unlike a rename, this fails where the target has come meanwhile.
    except FileExistsError:
        raise Unusable(drafts.exists(path, str(free_name(target)))) from None
    except OSError as error:
        raise Unusable(drafts.unwritable(path, error.strerror or str(error))) from None
    finally:
        part.unlink(missing_ok=True)


def free_name(path: Path) -> Path:
    """A name like a file's that nothing has yet."""
    number = 2
    while os.path.lexists(free := path.with_name(f"{path.stem}-{number}{path.suffix}")):
        number += 1
    return free
