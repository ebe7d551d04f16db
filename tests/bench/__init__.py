"""The measuring room: `python -m tests.bench` measures the app beside its peers and prints a table.

Whatever is compared is measured in turns, so that what else the machine does falls on both.
"""
