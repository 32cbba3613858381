"""From sentences to claims: each amount finds its rule, each rule its parties, status and date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from store.extract.amounts import Amount
from store.extract.claims import merge
from store.extract.claims.drafts import Draft
from store.extract.claims.investors import add_investors
from store.extract.claims.kinds import choose
from store.extract.claims.links import INSTALMENT, link_parts
from store.extract.claims.passages import Sentence, read_sentences
from store.extract.claims.roles import suits
from store.extract.claims.status import Said, status_of
from store.extract.claims.subjects import (
    FIGURE_KINDS,
    MAIN_ROLE,
    first_free,
    who_is_said,
    who_takes_part,
    whose_figure,
)
from store.extract.claims.topics import Salience, article_topic
from store.extract.claims.triggers import Fired, fire
from store.extract.claims.when import dates_in
from store.model import Article, Claim, Kind, Mention, Party, Quantity

MOST_AMOUNTS = 40
"""Amounts read in one sentence; a sentence of more is a table run together, not a statement."""
_COST = re.compile(
    r"(?:du |de |of )?(?:the |le |leur |son |its |their )?(?:coûts?|costs?|part de marché|market share|du marché|of the market)"
)


class Context(NamedTuple):
    """What holds for a whole article while its sentences are read."""

    article: Article
    salience: Salience


def draft_claims(article: Article, mentions: Sequence[Mention]) -> list[Draft]:
    """Read every sentence of an article and draft its claims in order."""
    context = Context(article, Salience(article_topic(article, mentions)))
    drafts: list[Draft] = []
    for sentence in read_sentences(article, mentions):
        context.salience.enter(sentence.section, sentence.aside)
        if sentence.amounts or sentence.mentions:
            drafts += _read(context, sentence, drafts)
        backers = add_investors(drafts, sentence, article.date)
        context.salience.note(sentence, _backers(drafts, sentence) | backers)
    return drafts


def _read(context: Context, sentence: Sentence, before: list[Draft]) -> list[Draft]:
    """Draft the claims of one sentence: one for each amount, then those without amount."""
    fired = fire(sentence.mask)
    drafts: list[Draft] = []
    for amount in sentence.amounts[:MOST_AMOUNTS]:
        draft = _amount_claim(context, sentence, amount, fired, drafts, before)
        if draft is not None:
            drafts.append(draft)
            _remember(context, draft)
    drafts = _rounds_beside_valuations(drafts)
    used = {(d.fired.start, d.fired.end) for d in drafts if d.fired}
    for one in fired:
        if one.rule.alone and (one.start, one.end) not in used and sentence.role != "title":
            alone = _alone_claim(context, sentence, one)
            if alone is not None:
                drafts.append(alone)
                _remember(context, alone)
    return drafts


def _backers(drafts: list[Draft], sentence: Sentence) -> frozenset[str]:
    """Who only put money in, in the drafts of this sentence."""
    own = [d.claim for d in drafts[-6:] if d.sentence is sentence]
    return frozenset(
        p.name for claim in own for p in claim.parties if p.role == "investor" and len(claim.parties) > 1
    )


def _remember(context: Context, draft: Draft) -> None:
    """Keep who receives the money and who dealt with whom, for what follows."""
    claim = draft.claim
    name = next((p.name for p in claim.parties if p.role in ("recipient", "subject")), None)
    if name and claim.kind in ("funding_round", "investment", "valuation"):
        context.salience.recipient = (draft.sentence.start, name)
        if claim.kind != "investment":
            context.salience.raised = name
    if len(claim.parties) > 1:
        context.salience.pair = (claim.parties[0].name, claim.parties[1].name)


def _rounds_beside_valuations(drafts: list[Draft]) -> list[Draft]:
    """Read an amount no rule speaks for, beside a larger valuation, as the round that gave it."""
    worth = next((d.claim for d in drafts if d.claim.kind == "valuation" and d.claim.parties), None)
    if worth is None or worth.amount is None:
        return drafts
    done = []
    for draft in drafts:
        claim = draft.claim
        if "amount.unruled" in claim.rules and claim.amount and 1e5 < claim.amount < worth.amount / 2:
            claim = claim._replace(
                kind="funding_round", parties=(Party(worth.parties[0].name, "recipient"),),
                rules=("round.beside_valuation", *claim.rules[1:]),
            )  # fmt: skip
            draft = draft._replace(claim=claim)
        done.append(draft)
    return done


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
        return _metric_claim(context, sentence, amount)
    choice = choose(sentence, amount, fired)
    inherited = None if amount.per == "unit" else _listed(sentence, amount, drafts)
    if _stock_quote(sentence, amount):
        return None
    if _PORTION.search(sentence.mask[: amount.start - sentence.start]):
        shared = _share(context, sentence, amount, before + drafts)
        if shared is not None:
            return shared
    if inherited is not None and (choice is None or choice.score < 70):
        return _inherit(context, sentence, amount, inherited)
    if choice is None:
        return _unruled(context, sentence, amount, before)
    if (
        choice.fired.rule.kind != "price"
        and amount.scale == 1
        and (amount.per == "unit" or (amount.per == "month" and amount.value < 2000))
    ):
        return _unit_price(context, sentence, amount, choice.fired)
    rule = choice.fired.rule
    named = who_takes_part(sentence, choice.fired, context.salience)
    kind: Kind = rule.kind
    said = status_of(sentence.mask, choice.fired, _at(sentence, amount), kind, rule.status)
    return _draft(context, sentence, amount, choice.fired, kind, named, said, (rule.name, amount.rule))


def _unit_price(context: Context, sentence: Sentence, amount: Amount, fired: Fired) -> Draft:
    """Draft the price of one piece that a deal states: `at $95 a share`."""
    named = [
        p
        for p in who_takes_part(sentence, fired, context.salience)
        if p.role in ("target", "subject", "recipient")
    ]
    parties = [Party(named[0].name, "subject")] if named else []
    said = status_of(sentence.mask, fired, _at(sentence, amount), "price", None)
    return _draft(context, sentence, amount, fired, "price", parties, said, ("price.per_unit", amount.rule))


_STOCK = re.compile(
    r"(?<!\w)(?:le titre|l'action|les actions|le cours|en séance|à l'ouverture|en clôture|clôtur\w+|shares (?:rose|fell|closed|were|jumped|slipped|traded|in)|the stock|closed at|traded at)(?!\w)"
)


def _stock_quote(sentence: Sentence, amount: Amount) -> bool:
    """Tell whether a small price is only what a share trades at: no claim about a business."""
    return (
        amount.per != "unit"
        and amount.scale == 1
        and amount.value < 20_000
        and _STOCK.search(sentence.mask) is not None
    )


def _at(sentence: Sentence, amount: Amount) -> tuple[int, int]:
    return amount.start - sentence.start, amount.end - sentence.start


def _draft(
    context: Context,
    sentence: Sentence,
    amount: Amount,
    fired: Fired | None,
    kind: Kind,
    named: Sequence[Party],
    said: tuple[str, str | None],
    rules: tuple[str, ...],
) -> Draft:
    """Put a claim together."""
    article = context.article
    low, _ = _at(sentence, amount)
    if sentence.role != "body":
        rules = (*rules, "in.title")
    claim = Claim(
        "", None, article.id, kind, amount.value, amount.value_max, amount.currency, amount.unit, amount.approximate,
        merge.dedupe_parties(list(named)), said[0], said[1], _date(context, sentence, low),  # type: ignore[arg-type]
        (merge.evidence(article.id, article.text, amount.start, amount.end),),
        sentence.aside, _quantity(amount, kind, sentence), None, None, sentence.source, rules,
    )  # fmt: skip
    return Draft(claim, sentence, amount, fired)


def _quantity(amount: Amount, kind: str, sentence: Sentence) -> Quantity:
    mask = sentence.mask
    low, high = _at(sentence, amount)
    near = mask[max(0, low - 30) : high + 30]
    if kind == "valuation":
        if "pre-money" in near or "pré-money" in near:
            return "pre_money"
        if "post-money" in near:
            return "post_money"
    if kind in ("funding_round", "investment") and INSTALMENT.search(mask, max(0, low - 24), high + 30):
        return "instalment"
    if amount.per in ("year", "month", "week", "day"):
        return "per_year" if amount.per == "year" else "per_unit" if kind == "price" else "total"
    if amount.per == "unit":
        return "per_unit"
    if (
        "chaque année" in mask[max(0, low - 40) : low]
        or "every year" in near
        or "per year" in near
        or "annuel" in near
    ):
        return "per_year" if kind in ("spending", "contract", "investment") else "total"
    return "total"


_BACKGROUND = re.compile(
    r"(?:depuis le|depuis|pdg depuis|founded|fondée?|créée?|created|launched|lancée?|née?|born)(?: \w+)? ?\Z"
)
_SINCE = re.compile(r"(?:\bsince|\bits|\bsa|\bson)(?: \w+)? ?\Z")
_NEXT_ONE = re.compile(
    r"(?:,|;|(?<!\w)(?:et|and|puis|then|contre|against|versus|after|après|but|mais)(?!\w))"
)
_YEAR_BEFORE = re.compile(
    r"(?:a|one) year (?:earlier|ago|before)|the (?:previous|prior) year|un an (?:plus tôt|auparavant|avant)|l'année précédente|l'année d'avant"
)


def _date(context: Context, sentence: Sentence, at: int) -> str | None:
    """The date nearest to the amount or trigger in its own sentence, founding years left out."""
    best, least = None, 10_000
    found = dates_in(sentence.mask, context.article.date)
    for when in found:
        before = sentence.mask[max(0, when.start - 24) : when.start]
        if _BACKGROUND.search(before) or _of_another(sentence, at, when.start):
            continue
        away = min(abs(when.start - at), abs(when.end - at)) + 80 * bool(_SINCE.search(before))
        if away < least:
            best, least = when.iso, away
    later = _YEAR_BEFORE.search(sentence.mask, at, min(len(sentence.mask), at + 60))
    if later and not _of_another(sentence, at, later.start()):
        year = best or (found[0].iso if found else context.article.date)
        return str(int(year[:4]) - 1) if year else None
    return best


def _of_another(sentence: Sentence, at: int, when: int) -> bool:
    """Tell whether a date stands beyond another amount, which it then belongs to.

    A date that opens the sentence holds for all of it, and one behind a list for the whole list.
    """
    if when < 25:
        return False
    for other in sentence.amounts[:MOST_AMOUNTS]:
        low, _ = _at(sentence, other)
        if other.sort == "percent" or low == at:
            continue
        if when < low < at:
            return True
        if low < when < at and _NEXT_ONE.search(sentence.mask[when:at]):
            return True
        if at < low < when and _JOINED.match(sentence.mask[at:low].lstrip("¤")) is None:
            return True
    return False


def _metric_claim(context: Context, sentence: Sentence, amount: Amount) -> Draft | None:
    """Draft a business metric (`717 million calls a month`): only of a firm or product named near."""
    low, high = _at(sentence, amount)
    if amount.sort == "percent":
        if not _COST.match(sentence.mask[high : high + 40].lstrip()):
            return None
    elif amount.value < 50 and amount.unit not in ("GW", "MW", "TWh", "GWh"):
        return None
    who = whose_figure(sentence, low, context.salience)
    if who is None:
        return None
    said = status_of(sentence.mask, None, (low, high), "market_metric", None)
    return _draft(
        context,
        sentence,
        amount,
        None,
        "market_metric",
        [Party(who, "subject")],
        said,
        ("metric.unit", amount.rule),
    )


_LINK = re.compile(
    r"(?:[\s,]|et|and|puis|then|contre|against|ou|or|à|to|en|in|supplémentaires?|dès le départ|additional|de plus|un|a|the|les|des|de|plus|another|\d{4}|¤){1,40}\Z"
)


_GAP_LIST = re.compile(
    r"(?:,| et| and|, et|, and|;) @+,? (?:up to |about |another |jusqu'à |environ |près de |plus de )?\Z"
)
_UP_FROM = re.compile(r"(?:up|down) from|compared (?:with|to)|versus|,? contre (?:[^\W\d_]+ ){0,2}\Z")
_COMPARED = re.compile(
    r"(?:\bcontre|soit (?:près d(?:u|e)|plus d(?:u|e)|environ)? ?(?:le |du )?(?:double|triple)|soit \w+ fois|up from|down from|compared (?:with|to)|versus|against|after|après|au lieu d)"
    r"[^;.@]{0,30}\Z"
)
_JOINED = re.compile(r"[^;]{0,24}(?:, | et | and |, et )[^;@]{0,12}\Z")
_NAMED_NEXT = re.compile(
    r"(?:,|et|and|followed by|suivie? (?:de|par|d')) ?(?:the |le |la |l'|celui de |celle d[e'] ?)?@+,? (?:at|with|à|avec|pour|for) \Z"
)


def _listed(sentence: Sentence, amount: Amount, drafts: list[Draft]) -> Draft | None:
    """Find the claim of the amount just before, when only list words stand between the two."""
    if not drafts or drafts[-1].amount is None or drafts[-1].amount.per == "unit":
        return None
    previous = drafts[-1].amount
    gap = sentence.mask[previous.end - sentence.start : amount.start - sentence.start]
    if (len(gap) <= 48 and _LINK.match(gap)) or (len(gap) < 36 and _JOINED.match(gap)):
        return drafts[-1]
    if _COMPARED.search(gap) and (len(gap) <= 60 or _UP_FROM.search(gap)):
        return drafts[-1]
    if _GAP_LIST.search(gap) and len(gap) < 60:
        return drafts[-1]
    if drafts[-1].claim.kind in FIGURE_KINDS and len(gap) < 70 and _NAMED_NEXT.search(gap):
        return drafts[-1]
    return None


_LATER = re.compile(
    r"jusqu'en|d'ici|over the next|later|plus tard|dans un second temps|by (?:19|20)\d\d|dans les prochain"
)


def _inherit(context: Context, sentence: Sentence, amount: Amount, first: Draft) -> Draft:
    """Draft the claim of a listed amount: kind and parties of the one before, its own name if one is said."""
    claim = first.claim
    low, high = _at(sentence, amount)
    status: tuple[str, str | None] = (claim.status, claim.status_cue)
    if later := _LATER.search(sentence.mask, high, min(len(sentence.mask), high + 50)):
        status = ("announced", later.group())
    named = claim.parties
    own = [
        m
        for m in sentence.mentions
        if claim.evidence[0].end <= m.start < amount.start and suits(m, "subject")
    ]
    if own and claim.kind in FIGURE_KINDS:
        named = (Party(own[-1].name, "subject"),)
    elif (doer := _gapped(sentence, amount)) and first.fired and claim.kind not in FIGURE_KINDS:
        role = dict(first.fired.made.slots).get("left", MAIN_ROLE[claim.kind])
        named = (Party(doer, role), *(p for p in claim.parties if p.role != role and p.name != doer))
    return _draft(
        context, sentence, amount, first.fired, claim.kind, named, status, ("list.inherits", amount.rule)
    )


_HEDGE_ONLY = re.compile(r" (?:up to |about |another |jusqu'à |environ |près de |plus de )?\Z")


def _gapped(sentence: Sentence, amount: Amount) -> str | None:
    """Name who stands right before a listed amount: `and Nvidia up to $10 billion`."""
    low, _ = _at(sentence, amount)
    for mention in sentence.mentions:
        if mention.end <= amount.start and _HEDGE_ONLY.match(
            sentence.mask[mention.end - sentence.start : low]
        ):
            return mention.name
    return None


_CHANGE = re.compile(
    r"(?:ramené\w*|réduit\w*|abaissé\w*|revu\w*|porté\w*|relevé\w*|cut|reduced|lowered|raised|increased|scaled back|upped|hiked) (?:à|to|from ¤+ to)\s?\Z"
)


def _unruled(context: Context, sentence: Sentence, amount: Amount, before: list[Draft]) -> Draft | None:
    """Draft a claim for an amount no rule speaks for: a change of the last one, or another amount."""
    low, high = _at(sentence, amount)
    said = status_of(sentence.mask, None, (low, high), "other_amount", None)
    if _CHANGE.search(sentence.mask[max(0, low - 40) : low]) and before and not before[-1].sentence.aside:
        claim = before[-1].claim
        return _draft(
            context,
            sentence,
            amount,
            before[-1].fired,
            claim.kind,
            claim.parties,
            said,
            ("change.of_last", amount.rule),
        )
    last = next((d for d in reversed(before[-8:]) if not d.sentence.aside), None)
    if last and not sentence.aside and _refers_back(sentence.mask[:low], last, sentence):
        claim = last.claim
        own = first_free(sentence, low) if claim.kind in FIGURE_KINDS else None
        named = (Party(own, "subject"),) if own else claim.parties
        return _draft(
            context, sentence, amount, last.fired, claim.kind, named, said, ("refers.back", amount.rule)
        )
    if last and last.claim.kind == "lawsuit" and (fined := _fined(sentence, high)):
        return _draft(
            context,
            sentence,
            amount,
            last.fired,
            "lawsuit",
            [Party(fined, "defendant")],
            said,
            ("list.of_fines", amount.rule),
        )
    if amount.sort == "scaled" and said[0] not in ("opinion",):
        return None
    who = whose_figure(sentence, low, context.salience, persons=True)
    kind: Kind = "price" if amount.per in ("month", "unit") or amount.value < 2000 else "other_amount"
    named = [Party(who, "subject")] if who else []
    return _draft(context, sentence, amount, None, kind, named, said, ("amount.unruled", amount.rule))


_BACK = re.compile(
    r"\A(?:elle|il|it|ce chiffre|ce montant|cette somme|that figure|that|celle-ci|celui-ci|elles|ils) "
    r"(?:n')?(?:était|étaient|s'élevait|atteignait|avoisinait|s'établissait|représentait|was|were|stood)[^@;,]{0,40}\Z"
)
_FURTHER = re.compile(
    r"(?:a further|another|an additional|the remaining|the rest,?|le solde,?|les? (?:autres?|restants?)|encore|plus) (?:about |some |nearly |environ |près de )?\Z"
)
_EXPECTED = re.compile(
    r"(?:analysts?|analystes|consensus|wall street|le marché|investors)[^@;.]{0,40}(?:expect\w*|forecast\w*|attend\w*|tabl\w*|prévoy\w*|anticip\w*|predict\w*)[^@;.]{0,24}\Z"
)
_TARGET = re.compile(
    r"(?<!\w)(?:range|forecasts?|guidance|outlook|target|fourchette|prévisions?|objectifs?|estimations?)[^@;.¤]{0,24}\Z"
)
_DEAL_NOUN = re.compile(
    r"(?:montant|prix|valeur|coût)(?: total)? (?:de |d')(?:la |l'|cette |ce )?(?:transaction|opération|acquisition|rachat|deal|cession)|"
    r"(?:the|this) (?:deal|transaction)|(?:l'|cette )opération|(?:la|cette) transaction|montant ?(?:\?|:)"
)


def _refers_back(before: str, last: Draft, sentence: Sentence) -> bool:
    """Tell whether the words before an amount speak of the deal or figure told last."""
    near = sentence.block - last.sentence.block <= 1
    if near and last.sentence is not sentence and _BACK.search(before):
        return True
    if near and _FURTHER.search(before):
        return True
    figure = last.claim.kind in ("revenue", "spending", "market_metric")
    if figure and near and (_EXPECTED.search(before) or _TARGET.search(before)):
        return True
    if last.sentence is sentence and last.claim.kind in ("revenue", "spending", "valuation", "market_metric"):
        return True
    is_deal = last.claim.kind not in FIGURE_KINDS
    return is_deal and near and _DEAL_NOUN.search(before[-70:]) is not None


_PORTION = re.compile(
    r"%+ ?(?:\(|(?:du |de la |de l'|of the )[^\W\d_]+,? (?:soit|or|i\.e\.) (?:[^\W\d_]+ ){0,2})\Z"
)


def _share(context: Context, sentence: Sentence, amount: Amount, before: list[Draft]) -> Draft | None:
    """Draft one party's share of the deal told last: `Free 30 % (5,1 milliards)`."""
    low, _ = _at(sentence, amount)
    deal = next(
        (d for d in reversed(before[-12:]) if d.claim.kind not in FIGURE_KINDS and d.claim.amount), None
    )
    if deal is None or not _PORTION.search(sentence.mask[:low]) or (deal.claim.amount or 0) <= amount.value:
        return None
    payer = [m for m in sentence.mentions if m.end <= amount.start and m.type == "ORG"]
    if not payer:
        return None
    role = deal.claim.parties[0].role if deal.claim.parties else "subject"
    others = [p for p in deal.claim.parties if p.role != role and p.name != payer[-1].name]
    said = (deal.claim.status, deal.claim.status_cue)
    made = _draft(
        context,
        sentence,
        amount,
        deal.fired,
        deal.claim.kind,
        [Party(payer[-1].name, role), *others],
        said,
        ("deal.share", amount.rule),
    )
    return made._replace(claim=made.claim._replace(quantity="share"))


