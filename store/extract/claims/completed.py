"""Parties of a deal told by several verbs of one sentence, each of which names some of them.

`X a jeté son dévolu sur Y, pour lequel il déboursera 3 milliards`: the first verb names both sides, the
second has the amount. What the verb of the amount leaves out, another verb of the same family gives.
"""

from __future__ import annotations

import re

from store.extract.claims.buying import PAYS, for_a_purchase
from store.extract.claims.funds import is_fund
from store.extract.claims.passages import Sentence
from store.extract.claims.triggers import Fired
from store.extract.claims.verbs import Verb
from store.model import FAMILY, TAKEOVERS, Kind, Party, Role
from store.text.guarded import Guarded

_SAME: dict[str, tuple[Role, ...]] = {
    "buyer": ("buyer", "bidder"), "bidder": ("bidder", "buyer"), "investor": ("investor",),
    "recipient": ("recipient",), "target": ("target",), "customer": ("customer",), "supplier": ("supplier",),
    "plaintiff": ("plaintiff",), "defendant": ("defendant",), "donor": ("donor",), "seller": ("seller",),
}  # fmt: skip
_SIDES: dict[str, tuple[Role, Role]] = {
    "acquisition": ("buyer", "target"), "bid": ("bidder", "target"), "contract": ("customer", "supplier"),
    "lawsuit": ("plaintiff", "defendant"), "investment": ("investor", "recipient"),
    "funding_round": ("recipient", "investor"), "grant_or_donation": ("donor", "recipient"),
}  # fmt: skip
_IF_UNDONE = re.compile(
    r"[^\w@]{0,4}(?:si|en cas d[e'] ?|if)(?!\w)[^;.¤]{0,90}(?:oppos|bloqu|échou|échec|capot|refus|rejet|"
    r"interdi|abandonn|veto|"
    r"rupture|fail|block|collaps|reject)"
)
"""A payment for a deal that fails: `Si les autorités s'opposaient à la fusion, Netflix devrait verser`."""
_REACH = 200


_SIDELESS = frozenset({"bid.refused_fr", "lawsuit.awarded_it"})
"""Rules whose words name no side, which another verb of their sentence may do."""


def complete(kind: Kind, named: list[Party], verb: Verb) -> tuple[Kind, list[Party]]:
    """Give a deal the sides that the verb of its amount leaves out, and the kind its purpose makes it."""
    sentence, fired = verb.sentence, verb.fired
    if kind == "contract" and _IF_UNDONE.match(sentence.mask) and PAYS.match(sentence.mask, fired.start):
        return "other_amount", [Party(p.name, "subject") for p in named if p.role == "customer"]
    if _is_spent(kind, named, sentence, fired):
        return "spending", [Party(p.name, "subject") for p in named if p.role in _PAYERS][:1]
    if kind == "contract" and _STATE_PAYS.search(sentence.mask, 0, fired.start):
        paid = [p.name for p in named if p.role in ("supplier", "customer")][:1]
        return "grant_or_donation", [Party(name, "recipient") for name in paid]
    if fired.rule.name == "round.own_fund":
        kind, named = _of_a_fund(kind, named, sentence, fired)
    kind, named = for_a_purchase(kind, named, verb)
    named = with_partners(named, sentence, fired)
    if kind == "valuation":
        return kind, _worth_of_sold(named, verb)
    named = _with_ally(kind, named, verb)
    sides = _SIDES.get(kind)
    said = {m.name for m in sentence.mentions}
    filled = [p for p in named if p.name not in said] if sides else []
    named = [p for p in named if p.name in said] if filled and len(filled) < len(named) else named
    if sides is None or all(any(p.role in _SAME[side] for p in named) for side in sides):
        return kind, _put_back(named, filled)
    for other in verb.others:
        if other.rule is fired.rule or not other.rule.alone or abs(other.start - fired.start) > _REACH:
            continue
        if FAMILY.get(other.rule.kind, other.rule.kind) != FAMILY.get(kind, kind):
            continue
        told = verb.named_by(other)
        if not named and fired.rule.name in _SIDELESS and len(told) > 1:
            return kind, _joined(kind, [], told)
        if _agree(named, told):
            return kind, _put_back(_joined(kind, named, told), filled)
    return kind, _put_back(named, filled)


