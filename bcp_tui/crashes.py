"""What is said of an error in the program: its kind and place, and nothing that was typed."""

import os


def crash_line(error: BaseException | None) -> str:
    """An error's kind and where it arose, not its message: that could hold what was typed."""
    from traceback import walk_tb

    from bcp_tui.report import messages

    frames = walk_tb(error.__traceback__ if error else None)
    places = [(frame.f_code.co_filename, line) for frame, line in frames]
    package = os.path.dirname(__file__)
    ours = [place for place in places if place[0].startswith(package)] or places
    file, line = ours[-1] if ours else ("", None)
    return messages.crashed(type(error).__name__, os.path.basename(file), line)
