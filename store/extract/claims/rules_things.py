"""Rules for what changes hands where it is no firm (plants, rights, parks), and for money told by its form.

The wordings are those of the French business press; each example is a test.
"""

from __future__ import annotations

from store.extract.claims.rule import Rule

_THING = r"[^@;.¤,]{3,80}(?:(?:(?<=en )|(?<=au )|(?<=aux ))@+[^@;.¤,]{0,40})?"
"""What is sold where it is no firm, and where it stands: `19 fermes éoliennes en Allemagne`."""

THINGS: tuple[Rule, ...] = (
    Rule(
        "acquisition.sells_thing_fr",
        "acquisition",
        r"(?:cèd(?:e|ent|era)|céd(?:er|é|era|ait|ant)|(?:re)?vend(?:re|u|ent|ra|ait|ant)?|lâch(?:e|er|é|"
        r"era|ait)|"
        r"transf(?:ère|éré|érer))"
        r"(?! (?:[^\W\d_]+ment )?(?:ses|leurs|des|les) (?:[^\W\d_]+ ){0,2}(?:produits|services|logiciels|"
        r"puces|voitures|"
        r"véhicules|avions|armes|données|marchandises|vaccins|abonnements|appareils|billets|"
        r"publicités)(?!\w))"
        r"(?= (?:[^\W\d_]+ment |récemment |aussi )?(?:(?:ses|son|sa|leurs?|la|le|les|une?|deux|trois|des) |"
        r"l')"
        r"[^@;.,]{3,80} (?:à|aux?) (?:la |le |l')?(?:[^\W\d_]+(?:-[^\W\d_]+)? ){0,3}@|"
        r" (?:à|aux?) (?:(?:la|le|son|sa) |l')?(?:[^\W\d_]+(?:-[^\W\d_]+)? ){0,3}@+ (?:(?:les|des|ses|son|"
        r"sa|la|"
        r"le|une?) |l')(?:[^\W\d_]+ ){0,4}(?:droits|licences?|brevets|actifs|activités?|parts|usines?|"
        r"branche|"
        r"division|titres|portefeuille|marques?|catalogue)(?!\w))",
        "left=seller to=buyer",
        "R90 L30",
        "Iliad a vendu ses pylônes italiens à Cellnex pour 600 millions d'euros.",
        alone="seller buyer",
        prior=-6,
    ),
    Rule(
        "investment.put_by_fr",
        "investment",
        r"(?:investie?s?|injectée?s?|misée?s?|apportée?s?|engagée?s?|placée?s?)(?= par (?:(?:la|le|les) |l')?"
        r"(?:[^\W\d_]+ ){0,3}@[^;.¤]{0,60} (?:dans|chez|au capital d[eu'])(?!\w))",
        "by=investor in=recipient at=recipient",
        "L40 R60",
        "La somme investie par Bpifrance dans Sermeta atteint 180 millions d'euros.",
        prior=8,
    ),
    Rule(
        "investment.finance_fr",
        "investment",
        r"finance(?:nt|ra|r|rait)?|renflou(?:e|er|é)|soutien(?:t|nent) financièrement",
        "left=investor obj=recipient of=recipient",
        "R70",
        "SoftBank finance OpenAI à hauteur de 2 milliards de dollars.",
        prior=-8,
    ),
    Rule(
        "round.envelope_fr",
        "funding_round",
        r"(?:enveloppe|somme|montant|apport|injection|tour)(?= (?:total(?:e)? |"
        r"global(?:e)? )?de (?:[^\W\d_]+ (?:de )?){0,2}¤+ "
        r"(?:[^\W\d_]+ )?(?:apportée?|levée?|réunie?|récoltée?|souscrite?|obtenue?|fournie?|"
        r"collectée?)s? (?:par|auprès))",
        "left=recipient by=investor from=investor to=investor led=investor",
        "R30",
        "Qonto vaut 4,4 milliards d'euros grâce à une enveloppe de 486 millions d'euros apportée par KKR.",
        noun=True,
        prior=16,
    ),
    Rule(
        "round.bank_fr",
        "funding_round",
        r"(?:financements?|crédits?|prêts?|emprunts?) (?:bancaires?|syndiqués?|relais|obligataires?)",
        "left=recipient from=investor by=investor with=investor of=investor",
        "R40 L30",
        "Thales aura recours à un financement bancaire de 4 milliards d'euros.",
        noun=True,
        prior=14,
    ),
    Rule(
        "acquisition.sale_of_thing_fr",
        "acquisition",
        r"(?:vente|cession)(?= (?:de |d')(?:(?:l'|la |le |un |une |ses |son |sa |[\d.,]{1,8} )?)(?!titres|"
        r"actions)" + _THING + r" "
        r"(?:à|aux?|au profit d[eu']) ?(?:la |le |l')?(?:[^\W\d_]+(?:-[^\W\d_]+)? ){0,3}@)",
        "left=seller to=buyer by=seller",
        "R90",
        "Theolia annonce la vente de ses fermes éoliennes à RheinEnergie pour 100 millions d'euros.",
        noun=True,
        alone="seller buyer",
        prior=-4,
    ),
    Rule(
        "acquisition.buys_thing_fr",
        "acquisition",
        r"(?:rach(?:ète|eter|eté|ètera|èterait)|acqu(?:iert|érir|is)|repr(?:end|endre|is|endra)|achèt(?:e|"
        r"era)|acheter|"
        r"acheté|récupér(?:e|er|é))(?= (?:(?:un|une|des|deux|trois|les|la|le|ses|plusieurs) |l'|"
        r"[\d.,]{1,8} )[^@;.¤]{3,90} "
        r"(?:appartenant (?:à|aux?)|détenue?s? par|propriétés? d[eu']|auprès d[eu']|cédée?s? par|"
        r"vendue?s? par|mise?s? en "
        r"vente par) ?(?:la |le |l')?(?:[^\W\d_]+(?:-[^\W\d_]+)? ){0,3}@)",
        "left=buyer held=seller from=seller by=seller of=seller",
        "R120",
        "TotalEnergies rachète un portefeuille de parcs éoliens appartenant à RES pour 800 millions d'euros.",
        alone="buyer seller",
        prior=2,
    ),
    Rule(
        "bid.candidate_fr",
        "bid",
        r"candidat(?:e|s|es)? (?:déclarée? )?(?:au rachat|à l'achat|à la reprise|à l'acquisition)(?= d)|"
        r"(?:exprim|manifest|affich|confirm)[^\W\d_]{1,3} (?:son|leur) intérêt (?=pour (?:le rachat |"
        r"l'achat |"
        r"la reprise |l'acquisition )?(?:de |d')?(?:le |la |l'|son homologue )?@)",
        "left=bidder of=target for=target obj=target",
        "R60 L20",
        "Safran s'est porté candidat au rachat de Zodiac.",
        status="proposed",
        alone="bidder target",
        prior=12,
    ),
)