_SETS_UP = re.compile(r"(?:announc|unveil|launch|debut|introduc|annonc|lanc)")
_VENTURE = re.compile(
    r"(?<!\w)(?:venture|vc|investors?|seed|early-stage|late-stage|limited partners|capital-risque|"
    r"investisseurs?|"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|new) fund|closing|close)(?!\w)"
)


def _of_a_fund(kind: Kind, named: list[Party], sentence: Sentence, fired: Fired) -> tuple[Kind, list[Party]]:
    """Tell a fund that a firm sets up with money of its own from one raised by those who invest by trade."""
    own = [p for p in named if p.role == "recipient"]
    if len(own) != 1 or is_fund(own[0].name) or not _SETS_UP.match(sentence.mask, fired.start):
        return kind, named
    if _VENTURE.search(sentence.mask):
        return kind, named
    return "investment", [Party(own[0].name, "investor")]


_DUES = re.compile(
    r" [^;.@¤]{0,24}¤+ (?:d'|de |en |au titre (?:de l'|des |de la )|in )(?:arriérés|impôts?|taxes?|"
    r"cotisations|"
    r"dividendes?|droits de douane|loyers?|intérêts|back taxes|dividends|interest|rent)(?!\w)"
)
"""What is paid as taxes or to shareholders buys nothing: `verser 500 millions d'arriérés d'impôts`."""
_PAYERS = ("customer", "investor", "buyer")


def _is_spent(kind: Kind, named: list[Party], sentence: Sentence, fired: Fired) -> bool:
    """Tell whether money buys no share and no ware: taxes and dividends, one's own works."""
    if kind in ("contract", "investment") and _DUES.match(sentence.mask, fired.end):
        return True
    own = kind in ("investment", "acquisition") and len(named) == 1
    return own and _SPENT.match(sentence.mask, fired.start) is not None


_SPENT = re.compile(
    r"(?:débours|dépens)[^\W\d_]{0,4} [^;.@¤]{0,24}¤+ (?:[^;.@¤]{0,24} )?pour (?:(?:la |le |l'|les "
    r")(?:production|"
    r"construction|développement|création|modernisation|rénovation|déploiement|recherche|publicité|"
    r"marketing|formation)|"
    r"(?:ses |son |sa |leurs? )(?:[^\W\d_]+ )?(?:usines?|site|siège|contenus?|programmes?|réseau|"
    r"logiciels?|serveurs?|"
    r"infrastructures?|campagnes?|salariés|recherche|production))(?!\w)"
)
"""What is laid out for one's own works is spent: `débourser 6 milliards pour la production de ses films`."""
_BESIDES = re.compile(r"(?:assortie?|accompagnée?|doublée?)s? d(?:e|'un|'une) (?:[^\W\d_]+ ){0,2}\Z")


def _with_ally(kind: Kind, named: list[Party], verb: Verb) -> list[Party]:
    """Name who gets the money that comes with an alliance: `un partenariat avec Y, assorti d'un chèque`."""
    before = verb.fired.start
    if kind != "investment" or len(named) != 1 or not _BESIDES.search(verb.sentence.mask, 0, before):
        return named
    told = next((o for o in verb.others if o.rule.kind == "partnership" and o.end <= before), None)
    allies = [p.name for p in verb.named_by(told)] if told else []
    rest = [name for name in allies if name != named[0].name]
    return [*named, Party(rest[0], "recipient")] if len(rest) == 1 < len(allies) else named


_STATE_PAYS = re.compile(
    r"(?<!\w)(?:l'état|la région|le gouvernement|l'ademe|les pouvoirs publics|la puissance publique|"
    r"les collectivités|l'union européenne|bruxelles)(?: [^;.¤@]{0,40})? (?:a |ont |avait |avaient |aura |"
    r"auront )?"
    r"(?:déjà |aussi |également )?\Z"
)
"""Public money is given, not paid for wares: `L'État et la Région ont déjà versé 840 millions`."""
_WHICH_VALUES = re.compile(
    r", une? (?:[^\W\d_]+ ){0,3}(?:opération|transaction|cession|vente|accord|offre|"
    r"rachat)(?: [^\W\d_]+)? qui \Z"
)
_ITS_FIRM = re.compile(
    r" (?:la |l'|le |cette )(?:filiale|société|entreprise|groupe|ensemble|start-up|cible)(?!\w)"
)


