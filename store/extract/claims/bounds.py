"""Where the reach of a trigger ends among the names to its right: another clause, sum or subject begins."""

from __future__ import annotations

import re

from store.extract.claims.grammar import APPOSED, BREAK, COORD
from store.extract.claims.triggers import Fired
from store.text.guarded import Guarded

HEDGED = "(?:up to |about |another |jusqu'à |environ |près de |plus de )?"
"""What may stand before an amount that lists on: `, Nvidia up to $10 billion`."""
GAPPED = re.compile(rf",? {HEDGED}¤")
_GAPPED_TOO = re.compile(rf",? (?:à |de |d'|at |for |pour |with |avec )?{HEDGED}¤")
_NEXT_CLAUSE = re.compile(
    r", (?:and|while|but|as) (?:its|the|their|his|her|an?|another) (?:[^\W\d_]+ ){1,4}?(?:went|goes|was|"
    r"were|is|are|has|had|"
    r"have|will|would|got|took|came|said|[^\W\d_]{3,}ed) "
)
_COMPARED = frozenset({"valuation", "revenue", "spending", "other_amount"})
_THAN = Guarded(
    r"(?<!\w)(?:than that of|than those of|that of|those of|compared with|compared to|versus|unlike|"
    r"loin d(?:es|u)|loin (?:devant|derrière)|far (?:behind|from|above|below|ahead of)|in line with|"
    r"(?:greater|larger|bigger|higher|lower|smaller) than|"
    r"thanks to|grâce (?:à|aux?)|"
    r"(?:helped|driven|boosted|lifted|fuell?ed|buoyed|powered|hurt|portée?s?|tirée?s?|dopée?s?) "
    r"(?:[^\W\d_]+ )?(?:by|par))(?!\w)"
)
_LESS_THAN = re.compile(r"[¤%] (?:de (?:plus|moins) (?:que |qu'|en |l')|(?:more|less|fewer) than )")
"""A difference, behind which stands what is compared: `soit 4 millions de moins que`."""
_NEW_SUBJECT = re.compile(
    r"@+(?:, @+){0,2}(?: (?:et|and) @+)? (?:(?!comment|event|récent|présent|argent)[^\W\d_]{3,}"
    r"(?:ent|aient|èrent)|ont|sont|vont|were|have|are)(?!\w)"
)
"""Names behind a comma that a verb in the plural makes the subject of a clause of their own."""
ELSEWHERE = re.compile(
    r"(?<!\w)(?:it|they|he|she|il|elle|ils|elles) (?:already |now |also |y )?(?:shares?|shared|competes?|"
    r"competed|works?|worked|vies|vied|battles?|partage(?:nt|ait)?|travaill(?:e|ent|ait)|rivalis(?:e|ent|"
    r"ait)) \Z|(?:rejet|refus|veto|blocage|abandon|approbation|validation|examen) (?:de |d'|du "
    r")[^;@]{0,60}\Z|"
    r"(?<!\w)(?:dans|pour|sur) [^;@]{3,60},? (?:port|exploit|construi|ouver|gér|développ|fond|cré|dirig|"
    r"opér|con[çc]u|"
    r"fabriqu|édit|imagin)[^\W\d_]{0,5} \Z"
)
"""A clause of its own before `with`: `raised $300 million in the city it shares with Amazon`."""
PREDICATE = re.compile(
    r",? (?:(?:still|now|also|already|only|toujours|encore|déjà) )?(?:is|was|are|were|remains?|compares?|"
    r"compared|matche[sd]|dwarfs|tops|exceeds|est|était|reste|dépasse)(?!\w)"
)
"""What is said of a sum, behind which no name is of it: `a value of $2bn is a tenth of OpenAI's`."""


_AND_DID = Guarded(
    r"[^@]{8}(?<!\w)(?:and|but|then) (?:also |then |later |now |has |have )?(?!based|led|backed|owned|valued|"
    r"founded|called|named|listed|need|seed|united|limited)[^\W\d_]{3,}ed (?:[^\W\d_]+ ){0,2}\Z",
    by="and|but|then",
)
"""A second verb before a name, whose object it is: `pledged $38 billion to the fund and courted Apple`."""


_AND_IT = re.compile(
    r"[^@]{3}, (?:and|but|while) (?:(?:in (?:[^\W\d_]+ )?\d{4}|last [^\W\d_]+|later|then|earlier|now),? )?"
    r"(?:it|they|he|she) (?!was |were |is |are )[^\W\d_]"
)
"""A clause with a subject of its own: `bought SPSS last year, and in 2007 it offered $5 billion for`."""


_OTHER_MONEY = Guarded(
    r"¤?[^;.@¤]{0,60}(?<!\w)(?:prêts?|subventions?|crédits?|dette|financements?|loans?|grants?)"
    r"(?: [^\W\d_]+)? (?:de |d'|à hauteur de |of )?(?:[^\W\d_]+ (?:de |d')?){0,2}¤+ [^;.@¤]{0,40}"
    r"(?:de |d'|du |par |from |of |by )(?:la |le |l'|the )?\Z|"
    r"¤+ (?:de |d'|en )?(?:prêts?|subventions?|crédits?|dette|financements?) (?:bancaires? )?(?:de |d'|"
    r"du )(?:la |le |l')?\Z",
    by="prêt|subvention|crédit|dette|financement|loan|grant",
)
"""Money of another sort, whose giver stands behind it: `une levée …, grâce à un prêt de 600 millions de "
"la`."""


