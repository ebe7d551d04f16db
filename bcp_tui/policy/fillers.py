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
    billing coinsurance copay copayment copays cost costs cover coverage covered covers pay payable
    pays plan precert prior require required requires share shares sharing
"""
TEXT_STOP_WORDS = frozenset((_ENGLISH + _CALLERS).split()) - {"pa"}
"""Words that find nothing in a policy's text."""
STOP_WORDS = TEXT_STOP_WORDS | frozenset(_ASKED.split()) | {"pa"}
"""Words that find nothing in a description: every row has an answer to what they ask."""
_PEOPLE = """
    anybody aunt aunts boy brother caller child cousin dad daddy daughter elderly father folks
    friend girl granddaughter grandfather grandma grandmother grandpa grandson guy husband kid
    kids lady man mom mother neighbor nephew niece parent people person sister somebody someone
    son spouse uncle wife woman
"""
_TELLING = """
    actually again ago always anything around ask asked asking away bad badly basically before
    best better big bring called came can't cant case come comes coming cool couldn't couldnt
    currently decided diagnosed didn't didnt doesn't doesnt don't dont down each easy enough eob
    ever fall falls fast feel feels fell find good great happen happened happening hard haven't
    havent he's help helps here hes hold holding holds house hurt hurting hurts i'd i'll i'm
    i've id ill im inside instead isn't isnt issue issues items keep keeping keeps kind knew
    know knows last later leave left lets lives living lot lots made make makes making maybe
    mentioned move moves moving near new nice night now off ok okay old ones ordered ordering
    orders out outside paid paying pick picks place prescribed prescribes price problem problems
    pull push put puts question questions really recently regular right said same say says see
    sent she's shes since sit sits sleep small sort special started starting starts state states
    stay stays still stop stops stuff supposed sure take takes taking tell they're theyre think
    thinks thought today together told tomorrow too took tried trouble try trying turn turns
    type until very wall wasn't wasnt we've wears week weeks weve won't wonder wondered
    wondering wont work works worn worried worse write wrong wrote yes yesterday yet
"""
LINKING_WORDS = frozenset(
    (
        *("allowed", "because", "category", "class", "classified", "considered", "deemed"),
        *("denial", "denied", "denies", "deny", "done", "due", "flagged", "listed", "marked"),
        *("reason", "reasons", "refused", "rejected", "under"),
    )
)
"""Everyday words that only link a thing to how it is marked."""
EVERYDAY_WORDS = (LINKING_WORDS | frozenset((_PEOPLE + _TELLING).split())) - STOP_WORDS
"""Words of whole sentences, which say little of what is looked for, and nothing where no row has
them."""
