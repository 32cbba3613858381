"""Several that a clause begins with: named out of many, told by what they are, or led by one of them.

`Authors including X and Y sued`, `Les fabricants de puces X et Y ont racheté`, `a consortium led by X`: the
preposition before the name does not hold it there, since it acts.
"""

from __future__ import annotations

import re

from store.text.guarded import Guarded

_LED_GROUP = Guarded(
    r"(?<!\w)(?:groupe?|group|consortium|club|pool|trio|duo|alliance|coalition|investors|backers|"
    r"shareholders|lenders|"
    r"investisseurs|attelage|équipe|team|fonds)"
    r"(?: d'investisseurs| of investors| de fonds| of funds)?,? (?:(?:co-)?(?:led|headed|backed|made up|"
    r"comprising|including|formed|mené|emmené|conduit|dirigé|piloté|formé|composé|constitué|réuni"
    r")[^\W\d_]* ?)(?:par|by|of|de|d'|du|autour de)? ?(?:le |la |l'|the )?\Z"
)
_NAMED_GROUP = re.compile(
    r"(?:\A[^\w@]{0,4}|[;:.»\"] |, |(?<!\w)(?:and|but|that|et|mais|que) |"
    r"(?<!\w)qu')(?:(?:[^\W\d_]+ ){0,2}(?:of |de |d')|"
    r"[^\W\d_]+ )?(?:[^\W\d_]+ )?"
    r"(?:authors|writers|novelists|artists|musicians|newspapers|publishers|outlets|labels|studios|"
    r"companies|firms|investors|"
    r"funds|groups|states|banks|shareholders|plaintiffs|startups|start-ups|rivals|retailers|carmakers|"
    r"airlines|insurers|"
    r"organi[sz]ations|associations|auteurs|écrivains|romanciers|artistes|journaux|médias|éditeurs|"
    r"titres|entreprises|"
    r"sociétés|investisseurs|fonds|groupes|états|banques|actionnaires|plaignants|start-up|pousses|rivaux|"
    r"concurrents|"
    r"distributeurs|constructeurs|organisations|fabricants|industriels|assureurs|opérateurs|géants)"
    r"(?: (?:de |d'|of |in )?[^\W\d_]{3,}){0,2},? "
    r"(?:including|such as|like|among them|dont|parmi lesquel(?:le)?s|notamment|tel(?:le)?s que|comme) "
    r"(?:the |le |la |l')?\Z"
)
"""Several that a clause begins with, some of them named: `Authors including X and Y sued Z`."""
_OUT_OF = ("including ", "such as ", "like ", " que ", "comme ", "them ", "quels ", "quelles ")
_ARTICLES = ("the ", "le ", "la ", "l'")
_PLURAL_HEAD = re.compile(
    r"(?:\A[^\w@]{0,4}|[;:.»\"] |, |(?<!\w)(?:et|mais|que) |(?<!\w)qu')(?:les |"
    r"des )(?:[^\W\d_]+ )?[^\W\d_]{3,}s (?:de |d'|en |du )"
    r"(?!la |le |les |l')[^\W\d_]{3,} \Z"
)
"""What two firms are, right before their names: `Les fabricants de puces Nvidia et AMD ont racheté`."""


def is_led(mask: str, low: int) -> bool:
    """Tell whether the name at mask[low:] only leads the group that acts: `un consortium mené par KKR`."""
    return _LED_GROUP.search(mask, max(0, low - 90), low) is not None


def is_named_out(mask: str, low: int) -> bool:
    """Tell whether the name at mask[low:] is the first named out of several who act."""
    return _NAMED_GROUP.search(mask, max(0, low - 110), low) is not None


def is_one_of_several(mask: str, near: str, low: int, high: int) -> bool:
    """Tell whether the name at mask[low:high], with the words `near` before it, is one of several who act."""
    if near.endswith(_OUT_OF + _ARTICLES):
        return is_named_out(mask, low)
    joined = mask.startswith((" et ", ", "), high)
    return joined and _PLURAL_HEAD.search(mask, max(0, low - 80), low) is not None


_BOARD = re.compile(
    r"'s? (?:[^\W\d_]+ )?(?:board|directors|management|leadership|special committee)(?: of directors)? "
)


def decides_for(mask: str, high: int) -> bool:
    """Tell whether what stands behind a name ending there decides for it: `Kalmos's board rejected a bid`."""
    return _BOARD.match(mask, high) is not None
