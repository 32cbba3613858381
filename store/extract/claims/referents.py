"""Subjects that are no names: whom `elle`, `le groupe` or `the Munich-based chipmaker` stands for.

A pronoun or description that begins the clause of a verb is its subject, whatever names stand farther left.
"""

from __future__ import annotations

import re

from store.extract.claims.clauses import clause_at, pieces_of
from store.extract.claims.fronted import fronted_at
from store.extract.claims.funds import agrees
from store.extract.claims.grammar import AS_FOR, shut_in
from store.extract.claims.objects import acts_on_one, object_meant
from store.extract.claims.openings import DESCRIBED, FIRMS, IMPERSONAL, VERB, Opening, opening, opens_with
from store.extract.claims.passages import Sentence
from store.extract.claims.shares import whose_shares
from store.extract.claims.topics import YOUNG_FIRM, Salience
from store.model import EntityType, Mention
from store.text.dates import ENGLISH_DAYS

_JOINS = (
    "et|and|but|though|although|mais|que|that|where|où|when|quand|lorsque|as|after|while|if|si|puis|then|"
    "because|before|"
    "since|"
    "dont|ainsi|than|said|says|believes?|allowed|helped|enabled|helping|letting|lets?|what|which|whom"
)
"""Words behind which a clause begins."""
_BEGINS = re.compile(
    rf"(?:\A|[.;:!?,(\"-] ?|(?<!\w)(?:{_JOINS}|qu'|lorsqu'|s'|parce qu'|alors qu'|tandis qu'|"
    r"year|month|week|quarter|spring|summer|autumn|fall|winter|\d{1,4}|ago|later|earlier|"
    rf"{ENGLISH_DAYS}|"
    r"perm(?:is|et|ettre|ettra|ettrait|ettent) à|aid(?:é|e|er|era) ) ?)\Z"
)
_HUMAN = re.compile(r"(?:he|she)(?!\w)")
_ANTECEDENT = re.compile(r"@[*_»\"]{0,3},? (?:which|who|whose|qui|dont|où|that) [^,;.]{3,60}\Z")
_PARTS = re.compile(rf"[,;:.(?!\"-]|(?<!\w)(?:{_JOINS}|qu|lors|s|parce|alors|tandis|à|aid[^\W\d_]+)(?!\w)")
"""What can begin a clause: where nothing of it stands, no pronoun has come in between."""
_NAMED_BEFORE = re.compile(r"@ ?: (?:(?:en|depuis|après|dès|cette|ce|l'an|avec) [^@;:,]{2,40}, )?\Z")


_TAKEN_UP = re.compile(r"@[*_»\"]{0,2}, \Z")
"""A name that the description behind a comma explains: `Firefly, le texan qui avait levé`."""
_TOPIC = re.compile(
    rf"[^\w@]{{0,6}}(?:{AS_FOR}) ?(?:la |le |l')?"
    r"(?:[^\W\d_]+(?:-[^\W\d_]+)? ){0,2}@+|"
    r"[^\w@]{0,6}(?:for|pour) (?:the |la |le |l')?@+(?=\.?,? (?:it|this|that|the [^\W\d_]+|c|cela|"
    r"l'[^\W\d_]+) ?(?:'s|'est| is| was| means| would be| will be| est| représente)(?!\w))"
)


