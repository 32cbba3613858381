"""Rules for the verbs and turns that English journalists use instead of `buy`, `sell` and `sue`.

Each names what must follow it (a name, an amount, a unit sold), so that the word alone fires nothing:
`snaps up Semrush`, `sold its towers arm to KKR`, `turned down $1.2 billion from Stripe`.
"""

from __future__ import annotations

from store.extract.claims.rule import Rule

_NAME = (
    r"(?:the |rival |[^\W\d_]+-based )?(?:(?!in |at |of |with |from |to |for |by |and )[^\W\d_]+[ -]){0,3}?@"
)
_SOME = r"(?:[^\W\d_]+[ -]){0,3}?¤"
_UNIT = (
    r"(?:business(?:es)?|units?|arms?|divisions?|operations?|assets|subsidiar(?:y|ies)|networks?|brands?|"
    r"towers|stakes?|shares|holdings?|plants?|factor(?:y|ies)|portfolio|stores|campus|studios?|labs?|"
    r"customers|subscribers|spectrum|licen[cs]es|patents|mines?|fleet|holding|interest|parts?|platform)"
)
_TAKES = r"(?:tak(?:es?|ing)|took)"
_PAID = (
    r"(?:pay|pays|paid|paying|spend|spends|spent|spending|shell(?:s|ed|ing)? out|fork(?:s|ed|"
    r"ing)? (?:over|out)|"
    r"splash(?:es|ed|ing)?(?: out)?|hand(?:s|ed|ing)? over|part(?:s|ed|ing)? with|la(?:ys?|id|ying) out|"
    r"plunk(?:s|ed)? down|put(?:s|ting)? down|drop(?:s|ped|ping)|cough(?:s|ed|ing)? up|stump(?:s|ed|ing)? up)"
)
_SELLS = (
    r"(?:sells?|sold|selling|offload(?:s|ed|ing)?|unload(?:s|ed|ing)?|divest(?:s|ed|ing)?|dump(?:s|ed|ing)?|"
    r"hiv(?:es|ed|ing) off|dispos(?:es|ed|ing) of|part(?:s|ed|ing) with|shed(?:s|ding)?|hand(?:s|ed|"
    r"ing) over|"
    r"jettison(?:s|ed|ing)?|flog(?:s|ged|ging)?|transfer(?:s|red|ring)?)"
)

_IN_TIME = (
    r"(?:(?:in [^\W\d_]{3,9}(?: \d{4})?|on [^\W\d_]{3,9}|last [^\W\d_]+|this [^\W\d_]+|earlier(?: this "
    r"[^\W\d_]+)?|"
    r"yesterday|today) )?"
)
"""When a deal was made, told before what it was for: `a deal in May to buy Merck`."""

