"""Rules for the turns of phrase of the French press: idioms of buying, bidding and funding.

They say in a figure of speech what the plain verbs of the other rules say: `jette son dévolu sur`, `tombe
dans l'escarcelle de`, `met sur la table`. Each example is a test.
"""

from __future__ import annotations

from store.extract.claims.rule import Rule

PHRASES_TAKEOVER = (
    Rule(
        "acquisition.idiom_fr",
        "acquisition",
        r"jet(?:te|tent|er|é|ait|tera) son dévolu sur|fait main basse sur|faire main basse sur|"
        r"rafl(?:e|é|er|ait|ant|era)(?= (?:le |la |l')?(?:[^\W\d_]+ )?@)|s'adjug(?:e|er|ent|era)|adjugé(?= "
        r"@)|"
        r"cueill(?:i|ir|e)(?= @)|s'arrog(?:e|er)(?= @)|gob(?:e|er|é)(?= @)|ingér(?:e|er|é)(?= @)|"
        r"attir(?:e|é|er) dans (?:son giron|ses filets)|"
        r"(?:ajout|intègr|intégr)(?:e|é|er) à son portefeuille|(?:port|mett|met)(?:re|ent|tra)? la "
        r"dernière main "
        r"au rachat d(?:e|u|')|(?:décroch|remport)(?:e|é|er)(?= @+ (?:pour|contre|moyennant) ¤)",
        "left=buyer obj=target of=target from=seller",
        "R90 L30",
        "Capgemini a jeté son dévolu sur WNS, moyennant 3,3 milliards de dollars.",
        alone="buyer target",
    ),
    Rule(
        "acquisition.haul_fr",
        "acquisition",
        r"emplettes?(?= (?:de |d'|du |des |à |pour |réalisée|la plus))|rafle(?:nt|r|ra)? la mise|"
        r"raflé la mise|remport(?:e|é|er|ent) (?:la mise|les enchères|le morceau)|"
        r"l'emport(?:e|er|é|ent)(?= (?:avec|pour|moyennant|grâce|contre|sur|dans la (?:bataille|course)|"
        r"face))",
        "left=buyer of=target in=target for=target by=buyer from=seller",
        "R70",
        "Dassault Systèmes a finalisé l'emplette de Medidata pour 5,8 milliards de dollars.",
        noun=True,
        prior=6,
        alone="buyer target",
    ),
    Rule(
        "acquisition.falls_to",
        "acquisition",
        r"(?:tomb(?:e|é|ée|er|ent|era|ait)|fini(?:t|r|e|ra)?|atterri(?:t|r|e)?|entr(?:e|é|ée|er|era)) "
        r"(?:en \d{4} )?dans (?:l'escarcelle|le giron|les filets|la besace|l'orbite|le portefeuille|la "
        r"galaxie) "
        r"(?:d(?:e|u|es) ?|d')(?:la |l'|le )?(?=@)|"
        r"change(?:nt|r|ra|ait)? de mains(?= (?:pour|au profit|contre|moyennant))|"
        r"échoi(?:t|ent)|(?:échu(?:e|es|s)?|revien(?:t|nent|dra)|revenait)(?= (?:finalement )?(?:à|au) @)|"
        r"(?<=se )vend(?:re|ra|ent)?(?= à (?:la |l')?@)|vendue? corps et âme à|"
        r"pass(?:e|é|ée|er|era|ent) (?:dans les mains|entre les mains|sous le contrôle|sous la coupe) "
        r"d(?:e|u|es|')",
        "left=target obj=buyer to=buyer here=buyer",
        "R70 L20",
        "Believe est tombé dans l'escarcelle de Warner Music contre 1,5 milliard d'euros.",
        prior=12,
        alone="buyer target",
    ),
    Rule(
        "acquisition.in_its_bag",
        "acquisition",
        r"(?:tomb(?:e|é|ée|er|ent|ait)|échoi(?:t|ent)|échu(?:e|es|s)?|fini(?:t|r|e|ra)?|atterri(?:t|r|e)?|"
        r"rejoin(?:t|dre|dra)|pass(?:e|é|ée|er|era)|entr(?:e|é|ée|er|era)) (?:en \d{4} )?(?:dans )?(?:son|"
        r"leur|ses|leurs|l'|le) ?(?:escarcelle|giron|"
        r"portefeuille|filets)(?! d(?:e|u|'))(?: [^\W\d_]+(?:e|ien|ais|ois|ain))?",
        "left=target",
        "R60",
        "L'allemand Aaron.ai est tombé dans son escarcelle.",
        alone="buyer target",
        prior=12,
    ),
    Rule(
        "acquisition.paid_relative",
        "acquisition",
        r"(?:align|lâch|acquitt|sort|mett|mis|met|consent|mobilis|cass)[^\W\d_]{0,6}"
        r"(?= (?:[^\W\d_]+ ){0,4}¤+ (?:sur la table )?pour (?:s'emparer|s'adjuger|mettre la main|faire "
        r"main basse|avaler|"
        r"croquer|absorber|reprendre|racheter|s'offrir|acquérir|rafler|prendre le contrôle|intégrer|"
        r"sortir) [^;.¤]{0,60}@)",
        "left=buyer for=target of=target obj=target on=target",
        "R40",
        "Carmila a aligné 1,4 milliard d'euros pour s'emparer de Galimmo.",
        prior=8,
    ),
    Rule(
        "acquisition.marry_fr",
        "acquisition",
        r"convol(?:ent|er|é|eront)|mariage(?= (?:entre|de|avec|à))|unissent leurs destins|union(?= entre)|"
        r"fusion(?= (?:entre|avec|de @|d'@))",
        "left=buyer between=buyer with=buyer of=buyer",
        "R60",
        "La fusion entre Orange Espagne et MásMóvil est évaluée à 18,6 milliards d'euros.",
        noun=True,
        prior=-4,
        alone="buyer buyer",
    ),
    Rule(
        "acquisition.stake_of",
        "acquisition",
        r"(?:rafl|rach[eè]t|repr|récup|achèt|achet|acqui|ramass|absorb|cueill)[^\W\d_]{0,6}"
        r"(?= (?:la|les|sa|ses|toutes les|l'ensemble des|l'intégralité des|la totalité des) (?:[^\W\d_]+ "
        r"){0,2}"
        r"(?:participation|parts?|titres|actions|bloc) (?:de %+ )?(?:détenue?s? par|de|d'|du|des) ?(?:la |"
        r"le |l')?@)",
        "left=buyer of=seller obj=seller in=target at=target",
        "R90",
        "Poste Italiane a raflé la participation de Vivendi pour 684 millions d'euros.",
        prior=14,
    ),
    Rule(
        "acquisition.paid_so_much",
        "acquisition",
        r"(?<=l'avait lui-même )payée?(?= (?:[^\W\d_]+ ){0,2}¤)|"
        r"(?<=l'avait )payée?(?= (?:[^\W\d_]+ ){0,2}¤)|(?<=l'a )payée?(?= (?:[^\W\d_]+ ){0,2}¤)|"
        r"(?:achetée?s?|achèt(?:e|ent))(?= ¤+(?:[,.;]| en | il y a | l'an | au ))",
        "left=buyer obj=target",
        "R30",
        "Play, que nous avons acheté 3,5 milliards d'euros en 2020, gagne de l'argent.",
        prior=20,
    ),
    Rule(
        "acquisition.dumps_fr",
        "acquisition",
        r"(?:brad|écoul|liquid|rétrocéd|revend)(?:e|é|ée|és|ées|er|ent|u|us|ue|ait|re)(?= [^;.]{0,40}(?:¤|"
        r"à @))",
        "left=seller obj=target of=target to=buyer",
        "R60",
        "EchoStar a bradé ses fréquences à AT&T pour 23 milliards de dollars.",
        prior=-6,
    ),
    Rule(
        "acquisition.cashes_in",
        "acquisition",
        r"(?:empoch|récolt|tir|retir|encaiss|touch|gagn)(?:e|é|er|ait|ent)"
        r"(?= (?:[^\W\d_]+ ){0,2}¤+[^;.]{0,24} (?:en (?:cédant|vendant|revendant)|(?:de|lors de|grâce à) "
        r"(?:la|cette) "
        r"(?:vente|cession)|pour ses parts))",
        "left=seller of=target",
        "R40",
        "Vivendi avait empoché 2 milliards d'euros en cédant ses parts.",
        prior=20,
    ),
    Rule(
        "acquisition.acquirer",
        "acquisition",
        r"(?:acquéreur|repreneur|acheteur)s?(?= (?:s'appelle(?:nt)?|se nomme(?:nt)?|est|sera|n'est autre "
        r"que) "
        r"(?:le |la |l'|les )?(?:[^\W\d_]+ ){0,3}@| ?(?:,|:) (?:le |la |l')?(?:[^\W\d_]+ ){0,2}@)",
        "obj=buyer",
        "R80 L30",
        "Son acquéreur s'appelle Thales et met 60 millions d'euros.",
        prior=2,
    ),
    Rule(
        "acquisition.sheds_fr",
        "acquisition",
        r"(?:délest|sépar|débarrass)(?:e|ent|er|é|ée|és|era|ait|ant) (?:(?:en [^\W\d_]+|mardi|l'an dernier|"
        r"récemment|aussi|également) )?d(?:e|u|es|')(?! (?:son|sa|leur) "
        r"(?:pdg|patron|président|"
        r"directeur))",
        "left=seller of=target obj=target to=buyer",
        "R80",
        "Nexi se déleste de Ratepay pour 815 millions d'euros.",
        prior=-2,
    ),
    Rule(
        "acquisition.lets_go",
        "acquisition",
        r"abandonn(?:e|é|er|ait|ent)(?= (?:[^\W\d_]+ ){1,5}(?:à (?:la |l')?@|,? (?:pour|contre|moyennant|"
        r"en échange)))|"
        r"(?:fourgu|refil|bascul)(?:e|é|er|ent)(?= [^;.¤]{0,60}¤)",
        "left=seller obj=target to=buyer",
        "R80",
        "ABB abandonne ses robots à SoftBank pour 5,4 milliards de dollars.",
        prior=-8,
    ),
)

