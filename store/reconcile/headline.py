"""From the claims of one deal to its row in the ledger: status, figure, agreement, life, sources.

The written rule:

- **life**: one step for each status, that of its first telling in words that say so (a cue), else of its
  first telling, dated by the fact where the article says so, else (or within that year or month) by the
  article; in order of time, undated steps first, or last when final;
- claims of another family that joined by their figure (an amount of no known kind, a payment) tell the figure
  only: life, status, date and parties are told by the family that most claims are of;
- **status**: once completed or rejected, a deal stays so: the later of the two. Before that, the latest dated
  step, the stronger of one day; a stronger status that is undated wins over it; an opinion never wins;
- **figure**: the one that most independent sources tell at the headline status; a tie goes to the more
  precise, then to the one told later. Where that status tells no figure, the next stronger status that
  does;
- **agreement**: `single` for one article; `disputed` when two figures of the settled stage (announced,
  completed, rejected) cannot both hold; where nothing is settled, two of the early stage. Teasers and other
  asides have no voice where a body has one. A rumour that a closing corrected is no dispute, nor is a
  rounded or loose figure, nor a conversion;
- **date**: the date of the fact that the claims at the headline status state, the most precise, then most
  told;
- **parties**: every party of any claim, as entities; a role that only a minority gives the same party is
  dropped.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple, Protocol

from store.figures import Figure, against, precision, stand
from store.model import FAMILY, Agreement, Claim, Deal, Kind, Party, Quantity, Role, Status, Step
from store.reconcile.entities import Names
from store.reconcile.facts import EARLY, SIDES, figure_of

STRENGTH: tuple[Status, ...] = (
    "completed", "rejected", "announced", "conditional", "proposed", "rumoured", "opinion",
)  # fmt: skip
"""From the strongest to the weakest."""
_RANK = {status: rank for rank, status in enumerate(STRENGTH)}
_FINAL = frozenset({"completed", "rejected"})
_FIRM_KINDS: tuple[Kind, ...] = (
    "acquisition",
    "funding_round",
    "contract",
    "investment",
    "bid",
    "partnership",
)
"""Kinds from the firmest to the loosest, for a tie."""


class Dated(Protocol):
    """An article, as far as it matters here."""

    @property
    def date(self) -> str | None:
        """When it was published, ISO 8601."""


class Context(NamedTuple):
    """What a headline needs besides its claims."""

    articles: Mapping[str, Dated]
    names: Names
    sources: Mapping[str, int]
    """For each article of this deal, the number of the independent source it belongs to."""
    strangers: frozenset[str] = frozenset()
    """Entities that a misread claim names in the place of a party."""


def deal_id(claims: Iterable[Claim | str]) -> str:
    """The id of the deal that these claims found: a hash of the smallest claim id."""
    founder = min(claim if isinstance(claim, str) else claim.id for claim in claims)
    return "d" + blake2b(founder.encode(), digest_size=5).hexdigest()


def make_deal(claims: Sequence[Claim], context: Context) -> Deal:
    """The deal that these claims of all articles tell, by the rule above."""
    return told_once(claims[0], context) if len(claims) == 1 else weighed(claims, context)


def weighed(claims: Sequence[Claim], context: Context) -> Deal:
    """The same, each claim weighed against the others."""
    ordered = sorted(claims, key=lambda c: (c.article, c.id))
    firm = _firm(ordered)
    life = life_of(firm, context.articles)
    status = status_of(life)
    kind = _kind(firm, status)
    voices = [claim for claim in ordered if not claim.aside] or ordered
    lead = _lead_claim(voices, status, context)
    agreement, why = agreement_of(voices)
    return Deal(
        id=deal_id(ordered),
        kind=kind,
        amount=lead.amount,
        amount_max=lead.amount_max,
        currency=lead.currency,
        unit=lead.unit,
        status=status,
        date=_date(firm, status),
        parties=_parties(firm, kind, context),
        agreement=agreement,
        why=why,
        independent_sources=len({context.sources.get(claim.article) for claim in voices}),
        life=life,
        claims=tuple(claim.id for claim in ordered),
        aside=all(claim.aside for claim in ordered),
        quantity=_quantity(firm),
        approximate=lead.approximate,
        decided=tuple(sorted({field for claim in ordered for field in claim.decided})),
    )


def told_once(claim: Claim, context: Context) -> Deal:
    """The same of a single claim, which most deals have: there is nothing to weigh against it."""
    article = context.articles.get(claim.article)
    date = _dated(claim.date, article.date if article else None)
    return Deal(
        id=deal_id((claim,)),
        kind=claim.kind,
        amount=claim.amount,
        amount_max=claim.amount_max,
        currency=claim.currency,
        unit=claim.unit,
        status=claim.status,
        date=claim.date or None,
        parties=_parties_once(claim, context),
        agreement="single",
        why=None,
        independent_sources=1,
        life=(Step(claim.status, date, claim.article, claim.status_cue),),
        claims=(claim.id,),
        aside=claim.aside,
        quantity=claim.quantity,
        approximate=claim.approximate,
        decided=tuple(sorted(set(claim.decided))),
    )


def _parties_once(claim: Claim, context: Context) -> tuple[Party, ...]:
    """The parties of a single claim; where one stands in it twice, its roles are weighed."""
    names, strangers = context.names, context.strangers
    ids = [names.resolve(party.name, claim.article) for party in claim.parties]
    if len(set(ids)) < len(ids):
        return _parties((claim,), claim.kind, context)
    own = not strangers.issuperset(ids)
    found = {
        Party(names.called(name, party.name), _ONE_SIDE.get((claim.kind, party.role), party.role)): None
        for name, party in zip(ids, claim.parties, strict=True)
        if not (own and name in strangers)
    }
    return tuple(sorted(found, key=_place)) if len(found) > 1 else tuple(found)


def _place(party: Party) -> tuple[int, str]:
    """Where a party stands among those of a deal."""
    return _ROLE_ORDER.get(party.role, 99), party.name


def _firm(claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims of the family that most are of: amounts and payments beside them tell its figure alone."""
    known = [claim for claim in claims if claim.kind != "other_amount"]
    families = Counter(FAMILY.get(claim.kind, claim.kind) for claim in known)
    if not families:
        return claims
    order = {FAMILY.get(kind, kind): -place for place, kind in enumerate(_FIRM_KINDS)}
    family = max(families, key=lambda name: (families[name], order.get(name, -99), name))
    return [claim for claim in known if FAMILY.get(claim.kind, claim.kind) == family]


