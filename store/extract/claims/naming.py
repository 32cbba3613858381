"""Words that only tell what the name behind them is: `la marque de thé Tazo`, `son jeu à succès Minecraft`.

The prepositions inside such words bind no name to the verb before them. Neither does the price that is
not told: `le rachat, pour un montant tenu secret, du groupe Chameleon`.
"""

from __future__ import annotations

import re

from store.extract.claims.openings import FIRMS

_DETERMINERS = r"la|le|les|l'|un|une|des|du|son|sa|ses|leur|leurs|ce|cet|cette|the|an?|its|their"
_WORD = (
    r"(?!(?:que|qui|dont|pour|par|avec|sur|dans|chez|contre|entre|ou|et|a|à|de|en|auprès|lors|autour)(?!\w))"
    r"[^\W\d_]{2,}(?:-[^\W\d_]+)?"
)
_COMPLEMENT = re.compile(
    rf"(?P<head>(?:\A ?|(?<![\w'-])(?:le |la |les |l'|un |une |du |au |son |sa |ses |leur |leurs |ce |cet |"
    rf"cette ))"
    rf"(?:(?P<firm>(?:{FIRMS})|[^\W\d_]{{3,}}(?:eur|euse|rice|iste))|{_WORD}) (?:{_WORD} )?)"
    rf"(?:de |d'|à |en |du |des )(?P<det>(?:la |le |les |l'))?(?!(?:{_DETERMINERS})(?!\w))"
    rf"{_WORD} (?:{_WORD} )?(?:(?:et |ou )?(?:de |d'|à |en |du |des )(?:la |le |les |l')?{_WORD} )?\Z"
)
_UNTOLD = re.compile(
    r"\A,? (?:pour|contre|moyennant) (?:un |une )(?:montant|somme|prix|coût)(?: [^\W\d_]+){1,4}?,? "
    r"(?=d(?:e |u |es |'))"
)


_AT_HOME = re.compile(r"@+(?:-based|-headquartered|-listed|-born|'s)? (?=[^\W\d_])")
"""The land or town where the firm behind it is at home: `to U.S. peer Brinks`, `the London-based SunGard`."""


_AMONG = re.compile(
    r"((?:from|by|de|par|auprès d['e]) ?(?:[^\W\d_]+ ?['-]?){0,4}), "
    r"(?=(?:including|such as|among them|dont|notamment|tels que|comme) )"
)
_BEFORE_THEM = (
    ", including ", ", such as ", ", among them ", ", dont ", ", notamment ", ", tels que ", ", comme ",
)  # fmt: skip
"""Those named out of a number that is not: `from investors, including Accel`."""


_WHEN_OPENS = (" à l'", " au ", " à la fin", " début", " fin ", " en ")
_WHEN = re.compile(
    r"\A (?:à l'(?:automne|été|hiver|époque)|au (?:printemps|mois d[e'] ?[^\W\d_]{3,9}|début|milieu)|"
    r"à la fin|début|fin|en [^\W\d_]{3,9})(?: de (?:l'année|l'an|l'été))?(?: dernière?| passée?| \d{4}|"
    r" suivante?| précédente?)? (?=(?:le |la |l'|son |sa |une? )?[^\W\d_]|\Z)"
)
"""When it was done, told between a verb and its object: `a racheté à l'automne dernier son rival`."""


def bare_gap(gap: str) -> str:
    """The words between a trigger and a name, without what only tells more of a noun right before the name.

    A complement with an article may hold the name itself (`la filiale de la Deutsche Bank`): it is left out
    behind a word for firms alone.
    """
    if "@" in gap:
        gap = _AT_HOME.sub("", gap)
    if "," in gap and any(word in gap for word in _BEFORE_THEM):
        gap = _AMONG.sub(r"\1 ", gap)
    if gap.startswith(_WHEN_OPENS):
        gap = _WHEN.sub(" ", gap)
    if gap.startswith((" pour ", " contre ", ", pour ", " moyennant ")):
        gap = _UNTOLD.sub(" ", gap)
    if gap.count(" ") < 3 or not gap.endswith(" "):
        return gap
    found = _COMPLEMENT.search(gap)
    if found is None or (found["det"] and not found["firm"]):
        return gap
    return gap[: found.end("head")]


ITS_BOSS = re.compile(
    r"'s? (?:[^\W\d_]+ ){0,2}(?:boss|chief executive|ceo|board|management|directors|bosses)"
    r"(?: (?:has|have|had|will|would|agreed|decided|wants|plans|hopes|chose|is|was|to|now|also|just|this|"
    r"that|last|"
    r"morning|week|month|year|ready|set|about|poised|on|[^\W\d_]{3,6}day)){0,6} ?\Z"
)
"""Who acts for a firm, as the subject of a verb: `Broadcom's chief executive agreed to`."""
