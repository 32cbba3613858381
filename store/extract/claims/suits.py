"""Money asked, owed or paid in a dispute though its words say nothing of law: `Idealo wanted €3 billion`.

The passage says it: a suit or fine told just before, a court or a watchdog in the same sentence. Who asks
is the plaintiff, who pays the defendant, and the other side is that of the suit told before.
"""

from __future__ import annotations

import re

from store.extract.amounts import Amount
from store.extract.claims.authorities import is_authority, is_court, is_regulator
from store.extract.claims.drafts import Draft
from store.extract.claims.making import Context, make_draft, place
from store.extract.claims.passages import Sentence
from store.extract.claims.referents import nearer_subject
from store.extract.claims.status import status_of
from store.extract.claims.unsaid import put_missing
from store.model import Mention, Party, Role
from store.text.guarded import Guarded

_LAW = Guarded(
    r"(?<!\w)(?:courts?|judges?|jur(?:y|ors)|fined?|fines|penalt(?:y|ies)|damages|settle[ds]?|settlement|"
    r"watchdog|"
    r"appeal(?:s|ed|ing)?|lawsuits?|sued|suing|antitrust|levied|slapped|verdict|ruling|tribunal|cases|"
    r"accus(?:ed|es|ing)|alleged|allegations|infring[^\W\d_]+|probe|misleading|privacy|plaintiffs?|"
    r"claimants?|class action|justice|poursuites|litiges?|procès|plaintes?|contentieux|parquet|"
    r"tribunaux|régulateurs?)(?!\w)"
)
_ASKS = re.compile(
    r"(?<!\w)(?:(?:been )?(?:asking|asked|suing|sued|claiming|pushing|holding out) for|wants?|wanted|"
    r"demand(?:s|ed|ing)|"
    r"claim(?:s|ed|ing)|seek(?:s|ing)?|sought|put(?:s)? its losses at) (?:[^\W\d_]+ ){0,4}\Z"
)
_PAYS = re.compile(
    r"(?<!\w)(?:pay|pays|paid|paying|owes?|owed|hand(?:s|ed|ing)? over|cough(?:s|ed)? up|fork(?:s|"
    r"ed)? (?:over|out)|"
    r"part(?:s|ed)? with|forfeit(?:s|ed)?|return(?:s|ed)?|refund(?:s|ed)?|repa(?:y|ys|id)|"
    r"give(?:s)? back|distribut(?:e|es|ed)|set aside|vers(?:er|é|era|ant|e)|pay(?:er|é|era|ant)|débours(?:er|"
    r"é|era)|régl(?:er|é|"
    r"era)) (?:(?:the |an? |its |their )?(?:@+ |[^\W\d_]+ ){0,4})?\Z"
)
_GIVES = re.compile(
    r"(?<!\w)(?:awarded|granted|handed|gave) (?:(?:the )?(?P<name>@+)|it|them|him|her) (?:[^\W\d_]+ ){0,3}\Z"
)
_FINDS = re.compile(
    r"(?<!\w)(?:jury|jurors|court|judges?|tribunal|panel|arbitrators?) (?:also |then |has |had )?"
    r"(?:found|awarded|assessed|set|returned|imposed|fixed|granted|ordered) (?:damages of )?"
    r"(?:¤+ [^;.@]{0,50} (?:and|plus) (?:another )?)?\Z"
)
"""Who finds what is owed in the suit told before: `The jury found $1.5 billion for the first patent`."""
_SHARED = re.compile(
    r"(?P<name>@+)'s? (?:[^\W\d_]+ )?(?:customers|users|shareholders|workers|creditors|investors|authors|"
    r"owners) "
    r"(?:will |would |are to |can )?(?:share|split|get|receive) (?:[^\W\d_]+ ){0,3}\Z"
)
_IT_NOW = re.compile(
    r"[^\w@]{0,4}(?:elle|celle-ci|l'amende|la sanction|la facture|la note|it|the (?:fine|penalty|bill)) "
    r"(?:est|sera|a été|avait été|tombe|passe|descend|s'élève|is|was|has been|will be|now stands|stands|"
    r"falls|fell)"
    r"(?: [^\W\d_]+){0,3}(?: (?:à|de|at|to))? (?:[^\W\d_]+ ){0,2}\Z"
)
"""A fine told before, of which only the sum is told anew: `Elle est désormais de 372 millions`."""
GOES_TO = re.compile(r" (?:goes|go|went|will go) to (?:the )?(?=@)")
"""Who receives a part of the damages: `half of it will go to Masimo`."""
_REACH = 1


