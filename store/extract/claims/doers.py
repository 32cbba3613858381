"""Who does what a verb or noun tells where the nearest name is not who does it.

Two verbs of one subject (`Sun fights IBM, and reported a loss`), a noun that its own clause's pronoun has
(`the blog it got in its purchase of Weblogs`), a figure that a description owns (`the company's revenue of`).
"""

from __future__ import annotations

import re

from store.extract.claims.openings import FIRMS, VERB, opening
from store.extract.claims.passages import Sentence
from store.extract.claims.referents import described_at
from store.extract.claims.roles import Found
from store.extract.claims.topics import Salience
from store.extract.claims.triggers import Fired
from store.model import FIGURES, Mention
from store.text.guarded import Guarded

_ITS_FIRMS = re.compile(
    rf"(?<![\w'-])(?P<firm>(?:the|this) (?:@+-based )?(?:[^\W\d_][\w-]{{0,24}} ){{0,2}}?(?:{FIRMS}))'s "
    rf"(?:[^\W\d_]+ ){{0,3}}\Z"
)


def described_owner(sentence: Sentence, fired: Fired, salience: Salience) -> Mention | None:
    """Whose figure it is where a description owns it: `add $2 billion to the company's revenues of`."""
    if "'s " not in sentence.mask[max(0, fired.start - 40) : fired.start]:
        return None
    found = _ITS_FIRMS.search(sentence.mask, max(0, fired.start - 90), fired.start)
    return described_at(sentence, found.start("firm"), salience) if found else None


_CONTACT = re.compile(
    r"(?<!\w)(?:the|an?) (?:[^\W\d_]+[ -]){0,3}(?P<noun>[^\W\d_]+) (?:that |which )?(?:it|they|he|she) "
    r"(?:(?:had|has|have|also|just|recently|first) ){0,2}\Z"
)
_A_FIRM = re.compile(rf"(?:{FIRMS})\Z")


def of_unnamed_thing(sentence: Sentence, fired: Fired, right: list[Found]) -> bool:
    """Tell whether what a verb acts on stands before it without a name: `the catalogue shop it acquired`."""
    if right or sentence.language == "fr":
        return False
    found = _CONTACT.search(sentence.mask, max(0, fired.start - 80), fired.start)
    return found is not None and not _A_FIRM.match(found["noun"])


_AND_DID = re.compile(
    r"[*_»\"]{0,3}(?: (?:in|last|this|on|earlier|en|l'an) (?:[^\W\d_]+|\d{4})(?: \d{4})?)?,? (?:and|but|et|"
    r"puis) "
    r"(?:(?:then|also|later|now|last (?:year|month|week)|this year|in \d{4}|in [^\W\d_]{3,9}|has|have|had|"
    r"will|is|was|a|"
    r"ont|avait|va|vient de|ensuite|aussi) ){0,3}"
    r"(?:(?:[^\W\d_]{3,}ed|[^\W\d_]{2,}é|won|took|made|paid|sold|bought|led|lost|spent|got|had|plans|expects|"
    r"hopes|"
    r"earned) (?:[^@;,.]{0,50} )?)?\Z"
)
"""What stands between the object of a first verb and the second verb of the same subject."""
_OF_OTHERS = re.compile(
    r"[;:]|(?<!\w)(?:said|says|told|that|which|who|whose|while|when|where|after|before|because|if|as|where|"
    r"qui|que|qu'|"
    r"dont|où|quand|lorsque|alors|tandis|après|avant|si|comme)(?!\w)"
)
"""What begins another clause, whose subject a verb behind it may have."""
_DID = re.compile(r"(?<!\w)(?:(?!based|led|backed|owned|valued|founded|called|named)[^\W\d_]{3,}ed)(?!\w)")


def first_of_two(
    sentence: Sentence, fired: Fired, subjects: list[Found], salience: Salience
) -> Mention | None:
    """The subject of two verbs, where names stand behind the first: `Sun fights IBM, and reported`."""
    if not subjects:
        return None
    mask, base = sentence.mask, sentence.start
    low, high = subjects[0].mention.start - base, subjects[-1].mention.end - base
    if not _AND_DID.match(mask, high, fired.start):
        return None
    if (
        not fired.rule.noun
        and fired.rule.kind not in FIGURES
        and not _AND_VERB.search(mask, high, fired.start)
    ):
        return None
    first = opening(sentence)
    begins = first.mention.end - base if first.sort == "name" and first.mention else first.at
    if first.sort not in ("name", "description") or begins >= low:
        return None
    verb = VERB.search(mask, begins, low) or _DID.search(mask, begins, low)
    if verb is None or _OF_OTHERS.search(mask, begins, high):
        return None
    return first.mention if first.sort == "name" else described_at(sentence, first.at, salience)


_AND_VERB = re.compile(r"(?<!\w)(?:and|but|et|puis) ")
_ITS_NOUN = Guarded(
    r"@[*_»\"]{0,3},? (?:(?:the|an?|its) (?:[^\W\d_]+[ -]){1,4})?(?:which |that )?(?P<it>it|they|he|she) "
    r"[^@;.,¤]{2,60}(?<!\w)(?:its|their|his|her) (?:[^@;.,]{0,24} )?\Z",
    by="its |their |his |her ",
)
"""Whose deal a noun tells in a relative: `Engadget, the blog it got in its 2005 purchase of Weblogs`."""


def own_doer(sentence: Sentence, fired: Fired, low: int, salience: Salience) -> Mention | None:
    """Who does what a noun behind `its` tells, where a relative clause has a pronoun for its subject."""
    if not fired.rule.noun:
        return None
    found = _ITS_NOUN.search(sentence.mask, max(0, low - 1), fired.start)
    if found is None:
        return None
    end = sentence.start + found.start() + 1
    antecedent = next((m for m in sentence.mentions if m.end == end), None)
    meant = described_at(sentence, found.start("it"), salience)
    return other_than(meant, antecedent, sentence, salience) if meant and antecedent else meant


def other_than(meant: Mention, object_: Mention, sentence: Sentence, salience: Salience) -> Mention | None:
    """Whom a pronoun stands for that is not its verb's own object: `Engadget, the blog it picked up, is`."""
    if meant.name != object_.name:
        return meant
    name = salience.likely(meant.name, sentence.block)
    return meant._replace(name=name) if name else None


def not_its_object(
    sentence: Sentence, left: list[Found], right: list[Found], salience: Salience
) -> list[Found]:
    """Put the other firm in place of a described subject that its own verb acts on.

    `Gefco : Stellantis se désengage. Le constructeur a vendu sa part dans Gefco`: no firm sells itself.
    """
    if len(left) != 1 or left[0].slot != "left" or left[0].mention in sentence.mentions:
        return left
    if all(f.mention.name != left[0].mention.name for f in right):
        return left
    other = other_than(left[0].mention, left[0].mention, sentence, salience)
    if other is None or any(f.mention.name == other.name for f in right):
        return left
    return [Found(other, "left")]