TAKEOVERS = (
    Rule(
        "acquisition.spent_on",
        "acquisition",
        rf"{_PAID}(?= [^@;.¤]{{0,24}}¤+ (?:[^@;.¤]{{0,24}} )?on {_NAME}+(?:[,.;)]|\Z| and | in | last |"
        rf" this ))|"
        rf"{_PAID}(?= [^@;.¤]{{0,24}}¤+ (?:[^@;.¤]{{0,24}} )?(?:for|to (?:buy|acquire|bring|get|secure|"
        rf"take)) {_NAME})|"
        rf"{_PAID}(?= [^@;.¤]{{0,24}}¤+ (?:[^@;.¤]{{0,24}} )?(?:on|"
        rf"for) {_NAME}+'s? (?:[^\W\d_]+ ){{0,2}}{_UNIT})|"
        rf"(?:paid|pays|paying|spent)(?= [^@;.¤]{{0,24}}¤+ when it (?:bought|acquired|struck a deal with|"
        rf"took over) {_NAME})",
        "left=buyer obj=target for=target on=target to=target owner=seller with=seller",
        "R40",
        "Siemens shelled out $10.6 billion on Altair.",
        prior=8,
    ),
    Rule(
        "acquisition.for_which",
        "acquisition",
        rf"(?<=for )which(?= (?:it|they|he|she|the [^\W\d_]+|@+) (?:had |has |have |would |will |"
        rf"once )?{_PAID} (?:[^\W\d_]+ ){{0,3}}¤)",
        "left=target obj=buyer",
        "R40",
        "Zynga, for which Take-Two forked out $12.7 billion, did well.",
        prior=30,
    ),
    Rule(
        "acquisition.sum_for",
        "acquisition",
        rf"{_PAID}(?= (?:an? |the )?(?:[^\W\d_]+ ){{0,3}}(?:sum|amount|price|"
        rf"fee) for (?:the )?(?:[^\W\d_]+ ){{0,2}}@)",
        "left=buyer obj=target for=target",
        "",
        "Zscaler paid an undisclosed amount for Canary.",
        alone="buyer target",
    ),
    Rule(
        "acquisition.sale_to",
        "acquisition",
        r"sale(?= to (?:the )?@)",
        "gen=target to=buyer of=target",
        "R60 L30",
        "Siltronic's sale to GlobalWafers for $4.4 billion failed.",
        noun=True,
        alone="buyer target",
        prior=2,
    ),
    Rule(
        "acquisition.pays_for_assets",
        "acquisition",
        rf"{_PAID}(?= (?:the )?@+ (?:[^\W\d_]+ ){{0,3}}¤+ (?:in cash )?for "
        rf"(?!infring|violat|breach|using|copying|stealing)[^@;.¤]{{0,40}}?{_UNIT}(?!\w))",
        "left=buyer obj=seller to=seller",
        "R60",
        "Verizon agreed to pay EchoStar $23 billion for other licenses.",
        prior=14,
    ),
    Rule(
        "acquisition.off_hands",
        "acquisition",
        rf"{_TAKES}(?= (?:the )?@[^;.¤]{{0,40}} off (?:the )?[^;.¤]{{0,30}}hands)",
        "left=buyer obj=target",
        "R90",
        "ESPN is taking RedZone off its hands.",
        alone="buyer target",
    ),
    Rule(
        "acquisition.took_off_hands",
        "acquisition",
        rf"(?:taken|{_TAKES})(?= (?:it|them|the [^\W\d_]+) off (?:its|their|his|her|@+'s?) hands)",
        "left=buyer",
        "R60",
        "Vishay took it off its hands for $177 million.",
        prior=10,
    ),
    Rule(
        "acquisition.deal_for",
        "acquisition",
        rf"deal(?= for {_NAME}+(?! to |'s? (?:chips|services|software)| (?:company|firm|group|maker)))|"
        rf"(?:deal|agreement|pact|contract)(?= {_IN_TIME}to (?:buy|acquire|purchase|take over) {_NAME}+"
        rf"(?! to |'s? (?:chips|services|software)))",
        "gen=buyer for=target obj=target to=target left=buyer owner=seller",
        "R60 L30",
        "CoreWeave's $9 billion deal for Core Scientific was voted down.",
        prior=6,
        noun=True,
    ),
    Rule(
        "acquisition.takes",
        "acquisition",
        rf"(?:snapp(?:ed|ing) up|scoop(?:s|ed|ing) up|gobbl(?:es?|ed|ing) up|hoover(?:s|ed|ing)? up|"
        rf"mopp?(?:s|ed|ing) up|sw(?:eeps?|ept) up|pick(?:s|ed|ing)? (?:up|off)|bu(?:ys?|ying) (?:up|out)|"
        rf"bought (?:up|out)|absorb(?:s|ed|ing)?|devour(?:s|ed|ing)?|pounc(?:es|ed) on|swoop(?:s|"
        rf"ed) (?:on|for)|"
        rf"won (?:control of|the (?:battle|race|auction|bidding war) for)|g(?:ot|ets?|ain(?:s|"
        rf"ed)?) control of|"
        rf"land(?:s|ed)|bagg?(?:s|ed)|nabb?(?:s|ed)|clinch(?:es|ed)|secur(?:es|ed)|grab(?:s|"
        rf"bed))(?= (?:(?:most|much|all|some|parts) of (?:what (?:was|is) left of )?|the remains of |"
        rf"the assets of )?{_NAME}+"
        rf"(?:[,.;)]|\Z| for | in | from | last | this | and | the (?:following|next|previous|same) | "
        rf"earlier | later | "
        rf"on | after | before | back ))",
        "left=buyer obj=target owner=seller from=seller",
        "R90",
        "Employer.com picked up Bench for $20 million.",
        alone="buyer target",
    ),
    Rule(
        "acquisition.taken_by",
        "acquisition",
        r"(?:snapped|scooped|gobbled|hoovered|picked|swallowed|bought) (?:up|out|"
        r"off) (?:[^\W\d_]+ly )?(?:in \d{4} )?by|"
        r"(?:swallowed|absorbed|devoured) (?:whole )?by|taken private (?:in \d{4} )?by|"
        r"rescued (?:out of [^\W\d_]+ )?by|"
        r"(?:fell|fallen|falling|pass(?:ed|es|ing)|going|gone|went|came|come) (?:in)?to the (?:hands|"
        r"arms|lap|ownership|"
        r"fold) of|into the (?:hands|arms|lap) of|under the (?:wing|"
        r"ownership) of(?= @)",
        "left=target here=buyer to=buyer for=buyer",
        "R60 L30",
        "Bench was scooped up by Employer.com for $20 million.",
        alone="buyer target",
        prior=4,
    ),
    Rule(
        "acquisition.changed_hands",
        "acquisition",
        r"changed hands(?= )|changing hands(?= for)",
        "left=target of=target",
        "R30 L6",
        "Figma changed hands for $20 billion.",
    ),
    Rule(
        "acquisition.sells_unit",
        "acquisition",
        rf"{_SELLS}(?= (?:off )?(?:[^@;.¤]{{0,40}} )?{_UNIT} [^@;.¤]{{0,30}}to {_NAME})|"
        rf"(?:unload|offload|dump)(?:s|ed|ing)?(?= (?:its|their|the) [^@;.¤]{{0,40}}on(?:to)? {_NAME})|"
        rf"{_SELLS}(?= (?:off )?(?:its|their|the|an?|some|all|most|his|her) [^@;.]{{0,40}}to {_NAME})",
        "left=seller to=buyer on=buyer",
        "R90 L30",
        "BT offloaded its towers arm to Retelit for 50 million euros.",
        alone="seller buyer",
        prior=-8,
    ),
    Rule(
        "acquisition.sells_stake",
        "acquisition",
        rf"{_SELLS}(?= (?:off )?(?:its|their|an?|the|his|her|all|most|some|part|half|"
        rf"%+)[^@;.¤]{{0,40}}(?:stake|shares|"
        r"holding|shareholding|interest)s? (?:in|of) (?:the )?(?:[^\W\d_]+[ -]){0,4}?@)",
        "left=seller in=target of=target to=buyer",
        "R90 L30",
        "SoftBank unloaded its entire stake in Nvidia for $5.8 billion.",
        prior=36,
    ),
    Rule(
        "acquisition.went_to",
        "acquisition",
        r"(?:went|goes|going|gone) to(?= (?:the )?@+[^;.@¤]{0,24} for (?:[^\W\d_]+ ){0,3}¤)",
        "left=target here=buyer to=buyer obj=buyer",
        "R60",
        "Speed Fibre went to KKR for 22 million euros.",
    ),
    Rule(
        "acquisition.unit_of",
        "acquisition",
        rf"(?:buy|buys|bought|buying|acquir(?:e|es|ed|ing)|takes? over|took over|picks? up|picked up|"
        rf"purchas(?:e|es|ed|ing)|"
        rf"tak(?:e|es|ing)|took)(?= (?:the |an? |its |some |most of the |"
        rf"all of the )?(?:[^\W\d_]+[ -]){{0,4}}{_UNIT} "
        rf"(?:off|from) (?:the )?@)",
        "left=buyer from=seller off=seller owner=seller",
        "R90",
        "KKR bought the towers from Telefonica for 7.7 billion euros.",
        alone="buyer seller",
        prior=4,
    ),
    Rule(
        "acquisition.got_for",
        "acquisition",
        r"(?:got|gets|took|takes)(?= (?:the )?@+(?:'s @+)? (?:off [^.;]{3,24} )?for (?:[^\W\d_]+ ){0,3}¤)",
        "left=buyer obj=target from=seller",
        "R60",
        "Elliott took Citgo for $5.9 billion.",
    ),
    Rule(
        "bid.refused_money",
        "bid",
        rf"(?:turn(?:s|ed|ing)? down|reject(?:s|ed|ing)?|refus(?:es|ed)|spurn(?:s|ed)?|pass(?:ed|"
        rf"es) (?:on|up)|said no to|"
        rf"walked away from)(?= {_SOME}+ (?:[^\W\d_]+ ){{0,2}}from (?:the )?@)",
        "left=target from=bidder",
        "R40",
        "Airwallex turned down $1.2 billion from Stripe.",
        status="rejected",
        prior=24,
    ),
    Rule(
        "bid.put_forward",
        "bid",
        r"(?:put(?:s|ting)?|lob(?:s|bed|bing)?|float(?:s|ed|ing)?|lay(?:s|ing)?|laid|throw(?:s|n|ing)?|threw)"
        r"(?= (?:an? |its |some )?(?:[^\W\d_]+ ){0,3}¤+ (?:[^\W\d_]+ ){0,2}(?:on the table|bid|offer|"
        r"at @|onto the table))",
        "left=bidder for=target at=target",
        "R40",
        "Perplexity put an unsolicited $34.5 billion on the table for Chrome.",
        status="proposed",
        prior=12,
    ),
    Rule(
        "bid.refused_name",
        "bid",
        r"(?:rebuff(?:s|ed|ing)?|spurn(?:s|ed|ing)?|snubb?(?:s|ed|ing)?|fend(?:s|ed|ing)? off|f(?:ights?|"
        r"ought|ighting) off|"
        r"reject(?:s|ed|ing)?|batt(?:ed|ing) away|sw(?:at|atted) away|brush(?:es|ed|ing) (?:off|aside)|"
        r"knock(?:s|ed) back|"
        r"hold(?:ing|s)? out against|resist(?:s|ed|ing)?)"
        r"(?= (?:an? |the |two |several |repeated |its |@+'s? )?(?:¤+ |[^\W\d_]+[ -]){0,4}(?:bids?|"
        r"offers?|approach(?:es)?|"
        r"proposals?|takeover|advances|overtures) (?:by|from|of) (?:the )?@)|"
        r"(?:rebuff(?:s|ed|ing)?|spurn(?:s|ed|ing)?|snubb(?:s|ed|ing)?|fend(?:s|ed|ing)? off|"
        r"fought off)(?= (?:the )?@+"
        r"(?:[,.;)]|\Z|'s? (?:[^\W\d_]+ ){0,2}(?:bid|offer|approach|advances)))",
        "left=target obj=bidder owner=bidder by=bidder from=bidder of=bidder",
        "R60",
        "Seven & i fended off a $46 billion approach by Couche-Tard.",
        status="rejected",
        prior=22,
        alone="bidder target",
    ),
)

