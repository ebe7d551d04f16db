"""The context of a call: who the caller may be, which network, which day."""

from datetime import date
from typing import NamedTuple

from bcp_tui.policy.entries import Network
from bcp_tui.policy.plans import Selection


class Context(NamedTuple):
    """Selection, network and service date: what an answer depends on besides the policy.

    The network is `None` while nobody has said whether the provider is in it.
    """

    selection: Selection
    service_date: date
    network: Network | None = None