def of_a_suit(context: Context, sentence: Sentence, amount: Amount, before: list[Draft]) -> Draft | None:
    """Draft the claim of an amount that the passage makes a matter of law; None where it does not."""
    if amount.sort not in ("money", "scaled") or amount.value < 1e4:
        return None
    low, high = place(sentence, amount)
    lead = sentence.mask[max(0, low - 90) : low]
    last = _told(sentence, before)
    if last is None and not _speaks_of_law(sentence):
        return None
    named = _sides(context, sentence, lead, low, high, last)
    if not named:
        return None
    told = last.claim.parties if last else ()
    pays = named[0].role == "defendant" and all(party.name != named[0].name for party in told)
    for party in () if pays else told:
        put_missing(named, party.name, party.role)
    said = status_of(sentence.mask, None, (low, high), "lawsuit", None)
    if _ASKS.search(lead) and said[0] == "completed":
        said = ("proposed", None)
    return make_draft(
        context, sentence, amount, None, "lawsuit", named, said, ("lawsuit.in_passage", amount.rule)
    )


def _told(sentence: Sentence, before: list[Draft]) -> Draft | None:
    """The suit or fine told last, when it is the last thing told in this passage."""
    last = before[-1] if before else None
    if last is not None and last.claim.kind == "other_amount" and len(before) > 1:
        last = before[-2] if before[-2].sentence.block == last.sentence.block == sentence.block else last
    if last is None or last.claim.kind != "lawsuit" or last.sentence.section != sentence.section:
        return None
    near = sentence.block - last.sentence.block <= _REACH and last.sentence.aside == sentence.aside
    return last if near else None


def _speaks_of_law(sentence: Sentence) -> bool:
    """Tell whether a sentence has words of law, or names a court or a watchdog."""
    if _LAW.search(sentence.mask):
        return True
    return any(is_court(m.name) or is_regulator(m.name) for m in sentence.mentions)


def _sides(
    context: Context, sentence: Sentence, lead: str, low: int, high: int, last: Draft | None
) -> list[Party]:
    """Who asks, pays or is given the amount between two positions of the mask."""
    if given := _GIVES.search(lead):
        at = sentence.start + low - len(lead) + given.start("name")
        name = next((m.name for m in sentence.mentions if given["name"] and m.start == at), None)
        return _party(
            name or _firm_before(sentence, low) or context.salience.meant(sentence, "it"), "plaintiff"
        )
    if last is not None and (gone := GOES_TO.match(sentence.mask, high)):
        winner = next((m for m in sentence.mentions if m.start - sentence.start == gone.end()), None)
        return _party(winner.name if winner else None, "plaintiff")
    if last is not None and _FINDS.search(lead):
        return [p for p in last.claim.parties if p.role == "defendant"]
    if shared := _SHARED.search(lead):
        at = sentence.start + low - len(lead) + shared.start("name")
        return _party(next((m.name for m in sentence.mentions if m.start == at), None), "defendant")
    role: Role = "plaintiff" if _ASKS.search(lead) else "defendant"
    if last is not None and role == "plaintiff" and _THEY.match(sentence.mask):
        several = [p.role for p in last.claim.parties].count("plaintiff") > 1
        return [p for p in last.claim.parties if p.role == "plaintiff"] if several else []
    if last is not None and _IT_NOW.match(sentence.mask, 0, low) and low < 90:
        return [p for p in last.claim.parties if p.role == "defendant"]
    if role == "defendant" and not _PAYS.search(lead):
        return []
    doer = _doer(sentence, low)
    if doer is None or is_authority(doer.name):
        doer = nearer_subject(sentence, 0, low, context.salience)
    if doer is None or (role == "defendant" and is_authority(doer.name)):
        return []
    named = _party(doer.name, role)
    other = _other(sentence, doer, low, high)
    return [*named, *_party(other, "defendant" if role == "plaintiff" else "plaintiff")]


_THEY = re.compile(
    r"[^\w@]{0,4}(?:they|ils|elles|the (?:plaintiffs|authors|publishers)|les plaignants)(?!\w)"
)


def _firm_before(sentence: Sentence, low: int) -> str | None:
    """The firm or service told last before a position that is no court."""
    told = [m for m in sentence.mentions if m.type in ("ORG", "PRODUCT") and m.end - sentence.start <= low]
    return next((m.name for m in reversed(told) if not is_court(m.name)), None)


def _party(name: str | None, role: Role) -> list[Party]:
    return [Party(name, role)] if name else []


def _doer(sentence: Sentence, low: int) -> Mention | None:
    """The firm that stands first left of a position."""
    firms = (m for m in sentence.mentions if m.type in ("ORG", "PERSON", "PRODUCT"))
    return next((m for m in firms if m.end - sentence.start <= low), None)


_FROM = re.compile(r" (?:[^\W\d_]+ ){0,2}(?:from|against|to) (?:the )?(?=@)")


def _other(sentence: Sentence, doer: Mention, low: int, high: int) -> str | None:
    """Who is asked or paid: the name right before the amount, or behind `from`."""
    paid = next(
        (m for m in sentence.mentions if m is not doer and 0 < low - (m.end - sentence.start) <= 12), None
    )
    if paid is not None and "," not in sentence.mask[paid.end - sentence.start : low]:
        return paid.name
    behind = _FROM.match(sentence.mask, high)
    at = sentence.start + behind.end() if behind else -1
    return next((m.name for m in sentence.mentions if m.start == at and m.type != "PLACE"), None)
