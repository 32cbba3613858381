"""Rules for the wordings of English business desks: purchases of years ago, sums in court, terms of an offer.

Each names what must stand beside its words, so that the words alone fire nothing; each example is a test.
"""

from __future__ import annotations

from store.extract.claims.rule import Rule

_TOOK_UP = r"(?:picked|snapped|scooped|gobbled|hoovered|swallowed|bought) up"
_WHEN = r"(?= (?:in|for|from|last|earlier|this|back|after|as|when|\d{4}|¤)(?!\w)|[,.;)])"

_BUYS = (
    r"(?:buys?|bought|buying|acquir(?:e|es|ed|ing)|purchas(?:e|es|ed|ing)|tak(?:e|es|ing) over|took over|"
    r"picks? up|picked up|snaps? up|snapped up)"
)
_UNIT = (
    r"(?:business(?:es)?|units?|arms?|divisions?|operations?|assets|subsidiar(?:y|ies)|networks?|brands?|"
    r"portfolio|"
    r"stores|plants?|factor(?:y|ies)|fleet|branch|branches|activities|patents|franchise)"
)

DESKS: tuple[Rule, ...] = (
    Rule(
        "acquisition.merger_with",
        "acquisition",
        r"(?:merger|tie-up|combination)(?= (?:deal |agreement |plan )?with (?:[^\W\d_]+[ -]|@+(?:-based|'s)? "
        r"){0,4}@(?![^.;¤]{0,30}(?:yield|creat|generat|deliver|produc|sav|bring)))",
        "gen=buyer left=buyer with=target",
        "R60 L30",
        "Gannett's merger with GateHouse closed in 2019.",
        noun=True,
        alone="buyer target",
        prior=4,
    ),
    Rule(
        "lawsuit.brought",
        "lawsuit",
        r"(?:law)?suit(?= (?:that |which )?(?:the )?@+ (?:had |has )?(?:filed|brought|launched|lodged) "
        r"(?:[^\W\d_]+ ){0,4}against )|"
        r"(?:case|complaint|claim)(?= (?:that |which )?(?:the )?@+ (?:had |has )?(?:filed|brought|launched|"
        r"lodged) "
        r"(?:[^\W\d_]+ ){0,4}against )",
        "against=defendant",
        "R60 L30",
        "Nokia settled the lawsuit that Amazon brought against Apple.",
        alone="plaintiff defendant",
        prior=2,
    ),
    Rule(
        "lawsuit.infringed",
        "lawsuit",
        r"(?:infring(?:ed|es|ing)|misappropriat(?:ed|es|ing)|st(?:ole|olen|ealing)|violat(?:ed|es|ing)|"
        r"cop(?:ied|ying))"
        r"(?= (?:on )?(?:an? |the |its |some |several |two |three |five |ten )?(?:@+'s? )?(?:[^\W\d_]+ ){0,3}"
        r"(?:patents?|copyrights?|trade secrets|trademarks?|secrets|designs))",
        "left=defendant gen=defendant owner=plaintiff by=plaintiff to=plaintiff of=plaintiff from=plaintiff",
        "",
        "A jury found that Verizon infringed a patent held by ActiveVideo.",
        alone="plaintiff defendant",
    ),
    Rule(
        "lawsuit.awarded_it",
        "lawsuit",
        r"(?:jury|court|judge|jurors|panel|tribunal)(?=[^;¤]{0,70} (?:infring|violat|breach|stole|copied|"
        r"misappropriat)[^;¤]{0,120} (?:awarded|granted) (?:the (?:[^\W\d_]+ ){1,3}|"
        r"it |them |him |her )(?:about |some |nearly |more than |over )?¤)",
        "",
        "R230",
        "A federal jury found that Verizon had infringed a patent of ActiveVideo and awarded the small "
        "company "
        "$115 million.",
        prior=160,
        status="completed",
    ),
    Rule(
        "lawsuit.won",
        "lawsuit",
        r"(?:won|wins|winning|secur(?:ed|es|ing)|obtain(?:ed|s)|land(?:ed|s)|clinch(?:ed|es))(?= (?:an? |the "
        r"|its )?"
        r"(?:[^\W\d_]+[ -]){0,3}?¤+ (?:[^\W\d_]+ ){0,3}(?:verdict|judg(?:e)?ment|award|damages|payout|"
        r"compensation|"
        r"settlement)(?!\w))",
        "left=plaintiff against=defendant from=defendant of=defendant with=defendant",
        "R60",
        "Acme won a $110 million verdict against Intel.",
        prior=40,
        status="completed",
    ),
    Rule(
        "other.synergies",
        "other_amount",
        r"synergies|(?:cost |annual |yearly )savings|sav(?:e|es|ed|ing)(?= (?:(?:it|them|the (?:company|"
        r"group|firm|pair)) )?"
        r"(?:[^\W\d_]+ ){0,3}¤)",
        "left=subject gen=subject",
        "R40 L50",
        "The merger would yield at least $800 million in annual synergies.",
        prior=50,
    ),
    Rule(
        "acquisition.unit_of_its",
        "acquisition",
        rf"{_BUYS}(?= (?:the )?@+'s? (?:[^\W\d_]+(?:[-&][^\W\d_]+)? ){{0,4}}{_UNIT}(?!\w))",
        "left=buyer owner=seller",
        "R90",
        "Novartis agreed to buy Roche's cancer-drug business for $16 billion.",
        alone="buyer seller",
        prior=6,
    ),
    Rule(
        "acquisition.paid_owner",
        "acquisition",
        r"(?:paid|pays?|offered)(?= (?:the )?@+ for (?:it|them|the (?:business|unit|company|firm|"
        r"division))(?!\w))",
        "left=buyer obj=seller",
        "L70 R40",
        "That is little beside the $39 billion that Oracle paid Vodafone for it.",
        prior=30,
    ),
    Rule(
        "other.creates_firm",
        "other_amount",
        r"(?:form|creat|forg)(?:e|es|ed|ing|s)?(?= (?:an? |the )?(?:[^\W\d_]+[ -]){0,2}¤+ (?:[^\W\d_]+ "
        r")?(?:company|group|giant|firm|"
        r"behemoth|powerhouse|business|entity)(?!\w))",
        "left=subject",
        "R40",
        "The merger would create a $28 billion company.",
        prior=40,
    ),
    Rule(
        "lawsuit.posts_bond",
        "lawsuit",
        r"(?:post(?:s|ed|ing)?|put up)(?= (?:an? |the )?¤+ (?:[^\W\d_]+ ){0,2}(?:bond|bail)(?!\w))",
        "left=defendant",
        "R30",
        "Verizon was ordered to post a $145 million bond.",
        prior=16,
    ),
    Rule(
        "revenue.from_unit",
        "revenue",
        r"(?<![^\W_] )(?:revenues?|sales|profits?|turnover)(?= (?:from|at|in) (?:the )?@)|"
        r"(?<=said )(?:revenues?|sales|profits?|turnover)(?= (?:from|at|in) (?:the )?@)|"
        r"(?<=that )(?:revenues?|sales|profits?|turnover)(?= (?:from|at|in) (?:the )?@)",
        "from=subject owner=subject at=subject in=subject",
        "R80",
        "In June, revenue from Azure rose nearly 14 percent to $6.92 billion.",
        noun=True,
        prior=14,
    ),
    Rule(
        "revenue.adds_to",
        "revenue",
        r"(?:add|adds|added|adding|contribute[sd]?|contributing)(?= (?:about |around |some |nearly |over |up "
        r"to |"
        r"more than |an? (?:extra |additional )?)?¤+ (?:[^\W\d_]+ ){0,3}(?:to|in) (?:[^@;.¤,]{0,40} |"
        r"[^@;.¤,]{0,20}@+'s? "
        r"(?:[^\W\d_]+ )?)?(?:revenues?|sales|earnings|profits?|turnover)(?!\w))",
        "to=subject",
        "R40",
        "The deal will add $2 billion to annual revenue.",
        prior=24,
    ),
    Rule(
        "contract.has_orders",
        "contract",
        r"orders(?= (?:worth|of|totall?ing|valued at) (?:[^\W\d_]+ ){0,2}¤+ (?:on (?:its|their) books|in "
        r"hand))|"
        r"order book(?= (?:worth|of|totall?ing|valued at) (?:[^\W\d_]+ ){0,2}¤)",
        "left=supplier gen=supplier",
        "R40",
        "Thales has orders worth $41 million on its books.",
        noun=True,
        prior=20,
    ),
    Rule(
        "bid.offer_made",
        "bid",
        r"(?:offer|bid|proposal|approach)(?= (?:that |which )?(?:the )?@+ (?:had |has )?(?:made|submitted|"
        r"tabled|lodged|"
        r"launched|put|unveiled|announced|extended)(?!\w))",
        "obj=bidder for=target",
        "R30 L14",
        "Dell matched the $1.8 billion offer HP made for 3PAR.",
        status="proposed",
        prior=30,
    ),
    Rule(
        "bid.countered",
        "bid",
        r"counter(?:s|ed|ing) with(?= (?:an? |its |his )?(?:[^\W\d_]+ ){0,2}¤)",
        "left=bidder for=target",
        "R40",
        "HP countered with a $1.8 billion offer for 3PAR.",
        status="proposed",
        prior=24,
    ),
    Rule(
        "acquisition.took_up",
        "acquisition",
        rf"(?<=it ){_TOOK_UP}{_WHEN}|(?<=they ){_TOOK_UP}{_WHEN}|(?<= had ){_TOOK_UP}{_WHEN}|"
        rf"(?<= has ){_TOOK_UP}{_WHEN}|(?<=@ ){_TOOK_UP}"
        rf"(?= (?:in \d{{4}} |last year )?for (?:[^\W\d_]+ ){{0,3}}¤)",
        "left=buyer obj=target",
        "R60",
        "Nest, which Google picked up for $3.2 billion, is a brand now.",
        alone="buyer target",
    ),
)
