"""Limits on everything that a client or a data file could make grow.

Nothing beyond a limit becomes an answer: keys are dropped, and the screen says so; a paste is cut;
a data file is refused with a fault. The README's deployment part names the limits around the
process.
"""

# -- what a client sends -------------------------------------------------------------------------

WINDOW = (500, 200)
"""The columns and rows that are painted: a client can claim any size."""
KEYS_WAITING = 2_000
"""Keys and pastes that wait to be worked off; later ones are dropped, but for Ctrl+Q."""
KEYS_AT_ONCE = 16
"""Keys worked off before something else (painting, taking in data) has its turn."""
SEQUENCE = 64
"""Characters of an escape sequence that are kept."""
PASTED = 10_000
"""Characters of a paste that are kept."""
UNENDED_SECONDS = 2.0
"""How long a paste, or a reply of the terminal, may be without an end ..."""
UNENDED_CHARACTERS = 50
"""... while no more characters than this come: slower than a line, as fast as a hand."""
ESCAPE_MILLISECONDS = 5_000
"""The longest ESCDELAY that is taken from the environment."""

# -- what comes to the warm host -----------------------------------------------------------------

SESSIONS = 150
"""Forks of one host at a time, with those whose login has said nothing yet; a login for which there
is no room runs the app by itself."""
LOGINS_WAITING = 128
"""Connections that wait to be let in; one more is refused."""
WELCOME_SECONDS = 2.0
"""How long a login waits for the host's word before it runs the app by itself."""
HANDING_OVER_SECONDS = 2
"""How long a fork waits for its login's greeting and terminal."""
ENDING_SECONDS = 2
"""How long a login waits for a session that was told to end, and for a terminal to be cleared."""

# -- what data files hold ------------------------------------------------------------------------

FILE_BYTES = 4_000_000
"""A data file."""
BOOK_BYTES = 40_000_000
"""The files of all policies together."""
POLICY_FILES = 4_000
"""Files in the folder of policies."""
ROWS = 20_000
"""Rows of one table ..."""
FEWER_ROWS = {"plan": 500, "note": 1_000, "section": 1_000, "coded_separately": 200}
"""... and of those of which there are fewer."""
ITEMS = 500
"""Items of a list within a row, and symbols of a legend."""
TEXT = 4_000
"""Characters of a text: a description, a note."""
SECTION_TEXT = 200_000
"""Characters of a section's text."""
CHAIN = 50
"""How many rows a description may read on from, one through the other (`continues`)."""
KEY_PARTS = 100
"""Dotted parts of a key or of a table's header."""
FAULTS = 500
"""Faults reported of one file."""
READINGS = 3
"""How often a folder is read again if it changes while it is read."""