def _worth_of_sold(named: list[Party], verb: Verb) -> list[Party]:
    """Give `une opération qui valorise la filiale` the firm that the verb before sells."""
    mask, fired = verb.sentence.mask, verb.fired
    if not (_WHICH_VALUES.search(mask, 0, fired.start) and _ITS_FIRM.match(mask, fired.end)):
        return named
    for other in verb.others:
        if other.end <= fired.start and other.rule.alone and other.rule.kind in TAKEOVERS:
            sold = [p.name for p in verb.named_by(other) if p.role == "target"]
            if sold:
                return [Party(sold[0], "subject")]
    return named


def _put_back(named: list[Party], filled: list[Party]) -> list[Party]:
    """Add again what the passage, not the sentence, gave: only sides that the sentence leaves open."""
    have = {p.name for p in named}
    roles = {p.role for p in named}
    kept = [p for p in filled if p.name not in have and (p.role not in roles or p.role in _JOINT)]
    return [*kept, *named] if kept and kept[0].role in _JOINT else [*named, *kept]


def _agree(named: list[Party], told: list[Party]) -> bool:
    """Tell whether two verbs speak of one deal: a name in the same role in both, and none in two roles."""
    have = {party.name: party.role for party in named}
    same = [party for party in told if party.name in have]
    return len(told) > 1 and bool(same) and all(have[p.name] in _SAME.get(p.role, (p.role,)) for p in same)


def _joined(kind: Kind, named: list[Party], told: list[Party]) -> list[Party]:
    """Add the sides that only the other verb names, under the roles of this kind."""
    done = list(named)
    for party in told:
        role: Role = party.role
        if kind == "bid" and role == "buyer":
            role = "bidder"
        elif kind == "acquisition" and role == "bidder":
            role = "buyer"
        taken = any(p.role in _SAME.get(role, (role,)) for p in named)
        if not taken and all(party.name != p.name for p in done):
            done.append(Party(party.name, role))
    return done


_TOGETHER = Guarded(
    r"(?:\A|[.;:,] |(?<!\w)(?:que|qu') ?)(?:avec|aux côtés d(?:e|u|es|')|en tandem avec|associée?s? (?:à|"
    r"avec)|alliée?s? "
    r"(?:à|avec)|together with|alongside) ?(?:le |la |l'|the )?(?P<first>@+)(?:, @+){0,3}(?: (?:et|and|&) "
    r"(?:le |la |l')?"
    r"@+)?, (?=(?:nous|vous|il|elle|ils|elles|nous|vous|it|they|le |la |l'|the |@))",
    by="avec|aux côtés|en tandem|associé|allié|together|alongside",
)
_SHUT_WITH = Guarded(
    r"(?:(?<=[^\W\d_])|(?<=@)(?=, (?:associ|alli|conjoint))), (?:avec|aux côtés d(?:e|u|es|')|"
    r"en tandem avec|conjointement avec|associée? (?:à|au)) ?"
    r"(?:la |le |l')?(?:[^\W\d_]+(?:-[^\W\d_]+)? ){0,2}(?P<first>@+)(?:, @+){0,3}(?: et (?:la |le |"
    r"l')?@+)?, ",
    by="avec|aux côtés|en tandem|conjointement|associé",
)
"""Those with whom a verb says its deal is done, between commas: `a déposé, avec TCV, une offre`."""
_JOINT = frozenset({"buyer", "bidder", "investor"})


def with_partners(named: list[Party], sentence: Sentence, fired: Fired) -> list[Party]:
    """Add those with whom an `avec` between commas says it is done: `avec Iliad, il a mis 17 milliards`."""
    doer = next((p for p in named if p.role in _JOINT), None)
    if doer is None:
        return named
    inner = _SHUT_WITH.search(sentence.mask, max(0, fired.start - 70), fired.end + 60)
    for found in (*_TOGETHER.finditer(sentence.mask, 0, fired.start), *((inner,) if inner else ())):
        if found is not inner and "@" in sentence.mask[found.end() : fired.start].lstrip("@"):
            continue
        low, high = sentence.start + found.start("first"), sentence.start + found.end()
        partners = [m for m in sentence.mentions if low <= m.start < high and m.type == "ORG"]
        have = {p.name for p in named}
        return [*named, *(Party(m.name, doer.role) for m in partners if m.name not in have)]
    return named
