"""Benefit Coverage Policies, looked up while a caller waits.

One core (`policy`, `library`, `search`, `desk`, `report`) and two front ends (`cli`, `tui`), which
give the same answer because they ask the same desk.
"""

__version__ = "1.0.0"