def nearer_subject(
    sentence: Sentence, low: int, high: int, salience: Salience, begins: int = -1
) -> Mention | None:
    """The firm or person that a pronoun or description between two positions of the mask stands for.

    It must begin the very clause that `high` stands in; at the position `begins` a pronoun does.
    """
    mask = sentence.mask
    low = max(low, high - 160)
    if low and begins < 0 and not _PARTS.search(mask, low, high):
        return None
    if begins < 0 and (anteceded := _antecedent(sentence, high, salience)):
        return anteceded
    found: re.Match[str] | None = None
    shut: list[tuple[int, int]] | None = None
    for place in _BEGINNING.finditer(mask, low, high):
        hit = DESCRIBED.match(mask, place.start(), high)
        if hit is None or IMPERSONAL.match(mask, hit.start()):
            continue
        if shut is None:
            shut = shut_in(mask, max(0, low - 1), high) if "," in mask[low:high] else []
        if any(start < hit.start() < end for start, end in shut):
            continue
        named = any(m.type == "ORG" and m.end - sentence.start <= hit.start() for m in sentence.mentions)
        if "@ " in hit.group() and named and not salience.called(sentence, hit.group(), None):
            continue
        pronoun = not (" " in hit.group() or "'" in hit.group())
        starts = _BEGINS.search(mask, max(0, hit.start() - 16), hit.start())
        if (starts or (pronoun and place.start() == begins)) and _governs(mask, hit, high):
            found = hit
    if found is None and (before := _clause_before(mask, high)) is not None and before > low:
        return nearer_subject(sentence, low, before, salience)
    if found is None:
        return None
    return _standing(sentence, found, *_meant(sentence, found, salience))


def _meant(sentence: Sentence, found: re.Match[str], salience: Salience) -> tuple[str | None, EntityType]:
    """`_referent` of a subject, for whom the beginning of its sentence may tell."""
    if traded := whose_shares(sentence, found.group(), found.start()):
        return traded.name, "ORG"
    if fronted_at(sentence, found.start(), salience):
        return salience.meant(sentence, found.group()), "ORG"
    return _referent(sentence, found, salience)


def _standing(sentence: Sentence, found: re.Match[str], name: str | None, kind: EntityType) -> Mention | None:
    """A description as the mention of whom it stands for."""
    if name is None:
        return None
    start, end = sentence.start + found.start(), sentence.start + found.end()
    return Mention(
        sentence.mentions[0].article if sentence.mentions else "", start, end, found.group(), kind, name
    )


def described_at(sentence: Sentence, at: int, salience: Salience) -> Mention | None:
    """Whom the description or pronoun at a position of the mask stands for."""
    found = DESCRIBED.match(sentence.mask, at)
    return _standing(sentence, found, *_referent(sentence, found, salience)) if found else None


_ANTECEDED = re.compile(
    rf"(?<![\w'-])(?P<firm>(?:the |this )(?:@+(?:-based)? )?(?:[^\W\d_][\w-]{{0,24}} ){{0,2}}?(?:{FIRMS})),? "
    r"(?:which|that|who) (?:[^@;,¤]{0,40} )?\Z"
)


def _antecedent(sentence: Sentence, high: int, salience: Salience) -> Mention | None:
    """The firm that a relative takes up from an object: `sank $16bn into the office company, which was`."""
    low = max(0, high - 110)
    if not _RELATED.search(sentence.mask, low, high):
        return None
    found = _ANTECEDED.search(sentence.mask, low, high)
    first = opening(sentence)
    if found is None or first.sort != "name" or first.mention is None or first.at >= found.start():
        return None
    name = object_meant(sentence, found["firm"], first.mention.name, found.start(), salience)
    return _standing(sentence, found, name, "ORG")


_RELATED = re.compile(r" (?:which|that|who) ")


_BEGINNING = re.compile(
    r"(?:(?<![\w'-])|(?<=qu'))(?=(?:l'|le |la |les |cette |ce |cet |the |this |elles? |it |they |ils? |he |"
    r"she |nous |vous |we |sa |son |leur |its |their |cel))"
)
"""Where a pronoun or a description may begin."""
_WITHOUT_SUBJECT = re.compile(
    r",? ?(?:and|et|puis|then|mais|but) (?:(?:then|puis|ensuite|also|aussi|même|later|now|"
    r"in [^\W\d_]{3,9}(?: \d{4})?|in \d{4}|last (?:year|month|week|spring|summer|autumn|fall|winter)) )?"
    r"(?=[^\W\d_])"
)


_ELLIPTIC = re.compile(r"(?:and|et|puis|then|mais|but) ")