def life_of(claims: Sequence[Claim], articles: Mapping[str, Dated]) -> tuple[Step, ...]:
    """The steps of a deal in order of time: of each status the first telling, with its article and cue."""
    steps: dict[Status, Step] = {}
    for claim in claims:
        article = articles.get(claim.article)
        date = _dated(claim.date, article.date if article else None)
        step = Step(claim.status, date, claim.article, claim.status_cue)
        known = steps.get(claim.status)
        if known is None or _telling(step) < _telling(known):
            steps[claim.status] = step
    return tuple(sorted(steps.values(), key=lambda s: (*_moment(s), -_RANK[s.status])))


def _dated(fact: str | None, told: str | None) -> str | None:
    """The date of a step: the fact's, unless the article's own date says the same more precisely."""
    return told if told and (not fact or told.startswith(fact)) else fact


def _telling(step: Step) -> tuple[object, ...]:
    """Which telling of one status comes first: dated, with a cue, early."""
    return step.date is None, step.cue is None, step.date or "", step.article


def _moment(step: Step) -> tuple[int, str]:
    """Where a step stands in time; undated, what is not settled comes first and what is final last."""
    if step.date:
        return 1, step.date
    return (2 if step.status in _FINAL else 0), ""


def status_of(life: Sequence[Step]) -> Status:
    """The headline status of a life, by the rule above."""
    final = [step for step in life if step.status in _FINAL]
    if final:
        return max(final, key=lambda s: (s.date or "", -_RANK[s.status])).status
    dated = [step for step in life if step.date and step.status != "opinion"]
    undated = [step for step in life if not step.date]
    best = [max(dated, key=lambda s: (s.date or "", -_RANK[s.status]))] if dated else []
    best += [min(undated, key=lambda s: _RANK[s.status])] if undated else []
    return min(best or life, key=lambda s: _RANK[s.status]).status


def _lead_claim(claims: Sequence[Claim], status: Status, context: Context) -> Claim:
    """The claim whose figure the headline shows."""
    for wanted in (status, *STRENGTH):
        told = [
            (claim, figure)
            for claim in claims
            if claim.status == wanted and (figure := figure_of(claim)) is not None
        ]
        if told:
            break
    else:
        return min(claims, key=lambda c: (_RANK[c.status], c.id))
    sources: dict[tuple[float, float], set[int | None]] = defaultdict(set)
    for claim, figure in told:
        sources[figure.low, figure.high].add(context.sources.get(claim.article))
    return min(told, key=lambda p: (-len(sources[p[1].low, p[1].high]), *_lead_order(p[0], p[1], context)))[0]


def _lead_order(claim: Claim, figure: Figure, context: Context) -> tuple[object, ...]:
    """Between claims whose figures have as many sources: the more precise, in a currency, the later told."""
    article = context.articles.get(claim.article)
    late = _descending(claim.date or (article.date if article else None) or "")
    return -precision(figure), figure.currency is None, late, claim.id


def _descending(text: str) -> tuple[int, ...]:
    return tuple(-ord(char) for char in text)


