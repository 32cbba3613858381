"""One claim per fact: repeats joined with all their evidence, parts tied to their whole, ids given."""

from __future__ import annotations

import hashlib
from collections import Counter

from store.model import FAMILY, Claim, Evidence, Party
from store.record import maker

_claim = maker(Claim)

_LOOKED_AT = 40
_MOST_EVIDENCE = 60
"""Bounds that keep an article of a thousand equal amounts as quick as any other."""

_FAMILY = FAMILY | dict.fromkeys(("spending", "price", "other_amount"), "figure")


def _coarse(amount: float | None) -> float | None:
    """An amount to two figures: what a title may round and the text may tell in full share it."""
    return float(f"{amount:.1e}") if amount is not None else None


def family(kind: str) -> str:
    """The kinds that tell one fact in different words share a family."""
    return _FAMILY.get(kind, kind)


def merge(claims: list[Claim]) -> list[Claim]:
    """Join claims of one article that state one fact; the best informed gives the fields."""
    kept: list[Claim] = []
    alike: dict[tuple[object, ...], list[int]] = {}
    for claim in claims:
        key = (
            claim.aside,
            _coarse(claim.amount),
            claim.amount_max,
            claim.unit,
            claim.amount is None and claim.kind,
        )
        for at in alike.setdefault(key, [])[-_LOOKED_AT:]:
            if _same_fact(kept[at], claim):
                kept[at] = _joined(kept[at], claim)
                break
        else:
            alike[key].append(len(kept))
            kept.append(claim)
    return kept


def _same_fact(a: Claim, b: Claim) -> bool:
    if a.aside != b.aside:
        return False
    if _rounded(a, b):
        return True
    if ("in.title" in a.rules) != ("in.title" in b.rules) and a.amount is not None:
        return a.amount == b.amount and _one_currency(a, b) and a.unit == b.unit
    if "amount.unruled" in a.rules or "amount.unruled" in b.rules:
        return a.amount == b.amount and a.currency == b.currency and a.unit == b.unit
    if a.amount is None or b.amount is None:
        return a.amount is b.amount and a.kind == b.kind and _names(a) == _names(b)
    if {a.kind, b.kind} == {"valuation", "acquisition"}:
        one = _names(a) & _names(b) or not (a.parties and b.parties)
        return a.amount == b.amount and a.currency == b.currency and bool(one)
    if {a.kind, b.kind} == {"contract", "investment"} and _same_doer(a, b):
        return a.amount == b.amount and a.currency == b.currency
    if (
        family(a.kind) != family(b.kind)
        or a.unit != b.unit
        or (a.currency != b.currency and None not in (a.currency, b.currency))
    ):
        return False
    if a.amount != b.amount or a.amount_max != b.amount_max:
        return False
    if "instalment" in (a.quantity, b.quantity) and a.quantity != b.quantity:
        return False
    if a.kind != b.kind and not (_names(a) & _names(b) or not _names(a) or not _names(b)):
        return False
    return _compatible(a, b)


def _one_currency(a: Claim, b: Claim) -> bool:
    """Tell whether two sums are in one currency, or one of the same firm's deals leaves its own unsaid."""
    if a.currency == b.currency:
        return True
    unsaid = None in (a.currency, b.currency) and family(a.kind) == family(b.kind)
    return unsaid and bool(_names(a) & _names(b))


def _rounded(a: Claim, b: Claim) -> bool:
    """Tell whether a title only rounds what the text says: 163 million for 163.3, 1.2 billion for 1.22."""
    if ("in.title" in a.rules) == ("in.title" in b.rules) or a.unit or b.unit or not _one_currency(a, b):
        return False
    if (
        a.amount is None
        or b.amount is None
        or a.amount_max
        or b.amount_max
        or family(a.kind) != family(b.kind)
    ):
        return False
    title, full = (a.amount, b.amount) if "in.title" in a.rules else (b.amount, a.amount)
    rounds = abs(title - full) < 0.01 * full or title == _coarse(full)
    return title != full and rounds and bool(_names(a) & _names(b))


def _same_doer(a: Claim, b: Claim) -> bool:
    """Tell whether who buys in one claim is who invests in the other: one commitment told twice."""
    doers = [{p.name for p in c.parties if p.role in ("customer", "investor")} for c in (a, b)]
    others = [{p.name for p in c.parties if p.role in ("supplier", "recipient")} for c in (a, b)]
    return bool(doers[0] & doers[1]) and (not all(others) or bool(others[0] & others[1]))