def _clause_before(mask: str, high: int) -> int | None:
    """Where the clause before ends whose subject serves the clause at a position too: `X did A and did B`."""
    if not _ELLIPTIC.search(mask, max(0, high - 80), high):
        return None
    own = clause_at(mask, max(0, high - 1))
    begin = next((p.start for p in pieces_of(mask) if p.clause == own and p.start < high), 0)
    joined = _WITHOUT_SUBJECT.match(mask, begin) if begin else None
    if joined is None:
        return None
    return begin if VERB.match(mask, joined.end()) or _DID.match(mask, joined.end()) else None


_DID = re.compile(r"(?!based|led|backed|owned|valued|founded|called)[^\W\d_]{3,}ed (?:[^\W\d_]+ ){0,3}¤")
"""A verb in the past with its sum: `and in January borrowed $235 million`."""


def opening_subject(sentence: Sentence, at: int) -> Mention | None:
    """The firm or person a sentence opens with, when a position of the mask stands in the same clause."""
    first = opening(sentence)
    name = first.mention if first.sort == "name" else None
    if name is None or name.type == "PLACE" or name.end - sentence.start > at:
        return None
    return name if clause_at(sentence.mask, first.at) == clause_at(sentence.mask, max(0, at - 1)) else None


_MAKERS = ("maker", "developer", "publisher", "owner", "éditeur", "fabricant", "créateur", "concepteur")
_ITS_WARES = re.compile(r" (?:of|de|d'|du) ?(?:the |la |le |l')?@+(?: (?:and|et) @+)?(?: [^\W\d_]+s)?(?= )")
"""What a maker makes: `the Danish maker of Wegovy made an offer`."""


def _governs(mask: str, hit: re.Match[str], high: int) -> bool:
    """Tell whether a description is the subject of the clause at a position: a verb stands behind it."""
    if clause_at(mask, hit.start()) != clause_at(mask, max(hit.start(), high - 1)):
        return False
    between = _SHUT_RELATIVE.sub(" ", mask[hit.end() : high])
    if " " not in hit.group():
        return "," not in between or len(between) < 60
    if hit.group().endswith(_MAKERS) and (made := _ITS_WARES.match(between)):
        between = between[made.end() :]
    verb = VERB.search(between)
    until = verb.start() if verb else len(between)
    return "," not in between[:until] and len(between[:until].split()) <= 4 and "@" not in between[:until]


_SHUT_RELATIVE = re.compile(
    r"(?<!@), (?:qui|dont|où|que|qu'|which|who|whose) ?[^,;()]{3,120}"
    r"(?:(?:(?<=@), (?:la |le |l'|the )?@+){0,4}(?<=@),? (?:et|ou|and|or|ainsi que) (?:la |le |l'|"
    r"the )?@+)?, "
)
"""What only tells more of the description before it: `Le mineur, qui possède des jetons, a dégagé`."""


def _referent(sentence: Sentence, found: re.Match[str], salience: Salience) -> tuple[str | None, EntityType]:
    """Name whom a description stands for, and the type of that name."""
    at, words = found.start(), found.group()
    if words == "il" and (own := _says_of_itself(sentence, at)):
        return own.name, "ORG"
    if person := _speaking_or_human(words, salience, _human_before(sentence, at)):
        return person
    owner = _right_before(sentence, found) or _boss_speaks(sentence, at) or _speaks(sentence, found)
    if owner := owner or _pointed_at(sentence, at, words, salience):
        return owner.name, owner.type
    if salience.raised and YOUNG_FIRM.search(words):
        return salience.raised, "ORG"
    first: Opening = opening(sentence)
    pronoun = " " not in words and "'" not in words
    if pronoun and (relative := _ANTECEDENT.search(sentence.mask, max(0, at - 90), at)):
        owner = _ending_at(sentence, relative.start() + 1)
        if owner and owner.type != "PLACE" and not _describes(relative.group()):
            return owner.name, owner.type
    if (raised := _topic_led(sentence, at)) is not None:
        return raised.name, raised.type
    if not pronoun and (here := _called_here(sentence, at, words, salience)):
        return here, "ORG"
    if "@" in words and (firm := _unplaced(sentence, at, words, first)):
        return firm, "ORG"
    if (opens := opens_with(sentence, at)) and (
        pronoun
        or (
            (salience.org is None or _begins_anew(sentence, at, salience))
            and salience.cast.can_be(words, opens)
        )
    ):
        return opens, "ORG"
    if pronoun and first.sort == "description" and first.at < at:
        described = DESCRIBED.match(sentence.mask, first.at)
        words = described.group() if described else words
    return salience.meant(sentence, words), "ORG"


