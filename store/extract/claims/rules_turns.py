"""Rules for English turns that tell of money put in, paid out or promised, and of joint work.

Each names what must follow the verb (a cheque, new shares, somebody's software), so that the verb alone
fires nothing: `wrote a $50 million check to Clay`, `is committing $200 million to Palantir's software`.
"""

from __future__ import annotations

from store.extract.claims.rule import Rule

MONEY = (
    Rule(
        "investment.cheque",
        "investment",
        r"(?:wr(?:ote|ites|iting|itten)|cut|cuts|sign(?:s|ed)|hand(?:s|ed))(?= (?:an? |its |"
        r"the )?(?:[^\W\d_]+ ){0,2}¤+ "
        r"(?:[^\W\d_]+ )?(?:che(?:ck|que)))",
        "left=investor to=recipient for=recipient in=recipient obj=recipient",
        "R40",
        "Sequoia wrote a $50 million check to Clay.",
        prior=4,
    ),
    Rule(
        "investment.stake_up",
        "investment",
        r"(?:rais(?:e|es|ed|ing)|increas(?:e|es|ed|ing)|lift(?:s|ed|ing)?|boost(?:s|ed|ing)?|doubl(?:es|"
        r"ed|ing)|"
        r"bump(?:s|ed|ing)? up|built|build(?:s|ing)|tak(?:es|ing)|took|disclosed|revealed|unveiled|has|"
        r"had|holds|held|owns)"
        r"(?= (?:up )?(?:its|his|their|an?) (?:%+ |[^\W\d_]+ ){0,2}(?:stake|holding|shareholding|"
        r"interest|position)"
        r"(?: of (?:[^\W\d_]+ ){0,3}%+)? in (?:the )?@)",
        "left=investor in=recipient",
        "R80",
        "Toyota raised its holding in Joby to 22% for $500 million.",
        prior=2,
    ),
    Rule(
        "investment.fraction",
        "investment",
        r"(?:pa(?:id|y|ys|ying)|spen(?:t|d|ds|ding)|put(?:s|ting)? (?:up|in|down)|shell(?:s|ed|ing)? out|"
        r"fork(?:s|ed) out|"
        r"hand(?:s|ed|ing) over)(?= [^@;.¤]{0,24}¤+ (?:in \d{4} |last year |this year |upfront |"
        r"in cash )?(?:for|on) "
        r"(?:about |roughly |nearly |almost |some |just over |just under )?(?:an? |one[- ]|two[- ]|"
        r"three[- ]|the |its |his |her |their )?"
        r"(?:fifths?|thirds?|quarters?|half|tenths?|sixth|eighth|%+|slice|chunk|piece|majority|minority|"
        r"stake|sliver)"
        r"[^@;.¤]{0,24} (?:of|in) (?:the )?@)",
        "left=investor of=recipient in=recipient",
        "R40",
        "Stellantis paid 1.5 billion euros in 2023 for about a fifth of Leapmotor.",
        prior=16,
    ),
    Rule(
        "investment.for_a_part",
        "investment",
        r"for(?= (?:about |roughly |nearly |some )?(?:an? |one[- ]|two[- ]|its )?(?:quarter|third|fifth|"
        r"tenth|half|%+|stake|slice|"
        r"majority|minority)[^@;.¤]{0,24} (?:of|in) (?:the )?@)",
        "gen=investor left=investor of=recipient in=recipient",
        "L3",
        "Tencent's 1.16 billion euros for a quarter of Vantage Studios landed.",
        prior=-6,
    ),
    Rule(
        "investment.provides",
        "investment",
        r"(?:provid(?:es?|ed|ing)|suppl(?:y|ies|ied)|arrang(?:es?|ed|ing)|extend(?:s|ed|ing)?|"
        r"contribut(?:es?|ed|ing))"
        r"(?= (?:[^\W\d_]+ ){0,3}¤+ (?:(?:of|in) )?(?:[^\W\d_]+ ){0,2}(?:debt|equity|financing|funding|"
        r"capital|loans?|credit|cash|facility)(?!\w))",
        "left=investor to=recipient for=recipient in=recipient",
        "R40",
        "Pimco will provide $26 billion of debt.",
        prior=6,
    ),
    Rule(
        "investment.put_by",
        "investment",
        r"(?:put (?:in|up)|invested|injected|contributed|stumped up|chipped in|poured in|ploughed in|"
        r"anted up) by(?= (?:the )?@)",
        "here=investor",
        "L20",
        "The 73 billion yen put in by Toyota was spent.",
        prior=10,
        status="completed",
    ),
    Rule(
        "investment.came_in",
        "investment",
        r"(?:came|comes|coming|come) in for(?= ¤)|(?:chips?|chipped|chipping|pitche[sd]|kick(?:s|ed)) in(?= "
        r"(?:with |for )?¤)|(?:stumps?|stumped) up(?= ¤)",
        "left=investor",
        "R20",
        "Temasek came in for $600 million of the round.",
        prior=8,
    ),
    Rule(
        "investment.into_name",
        "investment",
        r"into(?= (?:the )?@+(?:[,.;)]|\Z| and | at | in | last | this ))",
        "obj=recipient",
        "L4",
        "Two billion dollars into Intel.",
        prior=-20,
    ),
    Rule(
        "round.lined_up",
        "funding_round",
        r"(?:lin(?:e|es|ed|ing) up|tak(?:es|en|ing) in|took in|pull(?:s|ed) together|round(?:s|ed) up|"
        r"drumm?(?:ed|s|ing) up|rak(?:es|ed|ing) in|brought in|reel(?:s|ed) in|"
        r"obtain(?:s|ed|ing)?|"
        r"tapp(?:ed|s)|won|w(?:ins|inning)|got|gets|gett?ing|pulling in|draw(?:s|n)|drew|accept(?:s|ed)|"
        r"gather(?:s|ed)|"
        r"amass(?:es|ed))(?= (?:[^\W\d_]+ ){0,3}¤+ (?:[^@;.¤]{0,40} )?from (?:the |an? |investors |backers |"
        r"funds |firms |lenders |banks |group |consortium |of |led by |such as |"
        r"including |like )*@)",
        "left=recipient from=investor",
        "R40",
        "Meta lined up $27 billion from Blue Owl.",
        prior=-8,
    ),
    Rule(
        "round.raised_by",
        "funding_round",
        r"raised by(?= (?:the )?@)",
        "left=investor here=recipient",
        "L30 R20",
        "Bpifrance took part in the $105 million round raised by Rebellions.",
        prior=8,
    ),
    Rule(
        "round.tacked_on",
        "funding_round",
        r"(?:tack(?:s|ed|ing)?|add(?:s|ed|ing)?|stack(?:s|"
        r"ed))(?= (?:[^\W\d_]+ ){0,3}¤+ (?:more )?(?:on )?(?:to|onto) (?:its|the|"
        r"their|that|a) (?:[^\W\d_]+ ){0,3}(?:round|series|raise|funding))|"
        r"(?:tak(?:es|en|ing) in|took in)(?= (?:[^\W\d_]+ ){0,3}¤+ (?:[^\W\d_]+ ){0,3}(?:from|"
        r"in (?:funding|equity|venture)|"
        r"so far))",
        "left=recipient from=investor",
        "R40",
        "Perplexity tacked $100 million onto its last round.",
        prior=4,
    ),
    Rule(
        "round.took_in",
        "funding_round",
        r"(?:took|takes|taken|taking) in(?= (?:[^\W\d_]+ ){0,3}¤)",
        "left=recipient from=investor",
        "R40",
        "Figma took in $1.2 billion.",
        prior=-2,
    ),
    Rule(
        "round.new_shares",
        "funding_round",
        r"(?:sell|sells|sold|selling|issu(?:e|es|ed|ing)|plac(?:es|ed|"
        r"ing))(?= (?:[^\W\d_]+ ){0,3}¤+ (?:worth )?(?:of |in )"
        r"(?:[^\W\d_]+[ -]){0,3}(?:shares|stock|equity|bonds|notes|debt|paper))|"
        r"tapp(?:ed|ing)(?= (?:the )?(?:[^\W\d_]+ ){0,2}(?:markets?|investors|lenders|banks) for)",
        "left=recipient to=investor",
        "R60",
        "Oracle tapped the bond market for $18 billion.",
        prior=10,
    ),
    Rule(
        "spending.buyback",
        "spending",
        r"(?:share |stock )?(?:buy ?backs?|repurchases?)|(?:buy|buys|bought|"
        r"buying) back(?! [^;.¤]{0,40} at (?:[^\W\d_]+ ){0,3}¤)|"
        r"repurchas(?:ed|ing)",
        "left=subject gen=subject of=subject",
        "R60 L40",
        "Meta bought back $3.2 billion of its own shares.",
        prior=14,
    ),
    Rule(
        "spending.charge",
        "spending",
        r"(?:tak(?:e|es|ing)|took|record(?:s|ed|ing)?|book(?:s|ed|"
        r"ing)?)(?= (?:an? )?(?:[^\W\d_-]+[ -]){0,3}¤+ (?:[^\W\d_-]+"
        r"[ -]){0,2}(?:charge|hit|write-?down|provision|restructuring))",
        "left=subject",
        "R40",
        "Intel took a $2.8 billion charge.",
        prior=4,
    ),
    Rule(
        "grant.gave",
        "grant_or_donation",
        r"(?:gave|gives?|giving|given|hand(?:s|ed|ing)?|grant(?:s|ed|ing)|award(?:s|ed|ing))"
        r"(?= (?:the )?@+ (?:[^\W\d_]+ ){0,3}¤+ (?:grant|in (?:aid|grants|subsid\w+|funding)|(?:to|"
        r"for) (?!an?|the|its|%)"
        r"(?:[^\W\d_]+ ){0,3}(?:research|build|building|develop|expand|test|study|studies|train|training|"
        r"trials|education)))",
        "left=donor obj=recipient to=recipient",
        "R30",
        "The Gates Foundation gave Moderna $20 million for malaria research.",
        prior=4,
    ),
)

