"""From sentences to claims: each amount finds its rule, each rule its parties, status and date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.extract.amounts import Amount, plain
from store.extract.claims import merge
from store.extract.claims.backers_only import of_its_own
from store.extract.claims.beside import beside
from store.extract.claims.beside_worth import rounds_beside_valuations
from store.extract.claims.bracketed import item_of
from store.extract.claims.callings import Callings
from store.extract.claims.central import article_topic
from store.extract.claims.completed import complete, with_partners
from store.extract.claims.counterparts import under_told
from store.extract.claims.dating import date_of
from store.extract.claims.described import bosses
from store.extract.claims.drafts import Draft
from store.extract.claims.figures import metric_claim, of_a_share, stock_quote, unit_price
from store.extract.claims.halves import given_up, half_told
from store.extract.claims.investors import investors_named
from store.extract.claims.joining import add_investors, taken_up
from store.extract.claims.kinds import Choice, choose, is_denied
from store.extract.claims.lead import lead_claim, valued_at
from store.extract.claims.leftovers import PORTION, share_of_deal, unruled
from store.extract.claims.links import link_parts
from store.extract.claims.listing import (
    goes_on,
    inherit,
    listed_with,
    of_all_shares,
    part_of_round,
    whole_round,
)
from store.extract.claims.making import MOST_CUES, Context, make_draft, place
from store.extract.claims.passages import MOST_AMOUNTS, Sentence, read_sentences
from store.extract.claims.priced import as_price, told_price, wanted_again
from store.extract.claims.priced_items import given_to_each, priced_item
from store.extract.claims.rankings import compared_rounds, ranked_round, with_ranked
from store.extract.claims.refusals import turned_down
from store.extract.claims.replaced import replaced_figures
from store.extract.claims.respective import shared_out
from store.extract.claims.retold import (
    bought_of_told,
    fill_from_told,
    nearest_takeover,
    on_the_table,
    paid_for_told,
    priced_takeover,
    retold,
)
from store.extract.claims.rosters import add_item_backers
from store.extract.claims.samedate import with_shared_dates
from store.extract.claims.sanctions import for_its_authority, told_by_whom
from store.extract.claims.sized import sized_round
from store.extract.claims.status import status_of
from store.extract.claims.subjects import who_is_said, who_takes_part
from store.extract.claims.suits import of_a_suit
from store.extract.claims.together import only_joins
from store.extract.claims.told_sides import name_side, raised_by_told
from store.extract.claims.topics import Salience
from store.extract.claims.triggers import Fired, fire
from store.extract.claims.vendors import SAY_WHICH
from store.extract.claims.verbs import Verb
from store.extract.claims.wholes import parts_of_sums
from store.model import Article, Claim, Mention, Party, Role


def draft_claims(article: Article, mentions: Sequence[Mention]) -> list[Draft]:
    """Read every sentence of an article and draft its claims in order."""
    flat = plain(article.text)
    own = bosses(flat, mentions)
    context = Context(
        article, Salience(article_topic(article, mentions), Callings(flat, mentions), own), own, []
    )
    drafts: list[Draft] = []
    sentences = read_sentences(article, mentions, flat)
    rules = [fire(sentence.mask, alone=not sentence.amounts) for sentence in sentences]
    backers = [investors_named(sentence) for sentence in sentences]
    for sentence, fired, names in zip(sentences, rules, backers, strict=True):
        context.salience.enter(sentence)
        if fired or sentence.amounts:
            drafts += _read(context, sentence, fired, drafts)
        turned_down(drafts, sentence)
        name_side(drafts, sentence)
        if names := names or taken_up(drafts, sentence):
            add_investors(drafts, sentence, names, article.date)
        add_item_backers(drafts, sentence)
        context.salience.note(sentence, _backers(drafts, sentence).union(names))
    return drafts


def _read(context: Context, sentence: Sentence, fired: list[Fired], before: list[Draft]) -> list[Draft]:
    """Draft the claims of one sentence: one for each amount, then those without amount."""
    context.salience.settle()
    drafts: list[Draft] = []
    for amount in sentence.amounts[:MOST_AMOUNTS]:
        draft = _amount_claim(context, sentence, amount, fired, drafts, before)
        if draft is not None:
            drafts.append(draft)
            _remember(context, draft)
    drafts = given_to_each(drafts)
    drafts = shared_out(rounds_beside_valuations(drafts), sentence)
    drafts = with_shared_dates(context.article, valued_at(drafts))
    used = {d.fired.start for d in drafts if d.fired}
    cues = [one for one in fired if one.rule.alone]
    title = sentence.role == "title"
    sold = "acquisition.sells_stake" in {d.fired.rule.name for d in drafts if d.fired}
    for one in cues[:MOST_CUES]:
        if one.start not in used and not (sold and one.rule.name == "investment.stake_en"):
            alone = _alone_claim(context, sentence, one)
            if alone is not None and title and not _headline(one):
                context.halves.append(alone)
            elif alone is not None:
                used.add(one.start)
                drafts.append(alone)
                _remember(context, alone)
    return [d for d in drafts if not only_joins(d.claim, drafts)]


def _backers(drafts: list[Draft], sentence: Sentence) -> frozenset[str]:
    """Who only put money in, in the drafts of this sentence."""
    if not drafts or drafts[-1].sentence is not sentence:
        return frozenset()
    own = [d.claim for d in drafts[-6:] if d.sentence is sentence]
    return frozenset(
        p.name for claim in own for p in claim.parties if p.role == "investor" and len(claim.parties) > 1
    )


def _remember(context: Context, draft: Draft) -> None:
    """Keep who receives the money and who dealt with whom, for what follows."""
    claim = draft.claim
    context.salience.cast.remember(claim)
    roles = [p.role for p in claim.parties]
    sold = claim.parties[roles.index("target")].name if "target" in roles else None
    if sold:
        context.salience.sold = sold
        context.salience.sold_block = draft.sentence.block
        context.salience.recipient = (draft.sentence.start, sold)
    name = next((p.name for p in claim.parties if p.role in ("recipient", "subject")), None)
    per_share = "price.per_unit" in claim.rules
    if name and (per_share or claim.kind in ("funding_round", "investment", "valuation")):
        context.salience.recipient = (draft.sentence.start, name)
        context.salience.raised = name
    if len(claim.parties) > 1:
        context.salience.pair = (claim.parties[0].name, claim.parties[1].name)


def _amount_claim(
    context: Context,
    sentence: Sentence,
    amount: Amount,
    fired: list[Fired],
    drafts: list[Draft],
    before: list[Draft],
) -> Draft | None:
    """Draft the claim that one amount makes, or nothing when it makes none."""
    if amount.sort in ("metric", "percent"):
        return metric_claim(context, sentence, amount)
    if is_denied(sentence, amount):
        return None
    price = told_price(context, sentence, amount, before + drafts)
    if price is not None:
        return price
    choice = choose(sentence, amount, fired)
    inherited = None if amount.per == "unit" else listed_with(sentence, amount, drafts)
    listed = _of_a_list(context, sentence, amount, choice, drafts, before)
    if listed is not None:
        return listed
    if stock_quote(sentence, amount):
        return None
    if "%" in sentence.mask and PORTION.search(sentence.mask[: amount.start - sentence.start]):
        shared = share_of_deal(context, sentence, amount, before + drafts)
        if shared is not None:
            return shared
    if inherited is not None and goes_on(sentence, amount, choice):
        return inherit(context, sentence, amount, inherited)
    weak = choice is None or choice.fired.rule.name in _WEAK
    suit = of_a_suit(context, sentence, amount, before + drafts) if weak and not sentence.aside else None
    if suit is not None:
        return suit
    if choice is None:
        return _unspoken_for(context, sentence, amount, fired, drafts, before)
    if choice.fired.rule.kind != "price" and _for_one(sentence, amount):
        return unit_price(context, sentence, amount, choice.fired)
    whole = of_all_shares(sentence, amount, drafts, fired) if choice.fired.rule.kind == "price" else None
    one = whole or priced_takeover(fired, nearest_takeover(sentence, fired, choice.fired), amount)
    return _ruled_claim(context, sentence, amount, one, fired, before[-_TOLD:] + drafts)


def _for_one(sentence: Sentence, amount: Amount) -> bool:
    """Tell whether a small sum is the price of one piece, one month or one share."""
    if amount.scale != 1:
        return False
    monthly = amount.per == "month" and amount.value < 2000
    return amount.per == "unit" or monthly or of_a_share(sentence, amount)


def _of_a_list(
    context: Context,
    sentence: Sentence,
    amount: Amount,
    choice: Choice | None,
    drafts: list[Draft],
    before: list[Draft],
) -> Draft | None:
    """Draft the claim of an amount that stands for one of many, for all of them or for their mean."""
    if choice is None or choice.fired.rule.kind in ("funding_round", "investment"):
        compared = compared_rounds(context, sentence, amount)
        if compared is not None:
            return compared
    if part := part_of_round(sentence, amount, drafts):
        return inherit(context, sentence, amount, part)
    own = item_of(context, sentence, amount, choice, drafts) or priced_item(
        context, sentence, amount, choice, drafts, before
    )
    own = own or sized_round(context, sentence, amount, before)
    if own is None and drafts:
        own = whole_round(context, sentence, amount, drafts[-1])
    own = own or beside(context, sentence, amount, drafts)
    if own is None and (choice is None or choice.fired.rule.name == "acquisition.haul_fr"):
        own = ranked_round(context, sentence, amount, before + drafts)
    return own


def _unspoken_for(
    context: Context,
    sentence: Sentence,
    amount: Amount,
    fired: list[Fired],
    drafts: list[Draft],
    before: list[Draft],
) -> Draft | None:
    """Draft the claim of an amount that no rule reaches: the whole of a price, a name's own, a bare one."""
    if takes := of_all_shares(sentence, amount, drafts, fired):
        return _ruled_claim(context, sentence, amount, takes, fired, before[-_TOLD:] + drafts)
    lead = lead_claim(context, sentence, amount, drafts, before)
    return lead if lead is not None else unruled(context, sentence, amount, before + drafts)


