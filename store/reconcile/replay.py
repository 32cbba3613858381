"""Decisions applied again: to claims before they meet, to entities, and to deals once they are made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any

from store.model import CORRECTABLE, Article, Claim, Deal, Decision, DossierError, Evidence, Party, Unresolved
from store.reconcile.decisions import (
    ACTIONS,
    check_value,
    find_text,
    live,
    looks_like_hash,
    sentence_at,
)
from store.reconcile.entities import Names
from store.reconcile.headline import deal_id
from store.reconcile.proofs import Proofs
from store.reconcile.redrawing import ENTITY_ACTIONS, Redrawing
from store.text import fold_text

_GONE = "the text it rests on is no longer there"


class Replay:
    """One run over the decisions: asked at each stage for those that concern it, it collects what failed."""

    def __init__(self, decisions: Sequence[Decision], articles: Mapping[str, Article]) -> None:
        self._waiting = live(decisions)
        self._articles = articles
        self._founders: dict[str, str] | None = None
        self._evidence = Proofs({})
        self.unresolved: list[Unresolved] = []
        self.rejected: set[str] = set()
        self.concerned: set[str] = set()
        """The articles of which a decision concerned a claim."""

    def __bool__(self) -> bool:
        return bool(self._waiting)

    @property
    def touches_deals(self) -> bool:
        """Whether some decision is about deals as they are gathered or headed."""
        return any(_concerns_deals(decision) for decision in self._waiting)

    def _each(self, wanted: Iterable[Decision], apply: Any) -> None:
        """Apply decisions in turn; one that cannot be applied is kept with its reason."""
        for decision in wanted:
            try:
                apply(decision)
            except (DossierError, KeyError, TypeError, ValueError) as fault:
                why = str(fault) if isinstance(fault, DossierError) else "its arguments are incomplete"
                self.unresolved.append(Unresolved(decision.id, why))

    # --- claims ---------------------------------------------------------------------------------------------

    def claims(self, claims: Mapping[str, Sequence[Claim]]) -> Mapping[str, Sequence[Claim]]:
        """The claims of each article after corrections and rejections, with those added by hand.

        An article without any keeps the very sequence that it had.
        """
        if not any(_concerns_claims(d) or _concerns_deals(d) for d in self._waiting):
            return claims
        known = {claim.id: claim for said in claims.values() for claim in said}
        self._evidence = Proofs(known)
        changed: dict[str, Claim] = {}

        def apply(decision: Decision) -> None:
            if decision.action == "add_claim":
                claim = self._added(decision)
                known[claim.id] = changed[claim.id] = claim
                self._evidence.add(claim)
                return
            target = self._claim(decision.target, decision.basis, known)
            if decision.action == "reject_claim":
                self.rejected.add(target)
                known[target] = _marked(known[target], "reject_claim")
            else:
                known[target] = corrected(known[target], decision.args)
            changed[target] = known[target]

        self._each([d for d in self._waiting if _concerns_claims(d)], apply)
        if not changed:
            return claims
        found = dict(claims)
        self.concerned = {claim.article for claim in changed.values()}
        for article in self.concerned:
            said = [changed.pop(claim.id, claim) for claim in claims.get(article, ())]
            found[article] = said + [claim for claim in changed.values() if claim.article == article]
        return found

    def _claim(self, target: str, basis: str | None, known: Mapping[str, Claim]) -> str:
        """The id under which the claim a decision is about stands now."""
        text, sentence = _parted(basis)
        if target in known:
            if basis and not any(self._rests(e, text, sentence) for e in known[target].evidence):
                raise DossierError(f"{target}: the sentence it rests on has changed")
            return target
        if not text:
            raise DossierError(f"{target}: no such claim any more")
        found = {
            claim.id
            for claim in self._evidence.of(text)
            if claim.id in known and any(self._rests(e, text, sentence) for e in claim.evidence)
        }
        if len(found) == 1:
            return found.pop()
        raise DossierError(f"{target}: {'several claims fit now' if found else _GONE}")

    def _rests(self, evidence: Evidence, text: str, sentence: str) -> bool:
        if fold_text(evidence.text) != fold_text(text):
            return False
        article = self._articles.get(evidence.article)
        return not sentence or article is None or _same(sentence_at(article, evidence.start), sentence)

    def _added(self, decision: Decision) -> Claim:
        """The claim that an analyst wrote on a passage."""
        args = decision.args
        text, sentence = str(args["text"]), _parted(decision.basis)[1]
        article, at = self._passage(decision.target, text, sentence, args.get("start"))
        kind = check_value("kind", args["kind"], args)
        fields = {name: check_value(name, args[name], args) for name in _ADDED if args.get(name) is not None}
        parties = tuple(Party(p["name"], p["role"]) for p in fields.pop("parties", ()))
        seed = repr((decision.id, article.id, kind, text))
        return Claim(
            id="c" + blake2b(seed.encode(), digest_size=5).hexdigest(),
            deal=None,
            article=article.id,
            kind=kind,
            amount=fields.get("amount"),
            amount_max=fields.get("amount_max"),
            currency=fields.get("currency"),
            unit=fields.get("unit"),
            approximate=fields.get("approximate"),
            parties=parties,
            status=fields.get("status", "announced"),
            status_cue=None,
            date=fields.get("date"),
            evidence=(Evidence(article.id, at, at + len(text), text),),
            quantity=fields.get("quantity", "total"),
            rules=("by hand",),
            decided=("add_claim",),
        )

    def _passage(self, target: str, text: str, sentence: str, near: int | None) -> tuple[Article, int]:
        """The article and place of a passage: in its article, else in that which has taken its text over."""
        own = self._articles.get(target)
        for article in [own] if own else self._articles.values():
            at = find_text(article, text, near)
            while at is not None:
                if not sentence or _same(sentence_at(article, at), sentence):
                    return article, at
                following = article.text.find(text, at + 1)
                at = following if following >= 0 else None
            first = article.text.find(text)
            if first >= 0 and sentence and _same(sentence_at(article, first), sentence):
                return article, first
        raise DossierError(f"{target}: {_GONE}")

    # --- entities -------------------------------------------------------------------------------------------

    def entities(self, names: Names) -> None:
        """Merge, split, rename, retype and hide entities in the making."""
        self._each([d for d in self._waiting if _concerns_entities(d)], Redrawing(names).apply)

    # --- deals ----------------------------------------------------------------------------------------------

    def gatherings(self, gathered: list[list[Claim]]) -> list[list[Claim]]:
        """The claims of each deal after deals were merged and split by hand."""
        wanted = [d for d in self._waiting if d.action in _GATHERING]
        if not wanted:
            return gathered
        home = {claim.id: at for at, claims in enumerate(gathered) for claim in claims}
        known = {claim.id: claim for claims in gathered for claim in claims}

        def apply(decision: Decision) -> None:
            at = self._deal(decision.target, decision.basis, home, known)
            if decision.action == "merge_deals":
                into = self._deal(decision.args["into"], decision.args.get("into_basis"), home, known)
                moving, target = list(gathered[at]), into
                if into == at:
                    return
            else:
                moving, target = self._leaving(decision, gathered[at], known), len(gathered)
                gathered.append([])
            for claim in moving:
                gathered[at].remove(claim)
                marked = _marked(claim, decision.action)
                known[claim.id] = marked
                gathered[target].append(marked)
                home[claim.id] = target

        self._each(wanted, apply)
        return [claims for claims in gathered if claims]

    def _leaving(self, decision: Decision, there: list[Claim], known: Mapping[str, Claim]) -> list[Claim]:
        bases = decision.args.get("claims_basis") or [None] * len(decision.args["claims"])
        found = {
            self._claim(name, basis, known)
            for name, basis in zip(decision.args["claims"], bases, strict=True)
        }
        leaving = [claim for claim in there if claim.id in found]
        if not leaving or len(leaving) == len(there):
            raise DossierError(f"{decision.target}: its claims are no longer those that were split")
        return leaving

    def _deal(
        self, target: str, basis: str | None, home: Mapping[str, int], known: Mapping[str, Claim]
    ) -> int:
        """The deal a decision is about: by any claim that could have founded its id, else by its basis."""
        if self._founders is None:
            self._founders = {deal_id([name]): name for name in known}
        name = self._founders.get(target, "")
        if basis:
            return home[self._claim(name or target, basis, known)]
        if name in home:
            return home[name]
        raise DossierError(f"{target}: no such deal any more")

    def deals(self, deals: list[Deal], known: dict[str, Claim]) -> list[Deal]:
        """The deals after corrections of their headline; those hidden are left out, their claims marked."""
        wanted = [d for d in self._waiting if _concerns_deals(d) and d.action not in _GATHERING]
        if not wanted:
            return deals
        home = {name: at for at, deal in enumerate(deals) for name in deal.claims}
        gathered = [[known[name] for name in deal.claims] for deal in deals]
        hidden: set[int] = set()

        def apply(decision: Decision) -> None:
            at = self._deal(decision.target, decision.basis, home, known)
            if decision.action == "hide":
                hidden.add(at)
                for claim in gathered[at]:
                    known[claim.id] = _marked(claim, "hide")
            else:
                deals[at] = corrected(deals[at], decision.args)

        self._each(wanted, apply)
        return [deal for at, deal in enumerate(deals) if at not in hidden]


_GATHERING = frozenset({"merge_deals", "split_deal"})
_ADDED = ACTIONS["add_claim"].may[2:]


def corrected(record: Any, args: Mapping[str, Any]) -> Any:
    """A claim or deal with one field set, and marked so; a new amount is exact and no range.

    With a new kind come its parties, where the decision has some: their roles belong to the kind.
    """
    field = args["field"]
    if field not in CORRECTABLE:
        raise DossierError(f"{field}: cannot be corrected")
    value = check_value("value", args["value"], args)
    changes: dict[str, Any] = {field: value}
    parties = value if field == "parties" else args.get("parties") if field == "kind" else None
    if parties is not None:
        parties = check_value("parties", parties, args)
        changes["parties"] = tuple(Party(p["name"], p["role"]) for p in parties)
    if field == "amount":
        changes |= {"amount_max": None, "approximate": None}
    marked = _marked(record._replace(**changes), field)
    return marked if parties is None else _marked(marked, "parties")


def _marked(record: Any, mark: str) -> Any:
    return record if mark in record.decided else record._replace(decided=(*record.decided, mark))


def _parted(basis: str | None) -> tuple[str, str]:
    """The evidence and the sentence of a basis; the sentence is its last line."""
    text, line, sentence = (basis or "").rpartition("\n")
    return (text, sentence) if line else (sentence, "")


def _same(a: str, b: str) -> bool:
    return " ".join(fold_text(a).split()) == " ".join(fold_text(b).split())


def _looks_like_deal(target: str) -> bool:
    return target.startswith("d") and looks_like_hash(target)


def _concerns_claims(decision: Decision) -> bool:
    if decision.action in ("add_claim", "reject_claim"):
        return True
    return decision.action == "correct" and not _looks_like_deal(decision.target)


def _concerns_entities(decision: Decision) -> bool:
    if decision.action == "hide":
        return not _looks_like_deal(decision.target)
    return decision.action in ENTITY_ACTIONS


def _concerns_deals(decision: Decision) -> bool:
    if decision.action in _GATHERING:
        return True
    return decision.action in ("correct", "hide") and _looks_like_deal(decision.target)
