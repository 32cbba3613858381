"""Investors named beside a round: `(Accel en chef de file)`, `Index led the round`, `Mené par Accel`."""

from __future__ import annotations

import re

from store.extract.claims.grammar import bracket_at, is_boss
from store.extract.claims.openings import opening
from store.extract.claims.passages import Sentence
from store.model import Mention
from store.text.guarded import Guarded
from store.text.spotting import first_of

_BEHIND = re.compile(
    r",? ?(?:en tête(?=[,.;)])|(?:sont |est |was |were )?(?:en chef de file|en lead|comme lead|in the lead)|"
    r"(?:(?:has |have |also |both )?(?:co-)?(?:led|leading)(?=[,.;)]|\Z| and | with | alongside )|"
    r"(?:sont|est) (?:aussi |également )?de la partie|(?:qui )?(?:a |ont )?(?:pris|prend|prennent) la tête"
    r"(?= (?:du tour|de l'opération|de la levée|de ce))|"
    r"(?:has |have |also )?co-?led|(?:a |ont )?co-?mené\w*|(?:also )?(?:chipped|came|piled) in|wrote "
    r"(?:an? |the )?(?:[^\W\d_]+ )?che(?:ck|que)s?|(?:a |ont )?(?:aussi )?sign(?:e|ent|é) (?:le|les|un|"
    r"des) chèques?|(?:est |sont )?(?:aussi |"
    r"également |ainsi |donc |désormais )?entr(?:e|ent|é|és|ée) "
    r"(?:au|dans le) (?:capital|tour de table)|compl[èé]t(?:e|ent|é) (?:le tour|la levée)|"
    r"(?:are|were|is|was) (?:both |all |also )?(?:in(?=[.,;)]|\Z)|on board|aboard|in on it)|"
    r"(?:est|sont|étaient) (?:aussi |également )?(?:de la partie|du voyage|de l'aventure|au rendez-vous)|"
    r"(?:are|were|is|was) among (?:the|"
    r"its) (?:backers|"
    r"investors))(?=[ .,;)]|\Z)|"
    r"(?:,? ?(?:qui|who|which) )?(?:a |ont |avait |avaient |has |have |also |y |co-|tous |toutes |"
    r"conjointement )?"
    r"(?:a |ont )?(?:co)?"
    r"(?:mené|mène|mènent|menant|menai(?:t|ent)|mèneront|-mené|led|leads|"
    r"leading|dirigé|dirige|dirigeai(?:t|ent)|monté|orchestré|financé|abondé|souscrit|condui(?:t|sent|"
    r"sai(?:t|ent))|"
    r"piloté?(?:e|ent|ait|aient)?|emmené|emmène(?:nt)?|emmenai(?:t|ent)|signé|bouclé|sécurisé)"
    r"(?= (?:le |la |the |this |ce |cette |l')(?:[^\s@]+[ -]){0,3}?(?:tour|levée|opération|round|deal|"
    r"financing|investment|raise|series|funding))|"
    r"(?:a |ont |has |have |also |y |également |aussi |both ){0,3}(?:participé|participe|"
    r"participent|participated|participating|took part|joined|suivent|suit\b|invested|"
    r"investi|réinvesti|réinvestit|réinvestissent|(?:re)?mis au pot|(?:re)?mettent au pot)"
    r"(?= (?:à l|au |aux|in the|the round|the deal|également|aussi|[.,)])|[.,)]| "
    r"également| aussi)|(?:re)?met(?:tent)? au pot|(?:also )?joined the round|(?:also )?followed on(?=[.,)])|"
    r"(?:(?:is|are|was|were|also) ){0,2}(?:also )?on board(?=[.,)]))"
)
_BEFORE = first_of(
    r"(?:mené\w*|emmené\w*|conduit\w*|piloté\w*|co-mené\w*|dirigé\w*|led|co-led|backed|"
    r"soutenu\w*|souscrit\w*|joined|rejoint\w*) (?:également |notamment |conjointement |"
    r"jointly |also )?(?:par|by) (?:le |la |les |l'|the )?(?:[^\W\d_@]+ ){0,4}\Z|"
    r"(?:participants?|investors?|backers?|names) (?:in|of|behind) the [^;.¤@]{0,40} "
    r"(?:is|are|was|were|include[sd]?) "
    r"(?:the )?\Z|"
    r"(?:group|consortium|round|syndicate|club)[^.;¤]{0,40} that (?:also |already )?(?:took in|included|"
    r"counted|"
    r"featured) (?:the )?\Z|"
    r"(?:participation|concours|soutien|appui|participation notamment|backing) (?:de |d'|"
    r"du |des |from |of )(?:le |la |l'|the )?(?:[^\W\d_@]+ ){0,3}\Z|"
    r"(?:vien(?:t|nent)|venus?|venant|provenant|coming|came|comes?|come) (?:surtout |mainly |mostly |"
    r"entirely )?(?:de |d'|du |des |from )(?:la |le |l'|the )?(?:[^\W\d_@]+ ){0,2}\Z|"
    r"(?:pool|club|consortium|syndicat|groupe|banques|prêteurs|lenders|banks|pool bancaire)"
    r"(?: d[e'] ?[^\W\d_]+)?,? "
    r"(?:où figurent|dont|comprenant|composé de|formé de|réunissant|including|made up of|:) ?(?:le |la |l'|"
    r"the )?\Z|"
    r"(?:round|financing|raise|funding|investment|series [a-h]) (?:also )?(?:drew|attracted|lured|"
    r"included|featured|"
    r"pulled in|brought in) (?:the |[^\W\d_@]+ ){0,3}\Z|"
    r"(?:en tête|chef de file), (?:suivie?s?|rejointe?s?|accompagnée?s?) (?:par|de|d'|du) ?(?:la |le |l')?\Z|"
    r"(?:au (?:tour(?: de table)?|capital)|à l'opération|autour de la table) (?:figurent|participent|"
    r"prennent part|se pressent|entrent)(?: (?:aussi|également|notamment|encore))? (?:le |la |les |l')?\Z|"
    r"leading (?:the|this) (?:round|deal|raise|financing)[^.;@]{0,12} (?:is|was|were|are) (?:the )?\Z|"
    r"(?:apporté|fourni|injecté|provided|put up|contributed)e?s? (?:par|by) (?:la |le |l'|the )?\Z|"
    r"provien(?:t|nent) (?:notamment |surtout )?(?:de |d'|du )(?:la |le |l')?\Z|"
    r"man(?:œ|oe)uvre ?[:,] ?(?:le |la |l')?(?:fonds )?\Z|"
    r"(?:au capital|au tour de table|dans (?:le|ce) tour(?: de table)?|autour de la table|"
    r"dans cette levée),? "
    r"on (?:re)?trouve (?:[^\W\d_]+ ){0,2}?(?:le |la |l')?\Z|"
    r"(?:celui|ceux|chèque|cheque|check) (?:de |d'|du |from )(?:la |le |l'|the )?\Z|"
    r"(?:investisseurs?|actionnaires?|fonds) (?:historiques?|existants?|actuels?|sortants?) \Z|"
    r"(?:investisseurs?|investors?|actionnaires|backers|business angels|fonds|funds|"
    r"participants|celui|ceux|chèques?|cheques?|checks?|parmi lesquels|"
    r"among them(?<=, among them))(?: (?:historiques?|"
    r"existants?|existing|new|déjà|"
    r"prévus|présents|principaux|in (?:the|this) (?:round|deal|raise|financing)|du tour|"
    r"de cette levée))* ?(?:figurent|comme|tels que|dont|including|include|"
    r"such as|like|sont|are|,|:|\(|[-–—]) ?(?:le |la |l'|the )?\Z"
)
_WON = first_of(
    r"raised (?:the |this |its |that |these )(?:fresh |new |latest )?(?:cash|money|funds?|funding|capital|"
    r"sum)"
    r"[^.;¤@]{0,20} from (?:the likes of |investors (?:such as |including |like )?)?(?:the )?\Z|"
    r"(?:counts?|counting|counted|compte(?:nt|r)?|comptant) (?:the |la |le |les )?\Z|"
    r"(?:firms|companies|funds),? (?:including|such as|among them|dont) (?:the )?\Z|"
    r"(?:complètent|complété|participent|participé|rejoignent|rejoint|abondent|entrent|souscrivent|suivent)"
    r"[^:;.@]{0,60} : (?:le |la |les |l')?(?:[^\W\d_@]+ ){0,2}\Z|"
    r"avec(?<=ainsi qu'avec) (?:la |le |l'|les )?(?:[^\W\d_@]+[ ']){0,4}\Z|"
    r"(?:secondé|épaulé|accompagné|appuyé|suivi|rejoint|complété)e?s? (?:de |d'|du |par )(?:le |la |les |l')?"
    r"(?:[^\W\d_@']+[ ']){0,4}\Z|"
    r"(?:aux? côtés? d(?:e|u|'))(?:[^;.@]{1,40} (?:comme|tels que))? ?(?:le |la |l')?(?:[^\W\d_@,]+ ){0,2}\Z|"
    r"(?:soutien|appui|aide|apport|concours|confiance|oreille|entrée|arrivée|"
    r"participation) (?:financi(?:er|ère) )?"
    r"(?:de |d'|du |des )(?:la |le |l'|les )?(?:[^\W\d_@]+ ){0,3}\Z|"
    r"(?:compter|s'appuyer|s'appuie|miser|tabler|reposer|repose) (?:aussi |notamment |également )?sur "
    r"(?:l'appui |le soutien |la confiance )?(?:de |d'|du )?(?:la |le |l'|les )?(?:[^\W\d_@]+ ){0,3}\Z|"
    r"(?:convain(?:cre|c|cu|quant|quent)|sédui(?:re|t|te|sant|sent)|attir(?:e|er|é|ée|ant)|"
    r"embarqu(?:e|er|é|ant)|"
    r"rall(?:ie|ier|ié|iant)|enrôl(?:e|er|é|ant)|persuad(?:e|er|é|ant)|fédér(?:e|er|é|ant)|"
    r"réun(?:i|it|ir|issent|issant)|rassembl(?:e|er|é|ant)|"
    r"(?:fait|faire|faisant) (?:entrer|venir|appel à)|accueill(?:e|i|ir|ant)|mobilis(?:e|er|é|ant)|"
    r"lur(?:e|ed|ing)|won over|win(?:ning)? over|persuad(?:e|ed|ing)|convinc(?:e|ed|ing)|attract(?:ed|ing)?) "
    r"(?:aussi |notamment |également |les fonds |le fonds |the likes of )?(?:la |le |l'|les |the )?"
    r"(?:[^\W\d_@]+ ){0,3}\Z|"
    r"auprès (?:de |d'|du |des )(?:la |le |l'|les )?(?:[^\W\d_@]+ ){0,4}\Z|"
    r"(?:retrouve|compte|figure(?:nt)?|citer|retrouver|compter|compose) (?:ainsi |notamment |aussi |"
    r"également |"
    r"entre autres )?(?:le |la |les |l'|de |d'|du )?(?:[^\W\d_@]+ ){0,3}\Z"
)
"""Words before who gave money, in a sentence that speaks of a round or of those who put money in."""
_OF_THE_ROUND = Guarded(
    r"(?:tours? (?:de table|de financement)|(?:(?:ce|cette|son|sa|le|la|premier|première|"
    r"nouveau|nouvelle) (?:premier |première |nouveau |nouvelle |deuxième |second |seconde |troisième )?|l')"
    r"(?:tour|levée|série|opération|financement|augmentation de capital)|"
    r"série [a-h](?!\w)|levées? de fonds|investisseurs|business angels|augmentation de capital|(?:this|the|"
    r"its) (?:new |first |"
    r"latest )?(?:round|financing|raise)|investors|backers|raised (?:the|this|its|that|these))(?!\w)",
    by="tour|levée|série|opération|financement|augmentation|investisseurs|business|round|financing|raise|"
    "investors|backers|raised",
    compiled=first_of,
)
"""What the words of `_WON` must stand beside: `elle a pu compter sur Alven pour boucler ce tour`."""
_THE_LIST = first_of(
    r"(?:parmi (?:les|ses|ces|leurs|eux|elles)(?: (?:nouveaux |principaux |premiers )?(?:investisseurs|"
    r"actionnaires|"
    r"participants|souscripteurs|business angels|soutiens))?|among (?:the|its|them)(?: (?:investors|"
    r"backers))?|"
    r"(?:investisseurs|participants|souscripteurs) (?:sont|comprennent|incluent)|investors include)"
)
"""What opens a list of those who gave money: each name behind it is one, as long as the list goes on."""
_WELCOMED = re.compile(
    r"(?<!\w)(?:accueill[^\W\d_]{1,5}|fait entrer|voit entrer|fait place) (?:[^\W\d_]+ )?(?:à|dans|"
    r"au) (?:son |leur )?"
    r"(?:capital|tour de table)(?= )|(?:leur|son) entrée (?:au|dans (?:le|son)) capital ?:"
)
"""What brings in a list of new owners: `la société accueille à son capital Elliott, les opérateurs X`."""
_NOT_LISTED = re.compile(
    r"(?<!\w)(?:qui|dont|par|pour|gérée?|créée?|fondée?|dirigée?|filiale|a|ont|est|sont|d'ailleurs|has|"
    r"have|who|which|"
    r"by|historiques (?:de |d')(?:la |le |l')?)(?!\w)|historiques d'\Z"
)


