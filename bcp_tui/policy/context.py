"""The context of a call: who the caller may be, which network, which day."""

from datetime import date

import msgspec

from bcp_tui.policy.entries import Network
from bcp_tui.policy.plans import Selection


class Context(msgspec.Struct, frozen=True):
    """Selection, network and service date: what an answer depends on besides the policy."""

    selection: Selection
    service_date: date
    network: Network = "in"
