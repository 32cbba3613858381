"""The analyst's decisions: what each action needs, what it rests on, and how it finds its target again.

A decision is kept with the id of its target and the text it rests on (`basis`): the name of an entity; for
a claim or a deal the evidence and its sentence, one a line. When an id is gone (the file was renamed, a
name grew fuller, another claim founds the deal) the basis finds the target; when the basis is gone from the
text too, the decision is reported, never forced.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from store.hints import Any, Literal, get_args
from store.model import (
    CORRECTABLE,
    LISTED_BY,
    Approximate,
    Article,
    Claim,
    Deal,
    Decision,
    DossierError,
    Entity,
    EntityType,
    Kind,
    Quantity,
    Role,
    Status,
    UnknownId,
)
from store.reconcile.headline import deal_id
from store.text import fold_text
from store.text.sentences import sentences

TargetKind = Literal["entity", "deal", "claim", "article"]
Find = Callable[[str, str], Any]
"""What gives the record of a kind and id, None where there is none: a decision looks at few of them."""


class Action(NamedTuple):
    """One action: what it may be taken on, the arguments it needs and may have, and its help line."""

    name: str
    targets: tuple[TargetKind, ...]
    needs: tuple[str, ...]
    may: tuple[str, ...]
    help: str


ACTIONS: dict[str, Action] = {
    action.name: action
    for action in (
        Action("merge", ("entity",), ("into",), (), "two entities are one: the target becomes `into`"),
        Action("split", ("entity",), ("aliases", "name"), ("type",), "these aliases are another entity"),
        Action("rename", ("entity",), ("name",), (), "show the entity under another name"),
        Action("retype", ("entity",), ("type",), (), "ORG, PERSON, PRODUCT or PLACE"),
        Action("hide", ("entity", "deal"), (), (), "leave it out: it is no entity, or no deal worth a row"),
        Action("merge_deals", ("deal",), ("into",), (), "two deals are one fact"),
        Action("split_deal", ("deal",), ("claims",), (), "these claims tell another fact"),
        Action("correct", ("deal", "claim"), ("field", "value"), ("parties",), "set a field right"),
        Action("reject_claim", ("claim",), (), (), "this claim is wrong: it counts in no deal"),
        Action(
            "add_claim",
            ("article",),
            ("text", "kind"),
            ("start", "end", "amount", "amount_max", "currency", "unit", "approximate", "parties", "status",
             "date", "quantity"),
            "a fact that was missed, on a passage of the article",
        ),
    )
}  # fmt: skip
"""Every action, in the order that help shows them."""


_SHOWN = 12
"""Names that an error lists at most."""


def prepare(action: str, target: str, args: Mapping[str, Any], find: Find) -> tuple[dict[str, Any], str]:
    """The checked arguments of a new decision and its basis; raises DossierError in words for the analyst.

    What the arguments point at (another entity, another deal, claims) is checked to exist, and its own basis
    is kept beside it, so that it too is found again.
    """
    rule = ACTIONS.get(action)
    if rule is None:
        raise DossierError(f"{action}: no such action; one of {', '.join(ACTIONS)}")
    given = {name: value for name, value in args.items() if value is not None or name == "value"}
    missing = [name for name in rule.needs if name not in given]
    if missing:
        raise DossierError(f"{action} needs {', '.join(f'{name}=VALUE' for name in missing)}")
    unknown = [name for name in given if name not in rule.needs + rule.may]
    if unknown:
        raise DossierError(f"{action} takes no {', '.join(unknown)}: leave it out")
    checked = {name: check_value(name, value, given) for name, value in given.items()}
    if action == "correct":
        _fit_parties(checked, target, find)
    basis = basis_of(target, rule.targets, find, checked)
    if "into" in checked:
        if checked["into"] == target:
            raise DossierError(f"{target}: cannot be merged into itself: name another")
        checked["into_basis"] = basis_of(checked["into"], rule.targets, find, checked)
    if "claims" in checked:
        known = find("deal", target).claims
        strange = [name for name in checked["claims"] if name not in known]
        if strange or len(known) == len(checked["claims"]):
            wrong = ", ".join(strange) or "all claims"
            raise DossierError(f"{wrong}: must be some of the claims of {target}: {_listed(known)}")
        checked["claims_basis"] = [claim_basis(find("claim", name), find) for name in checked["claims"]]
    if action == "split":
        _check_aliases(find("entity", target), checked["aliases"])
    return checked, basis


def _fit_parties(checked: dict[str, Any], target: str, find: Find) -> None:
    """Let a new kind bring its parties: those given, else those there are, in the roles that it knows."""
    from store.reconcile.recast import recast

    if checked["field"] != "kind":
        if "parties" in checked:
            raise DossierError(f"correct field={checked['field']} takes no parties: leave it out")
        return
    record = find("deal", target) or find("claim", target)
    if "parties" not in checked and record is not None:
        fitting = recast(checked["value"], record.parties)
        if fitting != record.parties:
            checked["parties"] = [party._asdict() for party in fitting]


def _check_aliases(entity: Entity, aliases: Sequence[str]) -> None:
    known = {fold_text(alias) for alias in (*entity.aliases, entity.name)}
    wrong = [alias for alias in aliases if fold_text(alias) not in known]
    if wrong:
        names = _listed([entity.name, *entity.aliases])
        raise DossierError(f"{', '.join(wrong)}: no alias of {entity.name}; must be one of {names}")
    if {fold_text(alias) for alias in aliases} >= known:
        raise DossierError(f"{entity.name}: cannot part with all its aliases: leave it one")


def _listed(names: Iterable[str]) -> str:
    """The first of some names, each once, and whether there are more."""
    known = list(dict.fromkeys(names))
    return ", ".join([*known[:_SHOWN], *(["…"] if len(known) > _SHOWN else [])])


def basis_of(target: str, kinds: Sequence[TargetKind], find: Find, args: Mapping[str, Any]) -> str:
    """The text a decision on this target rests on; raises UnknownId when there is no such target."""
    for kind in ("entity", "deal", "claim", "article"):
        if kind in kinds and (found := find(kind, target)) is not None:
            if kind == "entity":
                return str(found.name)
            if kind == "article":
                return _added_basis(found, args)
            return claim_basis(found if kind == "claim" else find("claim", founder(found)), find)
    lists = "`, `".join(f"dossier {LISTED_BY[kind]}" for kind in kinds)
    raise UnknownId(f"{target}: no such {' or '.join(kinds)}; `{lists}` lists what there is")


def founder(deal: Deal) -> str:
    """The claim a deal's id comes from."""
    return next((name for name in deal.claims if deal_id([name]) == deal.id), min(deal.claims))


