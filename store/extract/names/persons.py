"""Names of persons inside chains: given names, initials, particles, family names."""

from __future__ import annotations

import re

from store.extract.names.chains import PARTICLES, STRONG_PARTICLES, Chain, Ground

_SPEAKS = re.compile(r"(?:[,(«\":]|(?<!\w)(?:par|by|de|et|and|with|avec|says|said|selon|M\.|Mme|chez)) ?$")
"""What stands before a person's initial."""
_BEFORE_FAMILY = STRONG_PARTICLES | {" ", ". ", " de ", " d'"}
"""What may part a given name from the family name."""
_PARTICLE_WORDS = frozenset(
    "Le La De Du Des Van Von Der El Al Ben Bin Mc Mac Da Di Dos Saint St Bel Abu Ould Ait".split()
)


_DAYS = frozenset("Noël Noel Janvier Avril Mai Juillet Août Mardi Jeudi May March June Christmas".split())
"""Days and months that families are called by (`Anne Noël`)."""


class PersonReader(Ground):
    """Reads persons' names."""

    def person_follows(self, chain: Chain, i: int) -> bool:
        """Whether what follows the given name at word `i` may be a family name."""
        if i + 1 >= len(chain.words) or chain.links[i] not in _BEFORE_FAMILY:
            return False
        after = chain.words[i + 1]
        if len(after.text) == 1:
            return self.text[after.end : after.end + 1] == "." or i + 2 < len(chain.words)
        senses = self.lex.senses.get(after.text, ())
        if self._firm_surname(chain, i):
            return True
        if after.text in _DAYS and chain.words[i].text in self.lex.given and chain.linked(i):
            return True
        if after.text in self.suffix or any(s.type in ("ORG", "PRODUCT") and not s.soft for s in senses):
            return False
        if self.known_end(after) not in (None, after.end):
            return False
        if chain.links[i] in (" de ", " d'"):
            return self.family(after.text) and self.kind(after.text) == "name"
        return self.kind(after.text) in ("name", "given", "common", "weak") or after.text in _PARTICLE_WORDS

    def _firm_surname(self, chain: Chain, i: int) -> bool:
        """Whether a given name stands before a firm that is called after a family (`Marina Ferrari`)."""
        given, after = chain.words[i].text, chain.words[i + 1]
        if given not in self.lex.given or not chain.linked(i) or given in self.lex.senses:
            return False
        senses = self.lex.senses.get(after.text, ())
        plain = after.text.isalpha() and after.text[1:].islower() and len(after.text) > 3
        firm = any(s.type == "ORG" and not s.soft for s in senses) and all(
            s.type != "PRODUCT" for s in senses
        )
        return plain and firm and self.known_end(after) == after.end and after.text not in self.suffix

    def person(self, chain: Chain, i: int) -> tuple[int, str, bool]:
        """A given name and the family name after it."""
        words, j = chain.words, i + 1
        while j < len(words) and j < i + 5 and self._goes_with(chain, i, j):
            j += 1
        while j - 1 > i and (len(words[j - 1].text) == 1 or words[j - 1].text in ("Le", "La", "De")):
            if words[j - 1].text == "O" and j - 1 == i + 1:
                break
            j -= 1
        if j == i + 1:
            return words[i].end, "", False
        while j < len(words) and j < i + 6 and chain.linked(j - 1) and words[j].text in self.suffix:
            j += 1
        last = words[j - 1].text
        firm = last in self.suffix or last in self.product_suffix
        return words[j - 1].end, "org" if firm else "person", False

    def initialled(self, chain: Chain, i: int) -> bool:
        """Whether a person's initial stands at word `i` (`L. Piguet`), not the end of `série A. Zeliq`."""
        word = chain.words[i]
        if (
            len(word.text) != 1
            or word.text == "M"
            or not chain.linked(i, ". ")
            or not self.family(chain.words[i + 1].text)
        ):
            return False
        before = self.text[max(chain.line.start, word.start - 12) : word.start]
        return not before.strip() or _SPEAKS.search(before) is not None

    def _goes_with(self, chain: Chain, i: int, j: int) -> bool:
        """Whether word `j` belongs to the person whose name begins at word `i`."""
        link, text, before = chain.links[j - 1], chain.words[j].text, chain.words[j - 1].text
        if link == "'":
            return before in ("D", "O", "L", "N", "M")
        if link == ". ":
            return len(before) == 1
        if link != " ":
            return link in PARTICLES and self.family(text) and (link in STRONG_PARTICLES or j == i + 1)
        if text in _PARTICLE_WORDS or (len(text) == 1 and text.isupper()):
            return True
        senses = [s for s in self.lex.senses.get(text, ()) if not s.soft]
        if j == i + 1 and self._firm_surname(chain, i):
            return True
        if self.kind(text) in ("never", "breaker", "grammar"):
            return j == i + 1 and text in _DAYS and before in self.lex.given
        if j > i + 1 and (text in self.suffix or any(s.type != "PERSON" for s in senses)):
            return False
        return not any(s.type in ("ORG", "PRODUCT") for s in senses)

    def family(self, text: str) -> bool:
        """Whether a word may be a family name; many are those of towns (`Aurélien de Meaux`)."""
        senses = self.lex.senses.get(text, ())
        return self.kind(text) in ("name", "given") and all(
            s.type in ("PERSON", "PLACE") or s.soft for s in senses
        )

    def second_name(self, chain: Chain, i: int) -> bool:
        """Whether a given name may follow the family name at word `i` (`Liang Wenfeng`)."""
        if not chain.linked(i):
            return False
        after = chain.words[i + 1].text
        free = after not in self.lex.senses and after not in self.suffix
        return free and self.kind(after) in ("name", "given") and (after[1:].islower() or "-" in after)