_THE_TWO = re.compile(
    r"(?:les deux (?:groupes|entreprises|sociétés|partenaires|acteurs|compagnies)|(?:the two|both) (?:companies|firms|groups|sides|partners))"
)
_FINED = re.compile(r" (?:for|pour|à|against|contre) (?=@)")


def _fined(sentence: Sentence, high: int) -> str | None:
    """Name who stands behind an amount in a list of fines: `€500m for Apple`."""
    hit = _FINED.match(sentence.mask, high)
    at = sentence.start + hit.end() if hit else -1
    return next((m.name for m in sentence.mentions if m.start == at and m.type == "ORG"), None)


def _alone_claim(context: Context, sentence: Sentence, fired: Fired) -> Draft | None:
    """Draft a deal without amount, when all the parties it needs are named in the sentence."""
    named = who_is_said(sentence, fired, context.salience)
    if not named and fired.rule.kind == "partnership" and _THE_TWO.search(sentence.mask, 0, fired.start):
        named = [Party(name, "partner") for name in context.salience.pair]
    needed = fired.rule.alone.split()
    have = [p.role for p in named]
    if not all(have.count(role) >= needed.count(role) for role in needed):  # type: ignore[arg-type]
        return None
    article = context.article
    said = status_of(sentence.mask, fired, (fired.start, fired.end), fired.rule.kind, fired.rule.status)
    start, end = sentence.start + fired.start, sentence.start + fired.end
    claim = Claim(
        "", None, article.id, fired.rule.kind, None, None, None, None, None, merge.dedupe_parties(named), said[0], said[1],  # type: ignore[arg-type]
        _date(context, sentence, fired.start), (merge.evidence(article.id, article.text, start, end),), sentence.aside,
        "total", None, None, sentence.source, (fired.rule.name,),
    )  # fmt: skip
    return Draft(claim, sentence, None, fired)


def find_claims(article: Article, mentions: Sequence[Mention]) -> tuple[Claim, ...]:
    """Find what an article claims, one claim per fact, with ids, parts and replacements tied."""
    drafts = draft_claims(article, mentions)
    merged = merge.fold_amountless(merge.merge([draft.claim for draft in drafts]))
    return tuple(merge.identify(article.id, *link_parts(merged)))


__all__ = ["Said", "draft_claims", "find_claims"]
