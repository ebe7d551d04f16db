"""Service dates as reps type them."""

import re
from contextlib import suppress
from datetime import date, timedelta

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORDS = {"": 0, "t": 0, "today": 0, "y": 1, "yesterday": 1}


def parse_day(text: str, today: date) -> date | None:
    """The day that was typed, `None` for today; raises ValueError if it is not a day.

    `11/23/2026`, `11/23/26`, `11-23`, `112326`, `2026-11-23` and `Nov 23 2026` are understood;
    without a year the nearest such day is meant.
    """
    wanted = _with_month_number(text.strip().casefold())
    if wanted in _WORDS:
        return today - timedelta(_WORDS[wanted]) if _WORDS[wanted] else None
    if match := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", wanted, re.ASCII):
        year, month, day = map(int, match.groups())
    elif match := re.fullmatch(
        r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d\d))?|(\d\d)(\d\d)(\d{4}|\d\d)",
        wanted,
        re.ASCII,
    ):
        month, day = int(match[1] or match[4]), int(match[2] or match[5])
        typed_year = match[3] or match[6]
        if typed_year is None:
            return _nearest(month, day, today)
        year = int(typed_year) + (2000 if len(typed_year) == 2 else 0)
    else:
        raise ValueError(text)
    return date(year, month, day)


def _with_month_number(text: str) -> str:
    """A date with its month as a number first: "sep 12 2022" and "12 september 2022"."""
    named = re.search(r"[a-z]{3,}", text)
    if named is None or named.group()[:3] not in _MONTHS:
        return text
    month = _MONTHS.index(named.group()[:3]) + 1
    return "/".join([str(month), *re.findall(r"\d+", text)])


def _nearest(month: int, day: int, today: date) -> date:
    days: list[date] = []
    for year in (today.year - 1, today.year, today.year + 1):
        with suppress(ValueError):  # February 29 is not in every year.
            days.append(date(year, month, day))
    if not days:
        raise ValueError(f"{month}/{day}")
    return min(days, key=lambda each: abs(each - today))
