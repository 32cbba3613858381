"""Each measure compares one article's gold with what was found: right, false and missed, with their names."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tests.score.found import Found, Record
from tests.score.gold import FAMILY_OF, GoldArticle, choices, fold, touches


class Tally(NamedTuple):
    """Right, false and missed, each as readable lines; their numbers make precision, recall and F1."""

    right: tuple[str, ...] = ()
    false: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()


class Match(NamedTuple):
    """A gold claim and the found one with the same core; both lists hold what is left over."""

    pairs: list[tuple[Record, Record]]
    false: list[Record]
    missed: list[Record]


class Resolver:
    """Tells which gold entity a found name is, whatever its case and accents.

    By any name gold gives the entity, else by the forms the program gathers under its own name for it: a
    well-known full name that the article does not use is no fault.
    """

    def __init__(self, gold: Record, found: Found) -> None:
        self._names = {
            fold(form): entity for entity in gold["entities"] for form in (entity["name"], *entity["aliases"])
        }
        for candidate in found.entities:
            known = (self._names.get(fold(form)) for form in candidate["forms"])
            entity = next((entity for entity in known if entity), None)
            if entity:
                self._names.setdefault(fold(candidate["name"]), entity)

    def entity(self, name: str) -> Record | None:
        return self._names.get(fold(name))

    def name(self, name: str) -> str:
        entity = self.entity(name)
        return fold(entity["name"]) if entity else fold(name)


def entities(article: GoldArticle, found: Found) -> Tally:
    """One found entity for each gold one, under one of its names, with its type."""
    resolver, free = Resolver(article.gold, found), article.gold["free"]
    expected = {entity["name"]: entity for entity in article.gold["entities"]}
    right: dict[str, str] = {}
    false = []
    for candidate in sorted(found.entities, key=lambda item: -len(item["mentions"])):
        if all(touches(mention, free) for mention in candidate["mentions"]):
            continue
        label = f"{candidate['type']} {candidate['name']}"
        names = (resolver.entity(form) for form in (candidate["name"], *candidate["forms"]))
        entity = next((entity for entity in names if entity), None)
        if entity and entity.get("optional"):
            continue
        types = [entity["type"], *entity.get("or_types", [])] if entity else []
        if entity and candidate["type"] in types and entity["name"] not in right:
            right[entity["name"]] = label
        elif not _only_optional(candidate, article.gold):
            false.append(label)
    missed = [
        f"{entity['type']} {name}"
        for name, entity in expected.items()
        if name not in right and not entity.get("optional") and _counted(name, article.gold)
    ]
    return Tally(tuple(right.values()), tuple(false), tuple(missed))


def _only_optional(candidate: Record, gold: Record) -> bool:
    optional = [mention for mention in gold["mentions"] if mention.get("optional")]
    return all(touches(mention, optional) for mention in candidate["mentions"])


def _counted(name: str, gold: Record) -> bool:
    mentions = [mention for mention in gold["mentions"] if mention["entity"] == name]
    return not all(touches(mention, gold["free"]) for mention in mentions)


def mentions(article: GoldArticle, found: Found) -> Tally:
    """Exact spans of names, in the body and in asides."""
    gold = article.gold
    neutral = [mention for mention in gold["mentions"] if mention.get("optional")] + gold["free"]
    expected = {(m["start"], m["end"]): m for m in gold["mentions"] if not touches(m, neutral)}
    seen = {(m["start"], m["end"]): m for m in found.mentions if not touches(m, neutral)}
    return Tally(
        tuple(seen[key]["text"] for key in seen.keys() & expected.keys()),
        tuple(_around(article.text, seen[key]) for key in sorted(seen.keys() - expected.keys())),
        tuple(_around(article.text, expected[key]) for key in sorted(expected.keys() - seen.keys())),
    )


def _around(text: str, span: Record) -> str:
    """A span in its context, on one line."""
    start, end = span["start"], span["end"]
    return f"{text[max(0, start - 20) : start]}[{text[start:end]}]{text[end : end + 20]}".replace("\n", "⏎")


def amount_label(claim: Record) -> str:
    if claim["amount"] is None:
        return "no amount"
    high = f"..{claim['amount_max']:g}" if claim["amount_max"] is not None else ""
    return f"{claim['amount']:g}{high} {claim['currency'] or claim['unit'] or '-'}"


def same_amount(gold: Record, claim: Record) -> bool:
    """The same figures and currency; units are compared by nobody (they have no fixed names)."""
    if gold["amount"] is None or claim["amount"] is None:
        return gold["amount"] is claim["amount"]
    currencies = [gold["currency"], None] if gold.get("currency_or_none") else [gold["currency"]]
    return (
        _close(gold["amount"], claim["amount"])
        and _close(gold["amount_max"], claim["amount_max"])
        and claim["currency"] in currencies
    )


def _close(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= 1e-6 * max(abs(a), abs(b), 1.0)


def neutral_claim(gold: Record, claim: Record) -> bool:
    """Stands in a block or on an amount that counts neither way."""
    places: list[Record] = gold["free"] + gold["either"]
    return bool(claim["evidence"]) and all(touches(evidence, places) for evidence in claim["evidence"])


def amounts(article: GoldArticle, found: Found) -> Tally:
    """Distinct amounts with their currency, among claims."""
    expected = _distinct([claim for claim in article.gold["claims"] if claim["amount"] is not None])
    seen = _distinct([claim for claim in found.claims if claim["amount"] is not None])
    right, false, taken = [], [], set()
    for claim in seen:
        same = [index for index, gold in enumerate(expected) if same_amount(gold, claim)]
        taken.update(same)
        if any(not expected[index].get("optional") for index in same):
            right.append(amount_label(claim))
        elif not same and not neutral_claim(article.gold, claim):
            false.append(f"{amount_label(claim)}: {_proof(claim)}")
    missed = [
        f"{amount_label(gold)}: {_proof(gold)}"
        for index, gold in enumerate(expected)
        if index not in taken and not gold.get("optional")
    ]
    return Tally(tuple(right), tuple(false), tuple(missed))


def _distinct(claims: list[Record]) -> list[Record]:
    """One claim for each amount; where several state it, one that must be found comes first."""
    kept: dict[tuple[object, ...], Record] = {}
    for claim in sorted(claims, key=lambda claim: bool(claim.get("optional"))):
        key = (
            claim["amount"],
            claim["amount_max"],
            claim["currency"],
            claim["unit"] if not claim["currency"] else 0,
        )
        kept.setdefault(key, claim)
    return list(kept.values())


def _proof(claim: Record) -> str:
    return claim["evidence"][0]["text"].replace("\n", "⏎") if claim["evidence"] else ""


def claim_label(claim: Record) -> str:
    parties = ", ".join(f"{party['role']} {party['name']}" for party in claim["parties"])
    when = claim["date"] or "no date"
    return f"{claim['kind']} {amount_label(claim)} ({parties}; {claim['status']}; {when}) “{_proof(claim)}”"


def match_claims(article: GoldArticle, found: Found) -> Match:
    """Pair gold and found claims of one core: amount, currency and kind family, most alike first.

    Claims without an amount pair when they share a party too: the family alone says too little.
    """
    resolver = Resolver(article.gold, found)
    candidates = []
    for i, gold in enumerate(article.gold["claims"]):
        for j, claim in enumerate(found.claims):
            if same_core(gold, claim, resolver):
                candidates.append((_likeness(gold, claim, resolver), -i, -j))
    golds, claims = set(), set()
    pairs = []
    for _, i, j in sorted(candidates, reverse=True):
        if i in golds or j in claims:
            continue
        golds.add(i)
        claims.add(j)
        if not article.gold["claims"][-i].get("optional"):
            pairs.append((article.gold["claims"][-i], found.claims[-j]))
    false = [claim for j, claim in enumerate(found.claims) if -j not in claims]
    missed = [gold for i, gold in enumerate(article.gold["claims"]) if -i not in golds]
    return Match(
        pairs,
        [claim for claim in false if not neutral_claim(article.gold, claim)],
        [gold for gold in missed if not gold.get("optional")],
    )


def same_core(gold: Record, claim: Record, resolver: Resolver) -> bool:
    families = {FAMILY_OF[kind] for kind in choices(gold, "kind")}
    if FAMILY_OF[claim["kind"]] not in families or not same_amount(gold, claim):
        return False
    return gold["amount"] is not None or bool(_party_names(gold, resolver) & _party_names(claim, resolver))


def _party_names(claim: Record, resolver: Resolver) -> set[str]:
    return {resolver.name(party["name"]) for party in claim["parties"]}


def _likeness(gold: Record, claim: Record, resolver: Resolver) -> tuple[bool, int, bool, bool]:
    near = any(touches(evidence, gold["evidence"]) for evidence in claim["evidence"])
    common = len(_party_names(gold, resolver) & _party_names(claim, resolver))
    return near, common, not gold.get("optional"), gold["kind"] == claim["kind"]


def core(article: GoldArticle, found: Found) -> Tally:
    """Claims by amount, currency and kind family, one for one."""
    match = match_claims(article, found)
    return Tally(
        tuple(claim_label(claim) for _, claim in match.pairs),
        tuple(claim_label(claim) for claim in match.false),
        tuple(claim_label(gold) for gold in match.missed),
    )


def _among_matches(
    article: GoldArticle, found: Found, is_right: Callable[[Record, Record, Resolver], bool], field: str
) -> Tally:
    """How many of the claims with the right core have one attribute right; the others are told."""
    resolver = Resolver(article.gold, found)
    right: list[str] = []
    missed: list[str] = []
    for gold, claim in match_claims(article, found).pairs:
        if is_right(gold, claim, resolver):
            right.append(claim_label(claim))
        else:
            missed.append(f"{claim_label(claim)}: expected {_expected(gold, field)}")
    return Tally(tuple(right), (), tuple(missed))


def _expected(gold: Record, field: str) -> str:
    if field == "parties":
        return "; ".join(
            f"{'?' if party.get('optional') else ''}{party['role']} {party['name']}"
            for party in gold["parties"]
        )
    return "/".join(str(choice) for choice in choices(gold, field))


def _roles_right(gold: Record, claim: Record, resolver: Resolver) -> bool:
    """Every party that must be there has a fitting role, and nobody else is there."""
    allowed: set[tuple[str, str]] = set()
    needed = []
    for party in gold["parties"]:
        fitting = {
            (resolver.name(party["name"]), role) for role in [party["role"], *party.get("or_roles", [])]
        }
        allowed |= fitting
        if not party.get("optional"):
            needed.append(fitting)
    seen = {(resolver.name(party["name"]), party["role"]) for party in claim["parties"]}
    return seen <= allowed and all(seen & fitting for fitting in needed)


def roles(article: GoldArticle, found: Found) -> Tally:
    """All parties with their roles, and no other, among claims with the right core."""
    return _among_matches(article, found, _roles_right, "parties")


def status(article: GoldArticle, found: Found) -> Tally:
    return _among_matches(article, found, lambda g, c, _: c["status"] in choices(g, "status"), "status")


def dates(article: GoldArticle, found: Found) -> Tally:
    """The date of the fact, as precise as said."""
    return _among_matches(article, found, lambda g, c, _: c["date"] in choices(g, "date"), "date")


def headings(article: GoldArticle, found: Found) -> Tally:
    """Headings of body sections, word for word."""
    expected = {fold(heading): heading for heading in article.gold["headings"]}
    seen = {fold(heading): heading for heading in found.headings}
    return Tally(
        tuple(seen[key] for key in seen if key in expected),
        tuple(seen[key] for key in seen if key not in expected),
        tuple(expected[key] for key in expected if key not in seen),
    )


def asides(article: GoldArticle, found: Found) -> Tally:
    """Lines that are aside or body, blank ones and free blocks left out; a line counts once."""
    right, false, missed = [], [], []
    start = 0
    for line in article.text.split("\n"):
        span = {"start": start, "end": start + len(line)}
        start += len(line) + 1
        if not line.strip() or touches(span, article.gold["free"]):
            continue
        is_aside, seen = touches(span, article.gold["asides"]), touches(span, found.asides)
        if is_aside and seen:
            right.append(line)
        elif seen:
            false.append(line[:80])
        elif is_aside:
            missed.append(line[:80])
    return Tally(tuple(right), tuple(false), tuple(missed))


def stay_out(article: GoldArticle, found: Found) -> Tally:
    """Numbers that make no claim, and are the proof of none."""
    gold = article.gold
    known = [place for claim in gold["claims"] for place in claim["evidence"]] + gold["either"] + gold["free"]
    proofs = [
        evidence
        for claim in found.claims
        if claim["amount"] is not None
        for evidence in claim["evidence"]
        if not touches(evidence, known)
    ]
    right: list[str] = []
    missed: list[str] = []
    for place in gold["not_claims"]:
        caught = touches(place, proofs)
        (missed if caught else right).append(_around(article.text, place))
    return Tally(tuple(right), (), tuple(missed))


def stay_empty(article: GoldArticle, found: Found) -> Tally:
    """An article that tells no deal yields no claim."""
    if article.gold["claims"]:
        return Tally()
    claims = [claim for claim in found.claims if not neutral_claim(article.gold, claim)]
    return Tally((), (), tuple(claim_label(claim) for claim in claims)) if claims else Tally((article.name,))


def about(article: GoldArticle, found: Found) -> Tally:
    """What the article says of itself: title, author, date, language."""
    gold = article.gold
    pairs = [
        ("title stated", gold["title_stated"], found.title_stated),
        ("author", fold(gold["author"] or ""), fold(found.author or "")),
        ("date", gold["date"], found.date),
        ("language", gold["language"], found.language),
    ]
    if gold["title_stated"]:
        pairs.append(("title", fold(gold["title"]), fold(found.title)))
    right = tuple(f"{name}: {seen}" for name, expected, seen in pairs if seen == expected)
    missed = tuple(
        f"{name}: {seen!r}, expected {expected!r}" for name, expected, seen in pairs if seen != expected
    )
    return Tally(right, (), missed)


MEASURES: dict[str, Callable[[GoldArticle, Found], Tally]] = {
    "entities, typed": entities,
    "mention spans": mentions,
    "amount + currency": amounts,
    "claim core": core,
    "roles": roles,
    "status": status,
    "dates": dates,
    "headings": headings,
    "asides": asides,
    "title, author, date": about,
    "no deal, stay empty": stay_empty,
    "no claim, stay out": stay_out,
}
