"""Rules for what letters, columns and interviews tell in passing, over several sentences or beside others."""

from __future__ import annotations

from store.extract.claims.rule import Rule

_SOME = (
    r"(?:(?:about|around|roughly|nearly|some|over|more|than|almost|only|just|at|least|still|a|another|"
    r"d'environ|près|plus|environ|quelque|encore|de) ){0,3}"
)
"""What may stand before a sum: `about`, `a further`, `près de`."""

TOLD_ON = (
    Rule(
        "acquisition.finds_buyer",
        "acquisition",
        r"trouv(?:é|e|er|ent|era|ait) (?:un )?(?:preneur|repreneur|acquéreur|acheteur)|"
        r"(?:finds?|found) (?:an? |its )(?:buyer|taker|new owner|white knight|rescuer)",
        "left=target in=buyer at=buyer from=buyer with=buyer",
        "R80",
        "Withings a trouvé preneur auprès de Nokia pour 170 millions d'euros.",
        alone="target buyer",
        prior=6,
    ),
    Rule(
        "acquisition.take_for",
        "acquisition",
        r"(?:took|takes?|taking|taken)(?= (?:the )?@+(?:'s? (?:[^\W\d_]+ ){0,3}[^\W\d_]+)? for "
        r"(?:about |around |some |nearly |more than |a )?¤)",
        "left=buyer obj=target owner=target",
        "R60",
        "Thoma Bravo agreed to take Sophos for $3.9 billion.",
        prior=8,
    ),
    Rule(
        "acquisition.sale_closed",
        "acquisition",
        r"(?<=the )(?:sale|purchase|disposal)(?= (?:itself |finally )?(?:closed|completed|went through|"
        r"was (?:finally )?(?:closed|completed|agreed|announced|sealed|struck|concluded))(?: [^;.¤@]{0,40})? "
        r"(?:at|for) (?:[^\W\d_]+ ){0,2}¤)|"
        r"(?:(?<=la )|(?<=cette ))(?:cession|vente)(?= (?:elle-même )?(?:a (?:finalement )?été |est |"
        r"s'est |fut "
        r"|sera )?(?:bouclée?|conclue?|finalisée?|faite|signée|réalisée)(?: [^;.¤@]{0,40})? (?:à|pour|contre|"
        r"moyennant|sur la base d[e']) ?(?:[^\W\d_]+ ){0,2}¤)",
        "of=target",
        "R100",
        "Verizon agreed to buy Yahoo. The sale closed at $4.48 billion.",
        noun=True,
        prior=20,
    ),
    Rule(
        "acquisition.agreement_for",
        "acquisition",
        r"(?:struck|strikes?|striking|signed|signs|reached|reaches|sealed|seals|inked|clinched|clinches|"
        r"announced|"
        r"announces|agreed|unveiled|negotiated|did)(?= (?:to )?(?:an?|"
        r"its) (?:[^\W\d_]+ ){0,2}¤+ (?:[^\W\d_]+[ -])"
        r"{0,2}(?:agreement|deal|takeover|purchase|buyout|transaction|acquisition) (?:for|of|to (?:buy|"
        r"acquire)) "
        r"(?:the )?@+(?![@]| to ))",
        "left=buyer for=target of=target obj=target to=target",
        "R40",
        "In April Thoma Bravo struck a $6.9 billion agreement for SailPoint.",
        prior=24,
    ),
    Rule(
        "acquisition.added",
        "acquisition",
        r"(?:adds?|added|adding)(?= (?:the )?@+(?:,[^,;@¤]{3,40},)? (?:last [^\W\d_]+ |"
        r"in [^\W\d_]{3,9} )?for "
        r"(?:[^\W\d_]+ ){0,2}¤)|"
        r"ajout(?:e|é|ait|ent)(?= (?:la |le |l')?@+ (?:[^\W\d_]+ ){0,4}(?:pour|contre|"
        r"moyennant) (?:[^\W\d_]+ )"
        r"{0,2}¤)",
        "left=buyer obj=target",
        "R80",
        "Thoma Bravo added Ping Identity for $2.8 billion.",
        prior=12,
    ),
    Rule(
        "acquisition.sells_oneself",
        "acquisition",
        r"(?:sell(?:s|ing)?|sold) itself|(?<=se )(?:vendre|céder|faire (?:racheter|reprendre|acheter))",
        "left=target to=buyer by=buyer at=buyer",
        "R60",
        "Humane hoped to sell itself for $1 billion.",
        status="proposed",
        prior=10,
    ),
    Rule(
        "grant.hands_to",
        "grant_or_donation",
        r"(?:hand|hands|handed|handing|gave|gives|give|giving|award|awards|awarded|promised|"
        r"promises)(?: out)?(?= "
        rf"{_SOME}¤+ (?:in [^@;.¤]{{3,24}} )?to (?:[^\W\d_]+'s )?(?:@+'s )?(?:the )?@)",
        "left=donor to=recipient",
        "R40",
        "The Commerce Department handed $6.6 billion to TSMC.",
        prior=3,
    ),
    Rule(
        "figure.has_cash",
        "other_amount",
        rf"(?:had|has|have|holds|held|holding|counted|sits on|sat on|sitting on)(?= {_SOME}¤+ (?:in|"
        rf"of) (?:net )?"
        r"(?:cash|liquidity|reserves|the bank)(?! and (?:stock|shares)))|"
        rf"(?:dispose(?:nt)?|disposait|disposaient|détient|détenait|possède)(?= (?:de |"
        rf"d')?{_SOME}¤+ (?:de |en |d')"
        r"(?:trésorerie|liquidités|cash|réserves)(?!\w))",
        "left=subject",
        "R30",
        "Micron had $9.3 billion in cash at the end of February.",
        prior=24,
    ),
)
