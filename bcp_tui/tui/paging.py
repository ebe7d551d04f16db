"""Where a list or a text stands behind its window: functions of lengths and places, in lines."""


def within(top: int, length: int, height: int) -> int:
    """The first line in sight, no further down than leaves the window full."""
    return max(0, min(top, length - height))


def following(top: int, place: int, height: int) -> int:
    """The first line in sight, moved no more than it takes to have this place in sight."""
    return max(min(top, place), place - height + 1, 0)
