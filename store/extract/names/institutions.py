"""Names of institutions inside chains: a head word, adjectives, what they are of."""

from __future__ import annotations

import re

from store.extract.names.acronyms import is_acronym
from store.extract.names.chains import OF, Chain, Ground
from store.extract.names.tokens import is_initial

_LOWER_TAIL = re.compile(
    r"(?: (?:[a-zéèà-]{3,18}(?:ale?|aux|ales|iques?|aires?|iens?|iennes?|ives?|ifs?|ières?|éens?|éennes?"
    r"|aises?|ois|oises|ains?|aines?|onnels?|onnelles?|ielles?|iels?|ubliques?|érieure?s?))(?![\w-])){1,2}"
)
_LOWER_OBJECT = re.compile(
    r" (?:de la |de l'|de |du |des |d')(?![a-zéè]{3,20}(?:er|ir|re|ant)(?!\w))[a-zéèê]{5,20}(?!\w)"
    r"(?:(?<=tion)(?: des | du | de la | de l')[a-zéèê]{5,20}(?!\w))?"
)
"""What an institution is for: `de la santé`, `de protection des données`."""
_LOWER_HEAD = re.compile(
    r"(?<![\w-])(?:tribunal(?: de commerce| judiciaire| administratif| des activités économiques)?"
    r"|cour d'appel|tribunal de l'entreprise|cour administrative d'appel|parquet|ministère|université)"
    r"(?: [a-zéè-]{4,15}(?:al|ain|ien|ique))? (?:de la |de l'|de |du |des |d')$"
)

_BEFORE_FIRM = frozenset("Groupe Banco Banca Banque Fondation Financière Foncière".split())
"""Heads that stand before a known firm and make one name with it (`Banco Cetelem`)."""
_BRACKETED = re.compile(r"((?: [a-zéèêàâîç'-]{1,20}){1,6}) \(([A-ZÉ][A-Za-zé]{1,7})\)")
"""More of a name in small letters up to its acronym (`et des libertés (CNIL)`)."""
_CALLED_AFTER = frozenset(
    "Observatoire Fédération Agence Autorité Institut Syndicat Confédération Association Fondation Office"
    " Conservatoire".split()
)
"""Heads with a noun in small letters behind them (`l'Observatoire de la métallurgie`)."""
_INNER = frozenset(("Les", "La", "Le"))
"""Articles inside a name (`Groupement Les Mousquetaires`)."""
_TOPICS = frozenset("fintech ia ai numérique data cloud tech cyber deeptech blockchain métavers".split())
"""Fields that are no names by themselves and that institutions are called after."""
_INDEFINITE = re.compile(r"(?<!\w)(?:une?|des|deux|trois|plusieurs|quelques|autres?|chaque) $")
"""`un tribunal du Texas` names no court, only a place."""


class InstitutionReader(Ground):
    """Reads the names of institutions."""

    def institution(self, chain: Chain, i: int) -> int | None:
        """`Université de Lille`, `Agence nationale de l'habitat`: a first word that heads institutions."""
        words, end = chain.words, chain.words[i].end
        works = words[i].text in self.lex.classes["head_works"]
        tail = None if works else _LOWER_TAIL.match(self.text, end)
        if tail:
            end = tail.end()
        j, grown = i + 1, tail is not None
        while j < len(words) and j < i + 6:
            gap = self.text[end : words[j].start]
            usual = gap in OF or gap in (" ", " & ") or (gap in (" et ", " and ") and grown)
            topic = gap in OF and not grown and words[j].text.lower() in _TOPICS
            if not usual or (self.kind(words[j].text) in ("never", "breaker") and not topic):
                break
            if gap == " " and words[j].text in _INNER and chain.linked(j):
                end, j, grown = words[j + 1].end, j + 2, True
                continue
            if gap in (" et ", " and ", " ") and self.known_end(words[j]) is not None:
                place = gap == " " and any(s.type == "PLACE" for s in self.lex.senses.get(words[j].text, ()))
                if words[i].text in _BEFORE_FIRM and gap == " ":
                    return self.known_end(words[j])
                if not place:
                    break
            end, grown = words[j].end, True
            lower = _LOWER_TAIL.match(self.text, end)
            if lower and gap in OF:
                end = lower.end()
            j += 1
        if (tail and end == tail.end()) or (not grown and self._watches(chain, i)):
            object_ = _LOWER_OBJECT.match(self.text, end)
            end, grown = (object_.end(), True) if object_ else (end, grown)
        return self._up_to_acronym(words[i].start, end) if grown else None

    def _watches(self, chain: Chain, i: int) -> bool:
        """Whether a capital inside the sentence tells that an institution is called after its subject."""
        word = chain.words[i]
        return word.text in _CALLED_AFTER and not is_initial(self.text, word.start, chain.line.start)

    def _up_to_acronym(self, start: int, end: int) -> int:
        """Where the name ends, which its acronym in brackets may show to be longer than it seems."""
        more = _BRACKETED.match(self.text, end, end + 100)
        if more is None or is_acronym(more[2], self.text[start:end]):
            return end
        return more.end(1) if is_acronym(more[2], self.text[start : more.end(1)]) else end

    def lower_head(self, start: int, line_start: int) -> int:
        """Where a name led to by an institution in small letters begins (`tribunal de Nanterre`)."""
        if self.text[max(line_start, start - 3) : start] not in ("de ", " d'", "du ", "es ", " l'", "la "):
            return start
        head = _LOWER_HEAD.search(self.text[max(line_start, start - 60) : start])
        if head is None or _INDEFINITE.search(
            self.text[max(line_start, start - 70) : start - len(head.group())]
        ):
            return start
        return start - len(head.group())

    def place_firm(self, chain: Chain, i: int, j: int) -> int | None:
        """`Barcelona Supercomputing Center`: a place, capitals, and a last word that only firms have."""
        end = None
        while j < len(chain.words) and j < i + 6 and chain.linked(j - 1):
            text = chain.words[j].text
            if self.kind(text) in ("breaker", "grammar") or text == "VC":
                break
            if text in self.suffix or text in self.heads:
                end = chain.words[j].end
            j += 1
        return end
