"""Benefit Coverage Policies, looked up while a caller waits.

One core (`policy`, `library`, `search`, `report`) and two front ends (`cli`, `tui`) that
give the same answer because they call the same functions.
"""

__version__ = "1.0.0"
