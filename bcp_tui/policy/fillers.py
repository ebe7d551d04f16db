"""Words that say nothing of what is looked for: English ones, and those of questions."""

_ENGLISH = """
    a about also am an and any are as at be been being but by can could did do does doing for
    from get gets getting give given go goes going got had happen happens has have having he hello
    her hi him his how i if in into is it its itself just let like many may me might much my need
    needed needs of on or our out please she should since so some someone something such than that
    the their them there these they thing things this those through to up us use using want wants
    was we well were what whats when where whether which while who whose why will with would you
    your s
"""
_CALLERS = """
    call called caller calling calls cpt code codes hcpcs look lookup member members pa patient
    patients policies policy pt
"""
_ASKED = """
    approval approve approved auth authorization authorized benefit benefits bill billable billed
    billing cost costs cover coverage covered covers pay payable pays plan precert prior require
    required requires share shares sharing
"""
TEXT_STOP_WORDS = frozenset((_ENGLISH + _CALLERS).split()) - {"pa"}
"""Words that find nothing in a policy's text."""
STOP_WORDS = TEXT_STOP_WORDS | frozenset(_ASKED.split()) | {"pa"}
"""Words that find nothing in a description: every row has an answer to what they ask."""
