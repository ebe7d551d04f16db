"""When Python's garbage collector runs: not before the data are loaded, and never over them.

Starting makes many values and hardly any garbage, so collecting would only cost time. What is there
once the data are loaded stays to the end; going over it again and again would be felt, and in a
fork would copy pages that it shares with others.
"""

import gc

_is_apart = False
"""Whether what is there has been frozen; asking Python would count every object."""


def hold() -> None:
    """Collect no garbage for now: the program is starting."""
    gc.disable()


def settle() -> None:
    """Collect garbage from now on, but not among what is there: code, data and indexes.

    That is frozen only once: a book that is taken in later must be able to go.
    """
    global _is_apart
    if not _is_apart:
        gc.freeze()
        _is_apart = True
    gc.enable()


def share() -> None:
    """Get ready to fork: clear what is there of garbage, freeze it, and start as programs start."""
    global _is_apart
    gc.collect()
    gc.freeze()
    _is_apart = True
    hold()