PHRASES_BID = (
    Rule(
        "bid.on_the_table",
        "bid",
        r"mis(?:e|es)? sur (?:la|le) (?:table|tapis) par|(?:mis(?:e|es)?|met(?:tre|tent|tra|trait)?|"
        r"pos(?:e|é|és|ée|er|ent)|étal(?:e|é)|align(?:e|é|er))"
        r"(?= [^;.@¤]{0,24}¤+ sur (?:la|le) (?:table|tapis))|"
        r"mett(?:re|ant) sur (?:la|le) (?:table|tapis)|"
        r"met(?:tent|tra)? (?:[^\W\d_]+ )?sur (?:la|le) (?:table|tapis)|posé sur (?:la|le) (?:table|tapis)|"
        r"mis,? (?:[^@;¤]{1,24},? )?sur (?:la|le) (?:table|tapis)",
        "left=bidder by=bidder obj=bidder for=target on=target",
        "R70 L12",
        "Bouygues, Iliad et Orange ont mis 17 milliards d'euros sur la table pour Altice.",
        status="proposed",
        prior=14,
    ),
    Rule(
        "bid.turned_away_fr",
        "bid",
        r"écond(?:uit|uire|uisent)(?= (?:en [^\W\d_]+ )?(?:le |la |l'|un |une )?(?:[^\W\d_]+ ){0,2}@)|"
        r"(?:oppos|signifi)(?:e|é|er|ent) (?:une fin de non-recevoir|un refus|son refus|un non) "
        r"(?:catégorique |poli |ferme )?(?:à|au)|fin de non-recevoir(?= (?:à|au))|"
        r"(?:ferm|claqu)(?:e|é|er) la porte (?:au nez )?(?:à|au|d(?:e|u))|"
        r"dit non (?:à|au|aux)(?= [^;.]{0,40}@)|dédaign(?:e|é|er)(?= [^;.]{0,40}@)",
        "left=target obj=bidder of=bidder to=bidder from=bidder",
        "R70 L20",
        "Le conseil de Commerzbank a éconduit UniCredit, qui proposait 21 milliards d'euros.",
        status="rejected",
        prior=16,
        alone="bidder target",
    ),
    Rule(
        "bid.refused_sum",
        "bid",
        r"(?:refus|rejet|repouss|déclin|écart|balay|dédaign|snob)(?:é|e|er|ait|ent|a|és)"
        r"(?= (?:les|ces|leurs|ses|des) ¤+ (?:que |qu'|de |d'|proposés|offerts|mis |avancés))",
        "left=target of=bidder by=bidder from=bidder",
        "R20",
        "Vodafone avait refusé les 11,25 milliards d'euros proposés par Iliad.",
        status="rejected",
        prior=30,
    ),
    Rule(
        "bid.withdrawn_fr",
        "bid",
        r"(?:ret(?:ir(?:e|é|er|ent|era)|rait)|renonc(?:e|é|er|ent|era)|abandonn(?:e|é|er|ent)|"
        r"enterr(?:e|é|er|ent)|jet(?:te|é) aux orties|suspend(?:u|re)?) "
        r"(?:à |de )?(?:son|sa|leur|l'|à|au) ?(?:[^\W\d_]+ ){0,2}(?:offre|opa|proposition|projet|rachat|"
        r"acquisition|surenchère)(?: (?:publique|hostile|de rachat|d'achat|d'acquisition|de reprise|"
        r"amicale|non sollicitée)){0,2}|"
        r"renonc(?:e|é|er|ent|era) à (?:racheter|acquérir|s'offrir|reprendre|mettre la main sur|s'emparer "
        r"de)",
        "left=bidder on=target for=target of=target obj=target to=target",
        "R60",
        "Couche-Tard a retiré son offre de 46 milliards de dollars sur Seven & i.",
        status="rejected",
        prior=20,
        alone="bidder target",
    ),
    Rule(
        "bid.outbids_fr",
        "bid",
        r"surench(?:érit|ère|éri|érir|éra)|surenchère(?= )|(?:relev|rehauss|amélior|bonifi)(?:e|é|er|ent|"
        r"ant) "
        r"(?:son|sa|leur) (?:offre|proposition|mise|opa)|contre-offre(?= )|contre-attaque(?= [^;.]{0,24}¤)|"
        r"port(?:e|é|er|ant|ent)(?= (?:son offre|sa proposition|à ¤+ (?:[^\W\d_]+ ){0,3}son offre))",
        "left=bidder on=target for=target of=target",
        "R60",
        "Netflix a relevé son offre à 83 milliards de dollars sur Paramount.",
        status="proposed",
        prior=8,
    ),
)

