"""The words of the help that are only there."""

EXAMPLES = "EXAMPLES"
EXAMPLE_QUERIES = (
    ("S9494", "a code; several at once: 99601, E0784 S9494"),
    ("antibiotic q8h", "what the caller says, in any order and half typed"),
    ("s93", "every code that begins so"),
    ("which codes need PA", "a kind of answer: it limits the list, Esc takes it off"),
    ("emergency", "what the policy's text says, with the section"),
    ("remicade", "a drug; the answer is for the service, not for the drug"),
)
COLOURS = "colours"
"""Beside the key C."""
