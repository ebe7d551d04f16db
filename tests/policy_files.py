"""Policy files made by hand, for data folders of tests."""


def policy_file(number: int, rows: str, effective: str = "2024-01-01") -> str:
    """A policy's file with a legend and these rows."""
    return f"""
format = 1
[policy]
id = "BCP-{number}"
title = "Policy {number}"
effective = {effective}
[legend]
Y = {{ means = "All lines of business", plans = "all" }}
N = {{ means = "None required", plans = "none" }}
1 = {{ means = "HMO/POS", plans = ["HMO/POS"] }}
7 = {{ means = "L0001269 Union Only", plans = ["L0001269-U"] }}
{rows}
"""


def covered_row(code: str, symbols: str, description: str = "Home infusion") -> str:
    """A row of the covered table."""
    return f"""
[[covered]]
code = "{code}"
description = '''{description}'''
prior_approval = "{symbols}"
cost_share = ["Home Infusion Services"]
"""
