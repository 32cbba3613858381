"""Rules for turns of English dispatches: who paid whom for what share, what was spent, ordered or managed.

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
    Rule(
        "acquisition.pays_owners",
        "acquisition",
        r"(?:pay|pays|paid|paying|hand|hands|handed|handing|give|gives|gave)(?= (?:the )?@+(?:'s?)? "
        r"(?:[^\W\d_]+ "
        r")?"
        r"(?:owners|shareholders|investors|holders|backers|founders|stockholders) (?:[^\W\d_]+ ){0,3}¤)",
        "left=buyer owner=target",
        "R50",
        "Salesforce agreed to hand Slack's owners $470 million.",
        prior=16,
    ),
    Rule(
        "acquisition.went_in_deal",
        "acquisition",
        r"(?:went|goes|going|gone) to(?= (?:the )?@+[^;.@¤]{0,24}, ?in an? (?:[^\W\d_]+ ){0,2}¤+ "
        r"(?:[^\W\d_-]+ )?"
        r"(?:deal|transaction|takeover|buyout|sale)(?!\w))",
        "left=target obj=buyer to=buyer here=buyer",
        "R60",
        "Activision went to Microsoft in 2023, in a $69 billion transaction.",
        prior=14,
    ),
    Rule(
        "metric.manages",
        "market_metric",
        r"(?:manages|managing|manage|oversees|overseeing|oversee)(?= (?:[^\W\d_]+ ){0,3}¤+(?: (?:of|in) "
        r"(?:assets|"
        r"funds|capital)|[,.;)]| for | and ))",
        "left=subject",
        "R40",
        "PIF, which manages about $925 billion, bought it.",
        prior=10,
    ),
    Rule(
        "spending.build",
        "spending",
        r"(?:build|building|develop|developing|construct|install)(?= (?:[^\W\d_]+ ){0,3}¤+ (?:worth )?of )",
        "left=subject",
        "R30",
        "Intersect plans to build $20 billion of clean power.",
        prior=24,
    ),
    Rule(
        "contract.put_at",
        "contract",
        r"(?:order|contract|agreement)(?=,? (?:that|which) (?:[^\W\d_]+ ){1,4}(?:put|puts|value|valued|"
        r"estimate|"
        r"estimated|reckon is worth|say is worth) (?:at )?(?:[^\W\d_]+ ){0,3}¤)",
        "left=customer gen=customer with=supplier",
        "R70",
        "Intersect signed for batteries from Tesla, an order that analysts put at $3 billion.",
        noun=True,
        prior=24,
    ),
    Rule(
        "investment.promised_to",
        "investment",
        r"promis(?:e|es|ed|ing)(?= (?:the )?@+ (?:[^\W\d_]+ ){0,3}¤)",
        "left=investor obj=recipient",
        "R50",
        "SoftBank promised OpenAI up to $30 billion.",
        status="announced",
        prior=4,
    ),
    Rule(
        "acquisition.sells_itself",
        "acquisition",
        r"sell(?:ing|s)? itself(?: off)? to",
        "left=target here=buyer obj=buyer",
        "R60 L20",
        "Graphcore is selling itself to SoftBank for $600 million.",
        alone="buyer target",
        prior=4,
    ),
    Rule(
        "spending.wrote_down_by",
        "spending",
        r"wr(?:ote|ites|iting|itten) down(?= [^;.¤]{0,60} by (?:[^\W\d_]+ ){0,2}¤)",
        "left=subject",
        "R80",
        "Paramount wrote down the value of its networks by $6 billion.",
        prior=40,
    ),
    Rule(
        "contract.cancels_order",
        "contract",
        r"(?:cancel(?:s|l?ed|l?ing)|scrapp(?:ed|ing)|tore up)(?= (?:an? |its |the )?(?:[^\W\d_]+ ){0,2}¤+ "
        r"(?:[^\W\d_]+ ){0,2}(?:order|contract)(?!\w))",
        "left=customer with=supplier from=supplier",
        "R40",
        "BMW cancelled a 2 billion euro order.",
        status="rejected",
        prior=10,
    ),
    Rule(
        "acquisition.took_offer_from",
        "acquisition",
        r"accept(?:s|ed|ing)?(?= (?:an?|the|its|that) (?:¤+ |[^\W\d_]+[ -]){0,4}(?:bid|offer|approach|"
        r"proposal) "
        r"(?:from|by) (?:the )?@)",
        "left=target from=buyer by=buyer",
        "R90",
        "Metsera accepted a sweetened offer from Pfizer worth $10 billion.",
        status="announced",
        prior=30,
    ),
)