def _ruled_claim(
    context: Context, sentence: Sentence, amount: Amount, one: Fired, fired: list[Fired], told: list[Draft]
) -> Draft:
    """Draft the claim of an amount by the rule chosen for it: its sides, its kind and its status."""
    if again := retold(context, sentence, amount, one, told):
        return again
    named = who_takes_part(sentence, one, context.salience)
    named = fill_from_told(with_ranked(named, sentence, one), sentence, one, told)
    named = _told_by_verb(sentence, one, fired, context.salience, named)
    kind, named = paid_for_told(one.rule.kind, named, sentence, one, told)
    kind, named = under_told(kind, named, one, sentence, told)
    verb = Verb(sentence, one, fired, context.salience)
    kind, named = complete(kind, named, verb)
    kind, named = as_price(kind, named, verb)
    named = of_its_own(sentence, amount, named)
    named = wanted_again(named, verb, told)
    named = raised_by_told(kind, named, sentence, told)
    named = bought_of_told(kind, named, one, sentence, told)
    kind, named = on_the_table(kind, named, sentence, one, told)
    named = for_its_authority(kind, named, sentence, told)
    own = one.rule.status if kind == one.rule.kind else None
    said = status_of(sentence.mask, one, place(sentence, amount), kind, own)
    return make_draft(context, sentence, amount, one, kind, named, said, (one.rule.name, amount.rule))


