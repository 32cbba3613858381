"""Who a sentence is about when it does not name them: `l'entreprise`, `elle`, `the company`, `he`.

The last organisation that stood as a subject answers for `la société` and `it`, the last person for
`il` and `he`; before either, the organisation the article names most.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from store.extract.claims.passages import Sentence
from store.model import Article, Mention

_DET = r"(?:l'|la |le |les |cette |ce |cet |sa |son |the |this |its )"
_COMPANY = re.compile(
    rf"(?<!\w)(?:{_DET}(?:jeune |nouvelle |petite |célèbre |young |fast-growing )?(?:entreprise|société|groupe|firme|start-?up|jeune pousse|pépite|licorne|éditeur|géant|fabricant|constructeur|opérateur|spécialiste|"
    r"champion|plateforme|banque|fonds|studio|laboratoire|maison mère|concurrent|fintech|néobanque|compagnie|acteur|leader|numéro un|scale-?up|biotech|"
    r"company|firm|startup|group|maker|giant|unicorn|chipmaker|retailer|lab|developer|carmaker|automaker|platform|business|bank|provider|firm)"
    r"|elle|elles|it|they|ils|nous|we|il)(?!\w)"
)
_PERSON = re.compile(
    rf"(?<!\w)(?:{_DET}(?:milliardaire|entrepreneur|entrepreneure|patron|patronne|dirigeant|dirigeante|homme d'affaires|fondateur|fondatrice|pdg|investisseur|"
    r"billionaire|entrepreneur|founder|chief executive|ceo|mogul|tycoon|executive)|il|he|she)(?!\w)"
)
_OF_NAME = re.compile(r" (?:de |d'|du |des |of )@")
_BOUND = re.compile(
    r"(?<!\w)(?:de|d'|du|des|of|chez|avec|with|par|by|from|contre|against|à|au|aux|dans|in|to|selon|pour|for|sur|on|at|like|comme)\s?(?:(?:le|la|les|l'|the) ?)?\Z"
)


def article_topic(article: Article, mentions: Sequence[Mention]) -> str | None:
    """Name the organisation the article is about: the one it names most, the title counting thrice."""
    counts: Counter[str] = Counter()
    start = article.title_start if article.title_start is not None else 0
    title_end = start + len(article.title or "")
    for mention in mentions:
        if mention.type == "ORG" and not mention.aside:
            counts[mention.name] += 4 if start <= mention.start < title_end else 1
    if not counts:
        return None
    (name, most), *rest = counts.most_common(2)
    return name if most >= 2 and (not rest or most > rest[0][1]) else None


class Salience:
    """The last organisation and person that stood as subjects, while sentences go by."""

    def __init__(self, topic: str | None) -> None:
        self.topic = topic
        self.org: str | None = None
        self.person: str | None = None
        self.section = -2

    def enter(self, section: int) -> None:
        """Forget who was last when another section begins; the topic remains."""
        if section != self.section:
            self.section = section
            self.org = None
            self.person = None

    def note(self, sentence: Sentence) -> None:
        """Remember who this sentence is about."""
        for mention in sentence.mentions:
            low = mention.start - sentence.start
            if mention.type not in ("ORG", "PERSON"):
                continue
            if _BOUND.search(sentence.mask[max(0, low - 24) : low]):
                continue
            if mention.type == "ORG":
                self.org = mention.name
                break
            self.person = mention.name
            break
        if self.org is None:
            first = next((m for m in sentence.mentions if m.type == "ORG"), None)
            self.org = first.name if first else None

    def stands_for(self, sentence: Sentence, at: int) -> str | None:
        """Name whom a description or pronoun left of position `at` in the mask stands for."""
        low = max(0, at - 160)
        last: re.Match[str] | None = None
        for last in _COMPANY.finditer(sentence.mask, low, at):
            pass
        person: re.Match[str] | None = None
        for person in _PERSON.finditer(sentence.mask, low, at):
            pass
        if person and (last is None or person.start() >= last.start()):
            if self.person and (person.group() != "il" or self.org is None):
                return self.person
        if last and not _OF_NAME.match(sentence.mask, last.end()):
            return self.org or self.topic
        return None