LAW = (
    Rule(
        "lawsuit.awarded",
        "lawsuit",
        r"(?:court|jury|judge|tribunal|panel|arbitrators?|jurors)(?: [^\W\d_,]+| in @+){0,3} (?:awarded|"
        r"granted|handed|gave)"
        r"(?= (?:the )?@+ (?:[^\W\d_]+ ){0,3}¤)",
        "obj=plaintiff from=defendant against=defendant",
        "R60",
        "A jury awarded VLSI $949 million against Intel.",
        prior=12,
    ),
    Rule(
        "lawsuit.pays_state",
        "lawsuit",
        rf"{_PAID}(?= (?:the )?(?:@+ )?(?:[^\W\d_]+ ){{0,3}}¤+ (?:[^;.@¤]{{0,40}} )?(?:to (?:settle|"
        rf"resolve|end|close|drop|put|"
        r"make|avoid|bury|compensate|head off|fend off)|in (?:a )?(?:fines?|damages|penalt(?:y|ies)|"
        r"settlement|"
        r"compensation|restitution|refunds)|over (?!the next|several|many|time|\d|[^\W\d_]+ (?:years|"
        r"months|quarters)))(?!\w))",
        "left=defendant obj=plaintiff with=plaintiff to=plaintiff by=plaintiff",
        "R60",
        "Google will pay Texas $1.4 billion to end privacy cases.",
        prior=18,
    ),
    Rule(
        "lawsuit.fine_of",
        "lawsuit",
        rf"{_PAID}(?= (?:the |an? |its )?¤+ (?:[^\W\d_]+ ){{0,2}}(?:fine|penalty|levy|judgment|verdict|"
        rf"award|settlement|bill for)"
        r"(?!\w))",
        "left=defendant to=plaintiff by=plaintiff from=plaintiff",
        "R40",
        "Meta paid the 200 million euro fine.",
        prior=14,
    ),
    Rule(
        "lawsuit.that_imposed",
        "lawsuit",
        r"(?:fine|fines|penalty|penalties|sanction|levy|settlement|judgment|bill)"
        r"(?=,? (?:that |which )?(?:the )?@+ (?:[^\W\d_]+ ){0,3}(?:slapped|imposed|levied|inflicted|"
        r"handed|issued|meted|"
        r"wrung|extracted|won|demanded|sought|negotiated|obtained|secured|landed|hit)(?!\w))",
        "obj=plaintiff on=defendant against=defendant left=defendant",
        "L30 R20",
        "Google is appealing the $2.95 billion penalty that Brussels slapped on it.",
        prior=14,
    ),
    Rule(
        "lawsuit.to_court",
        "lawsuit",
        r"(?:tak(?:e|es|en|ing)|took|haul(?:s|ed|ing)?|dragg?(?:s|ed|ing)?)(?= (?:the )?@+ (?:to|into|"
        r"before the) courts?)|"
        r"accus(?:es?|ed|ing)(?= (?:the )?@[^;.]{0,90}(?:law)?suit)|"
        r"(?:charg(?:es?|ed|ing)|accus(?:es?|ed|ing))(?= (?:the )?@+ (?:of|with) [^;.]{0,60}¤)",
        "left=plaintiff obj=defendant",
        "R80",
        "Disney and Universal are taking Midjourney to court.",
        alone="plaintiff defendant",
        prior=2,
    ),
    Rule(
        "lawsuit.asks",
        "lawsuit",
        r"(?:ask(?:s|ed|ing)? for|want(?:s|ed)|demand(?:s|ed|ing)?|claim(?:s|ed|ing)?|seek(?:s|ing)?|"
        r"sought|sues? for|"
        r"sued for|suing for)(?= (?:[^\W\d_]+ ){0,3}¤+ (?:[^;.@¤]{0,24} )?(?:in|as|"
        r"of) (?:[^\W\d_]+ ){0,2}(?:damages|"
        r"compensation|royalties|penalties|restitution))",
        "left=plaintiff from=defendant against=defendant of=defendant",
        "R40",
        "Getty wanted $1.7 billion in damages from Stability AI.",
        prior=12,
        status="proposed",
    ),
    Rule(
        "lawsuit.liable",
        "lawsuit",
        r"(?<=on the )hook for|liable for|found to owe|ordered to (?:repay|refund|compensate|hand over|"
        r"forfeit|disgorge)|"
        r"(?:forfeit|disgorge|reimburse|refund)(?:s|ed|ing)?(?= (?:[^\W\d_]+ ){0,3}¤)",
        "left=defendant obj=plaintiff to=plaintiff by=plaintiff",
        "R50",
        "Amazon is on the hook for $2.5 billion.",
        prior=2,
    ),
)

IDIOMS: tuple[Rule, ...] = (*TAKEOVERS, *LAW)
