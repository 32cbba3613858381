"""Rules for contracts told from the side of who supplies: customers won, wares destined to somebody.

The wordings are those of the French and English business press; each example is a test.
"""

from __future__ import annotations

from store.extract.claims.rule import Rule

SUPPLIED = (
    Rule(
        "contract.customer_won",
        "contract",
        r"(?:sign(?:s|ed|ing)? up|sign(?:s|ed|ing)?|add(?:s|ed|ing)?|w[io]n(?:s|ning)?|land(?:s|ed|ing)?|"
        r"count(?:s|ed|ing)?|list(?:s|ed|ing)?|nam(?:es|ed|ing)|has|have)"
        r"(?= (?:the )?@+(?:(?:,| and) (?:the )?@+){0,3} (?:up )?(?:as|among|for) (?:an? |its |their |"
        r"one of its )"
        r"(?:[^\W\d_]+[ -]){0,2}(?:customers?|clients?)(?!\w))|"
        r"(?:compt(?:e|ait|ent)|recens(?:e|ait)|affich(?:e|ait)|rang(?:e|eait))"
        r"(?= (?:[^\W\d_]+ )?(?:le |la |l')?@+(?:(?:,| et) (?:le |la |l')?@+){0,3} "
        r"(?:parmi|au nombre d[e']|comme|pour) (?:ses |leurs |un )?"
        r"(?:[^\W\d_]+ ){0,2}clients?(?!\w))",
        "left=supplier obj=customer",
        "R90",
        "Voltix signed up Ford as a customer in a deal worth $300 million.",
        alone="customer supplier",
        prior=4,
    ),
    Rule(
        "contract.binds",
        "contract",
        r"li(?:e|ait|ent|aient|era|ant)(?= (?:le |la |l')?@+ (?:à|au|avec|et) )|"
        r"(?:binds|ties|binding|tying)(?= (?:the )?@+ (?:to|with) )",
        "obj=supplier to=customer with=customer",
        "L60 R60",
        "Un contrat de 300 millions d'euros lie Alstom à son client Keolis.",
        alone="customer supplier",
        prior=-6,
    ),
    Rule(
        "contract.wares_to",
        "contract",
        r"(?:produi|fabriqu|livr|fourni|constru|vend|assembl|expédi)[^\W\d_]{1,6}"
        r"(?= (?:[^\W\d_]+ )?pour (?:[^\W\d_]+ ){0,3}¤+ (?:de |d')(?!(?:[^\W\d_]+ ){0,2}(?:prêts|titres|"
        r"actions|parts|obligations|actifs|créances))(?:[^\W\d_]+ ){1,4}"
        r"(?:(?:destinée?s? )?(?:à|aux?)|pour) (?:la |le |l')?@)|"
        r"(?:deliver|suppl|ship|sell|sold)[^\W\d_]{0,4}"
        r"(?= (?:[^\W\d_]+ )?(?:[^\W\d_]+ ){0,3}¤+ (?:worth )?of "
        r"(?!(?:[^\W\d_]+ ){0,3}(?:loans?|shares?|stock|bonds?|debt|assets|receivables|notes|"
        r"securities)(?!\w))"
        r"(?:[^\W\d_]+ ){1,4}(?:to|for) (?:the )?@)",
        "left=supplier to=customer for=customer",
        "R40",
        "Alstom produira pour 300 millions d'euros de rames destinées à Keolis.",
        prior=24,
    ),
    Rule(
        "contract.buys_from",
        "contract",
        r"(?:buy|buys|bought|buying|purchase|purchases|purchased|source|sources|sourced|sourcing)"
        r"(?= (?!(?:[^\W\d_]+ ){0,3}(?:stake|stock|shares?|control|company|firm|group|unit|business|"
        r"start-?up|assets?|"
        r"arm|rival|it|them|interest|division|brand|studio|site|land|building|data|rights?|debt|bonds?|"
        r"back|out|into|"
        r"up)(?!\w))(?:[^\W\d_]+[ -]){1,4}from (?:the )?@)",
        "left=customer from=supplier",
        "R60",
        "Ford will buy batteries from SK On.",
        alone="customer supplier",
        prior=-8,
    ),
    Rule(
        "contract.renewed",
        "contract",
        r"(?:extend|renew|expand|broaden|prolong|sign)(?:s|ed)?(?= (?:its|their|the|"
        r"an?) (?:[^\W\d_]+[ -]){0,3}"
        r"contract with (?:the )?@)|"
        r"(?:prolong|renouvel|étend|étendu|élargi|reconduit)[^\W\d_]{0,4}(?= (?:son|leur|le|"
        r"un) (?:[^\W\d_]+ ){0,2}"
        r"contrat (?:[^\W\d_]+ ){0,3}avec (?:la |le |l')?@)",
        "left=customer with=supplier",
        "R80",
        "Transport for London renewed its contract with Cubic.",
        alone="customer supplier",
        prior=2,
    ),
    Rule(
        "contract.serves",
        "contract",
        r"(?:équip|modernis|gér|héberg|automatis|sécuris|digitalis|rénov)(?:er|era|eront|ent|e|é)"
        r"(?= (?:les |la |le |l'|ses )(?:[^\W\d_]+ ){1,3}(?:de |d'|du )(?:la |le |l')?@)",
        "left=supplier of=customer",
        "R60",
        "Exotec équipera les entrepôts de Carrefour.",
        alone="customer supplier",
        prior=-8,
    ),
)