_SPEAKS = re.compile(
    r"@(?:'s? (?:[^\W\d_]+ ){1,4}?| )(?:(?:has|have|had|also|then|later|itself|will|would) ){0,2}(?:said|"
    r"says?|"
    r"announced?|confirm(?:ed)?|told [^;,.@]{2,30}|revealed|disclosed|insisted|argued|warned|hopes|believes)"
    r"(?: (?:(?:on )?[^\W\d_]{3,6}day|on [^\W\d_]{3,9}|late [^\W\d_]+|last [^\W\d_]+|earlier|today|"
    r"yesterday))?(?: that)? \Z"
)
"""Who says what `it` does, right before it: `Amazon's cloud unit said it would buy Wickr`."""


def _speaks(sentence: Sentence, found: re.Match[str]) -> Mention | None:
    """The firm right before a pronoun that tells what it does itself."""
    at, words = found.start(), found.group()
    if " " in words or "'" in words:
        return None
    low = max(0, at - 90)
    said = _SPEAKS.search(sentence.mask, low, at)
    name = _ending_at(sentence, said.start() + 1) if said else None
    return name if name and name.type == "ORG" else None


_NEXT_CLAUSE = re.compile(r"(?:;|, (?:and|et|but|mais)) \Z")


def _begins_anew(sentence: Sentence, at: int, salience: Salience) -> bool:
    """Whether a description opens a further clause of a sentence with which a paragraph begins.

    `Intel sells its home unit; the division generates $450 million`: nobody told before is meant.
    """
    return salience.org_block != sentence.block and bool(
        _NEXT_CLAUSE.search(sentence.mask, max(0, at - 8), at)
    )


def _human_before(sentence: Sentence, at: int) -> str | None:
    """The person a sentence opens with, left of a position: `Jean Morel a créé Kelio, qu'il a cédé`."""
    first = opening(sentence)
    human = first.mention if first.sort == "name" else None
    fits = human is not None and human.type == "PERSON" and human.end - sentence.start < at
    return human.name if human and fits else None


def _speaking_or_human(
    words: str, salience: Salience, human: str | None
) -> tuple[str | None, EntityType] | None:
    """Whom `he`, `il` or `nous` stands for where they are no firm spoken of; `human` opens the sentence."""
    if _HUMAN.match(words) or (words == "il" and (human or salience.last == "PERSON")):
        return human or salience.person, "PERSON"
    if words in ("nous", "vous", "we") and (salience.heads.speaker or words == "vous"):
        return salience.heads.speaker, "ORG"
    return None


def _pointed_at(sentence: Sentence, at: int, words: str, salience: Salience) -> Mention | None:
    """The firm named last in the sentence before, which `Ce protocole` at the start of this one points at."""
    before = salience.passed[-1] if salience.passed else None
    if at > 4 or not words.startswith(("ce ", "cet ", "cette ")) or before is None:
        return None
    if before.block != sentence.block or sentence.start - before.end > 3:
        return None
    firms = [m for m in before.mentions if m.type in ("ORG", "PRODUCT")]
    return firms[-1] if firms and agrees(words, firms[-1].name) else None


def _called_here(sentence: Sentence, at: int, words: str, salience: Salience) -> str | None:
    """The firm named before in the same sentence that a trade or a land in the description is known of."""
    before = [m for m in sentence.mentions if m.end - sentence.start < at and m.type in ("ORG", "PRODUCT")]
    names = [m.name for m in reversed(before)] if len(before) > 1 else []
    return next((name for name in names if salience.cast.is_known_as(words, name)), None)