PHRASES_STAKE = (
    Rule(
        "investment.invited_in",
        "investment",
        r"s'(?:est |était )?invit(?:e|é|ée|er|ent|era) (?:au|dans le) (?:capital|tour de table) d(?:e|u|es|"
        r"')|"
        r"(?:mont|renforc|gripp|gripé|revien|reven|rest)[^\W\d_]{0,4} (?:au|dans le) (?:capital|tour de "
        r"table) "
        r"d(?:e|u|es|')|(?:pren|pris|acqui|achèt|souscri)[^\W\d_]{0,6} (?:des parts|une part|un ticket|"
        r"un morceau|un bout) (?:dans|au capital d(?:e|u)|d(?:e|u)|chez)|mise(?:nt|r|ra)? sur(?= "
        r"[^;.]{0,30}¤)|"
        r"mis(?:é|er)(?= [^;.@¤]{0,20}¤+ sur (?:le |la |l')?@)",
        "left=investor obj=recipient in=recipient of=recipient here=recipient on=recipient at=recipient",
        "R60",
        "Tencent s'est invité au capital de Vantage Studios contre 1,16 milliard d'euros.",
        alone="investor recipient",
        prior=6,
    ),
    Rule(
        "investment.welcomes",
        "investment",
        r"(?:accueill(?:e|i|ir|era|ent|ait)|fai(?:t|sant|re) entrer|fit entrer|ouvr(?:e|ir|ira)|ouvert)"
        r"(?= [^;.¤]{0,90}(?:son|leur) (?:capital|tour de table|sein))",
        "left=recipient obj=investor to=investor",
        "R120",
        "Nokia accueille Nvidia à son capital, à hauteur de 1 milliard de dollars.",
        alone="investor recipient",
        prior=6,
    ),
    Rule(
        "investment.cheque_fr",
        "investment",
        r"(?:sign|fai|fer|dégain|libell|tend|remet)[^\W\d_]{0,4} (?:un (?:gros |énorme |beau |nouveau )?"
        r"chèque|le chèque)(?= )|s'engag(?:e|é|ent|er)(?= (?:[^\W\d_]+ ){0,4}à (?:mettre|injecter|verser|"
        r"apporter|"
        r"placer|remettre|débourser) )|"
        r"(?<!è[rm]e )(?<!onde )plac(?:e|é|er|ent)(?= (?:[^\W\d_]+ ){0,2}¤)|remet(?:tre|"
        r"tent)?(?= (?:[^\W\d_]+ ){0,2}¤+ "
        r"(?:dans|au pot|chez|sur))|(?:ré)?inject(?:eront|ait|aient)|englouti(?:t|r)?(?= (?:[^\W\d_]+ "
        r"){0,2}¤+ (?:dans|chez) )|(?<=avait )englouti(?= ¤)|"
        r"allong(?:e|é|er|ent|era)(?= (?:[^\W\d_]+ ){0,2}¤)",
        "left=investor in=recipient at=recipient to=recipient on=recipient",
        "R60 L40",
        "SoftBank a placé 16 milliards de dollars dans WeWork.",
        prior=-2,
    ),
    Rule(
        "investment.subscribes",
        "investment",
        r"souscri(?:ra|ront|rait|vait|vant|ption)(?= (?:[^\W\d_]+ ){0,3}(?:à hauteur|pour|de) )",
        "left=investor to=recipient",
        "R40",
        "Bpifrance souscrira à hauteur de 750 millions d'euros.",
        prior=6,
    ),
    Rule(
        "investment.boost_fr",
        "investment",
        r"coup de pouce|bouffée d'oxygène|ballon d'oxygène|bouée de sauvetage|perfusion(?= de ¤)",
        "left=recipient from=investor of=investor by=investor to=recipient",
        "R40",
        "Intel a reçu de SoftBank un coup de pouce de 2 milliards de dollars.",
        noun=True,
        prior=-4,
    ),
    Rule(
        "round.of_money",
        "funding_round",
        r"financements?(?= (?:boucl|obten|lev|réun|accord|apport|sécuris|arrach|décroch)|[,.;)])|"
        r"capitaux(?= ?(?:,|\.|;|auprès|levés|apportés|frais))",
        "from=investor led=investor by=investor",
        "L14",
        "Les 4,4 milliards d'euros de financements bouclés par ACC n'y ont rien changé.",
        noun=True,
        prior=4,
    ),
    Rule(
        "round.finds_fr",
        "funding_round",
        r"(?:trouv|drain|aspir|arrach|glan|gratt|décroch|rafl|ramass)(?:e|é|és|ée|ées|er|ent)"
        r"(?= (?:[^\W\d_]+ ){0,3}¤)|arrachés?(?= (?:[^\W\d_]+ ){0,3}(?:à|auprès))",
        "left=recipient from=investor to=investor by=investor",
        "R40 L12",
        "Envision AESC a trouvé 1 milliard de livres auprès du National Wealth Fund.",
        prior=-8,
    ),
    Rule(
        "round.this_round",
        "funding_round",
        r"(?:premier|dernier|précédent|nouveau|second|deuxième|gros|son|notre) tour(?=,? (?:d'un montant "
        r")?(?:de|d'|à) ?"
        r"(?:[^\W\d_]+ ){0,2}¤)",
        "of=recipient led=investor by=investor from=investor left=recipient with=investor",
        "R40",
        "Balderton a copiloté son précédent tour, de 160 millions de dollars.",
        noun=True,
        prior=2,
    ),
    Rule(
        "round.reserved",
        "funding_round",
        r"réservée?s? (?:à|au|aux)(?= )",
        "obj=investor to=investor",
        "L30",
        "Une tranche de 110 millions d'euros réservée à Bpifrance.",
        prior=30,
    ),
    Rule(
        "investment.financed_by",
        "investment",
        r"financée?s?(?= (?:à hauteur|par|pour|en partie|grâce)(?!\w))",
        "left=recipient by=investor from=investor",
        "R50",
        "L'offre de Paramount est financée à hauteur de 24 milliards de dollars par Apollo.",
        prior=16,
    ),
    Rule(
        "round.closed_by",
        "funding_round",
        r"(?:boucl|réalis|lev|annonc|sécuris|obten|récolt|collect|amass|réun)(?:ée?s?|ue?s?|ie?s?) par(?= )",
        "obj=recipient led=investor from=investor",
        "L60 R40",
        "Un tour de table de 40 millions d'euros, bouclé par Pennylane, a été annoncé.",
        prior=50,
    ),
)

PHRASES: tuple[Rule, ...] = (*PHRASES_TAKEOVER, *PHRASES_BID, *PHRASES_STAKE)