def _told_by_verb(
    sentence: Sentence, noun: Fired, fired: list[Fired], salience: Salience, named: list[Party]
) -> list[Party]:
    """Take the sides of a deal from the verb that tells it where its noun leaves one out.

    `Samsung will make chips for Tesla under a $16.5 billion contract`: the noun has no sides of its own.
    """
    offer = noun.rule.name == "bid.offer_en"
    told = len({p.role for p in named}) > 1 and not any(one.rule.name in SAY_WHICH for one in fired)
    if told or not (noun.rule.noun or offer) or noun.rule.kind not in _TWO_SIDED:
        return named
    for one in fired:
        if one.rule.noun or not one.rule.alone or merge.family(one.rule.kind) != merge.family(noun.rule.kind):
            continue
        if ";" in sentence.mask[min(one.start, noun.start) : max(one.end, noun.end)]:
            continue
        sides = who_is_said(sentence, one, salience)
        if one.rule.name in SAY_WHICH and len({p.role for p in sides}) > 1:
            return sides
        if len({p.role for p in sides}) > 1 and {p.name for p in named} <= {p.name for p in sides}:
            return [Party(p.name, _AS_BIDDER.get(p.role, p.role)) for p in sides] if offer else sides
    return named


_AS_BIDDER: dict[str, Role] = {"buyer": "bidder"}
_TWO_SIDED = frozenset({"bid", "contract", "acquisition", "lawsuit", "investment"})
_WEAK = frozenset(
    {
        "contract.pay_en",
        "contract.buy_fr",
        "contract.deal_en",
        "spending.verb",
        "spending.noun",
        "round.lined_up",
    }
)
"""Rules whose words (`paid`, `cost`) a suit told in the same passage makes its own."""
_TOLD = 8
"""Drafts looked back on for the takeover that `the deal` speaks of."""