def _added_basis(article: Article, args: Mapping[str, Any]) -> str:
    text = str(args.get("text", ""))
    at = find_text(article, text, args.get("start"))
    if at is None:
        raise DossierError(
            f"{article.id}: does not hold the text {text[:60]!r}; `dossier show {article.id}` prints its own"
        )
    return f"{text}\n{sentence_at(article, at)}"


def claim_basis(claim: Claim, find: Find) -> str:
    """The first evidence of a claim and the sentence around it, one a line."""
    if not claim.evidence:
        return ""
    first = claim.evidence[0]
    article = find("article", first.article)
    return f"{first.text}\n{sentence_at(article, first.start) if article else ''}"


def sentence_at(article: Article, at: int) -> str:
    """The sentence of an article at an offset; its line when no sentence holds it."""
    text = article.text
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    for first, last in sentences(text, start, end):
        if first <= at < last:
            return text[first:last]
    return text[start:end].strip()


def find_text(article: Article, text: str, near: int | None) -> int | None:
    """Where an article says this text: the place nearest to `near`, else the first."""
    if not text:
        return None
    places: list[int] = []
    at = article.text.find(text)
    while at >= 0 and len(places) < 1000:
        places.append(at)
        at = article.text.find(text, at + 1)
    return min(places, key=lambda p: abs(p - (near or 0)), default=None)


class _Empty(ValueError):
    """A text or list in which there is nothing."""