def _topic_led(sentence: Sentence, at: int) -> Mention | None:
    """The name that a sentence puts first as its topic: `Quant à Ledger, il viserait`."""
    topic = _TOPIC.match(sentence.mask)
    raised = _ending_at(sentence, topic.end()) if topic and topic.end() < at else None
    return raised if raised and raised.type != "PLACE" else None


def _unplaced(sentence: Sentence, at: int, words: str, first: Opening) -> str | None:
    """The firm that a town nobody told of means: `KKR lent $400 million to Avantus … the Oakland firm`."""
    opens = first.mention.name if first.mention else ""
    firms = [m.name for m in sentence.mentions if m.type == "ORG" and m.end - sentence.start < at]
    return next((name for name in reversed(firms) if name != opens and agrees(words, name)), None)


_BOSS_SAYS = re.compile(
    r"[^\w@]{0,4}@+(?:, (?:(?P<of>@+)'s? [^@,]{2,50}|[^@,]{2,50} (?:of|at|for) (?:the )?(?P<at>@+)),|"
    r"(?:, [^@,]{2,40},)?) [^@;.]{0,24}(?:told|said|says|announced|wrote|expects|added|predicted|reckons|"
    r"hinted|confirmed|suggested|warned|promised)(?!\w)|"
    r"[^\w@]{0,4}(?P<own>@+)(?:'s?)?,? (?:[^\W\d_]+ ){0,3}(?:ceo|boss|executive|president|chief|officer|"
    r"founder|"
    r"chairman|director|head),? @+,? [^@;.]{0,16}(?:told|said|says|announced|wrote|added|predicted|reckons|"
    r"hinted|confirmed|suggested|warned|promised)(?!\w)"
)


def _boss_speaks(sentence: Sentence, at: int) -> Mention | None:
    """The firm whose boss opens a sentence and speaks: `Ruth Porat, Alphabet's president, said the group`."""
    said = _BOSS_SAYS.match(sentence.mask)
    if said is None or said.end() > at:
        return None
    group = next((name for name in ("of", "at", "own") if said[name]), "")
    firm = _ending_at(sentence, said.end(group)) if group else None
    return firm if firm and firm.type == "ORG" else None


_SAYS_THAT = re.compile(r"(?<!\w)(?:qu'|quant (?:à|au|aux) )")


def _says_of_itself(sentence: Sentence, at: int) -> Mention | None:
    """The firm that opens a sentence and says what `il` does: `Eaton a annoncé qu'il rachèterait Boyd`."""
    first = opening(sentence)
    firm = first.mention if first.sort == "name" else None
    if (topic := _TOPIC.match(sentence.mask)) is not None:
        firm = _ending_at(sentence, topic.end())
    if firm is None or firm.type != "ORG" or firm.end - sentence.start > at:
        return None
    return firm if _SAYS_THAT.search(sentence.mask, 0, at) else None


def _right_before(sentence: Sentence, found: re.Match[str]) -> Mention | None:
    """The firm right before a description of it: `X: it bought`, `Firefly, le texan qui avait levé`."""
    at, mask = found.start(), sentence.mask
    told = None if acts_on_one(mask, at) else _NAMED_BEFORE.search(mask, max(0, at - 52), at)
    if told is None and mask.startswith(" qui", found.end()):
        told = _TAKEN_UP.search(mask, max(0, at - 6), at)
    owner = _ending_at(sentence, told.start() + 1) if told else None
    return owner if owner and owner.type in ("ORG", "PRODUCT") else None


def _describes(words: str) -> bool:
    """Tell whether a firm is described among some words: `put money into the company in 2023`."""
    places = _BEGINNING.finditer(words, 6, max(6, len(words) - 6))
    return any(DESCRIBED.match(words, place.start()) and words[place.start() + 2] != " " for place in places)


def _ending_at(sentence: Sentence, high: int) -> Mention | None:
    """The name that ends at a position of the mask."""
    return next((m for m in sentence.mentions if m.end - sentence.start == high), None)
