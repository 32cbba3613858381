"""What a newsletter prints around its articles: how to see it elsewhere, why one gets it, how to stop it.

Found by the words that mail programs and the law make them use. A closing notice goes on to the end of the
mail; what stands above the articles is told line by line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.text.fold import fold_text

_LOOKED_AT = 300
"""Characters of a piece that are folded and matched."""
_LONGEST_CLOSING = 3000
"""Characters that a closing notice may have: a mail that begins with such words is not all notice."""

_SHORT = 90
"""Characters of a piece that its words alone make a closing notice; a longer one needs a link besides."""
_LINK = re.compile(r"\b(?:ici|here|click|clique[rz]?|liens?|links?|https?|unsubscribe|desinscription)\b|[@|]")
_CLOSING = re.compile(
    r"(?:you|youre|we|were)(?: are|ve| have)? (?:received|receiving|receive|sent|getting)"
    r" (?:this|these|it|you this)\b"
    r"|this (?:e ?mail|message|newsletter) (?:was|is) (?:sent|intended)\b"
    r"|(?:if you )?(?:no longer|don t|do not|dont) (?:wish|want) to (?:receive|get)\b"
    r"|to (?:stop receiving|unsubscribe|opt out|manage your|update your|change your)\b"
    r"|(?:click here to )?unsubscribe\b"
    r"|(?:manage|update|change|email) (?:your )?(?:\w+ )?preferences\b"
    r"|vous (?:recevez|avez recu|etes destinataire de) (?:ce|cet|cette|la|notre|nos|le) "
    r"|(?:ce|cet|cette) (?:e ?mail|mail|message|courriel|lettre|newsletter) (?:vous )?(?:a ete|est)"
    r" (?:envoye|adresse)e?\b"
    r"|(?:si vous|pour) (?:ne (?:souhaitez|voulez|desirez) plus|ne plus) recevoir\b"
    r"|(?:se|vous|me) (?:desabonner|desinscrire)\b|desabonne(?:ment|z)|desinscri(?:ption|vez)"
    r"|(?:gerer|modifier|mettre a jour) (?:mes|vos|ses|votre|mon)"
    r" (?:preferences|abonnements?|profil|donnees)\b"
    r"|sent to \S{1,80}@|envoyee? a \S{1,80}@"
)
_ABOVE = re.compile(
    r"(?:view|read|open|see) (?:this |it |the )?(?:e ?mail |message |newsletter |issue )?"
    r"(?:in|on) (?:your |a |the )?(?:web )?browser"
    r"|(?:read|view) (?:it )?online|(?:trouble|problems?|difficulty) (?:viewing|reading)"
    r"|(?:can t|cant|cannot) (?:see|read|view) (?:this|the)|web version|forwarded this"
    r"|vous ne (?:voyez|visualisez|parvenez|pouvez)|(?:mail|message|lettre|newsletter) ne s affiche"
    r"|(?:voir|lire|afficher|consulter|ouvrir) (?:ce |cet |cette |la |le )?"
    r"(?:e ?mail |message |lettre |newsletter |version )?(?:en ligne|dans (?:le |votre |un )?navigateur)"
    r"|version (?:en ligne|web)|(?:image|photo)s? (?:bloquee|non affichee)"
)
_ANYWHERE = re.compile(
    r"(?:what did you think of|how (?:did|do) you (?:like|rate)|rate) (?:todays?|today s|this|our)"
    r" (?:e ?mail|newsletter|issue|edition)"
    r"|(?:qu avez vous pense|que pensez vous) d(?:e|u) (?:cette|ce|la|notre)\b"
    r"|(?:together with|in partnership with|presented by|brought to you by|en partenariat avec) .{1,60}$"
)


def _closes(text: str, folded: str) -> bool:
    """Whether a piece is of a closing notice: its words, and shortness or something to click on.

    An article may tell how a client ends a subscription, too.
    """
    if len(text) > 2 * _LOOKED_AT or _CLOSING.search(folded) is None:
        return False
    return len(text) <= _SHORT or _LINK.search(folded) is not None


def frame(texts: Sequence[str]) -> frozenset[int]:
    """Which of the pieces of a mail are not its articles."""
    folded = [fold_text(text[:_LOOKED_AT]).strip() for text in texts]
    found = {at for at, text in enumerate(folded) if len(texts[at]) <= _LOOKED_AT and _ANYWHERE.match(text)}
    for at, text in enumerate(folded[:8]):
        if len(texts[at]) <= _LOOKED_AT and _ABOVE.search(text):
            found.add(at)
    left = 0
    closing = len(texts)
    for at in range(len(texts) - 1, -1, -1):
        left += len(texts[at])
        if left > _LONGEST_CLOSING:
            break
        if at > 0 and _closes(texts[at], folded[at]):
            closing = at
    return frozenset(found) | frozenset(range(closing, len(texts)))