def _of_the_list(before: str) -> bool:
    """Tell whether the words since the last name of a list of backers go on with it: `, aux côtés de X`."""
    return len(before) < 66 and _NOT_LISTED.search(before) is None


_SELLS_SHARES = first_of(
    r"(?:introduction|ipo|cotation|offre)(?: en bourse| à la bourse| au public)?(?: d[eu] ?@+|"
    r" d'@+)?,? (?:a été |est |was |"
    r"is )?(?:menée?|"
    r"pilotée?|dirigée?|conduite?|led|managed|underwritten) (?:par|by)|teneurs? d[eu] livre|"
    r"banques? introductrices?|bookrunners?|underwriters?"
)
"""Banks that lead the sale of shares, and put no money in: `L'introduction, menée par deux banques`."""
LISTED_ON = re.compile(
    r"(?:'s|,| et|,? (?:suivi|épaulé|rejoint|accompagné)e?s? (?:de|d'|du|par)|"
    r",? (?:followed|joined|flanked) by|,? as (?:did|have)| ou(?: encore)?| and|"
    r", et|, and| &| ainsi que| puis| as well as|"
    r",? aux côtés d[e']|"
    r" alongside| ainsi qu'avec|, "
    r"ainsi que)(?: aussi| également| notamment| surtout| enfin| même)?(?: de| d'| du| des| le| la| les|"
    r" l'| the)?"
    r" ?(?:(?:fonds|family office|groupe|banque|holding|société d[e' ]{1,2}[^\W\d_]{4,14}|géant|"
    r"investisseurs?|"
    r"entrepreneurs?|"
    r"business angels?|fund|investors?|filiale|véhicule|réseau)(?: (?!et |de )[^\W\d_@]+){0,2} "
    r"(?:de |d'|du )?|(?:(?:existing|new|returning|previous|prior|earlier|early|longtime|fellow|current|"
    r"seed|strategic|[^\W\d_]+[-–](?:based|backed|stage)|[A-Z][^\W\d_]+|venture|capital) ){1,3}"
    r"(?:investors?|backers?|shareholders?|firms?|funds?|giant|group|maker) )?\Z"
)
"""What joins names to a list, with what the next one is: `Alven et le fonds américain Accel`."""
_HINT = Guarded(
    r"particip|drew|attract|lured|includ|featur|pulled|brought|figurent|pool|syndicat|"
    r"consortium|"
    r"en tête|(?:co-?)?led|piped|chipped|piled|came|come|vien|venu|chèque|"
    r"cheque|check|"
    r"entr|compl|among|"
    r"joined|chef de file|lead|led |mené|mène|emmené|suivent|investi|invest|au pot|apporté|fourni|injecté|"
    r"provided|put up|contributed|followed|on board|"
    r"took part|taken part|remis|retrouve|trouve|partie|provien|réinvest|tête|man(?:œ|oe)uvre|remet|"
    r"are in|on board|"
    r"aboard|de la partie|du voyage|de l'aventure|au rendez|"
    r"actionnaires|backe[dr]|soutenu|souscrit|rejoint|concours|appui|business "
    r"angels|fonds|funds|backing|conduit|piloté|dirigé",
    compiled=first_of,
)
"""What all of these ways hold a word of."""