_LEADS = frozenset({"buyer", "bidder", "customer", "subject"})


def _lead(claim: Claim) -> frozenset[str]:
    """Who does the deal, where two kinds name that role differently."""
    return frozenset(p.name for p in claim.parties if p.role in _LEADS)


def _names(claim: Claim) -> frozenset[str]:
    return frozenset(party.name for party in claim.parties)


def _compatible(a: Claim, b: Claim) -> bool:
    """Two sets of parties go together when no role that names one party names another."""
    if a.kind != b.kind:
        lead, other_lead = _lead(a), _lead(b)
        if lead and other_lead and not lead & other_lead:
            return False
        return not _apart(a.date and a.date[:4], b.date and b.date[:4])
    for role in ("buyer", "target", "recipient", "subject", "customer", "supplier", "bidder", "plaintiff"):
        mine = {p.name for p in a.parties if p.role == role}
        theirs = {p.name for p in b.parties if p.role == role}
        if mine and theirs and not mine & theirs and not (role == "target" and _one_house(mine, theirs)):
            return False
    if a.date and b.date and not (a.date.startswith(b.date) or b.date.startswith(a.date)):
        return a.kind not in ("revenue", "market_metric")
    return True


def _one_house(mine: set[str], theirs: set[str]) -> bool:
    """Tell whether two targets bear one name: `La Poste Mobile` and `La Poste Telecom`."""
    pairs = ((one.split(" "), other.split(" ")) for one in mine for other in theirs)
    return any(one[:-1] == other[:-1] and len(" ".join(one[:-1])) > 4 for one, other in pairs)


def _joined(a: Claim, b: Claim) -> Claim:
    main, other = (b, a) if _weight(b) > _weight(a) else (a, b)
    if (main.kind, other.kind) == ("investment", "contract"):
        main, other = other, main
    parties = list(main.parties)
    if (
        main.kind == other.kind
        and main.kind not in ("valuation", "revenue")
        and "amount.unruled" not in other.rules
    ):
        known = {p.name for p in parties}
        filled = {p.role for p in parties}
        parties += [
            p
            for p in other.parties
            if p.name not in known and (p.role not in filled or p.role in ("partner", "investor"))
        ]
    evidence = list(a.evidence)
    if len(evidence) < _MOST_EVIDENCE:
        evidence += [e for e in b.evidence if e not in evidence]
    return main._replace(
        parties=tuple(parties), evidence=tuple(sorted(evidence, key=lambda e: e.start)),
        date=_finer(main.date, other.date), currency=main.currency or other.currency,
        approximate=main.approximate or other.approximate, source=main.source or other.source,
        rules=_rules(main, other),
    )  # fmt: skip


def _rules(main: Claim, other: Claim) -> tuple[str, ...]:
    """The rules of both, without the mark of an amount that no rule spoke for when one does."""
    both = dict.fromkeys((*main.rules, *other.rules))
    if not ("in.title" in main.rules and "in.title" in other.rules):
        both.pop("in.title", None)
    if "amount.unruled" not in main.rules:
        both.pop("amount.unruled", None)
    return tuple(both)


def _finer(a: str | None, b: str | None) -> str | None:
    if a and b and b.startswith(a):
        return b
    return a or b


def _weight(claim: Claim) -> int:
    if "in.title" in claim.rules:
        return 0
    if claim.kind == "acquisition":
        return 20 + 2 * len(claim.parties)
    specific = claim.kind not in ("other_amount", "price", "spending", "contract")
    if "amount.unruled" in claim.rules:
        return -1
    return 2 * len(claim.parties) + 2 * specific + (claim.status_cue is not None) + (claim.date is not None)


def fold_amountless(claims: list[Claim]) -> list[Claim]:
    """Fold a claim without amount into one with an amount that tells the same deal."""
    full: dict[str, list[int]] = {}
    for at, claim in enumerate(claims):
        if claim.amount is not None:
            for name in _names(claim):
                full.setdefault(name, []).append(at)
    done = list(claims)
    folded: set[int] = set()
    for at, claim in enumerate(claims):
        if claim.amount is not None or not claim.parties:
            continue
        near = full.get(claim.parties[0].name, [])[:200]
        sold = next((p.name for p in claim.parties if p.role == "target" and "in.title" in claim.rules), "")
        priced = next((other for other in near if _same_takeover(claims[other], claim)), None)
        if priced is not None:
            done[priced] = _told_more(done[priced], claim)
            folded.add(at)
        elif any(_tells(claims[other], claim) for other in near) or any(
            _sells(claims[other], sold) for other in full.get(sold, [])[:200]
        ):
            folded.add(at)
    return [claim for at, claim in enumerate(done) if at not in folded]