_PART_OF_SUM = re.compile(
    r"¤[^;.@¤]{0,20}(?<!\w)(?:altogether|in total|to date|so far|overall|all told|in all)[^;.@¤]{0,14}, "
    r"(?!including)[^\W\d_]{3,10}ing (?:[^\W\d_]+ ){0,2}¤"
)
"""A part of the sum that has givers of its own: `raised $3bn altogether, securing $700m from GIC`."""


def leaves(mask: str, gap: str, fired: Fired, further: bool) -> bool:
    """Tell whether the words before a name leave the clause of the trigger."""
    if _AND_DID.within(mask, gap) or BREAK.within(mask, gap) or _LESS_THAN.search(gap):
        return True
    if "¤" in gap and (_OTHER_MONEY.within(mask, gap) or _PART_OF_SUM.search(gap)):
        return True
    if _AND_IT.search(gap) or (further and _NEXT_CLAUSE.search(gap)):
        return True
    return fired.rule.kind in _COMPARED and _THAN.within(mask, gap) is not None


_ANOTHER_SUM = re.compile(
    r"(?:,|(?<!\w)(?:et|and)) (?:[^\W\d_]+(?: d[e'])? ){0,2}¤+ (?:à|au|pour|contre|to|for|against) (?:la |"
    r"le |l'|the )?\Z"
)
"""One more sum with its own side: `500 millions d'euros à Apple et 200 millions d'euros à Meta`."""
_CLAUSE_OF = re.compile(
    r"(?:,|¤) (?:et|mais|puis|and|but|while) (?:(?:le |la |l'|the )?(?:[^\W\d_]+ ){0,2})?\Z"
)
_DOES = re.compile(
    rf"(?:(?:,[^,@;.]{{2,60}},)? |{APPOSED})(?:a|ont|avait|aurait|va|vont|est|sont|s'est|vient|doit|devait|"
    rf"devrait|has|have|had|will|would|"
    r"is|are|was|were|[^\W\d_]{3,}(?:era|eront|erait))(?!\w)|"
    r" (?!based|backed|owned|founded|valued|called|named|headed|listed)(?:[^\W\d_]{3,}ed|said|won|paid|"
    r"bought|sold|took|"
    r"made)(?! by)(?!\w)"
)
"""Another subject and its verb behind a comma: `Amazon apportera 6 milliards, et Fluidstack a signé`."""
_BRACKETED = re.compile(r" \([^()]{0,40}\), (?:la |le |l'|the )?")
_ACTS = re.compile(r"@+ (?:a|ont|est|va|s'est|has|have|is|was|will|[^\W\d_]{3,}ed)(?!\w)")


_ITSELF_DOES = re.compile(r"@+ (?:has|had) (?:(?:also|now|just|already|been) )?[^\W\d_]{3,}")
"""A subject of its own behind a comma that stands for a stop: `Sony bought Housemarque, EA has acquired`."""
_EXPLAINS = re.compile(
    r" : (?:à peine|soit|c'est|une? [^;@]{12,}|le |la |les |il |elle |[^\W\d_]+ans? [^;@]{12,}|plus de|"
    r"moins de)"
)
"""Words behind a colon that begin a remark of its own: `… : à peine plus que ce que la pépite avait levé`."""


_OBJECT = re.compile(r" (?:les|la|le|des|ses|sa|son|deux|trois|quatre) [^\W\d_]{3}")
"""An object on both sides of a name: `Access a acquis les trois sites et Oasis les quatre autres`."""


def begins_anew(mask: str, gap: str, low: int, high: int, found: bool) -> bool:
    """Tell whether a name is the subject of what follows: `et Novartis, 23 milliards`."""
    if found and ":" in gap and _EXPLAINS.search(gap):
        return True
    if found and gap == ", " and _NEW_SUBJECT.match(mask, low):
        return True
    if found and gap == ", " and _ITSELF_DOES.match(mask, low):
        return True
    if found and (
        ("¤" in gap and _ANOTHER_SUM.search(gap)) or (_BRACKETED.fullmatch(gap) and _ACTS.match(mask, low))
    ):
        return True
    if _CLAUSE_OF.search(gap) and _DOES.match(mask, high):
        return True
    if gap.endswith((" et ", " and ")) and _OBJECT.search(gap) and _OBJECT.match(mask, high):
        return True
    return (
        "¤" in gap and bool(_GAPPED_TOO.match(mask, high)) and bool(COORD.search(gap[gap.rfind("¤") + 1 :]))
    )


_NEXT_GAPPED = re.compile(
    r"(?: \([^()]{0,60}\))?,?(?: et)? (?:de |d'|du )(?:la |le |l')?(?:[^\W\d_]+(?:-[^\W\d_]+)? ){0,4}"
)
_BY_NEXT = re.compile(r"(?: \([^()]{0,60}\))?,? (?:par|by) ")


def next_of_list(mask: str, gap: str, high: int) -> bool:
    """Tell whether another deal begins that shares its noun: `le rachat de X par A, de Y par B`."""
    return _NEXT_GAPPED.fullmatch(gap) is not None and _BY_NEXT.match(mask, high) is not None


_DESCRIBED_THEN = re.compile(
    r"[*_»\"]{0,3}, (?:(?:la|le|une?|son|sa|leur) |l')(?:[^\W\d_][\w'-]{0,24} ){1,6}(?:(?:alors|déjà|"
    r"elle-même) )?"
)


def describes_then(gap: str) -> bool:
    """Tell whether a name is explained before what was done to it: `Unilog, la société rachetée par`."""
    return _DESCRIBED_THEN.fullmatch(gap) is not None