def agreement_of(claims: Sequence[Claim]) -> tuple[Agreement, str | None]:
    """Whether the articles agree on the figure, and where they do not, the figures in words."""
    if len({claim.article for claim in claims}) == 1:
        return "single", None
    settled = [claim for claim in claims if claim.status not in EARLY and claim.amount is not None]
    figures = _distinct(settled or claims)
    clashing = [
        a
        for place, a in enumerate(figures)
        if any(stand(a, b) in ("near", "far") for at, b in enumerate(figures) if at != place)
    ]
    return ("disputed", against(_spelt_once(clashing))) if clashing else ("agreed", None)


def _distinct(claims: Iterable[Claim]) -> list[Figure]:
    """The distinct figures told, at most the sixteen told most often."""
    counts = Counter(figure for claim in claims if (figure := figure_of(claim)))
    return sorted(counts, key=lambda f: (-counts[f], f.low, f.high, str(f)))[:16]


def _spelt_once(figures: Sequence[Figure]) -> list[Figure]:
    """One figure for each amount, with the currency where any tells it."""
    best: dict[tuple[float, float], Figure] = {}
    for figure in figures:
        plain = figure._replace(approximate=None)
        known = best.get((figure.low, figure.high))
        if known is None or known.currency is None:
            best[figure.low, figure.high] = plain
    return list(best.values())


def _kind(claims: Sequence[Claim], status: Status) -> Kind:
    """The kind told most at the headline status; a tie goes to the firmer kind."""
    counts = Counter(claim.kind for claim in claims if claim.status == status)
    counts = counts or Counter(claim.kind for claim in claims)
    order = {kind: place for place, kind in enumerate(_FIRM_KINDS)}
    return min(counts, key=lambda kind: (-counts[kind], order.get(kind, 99), kind))


def _quantity(claims: Sequence[Claim]) -> Quantity:
    """The quantity told most, one that says more than `total` where any does."""
    counts = Counter(claim.quantity for claim in claims)
    return min(counts, key=lambda quantity: (quantity == "total", -counts[quantity], quantity))


def _date(claims: Sequence[Claim], status: Status) -> str | None:
    counts = Counter(claim.date for claim in claims if claim.date and claim.status == status)
    counts = counts or Counter(claim.date for claim in claims if claim.date)
    return min(counts, key=lambda date: (-len(date), -counts[date], date), default=None)


def _parties(claims: Sequence[Claim], kind: Kind, context: Context) -> tuple[Party, ...]:
    """All parties of all claims as entities, in the order of their roles.

    Left out are a role that a minority gives a party, whom far fewer claims than another put in a role that
    one party alone has, and strangers.
    """
    names = context.names
    votes: dict[str, Counter[Role]] = defaultdict(Counter)
    told: dict[str, str] = {}
    for claim in claims:
        for party in claim.parties:
            entity = names.resolve(party.name, claim.article)
            votes[entity][_ONE_SIDE.get((kind, party.role), party.role)] += 1
            told.setdefault(entity, party.name)
    top: Counter[Role] = Counter()
    for roles in votes.values():
        top |= roles
    found: list[Party] = []
    for entity in [entity for entity in votes if entity not in context.strangers] or list(votes):
        roles = _one_side(votes[entity], kind)
        most = max(roles.values())
        for role, count in sorted(roles.items()):
            misread = role in _ONE_ALONE and FAR_MORE * count <= top[role]
            if (2 * count >= most or role == "seller") and not misread:
                found.append(Party(names.called(entity, told[entity]), role))
    return tuple(sorted(dict.fromkeys(found), key=_place))


def _one_side(roles: Counter[Role], kind: Kind) -> Counter[Role]:
    """The roles on the side where most claims put a party; nobody stands on both sides of one fact."""
    about, by = SIDES.get(FAMILY.get(kind, kind), (frozenset(), frozenset()))
    left, right = (sum(n for role, n in roles.items() if role in side) for side in (about, by))
    if not left or not right or left == right:
        return roles
    wrong = by if left > right else about
    return Counter({role: count for role, count in roles.items() if role not in wrong})


FAR_MORE = 3
"""A party is misread where another has its role in so many times more claims."""
_ONE_SIDE: dict[tuple[Kind, Role], Role] = {("bid", "buyer"): "bidder", ("acquisition", "bidder"): "buyer"}
"""Who offers and who buys are one: the kind of the deal says which it is called."""
_ONE_ALONE = frozenset({"target", "recipient", "subject"})
"""Roles that one party alone has."""
_ROLES: tuple[Role, ...] = (
    "buyer", "bidder", "target", "seller", "recipient", "investor", "subject", "customer", "supplier",
    "partner", "plaintiff", "defendant", "donor",
)  # fmt: skip
_ROLE_ORDER: dict[str, int] = {role: place for place, role in enumerate(_ROLES)}
