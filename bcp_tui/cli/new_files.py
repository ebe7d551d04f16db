"""New files: written whole or not at all, and never over one that exists."""

import os
from pathlib import Path

from bcp_tui.cli.exits import Unusable
from bcp_tui.report import drafts


def write_new(path: str, text: str) -> None:
    """Write a file that does not exist yet; raises Unusable, and then nothing is written."""
    target = Path(path)
    if os.path.lexists(target):
        raise Unusable(drafts.exists(path, str(free_name(target))))
    part = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with part.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
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
