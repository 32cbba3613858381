"""Rules for English turns of dispatches and analyses: who paid whom for what share, where money came from.

Each names what must follow its words (a sum, a share, a name), so that the words alone fire nothing.
"""

from __future__ import annotations

from store.extract.claims.rule import Rule

_SOME = r"(?:[^\W\d_]+ ){0,3}"
_SHARE = r"(?:stake |share |interest |holding |slice )?(?:of|in) "

WIRE: tuple[Rule, ...] = (
    Rule(
        "acquisition.buys_out_rest",
        "acquisition",
        rf"(?:pay|pays|paid|paying)(?= {_SOME}¤+ (?:in cash )?to (?:the )?@+ for (?:the|its) (?:remaining |"
        rf"other "
        rf")?%+ {_SHARE}(?:the )?@+ (?:that )?(?:it|they) (?:does|do|did) not (?:already |yet )?own)",
        "left=buyer to=seller of=target in=target",
        "R40",
        "Schneider will pay 5 billion euros to Temasek for the 35% of Larsen that it does not already own.",
        prior=30,
    ),
    Rule(
        "investment.pays_for_share",
        "investment",
        rf"(?:pay|pays|paid|paying)(?= {_SOME}¤+ (?:in cash )?to (?:the )?@+ for (?:an?|the|its|about|some) "
        rf"(?:[^\W\d_]+ ){{0,2}}%+ {_SHARE})",
        "left=investor to=seller of=recipient in=recipient",
        "R40",
        "Apollo paid $11 billion to Intel for a 49% stake in Fab 34.",
        prior=24,
    ),
    Rule(
        "acquisition.unit_went_to",
        "acquisition",
        r"(?:business|unit|arm|division|operations|subsidiary|branch|assets|stake),? (?:which|that) (?:went|"
        r"goes|"
        r"will go|is going) to(?= (?:the )?(?:@+'s )?@+ for (?:[^\W\d_]+ ){0,3}¤)",
        "left=seller here=buyer to=buyer obj=buyer",
        "R70",
        "HPE shed its communications business, which went to HCL for $225 million.",
        prior=12,
    ),
    Rule(
        "acquisition.sale_of_stake_to",
        "acquisition",
        r"(?<=the )sale(?= to (?:the |its |their )?(?:[^\W\d_]+ ){0,3}@+ of )|"
        r"(?<=the )sale(?= of (?:the |its |their |an? )?(?:%+ |[^\W\d_]+ ){0,5}(?:in |of )?@+ to )",
        "to=buyer of=target in=target left=seller gen=seller",
        "R60 L40",
        "HPE pocketed $2.1 billion from the sale to Unisplendour of a 30% stake in H3C.",
        noun=True,
        alone="buyer target",
        prior=12,
    ),
    Rule(
        "acquisition.including",
        "acquisition",
        rf"(?:acquisitions|takeovers|deals|purchases|buyouts)(?=,? (?:including|notably|among them|such as) "
        rf"{_SOME}"
        r"¤+ (?:for|on) (?:the )?@)",
        "left=buyer for=target on=target",
        "R40",
        "Pfizer went on a spree of deals, including $43 billion for Seagen.",
        noun=True,
        prior=14,
    ),
    Rule(
        "spending.on_deals",
        "spending",
        rf"(?:spen(?:t|d|ds|ding)|splash(?:ed|es|ing)(?: out)?|lavish(?:ed|es)|shelled out|earmark(?:s|ed)|"
        rf"set "
        rf"aside)(?= {_SOME}¤+ (?:[^\W\d_]+ ){{0,3}}(?:on|for) (?:[^\W\d_]+ ){{0,3}}(?:acquisitions|"
        rf"takeovers|"
        rf"deals|mergers|buyouts|startups|start-ups)(?!\w))|consacr(?:e|er|é|era)(?= (?:[^\W\d_]+ ){{0,3}}¤+ "
        rf"à (?:des|ses|de) (?:[^\W\d_]+ ){{0,2}}(?:acquisitions|rachats|emplettes)(?!\w))",
        "left=subject",
        "R40",
        "Pfizer has spent some $70 billion on acquisitions.",
        prior=40,
    ),
    Rule(
        "round.worth",
        "funding_round",
        r"(?:round|financing|raise|series [a-h])(?= (?:[^\W\d_]+ (?:[^\W\d_]+ )?\d{4},? )?(?:(?:co-)?led by "
        r"(?:the )?@+(?:,? (?:and|,) @+){0,2},? )?"
        r"(?:and |that (?:is|was) )?(?:[^\W\d_]+ )?worth (?:[^\W\d_]+ ){0,2}¤)",
        "gen=recipient of=recipient led=investor by=investor from=investor left=recipient with=investor",
        "R90",
        "A round led by Index Ventures and worth $100 million followed.",
        noun=True,
        prior=50,
    ),
    Rule(
        "valuation.price_on",
        "valuation",
        r"(?:put|puts|putting|plac(?:es|ed|ing)|slapp?(?:s|ed|ing)|hung|hangs|pinned) an? (?:[^\W\d_]+ ){0,2}"
        r"(?:price|price tag|value|valuation|figure)(?= (?:of|at) (?:[^\W\d_]+ ){0,3}¤+ on )",
        "on=subject",
        "R30",
        "The round put a price of $850 million on Humane.",
        prior=30,
    ),
)
