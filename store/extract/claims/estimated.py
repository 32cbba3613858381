"""Whose figure it is where another says it or brings it about: who estimates it, what makes a firm worth it.

`Forbes estimates the company's value at $6 billion`, `giving the design company a valuation of $19 billion`:
the firm is told by a description, and whoever opens the sentence is not it.
"""

from __future__ import annotations

import re

from store.extract.claims.funds import is_fund
from store.extract.claims.objects import object_meant
from store.extract.claims.openings import FIRMS
from store.extract.claims.passages import Sentence
from store.extract.claims.reported import worth_told
from store.extract.claims.topics import Salience
from store.extract.claims.triggers import Fired
from store.model import Mention
from store.text.guarded import Guarded

_SAYS = (
    r"(?:estimat|put|peg|reckon|valu|calculat|think|believ|forecast|predict|project|expect|see|assess|"
    r"estim|évalu|chiffr|juge|calcul|tabl|prévo)[^\W\d_]{0,6}"
)
_OF_THE_FIRM = Guarded(
    rf"(?P<source>@+),? (?:(?:now|currently|also) )?{_SAYS} (?:that )?"
    rf"(?P<firm>(?:the|this) (?:[^\W\d_][\w-]{{0,24}} ){{0,2}}?(?:{FIRMS}))'s? (?:[^\W\d_-]+ ){{0,3}}\Z",
    by=_SAYS,
)
"""Who says what another firm is worth or earns, up to the word of the figure."""
_FRENCH = Guarded(
    rf"(?P<source>@+),? (?:(?:ainsi|désormais) )?{_SAYS} (?:à |que )?(?:la |le |les )\Z", by=_SAYS
)
_FRENCH_FIRM = re.compile(
    rf" (?:[^\W\d_]+ )?(?:de |d')(?P<firm>(?:la |l'|cette )(?:jeune |nouvelle |future )?(?:{FIRMS}))(?!\w)"
)
_ITS = Guarded(
    rf"(?P<source>@+),? (?:(?:now|currently|also) )?{_SAYS} (?:that |que )?(?:its|their|sa|son|ses|leurs?) "
    r"(?:[^\W\d_-]+ ){0,3}\Z",
    by=_SAYS,
)
_LISTED = (
    "forbes|bloomberg|reuters|the information|sacra|pitchbook|crunchbase|dealroom|cb insights|tracxn|"
    "bernstein|goldman sachs|morgan stanley|jpmorgan|jefferies|wedbush|gartner|idc|statista|caplight|"
    "forge|canalys|omdia|counterpoint|counterpoint research|trendforce|sensor tower|appfigures|"
    "emarketer|mckinsey|pwc|deloitte|kpmg|bcg|moody's|fitch|ubs|citi|citigroup|barclays|hsbc|"
    "deutsche bank|bank of america|evercore|needham|piper sandler|cowen|keybanc|mizuho|nomura|"
    "visible alpha|lseg|factset|refinitiv|xerfi|oddo bhf|exane|bryan garnier|financial times|"
    "wall street journal|the wall street journal|cnbc|techcrunch|business insider|fortune"
)
_ESTIMATORS = frozenset(_LISTED.split("|"))
"""Outlets, analysts and data houses that tell figures of others and none of their own. Public knowledge."""
_MAKES = re.compile(
    r"(?<!\w)(?:g(?:ive|ives|iving|ave)|hand(?:s|ed|ing)?|earn(?:s|ed|ing)?|assign(?:s|ed|ing)?|lend(?:s|"
    r"ing)?|lent|"
    r"grant(?:s|ed|ing)?|leav(?:es|ing)|left|award(?:s|ed|ing)?|donn(?:e|ent|ant|erait)(?= à)) (?:à )?"
    rf"(?:(?P<name>(?:the |la |l'|le )?@+)|(?P<firm>(?:the|this|la|le|l') ?(?:@+(?:-based)? )?"
    rf"(?:[^\W\d_][\w-]{{0,24}} ){{0,2}}?(?:{FIRMS})))(?!'|\w)(?: with)? (?:an?|its|une|about|around|"
    rf"roughly) "
    r"(?:[^\W\d_-]+ ){0,3}(?:¤+ ?)?(?:[^\W\d_-]+ ){0,2}\Z"
)
"""What makes a firm worth a sum, up to the word of the figure: `to give the chip designer a`."""


_WHOSE = re.compile(r"@,? (?:whose|dont) [^,;.@]{3,60}\Z")
"""Whose shares make the firm worth a sum: `Arm, whose shares rose to give the chip designer`."""


def estimated(sentence: Sentence, fired: Fired, salience: Salience) -> str | None:
    """Name whose figure it is where the words say that it is not that of who opens the sentence."""
    if fired.rule.kind not in ("valuation", "revenue", "spending"):
        return None
    mask, low, high = sentence.mask, max(0, fired.start - 110), fired.start
    if fired.rule.kind == "valuation" and (source := worth_told(sentence, high)):
        return _of_told(sentence, source, salience)
    told = _OF_THE_FIRM.search(mask, low, high)
    said = told or _FRENCH.search(mask, low, high)
    words = told or (_FRENCH_FIRM.match(mask, fired.end) if said else None)
    if said and words and (source := _ending_at(sentence, said.end("source"))):
        return _other(sentence, words["firm"], source.name, said.start(), salience)
    if said := _ITS.search(mask, low, high):
        source = _ending_at(sentence, said.end("source"))
        known = source is not None and source.name.casefold() in _ESTIMATORS
        return _other(sentence, "it", source.name, said.start(), salience) if source and known else None
    made = _MAKES.search(mask, low, high) if fired.rule.kind == "valuation" and fired.rule.noun else None
    if made is None:
        return None
    if made["name"]:
        own = _ending_at(sentence, made.end("name"))
        return own.name if own and own.type in ("ORG", "PRODUCT") else None
    if whose := _WHOSE.search(mask, max(0, made.start() - 80), made.start()):
        owner = _ending_at(sentence, whose.start() + 1)
        return owner.name if owner and owner.type == "ORG" else None
    return object_meant(sentence, made["firm"], _giver(sentence, made.start()), made.start(), salience)


def _of_told(sentence: Sentence, source: Mention, salience: Salience) -> str | None:
    """The firm whose value an outlet tells: who was sold or raised just before, else the passage's own.

    A firm that was told of before speaks of itself.
    """
    if source.name.casefold() not in _ESTIMATORS and source.name in salience.cast.named():
        return None
    if any(m.name != source.name and m.type == "ORG" for m in sentence.mentions):
        return None
    near = sentence.block - salience.sold_block <= 1
    meant = (salience.sold if near else None) or salience.raised or salience.meant(sentence)
    return meant if meant != source.name else None


def _other(sentence: Sentence, words: str, source: str, at: int, salience: Salience) -> str | None:
    """The firm that a description beside its estimator stands for, which is never the estimator."""
    meant = salience.meant(sentence, words)
    if meant and meant != source:
        return meant
    return object_meant(sentence, words, source, at, salience)


def _giver(sentence: Sentence, at: int) -> str:
    """Who stands as a fund left of what makes a firm worth a sum: `Index bought in, giving the startup`."""
    before = [m for m in sentence.mentions if m.end - sentence.start <= at and m.type == "ORG"]
    return next((m.name for m in before if is_fund(m.name)), "")


def _ending_at(sentence: Sentence, high: int) -> Mention | None:
    """The name that ends at a position of the mask."""
    return next((m for m in sentence.mentions if m.end - sentence.start == high), None)