def _same_takeover(full: Claim, bare: Claim) -> bool:
    """Tell whether two claims name one buyer and one target of a takeover, told once with its sellers."""
    if full.aside != bare.aside or bare.kind != "acquisition" or _apart(full.date, bare.date):
        return False
    if full.quantity != bare.quantity or not (full.kind == bare.kind or _is_stake_beside(full, bare)):
        return False
    sides = [{(_TAKES.get(p.role, ""), p.name) for p in c.parties} - {("", p.name) for p in c.parties}
             for c in (full, bare)]  # fmt: skip
    return sides[0] == sides[1] and {role for role, _ in sides[0]} == {"buyer", "target"}


_TAKES = {"buyer": "buyer", "target": "target", "investor": "buyer", "recipient": "target"}
_BESIDE = 160


def _is_stake_beside(full: Claim, bare: Claim) -> bool:
    """Tell whether a sum is for a stake that the verb right before it buys: `rachète sa part dans Y pour`."""
    if full.kind != "investment" or full.evidence[0].article != bare.evidence[0].article:
        return False
    return 0 <= full.evidence[0].start - bare.evidence[0].end < _BESIDE


def _told_more(full: Claim, bare: Claim) -> Claim:
    """Add the sellers and the date that the claim without amount tells."""
    sellers = tuple(p for p in bare.parties if p.role == "seller" and p not in full.parties)
    sold = any(p.role == "seller" for p in full.parties)
    return full._replace(
        parties=full.parties if sold else (*full.parties, *sellers), date=full.date or bare.date
    )


def _sells(full: Claim, sold: str) -> bool:
    """Tell whether the text itself gives the price of what the title only says is bought."""
    if full.aside or full.kind not in ("acquisition", "bid", "investment"):
        return False
    return any(p.name == sold and p.role in ("target", "recipient") for p in full.parties)


def _tells(full: Claim, bare: Claim) -> bool:
    if full.amount is None or full.aside != bare.aside:
        return False
    if family(full.kind) != family(bare.kind):
        return False
    if bare.kind == "lawsuit" and (
        not set(bare.parties) <= set(full.parties) or _apart(full.date, bare.date)
    ):
        return False
    return _names(bare) <= _names(full)


def _apart(a: str | None, b: str | None) -> bool:
    """Tell whether two dates cannot be one."""
    return bool(a and b) and not (str(a).startswith(str(b)) or str(b).startswith(str(a)))


def identify(
    article: str, claims: list[Claim], links: dict[int, tuple[int | None, int | None]]
) -> list[Claim]:
    """Give each claim its stable id, a hash of the article, kind, amount, currency and first evidence.

    `links` gives by position the whole of a claim and what it replaces: each becomes an id too.
    """
    seen: Counter[str] = Counter()
    ids: list[str] = []
    for claim in claims:
        basis = "\x1f".join(
            (article, claim.kind, repr(claim.amount), str(claim.currency), claim.evidence[0].text)
        )
        ordinal = seen[basis]
        seen[basis] += 1
        digest = hashlib.blake2b(f"{basis}\x1f{ordinal}".encode(), digest_size=5).hexdigest()
        ids.append("c" + digest)
    done = [_claim((own, *claim[1:])) for own, claim in zip(ids, claims, strict=True)]
    for at, (whole, replaced) in links.items():
        done[at] = done[at]._replace(
            whole=ids[whole] if whole is not None else None,
            replaces=ids[replaced] if replaced is not None else None,
        )
    return done


def dedupe_parties(parties: list[Party]) -> tuple[Party, ...]:
    """Keep each (name, role) once, in order."""
    return tuple(dict.fromkeys(parties))


def evidence(article: str, text: str, start: int, end: int) -> Evidence:
    """Make an evidence record whose text is exactly what its span covers, without stars of emphasis."""
    while start < end and text[start] == "*":
        start += 1
    while end > start and text[end - 1] == "*":
        end -= 1
    return Evidence(article, start, end, text[start:end])