def _headline(fired: Fired) -> bool:
    """Tell whether a title may state this deal alone: `Mistral AI s'offre Koyeb`, with a verb."""
    return fired.rule.kind == "acquisition" and not fired.rule.noun


_THE_TWO = re.compile(
    r"(?:les deux (?:groupes|entreprises|sociétés|partenaires|acteurs|compagnies)|the "
    r"(?:two|pair|duo)(?= )|both (?:companies|firms|groups|sides|partners))"
)


_CONSIDERED = re.compile(r"(?<!\w)(?:considered|contemplated|mulled|weighed|envisagé de|songé à) \Z")
"""A takeover only thought of once, which is no deal: `OpenAI, which once considered buying Figure`."""
_NOT_DONE = re.compile(
    r"(?<!\w)(?:(?:does|do|did|will|would|has|have|had|is|are|was) not|(?:does|do|did|wo|would|has|have|"
    r"is|are|was)n't|"
    r"no plans to|no intention of|never|n'(?:a|ont|avait) (?:pas|jamais)|ne (?:va|vont|compte|veut|"
    r"souhaite|prévoit) pas|"
    r"n'a (?:pas l'|aucune )intention de|n'(?:entend|envisage) pas(?: de)?)(?: [^\W\d_]+)? \Z"
)
_JOINT_WORK = frozenset({"partnership", "contract"})
"""Kinds of deals that are none where their verb is denied: `Uber does not work with Baidu`."""


def _alone_claim(context: Context, sentence: Sentence, fired: Fired) -> Draft | None:
    """Draft a deal without amount, when the sentence names, or refers to, all the parties it needs."""
    if fired.rule.kind == "acquisition" and _CONSIDERED.search(sentence.mask, 0, fired.start):
        return None
    if fired.rule.kind in _JOINT_WORK and _NOT_DONE.search(
        sentence.mask, max(0, fired.start - 40), fired.start
    ):
        return None
    named = who_is_said(sentence, fired, context.salience)
    if not named and fired.rule.kind == "partnership" and _THE_TWO.search(sentence.mask, 0, fired.start):
        named = [Party(name, "partner") for name in context.salience.heads.titled or context.salience.pair]
    named = with_partners(named, sentence, fired)
    needed = fired.rule.alone.split()
    have = [p.role for p in named]
    whole = all(have.count(role) >= needed.count(role) for role in needed)  # type: ignore[arg-type]
    whole = whole or given_up(sentence, fired, named)
    if not whole and not half_told(fired, named):
        return None
    article = context.article
    said = status_of(sentence.mask, fired, (fired.start, fired.end), fired.rule.kind, fired.rule.status)
    start, end = sentence.start + fired.start, sentence.start + fired.end
    rules = (fired.rule.name, "in.title") if sentence.role == "title" else (fired.rule.name,)
    claim = Claim(
        "", None, article.id, fired.rule.kind, None, None, None, None, None, merge.dedupe_parties(named),
        said[0], said[1], date_of(article, sentence, fired.start, fired.end, fired.rule.kind),
        (merge.evidence(article.id, article.text, start, end),), sentence.aside, "total", None, None,
        sentence.source, rules,
    )  # fmt: skip
    draft = Draft(claim, sentence, None, fired)
    if not whole:
        context.halves.append(draft)
    return draft if whole else None


def find_claims(article: Article, mentions: Sequence[Mention]) -> tuple[Claim, ...]:
    """Find what an article claims, one claim per fact, with ids, parts and replacements tied."""
    drafts = draft_claims(article, mentions)
    merged = merge.fold_amountless(merge.merge([draft.claim for draft in drafts]))
    claims, links = link_parts(told_by_whom(merged))
    for part, whole in parts_of_sums(claims, article.text).items():
        if links.get(part, (None, None))[0] is None:
            links[part] = (whole, links.get(part, (None, None))[1])
    for new, old in replaced_figures(claims, article.text).items():
        if links.get(new, (None, None))[1] is None:
            links[new] = (links.get(new, (None, None))[0], old)
    return tuple(merge.identify(article.id, claims, links))
