"""When Python looks for garbage: not before the data are loaded, and never among them.

Starting makes many values and no garbage, so that looking for some would only cost time. What is
there once the data are loaded stays to the end; to look at it again and again would be felt, and in
a fork would copy what it shares with others.
"""

import gc

_is_apart = False
"""Whether what is there has been set apart. To ask Python takes as long as counting all of it."""


def hold() -> None:
    """Look for no garbage for now: the program starts."""
    gc.disable()


def settle() -> None:
    """Look for garbage from now on, not among what is there: code, data and indexes.

    That is set apart only once: a book that is taken in later must be able to go.
    """
    global _is_apart
    if not _is_apart:
        gc.freeze()
        _is_apart = True
    gc.enable()


def share() -> None:
    """Get ready to fork: forks start with what is there, without its garbage, as programs start."""
    global _is_apart
    gc.collect()
    gc.freeze()
    _is_apart = True
    hold()