def _number(value: Any) -> float | None:
    if value is None or (isinstance(value, str) and value.lower() in ("", "null", "none")):
        return None
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise DossierError(f"{value}: must be a number such as 6400000000") from None
    if not 0 <= number < 1e18:
        raise DossierError(f"{value}: must be an amount of 0 or more, below 1e18")
    return number


def _whole(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        raise DossierError(f"{value}: must be a whole number such as 120") from None


def _one_of(*allowed: str) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if value not in allowed:
            raise DossierError(f"{value}: must be one of {', '.join(allowed)}")
        return str(value)

    return check


def _currency(value: Any) -> str | None:
    if value in (None, "", "null"):
        return None
    code = str(value).upper()
    if len(code) != 3 or not code.isascii() or not code.isalpha():
        raise DossierError(f"{value}: must be an ISO 4217 code such as EUR")
    return code


def _date(value: Any) -> str | None:
    from store.reconcile.dates import days

    if value in (None, "", "null"):
        return None
    text = str(value)
    if len(text) not in (4, 7, 10) or days(text) is None:
        raise DossierError(f"{value}: must be a date such as 2025, 2025-03 or 2025-03-31")
    return text


def _words(value: Any) -> list[str]:
    found = value.split(",") if isinstance(value, str) else list(value)
    words = [str(word).strip() for word in found if str(word).strip()]
    if not words:
        raise _Empty
    return list(dict.fromkeys(words))


def _parties(value: Any) -> list[dict[str, str]]:
    """Parties as `[{"name", "role"}]`, or in one line: `buyer: OpenAI; target: io`."""
    pairs: list[tuple[str, str]] = []
    if isinstance(value, str):
        for part in filter(str.strip, value.split(";")):
            role, _, name = part.partition(":")
            pairs.append((name.strip(), role.strip()))
    else:
        try:
            pairs = [
                (str(party["name"]), str(party["role"]))
                if isinstance(party, Mapping)
                else (party[0], party[1])
                for party in value
            ]
        except (TypeError, KeyError, IndexError):
            raise _nameless() from None
    for name, role in pairs:
        _one_of(*get_args(Role))(role)
        if not name:
            raise _nameless()
    return [{"name": name, "role": role} for name, role in pairs]


def _nameless() -> DossierError:
    return DossierError("parties: each needs a name and a role, as in `buyer: OpenAI; target: io`")


def _text(value: Any) -> str:
    if not str(value).strip():
        raise _Empty
    return str(value).strip()


_CHECKS: dict[str, Callable[[Any], Any]] = {
    "amount": _number,
    "amount_max": _number,
    "currency": _currency,
    "date": _date,
    "kind": _one_of(*get_args(Kind)),
    "status": _one_of(*get_args(Status)),
    "field": _one_of(*CORRECTABLE),
    "approximate": _one_of(*get_args(Approximate)),
    "quantity": _one_of(*get_args(Quantity)),
    "type": _one_of(*get_args(EntityType)),
    "parties": _parties,
    "aliases": _words,
    "claims": _words,
    "name": _text,
    "into": _text,
    "unit": _text,
    "start": _whole,
    "end": _whole,
}


def check_value(name: str, value: Any, args: Mapping[str, Any]) -> Any:
    """The value of one argument in its proper form; raises DossierError in words."""
    if name == "value":
        return _CHECKS[_CHECKS["field"](args.get("field"))](value)
    if name == "text":
        return str(value)
    try:
        return _CHECKS[name](value)
    except _Empty:
        raise DossierError(f"{name}: must not be empty") from None
    except (TypeError, ValueError):
        raise DossierError(f"{name}: {value} does not fit; `dossier decide --help` shows how") from None


def live(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions to replay, in the order they were taken."""
    return sorted((d for d in decisions if not d.undone), key=lambda d: (d.at, d.id))


def looks_like_hash(target: str) -> bool:
    """Whether a target can be the id of a claim or a deal, and is hardly a name's slug."""
    return (
        len(target) in (9, 10, 11) and target[0] in "cd" and all(c in "0123456789abcdef" for c in target[1:])
    )
