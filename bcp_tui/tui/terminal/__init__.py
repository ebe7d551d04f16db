"""The terminal at the other end of the line: what comes from it, what it can show, how it is left.

`driver.py` reads keys and ends sessions, `clipboard.py` copies through multiplexers.
`surroundings.py` and `terminals.py` decide before Textual is loaded what steers the app and whether
it can be shown.
Nothing here knows the screens. Every private name of Textual's that the app lives on stands in
`textual_names.py`.
"""