UNDERTAKINGS = (
    Rule(
        "contract.wares",
        "contract",
        r"(?:commit(?:s|ted|ting)?|spen(?:d|ds|t|ding)|pa(?:y|ys|id|ying)|shell(?:s|ed|ing)? out|"
        r"plough(?:s|ed|ing)?|"
        r"pour(?:s|ed|ing)?|splurg(?:e|es|ed|ing)|splash(?:es|ed|ing)?|devot(?:es|ed|ing)|allocat(?:es|"
        r"ed|ing))"
        r"(?= (?:to |itself to )?(?:spend |paying |"
        r"buying )?(?:[^\W\d_]+ ){0,3}¤+ (?:[^@;.¤]{0,24} )?(?:on|to|for|in|into) "
        r"(?:[^\W\d_]+ ){0,2}@+(?:'s?)? (?:[^\W\d_]+[ -]){0,2}(?:software|chips?|gpus?|servers?|services|"
        r"cloud|computing|"
        r"capacity|compute|systems?|platform|tools|technology|equipment|aircraft|jets|satellites|"
        r"processors?|licen[cs]es|"
        r"subscriptions|ads|advertising|hardware|machines|data centers?|data centres?)(?!\w))",
        "left=customer owner=supplier on=supplier to=supplier for=supplier in=supplier",
        "R40",
        "Lumen is committing $200 million to Palantir's software.",
        prior=20,
    ),
    Rule(
        "contract.spend_with",
        "contract",
        r"(?:spen(?:d|ds|t|ding)|plac(?:e|es|ed|"
        r"ing))(?= (?:[^\W\d_]+ ){0,3}¤+ (?:[^@;.¤]{0,30} )?with (?:the )?@)",
        "left=customer with=supplier",
        "R40",
        "The army will spend $75 million with Palantir.",
        prior=10,
    ),
    Rule(
        "contract.wares_from",
        "contract",
        r"(?:commit(?:s|ted|ting)?|spen(?:d|ds|t|ding)|pa(?:y|ys|id|ying)|shell(?:s|ed|ing)? out)"
        r"(?= (?:to (?:spend(?:ing)?|pay(?:ing)?|buy(?:ing)?) )?(?:[^\W\d_]+ ){0,3}¤+ (?:on|"
        r"for) [^@;.¤]{3,44} from (?:the )?@)",
        "left=customer from=supplier",
        "R40",
        "Meta will spend $14.2 billion on computing power from CoreWeave.",
        prior=20,
    ),
    Rule(
        "contract.picked_by",
        "contract",
        r"(?:picked|chosen|selected|tapped|hired|contracted) by(?= (?:the )?@)",
        "left=supplier here=customer",
        "R60",
        "Leonardo was picked by the Navy for a $3 billion order.",
        alone="supplier customer",
        prior=4,
    ),
    Rule(
        "contract.sold_wares",
        "contract",
        r"(?:sells?|sold|selling)(?= (?:the )?@+ (?:an? |its |the |some |\d+ )(?!year|month|week|decade|"
        r"%|stake)(?:¤+ )?[^\W\d_])",
        "left=supplier obj=customer",
        "R60",
        "Palantir sold Babcock a $330 million data platform.",
        prior=8,
    ),
    Rule(
        "contract.ordered_wares",
        "contract",
        r"orders?(?= (?:for|of) (?:[\w,.]+ ){0,4}@+ (?:[^\W\d_]+ )?(?:jets|aircraft|planes|chips|gpus|"
        r"servers|satellites|rockets|"
        r"turbines|trains|buses|batteries|systems))",
        "left=customer for=supplier of=supplier obj=supplier gen=customer",
        "R60 L30",
        "Lufthansa placed an order for Boeing jets.",
        noun=True,
        alone="customer supplier",
        prior=4,
    ),
    Rule(
        "contract.licenses_to",
        "contract",
        r"(?:licen[cs](?:es?|ed|ing)|leas(?:es?|ed|ing)|rent(?:s|ed|ing)?(?: out)?)"
        r"(?= (?:its|their|the|an?|some|[^\W\d_]+) [^@;.¤]{0,40}to (?:the )?@)",
        "left=supplier to=customer",
        "R90",
        "Reddit licenses its data to Google for $60 million a year.",
        prior=8,
        alone="supplier customer",
    ),
    Rule(
        "contract.deal_for_to",
        "contract",
        r"(?:deal|contract|agreement|order)(?= for (?:the )?@+ to )",
        "left=customer for=supplier",
        "R30 L25",
        "Tesla signed a $16.5 billion deal for Samsung to make its chips.",
        noun=True,
        prior=8,
    ),
    Rule(
        "partnership.joins",
        "partnership",
        r"(?:join(?:s|ed|ing)? hands|link(?:s|ed|ing)? (?:up|arms)|t(?:ies|ied|ying) up(?= with)|"
        r"tie up(?= with)|"
        r"pair(?:s|ed|ing)?(?: up)?(?= with)|hook(?:s|ed|ing)? up(?= with)|"
        r"(?:form(?:s|ed|ing)?|set(?:s|ting)? up|creat(?:es?|ed|ing)|launch(?:es|ed|ing)?|establish(?:es|"
        r"ed|ing)?)"
        r"(?= an? (?:¤+ )?(?:[^\W\d_]+[ -]){0,3}(?:venture|partnership|alliance)(?!\w)))",
        "left=partner with=partner",
        "R70",
        "Ford is forming a venture with Amazon.",
        alone="partner partner",
    ),
)

TURNS: tuple[Rule, ...] = (*MONEY, *UNDERTAKINGS)