_RUN_BY = re.compile(
    r"(?:'s)? (?:co-?founders?|founders?|ceo|chief executive|boss|chairman|president|alum|cto|chief)(?:,)? @"
)


_RAISES_ITSELF = re.compile(
    r",? (?:qui|who|which)(?:, [^@;,]{2,50},)? [^@;,]{0,34}(?:boucl|lève|levé|lever|récolt|réuni|réalis|"
    r"annonc|rais|clos)"
)
"""A firm that raises itself, however it is brought in: `les fonds, comme Spendesk, qui boucle une levée`."""


def _only_runs(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a firm only says what a person runs: `Roku founder Anthony Wood`."""
    return mention.type == "ORG" and _RUN_BY.match(sentence.mask, mention.end - sentence.start) is not None


_DOES = re.compile(r" (?!(?:et|and|ou|or|puis|then|ainsi|as|aux)(?!\w))[^\W\d_]")
"""What stands behind the subject of a sentence, and not behind a name of a list."""


def investors_named(sentence: Sentence, of_a_round: bool = False) -> list[str]:
    """List the names that the words around them make investors, with those coordinated to them.

    `of_a_round`: what stands before says that the sentence tells of a round, as in a list of rounds.
    """
    mask, base = sentence.mask, sentence.start
    spoken = of_a_round or _OF_THE_ROUND.match(mask) is not None
    if (not spoken and _HINT.match(mask) is None) or _SELLS_SHARES.match(mask):
        return []
    firms = [m for m in sentence.mentions if m.type in ("ORG", "PERSON") and not _only_runs(sentence, m)]
    if " qui" in mask:
        firms = [m for m in firms if not _RAISES_ITSELF.match(mask, m.end - base)]
    if "(" in mask:
        firms = [m for m in firms if not _told_apart(sentence, m)]
    first = opening(sentence)
    subject = first.mention if first.sort == "name" and first.at > 0 else None
    led_off = subject if subject and _DOES.match(mask, subject.end - base) else None
    found: list[Mention] = []
    boundary = 0
    told = _THE_LIST.match(mask) if spoken else None
    welcomed = _WELCOMED.search(mask) if told is None and "capital" in mask else None
    listed = told.end(1) if told else welcomed.end() if welcomed else -1
    for at, mention in enumerate(firms):
        low, high = mention.start - base, mention.end - base
        before = mask[max(boundary, low - 70) : low]
        chained = (
            at > 0
            and mention != led_off
            and firms[at - 1] in found
            and LISTED_ON.fullmatch(mask[firms[at - 1].end - base : low])
        )
        within = listed >= 0 and low >= listed and _of_the_list(before) and not is_boss(mask, base, mention)
        led_to = within or _BEFORE.match(before) or (spoken and _WON.match(before))
        led_to = None if low < mask.find("¤") and _OWN_BACKER.search(before) else led_to
        if chained or (led_to and not is_boss(mask, base, mention)):
            found.append(mention)
        elif _BEHIND.match(mask, _explained(mask, high)):
            found += [m for m in _led_up_to(mask, base, firms[: at + 1]) if m not in found]
        boundary = high
    return list(dict.fromkeys(m.name for m in found))


_OWN_BACKER = re.compile(r"(?<=\w )backed by (?:[^\W\d_@]+ ){0,4}(?:the )?\Z")
"""Who backed a firm before the round told of it: `Crusoe, a builder backed by Accel, has raised $1bn`."""


def _told_apart(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a name is in brackets with a sum of their own: `X (that got $5m from Y) raised`."""
    shut = bracket_at(sentence.mask, mention.start - sentence.start)
    return shut is not None and "¤" in sentence.mask[shut[0] : mention.start - sentence.start]


_APPOSED = re.compile(
    r", (?:an?|its|their|one of|the|another|already|une?|son|sa|leur|la|le|déjà|tou(?:s|te|tes)|"
    r"actionnaires?|"
    r"investisseurs?|présente?s?|nouve(?:au|aux|lle|lles)|historiques?|fonds|qui (?:était|est|étaient|sont)) "
    r"[^,@¤;]{3,60}(?=, )"
)


def _explained(mask: str, high: int) -> int:
    """Where the words end that explain a name between commas: `Nvidia, a new backer, and Microsoft`."""
    apposed = _APPOSED.match(mask, high)
    return apposed.end() if apposed else high


def _led_up_to(mask: str, base: int, firms: list[Mention]) -> list[Mention]:
    """The last of some names with those coordinated before it: `A, B et C ont participé`."""
    group = [firms[-1]]
    for mention in reversed(firms[:-1]):
        if not LISTED_ON.fullmatch(mask, _explained(mask, mention.end - base), group[0].start - base):
            break
        group.insert(0, mention)
    return group
