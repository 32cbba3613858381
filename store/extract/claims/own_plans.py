"""Money that a firm puts in its own plants, units and projects: it has no recipient."""

from __future__ import annotations

import re

from store.extract.claims.openings import opening
from store.extract.claims.passages import Sentence
from store.extract.claims.topics import Salience
from store.extract.claims.triggers import Fired

_OWN_UNIT = re.compile(
    r"[^;.@]{0,60} (?:à|dans|to|in|into) (?:sa|ses|son|its|their|his|her) (?:own |propres? )?"
    r"(?:[^\W\d_]+ )?(?:filiales?|usines?|subsidiar(?:y|ies)|units?|arm|plants?|factor(?:y|ies))(?!\w)|"
    r"[^;.@¤]{0,30}¤+(?: [^\W\d_]+){0,2} (?:en |dans (?:l'hexagone|le pays|la région|l'union|(?:une?|des|"
    r"deux|trois|"
    r"quatre|cinq|l'|de|les) ?(?:[^\W\d_]+ ){0,1}(?:usines?|laboratoires?|centres?|data ?centers?|sites?|"
    r"projets?|"
    r"infrastructures?|construction|développement|recherche|production|lignes?|équipements|campus|robots|"
    r"réseaux?|"
    r"intelligence|ia|fibre|cloud|énergies?|supercalculateurs?|capacités?)))(?!\w)|"
    r"[^;.@¤]{0,30}¤+(?: [^\W\d_]+){0,2} (?:dans|in|into) (?:sa|ses|son|leurs?|its|their|his|her) "
    r"(?!(?:[^\W\d_]+ )?(?:rival|concurrent|competitor|partner|partenaire|neighbou?r|voisin|allié|filleul|"
    r"pépite))"
)


_THERE = re.compile(r"(?<!\w)y [^\W\d_]+r(?:a|ont)(?!\w)")


def own_plan(sentence: Sentence, fired: Fired, salience: Salience) -> bool:
    """Tell whether money put in has no recipient because it is spent on one's own plants.

    So it is when a place follows or is fronted, or when neither the section nor the article as a whole is
    about anyone who could receive it.
    """
    if fired.rule.kind != "investment" or fired.rule.name in ("investment.shares", "investment.share"):
        return False
    if _THERE.search(sentence.mask, max(0, fired.start - 12), fired.end):
        return True
    if _OWN_UNIT.match(sentence.mask, fired.end):
        return True
    begins = opening(sentence).at
    if any(
        m.type == "PLACE" and (m.start - sentence.start >= fired.end or m.end - sentence.start <= begins)
        for m in sentence.mentions
    ):
        return True
    if not (salience.clear or salience.raised or salience.heads.titled):
        return True
    return sentence.mask.startswith("invest", fired.start) and not salience.raised
