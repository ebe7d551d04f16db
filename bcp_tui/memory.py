"""When Python looks for garbage: not before the data are loaded, and never among them.

Starting makes many values and no garbage, so that looking for some would only cost time. What is
there once the data are loaded stays to the end; to look at it again and again would be felt.
"""

import gc


def hold() -> None:
    """Look for no garbage for now: the program starts."""
    gc.disable()


def settle() -> None:
    """Look for garbage from now on, not among what is there: code, data and indexes.

    That is set apart only once: a book that is taken in later must be able to go.
    """
    if not gc.get_freeze_count():
        gc.freeze()
    gc.enable()
