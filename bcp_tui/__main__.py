"""`bcp-tui`, also as `python -m bcp_tui`."""

import sys

from bcp_tui import memory

memory.hold()  # Before anything else is imported.


def main() -> int:
    """Run what was asked for; returns the exit code.

    A kiosk's login goes to the door first, before anything is loaded that the warm host has.
    """
    if "--kiosk" in sys.argv:
        from bcp_tui.door import client, kiosk

        kiosk.enter(sys.argv[1:])
        code = client.hand_over(sys.argv[1:])
        if code is not None:
            return code
    from bcp_tui.cli import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
