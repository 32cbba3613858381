"""Who a sentence is about when it does not name them: `l'entreprise`, `elle`, `the company`, `he`.

The last organisation that stood as a subject answers for `la société` and `it`, the last person for
`il` and `he`; before either, the organisation the article names most.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from store.extract.claims.authorities import is_regulator
from store.extract.claims.bearings import (
    FOUNDED,
    HOLDS,
    TAKEN_UP,
    alone_beside,
    goes_on,
    held,
    is_fronted,
    is_item,
    last_of,
    of_firm,
    owner,
    raised,
    run_by_named,
)
from store.extract.claims.callings import YOUNG, Callings
from store.extract.claims.cast import SIDE, Cast
from store.extract.claims.central import Topic
from store.extract.claims.described import LATTER
from store.extract.claims.epithets import town_in
from store.extract.claims.funds import is_fund
from store.extract.claims.heads import Heads
from store.extract.claims.lists import longest_list
from store.extract.claims.openings import (
    DESCRIBED,
    FIRMS,
    NATIONS,
    PEOPLES,
    PRONOUNS,
    SIDES,
    opening,
)
from store.extract.claims.passages import Sentence
from store.model import Mention

_DET = r"(?:l'|le |la |cette |ce |cet |sa |son |the |this |its )"
COMPANY = re.compile(
    rf"(?<!\w)(?:{_DET}(?:jeune |nouvelle |petite |célèbre |young |fast-growing )?(?:{FIRMS}|{NATIONS})"
    rf"|(?:l'|le |la |the |sa |son |its |leur |their )(?:futur |future |new |would-be )?(?:{SIDES})"
    rf"|(?:les|the) {PEOPLES}"
    rf"|(?:{PRONOUNS})(?= ))(?!\w)"
)
_PERSON = re.compile(
    rf"(?<!\w)(?:{_DET}(?:milliardaire|entrepreneur|entrepreneure|patron|patronne|"
    rf"dirigeant|dirigeante|homme d'affaires|fondateur|fondatrice|pdg|investisseur|"
    r"billionaire|entrepreneur|founder|chief executive|ceo|mogul|tycoon|executive)|(?:il|he|she)(?= ))(?!\w)"
)
YOUNG_FIRM = re.compile(YOUNG)
_DATELINE = re.compile(r"\) ?[-–—]|/@|, \d{1,2} [^\W\d_]{3,9}(?: \d{4})? [-–—(]")
_OWN = re.compile(r"(?<!\w)(?:its|their|sa|son|leur) (?:[^\W\d_]+ |¤+ |%+ ){0,3}\Z")
_LATTER = re.compile(rf"(?:{LATTER})(?!\w)")
"""What takes up the firm described last before, which was no subject."""
_PASSING = 3
"""So many times more must the article's own firm be named than one that only passes."""


class Salience:
    """The last organisation, product and person that stood as subjects, while sentences go by."""

    def __init__(self, topic: Topic, callings: Callings, bosses: Mapping[str, str]) -> None:
        self._bosses = bosses
        self.cast = Cast(callings, topic.ranked)
        self.topic = topic.name
        self.clear = topic.clear
        self.org: str | None = None
        self.thing: str | None = None
        self.person: str | None = None
        self.section = -2
        self.heads = Heads()
        self.last = "ORG"
        self.org_block = -1
        self.governs = False
        self.block = -1
        self.recipient: tuple[int, str] | None = None
        self.raised: str | None = None
        self.sold: str | None = None
        self.sold_block = -2
        self.pair: tuple[str, ...] = ()
        self.counted = topic.counted
        self.passed = self.cast.passed
        self._unread: list[tuple[Sentence, frozenset[str]]] = []

    def enter(self, sentence: Sentence) -> None:
        """Forget who was last when another section or item begins; the topic remains, but not in asides."""
        if sentence.section == self.section and not is_item(sentence.mask):
            return
        self._leave()
        self.org = self.thing = self.raised = None
        if sentence.section != self.section:
            self.section = sentence.section
            self.heads.leave_section()
            if sentence.aside:
                self.person = None

    def note(self, sentence: Sentence, backers: frozenset[str] = frozenset()) -> None:
        """Keep a sentence that has gone by, to be read for whom it is about once somebody asks."""
        self.passed.append(sentence)
        self._unread.append((sentence, backers))
        if sentence.role == "title":
            self.settle()

    def settle(self) -> None:
        """Read the sentences that went by since somebody last asked who the passage is about."""
        for sentence, backers in self._unread:
            self._note(sentence, backers)
        self._unread.clear()

    def _leave(self) -> None:
        """Read of a section that nobody asked about only what outlives it: the person told last."""
        for sentence, backers in self._unread:
            if any(m.type == "PERSON" for m in sentence.mentions):
                self._note(sentence, backers)
            elif sentence.mentions:
                self.last = "ORG"
        self._unread.clear()

    def _note(self, sentence: Sentence, backers: frozenset[str]) -> None:
        """Remember who a sentence is about; `backers` only put money in, they are not it.

        That is its grammatical subject. A subject that names nobody (`the deal`, `sa dette`) leaves the
        passage with whom it was about; where nobody was yet, the first free name answers.
        """
        self.heads.see(sentence)
        first = opening(sentence)
        anew = first.sort in ("other", "unknown") and sentence.block != self.block
        if anew and (firm := run_by_named(sentence, self._bosses)):
            self._settle(firm, sentence)
            return
        about = {self.org, self.heads.firm, self.topic, self.heads.leading}
        if first.mention and self._only_backs(first.mention.name, sentence):
            return
        if first.mention and self._is_taken_up(first.mention, sentence):
            led = self.heads.block == sentence.block and self.heads.firm != first.mention.name
            self._settle((self.heads.firm if led else None) or self.org or first.mention.name, sentence)
            return
        if first.sort == "name" and first.mention and first.mention.name not in backers - about:
            self._take(first.mention, sentence)
            return
        if first.sort == "description" and (meant := self._meant_by(sentence, first.at)):
            self._settle(meant, sentence)
            return
        if topic := raised(sentence):
            self._take(topic, sentence)
            return
        if first.sort == "other" and first.mention and first.mention.type == "ORG":
            if self.org_block != sentence.block and not backers:
                self._take(first.mention, sentence)
            return
        if first.sort == "other" and self._stays(sentence):
            human = _PERSON.match(sentence.mask, first.at)
            self.last = "PERSON" if human and " " in human.group() else self.last
            return
        self._take_first_free(sentence, backers)

    def _only_backs(self, name: str, sentence: Sentence) -> bool:
        """Tell whether a fund stands in an article that is about another firm: the passage is not its own."""
        if HOLDS.search(sentence.mask):
            return True
        known = self.org is not None and self.org == self.topic
        return known and self.clear and name != self.topic and is_fund(name) and sentence.role == "body"

    def _is_taken_up(self, subject: Mention, sentence: Sentence) -> bool:
        """Tell whether a sentence with a new subject takes up by an object whom the passage is about.

        The passage then stays about it: `Uber sold it its flying-taxi arm. Two years ago it received`.
        """
        if not self.governs or self.org in (None, subject.name) or self.org_block != sentence.block:
            return False
        return TAKEN_UP.search(sentence.mask, subject.end - sentence.start) is not None

    def _stays(self, sentence: Sentence) -> bool:
        """Tell whether the passage has someone it is about, whom a subject without a name leaves in place."""
        if self.heads.firm and self.heads.block == -1:
            return True
        return self.org is not None or (self.clear and not sentence.aside)

    def _meant_by(self, sentence: Sentence, at: int) -> str | None:
        """The organisation that the description or pronoun at a position stands for."""
        words = DESCRIBED.match(sentence.mask, at)
        said = words.group() if words else ""
        if said in ("he", "she") or (said == "il" and self.last == "PERSON"):
            return None
        return self.meant(sentence, said)

    def _settle(self, name: str, sentence: Sentence) -> None:
        """Make an organisation the one the passage is about."""
        self.org = self.thing = name
        self.governs = True
        self.org_block = self.block = sentence.block
        self.last = "ORG"

    def _take(self, mention: Mention, sentence: Sentence) -> None:
        """Make a named subject the one the passage is about."""
        self.last = mention.type
        if mention.type == "PERSON":
            self.person = mention.name
            firm = self._bosses.get(mention.name)
            free = self.org is None or (self.clear and firm == self.topic) or alone_beside(firm, sentence)
            if firm and free and not is_regulator(firm):
                self.org = self.thing = firm
                self.org_block = self.block = sentence.block
            return
        self.thing = mention.name
        self.block = sentence.block
        if mention.type == "ORG":
            self.org = mention.name
            self.governs = True
            self.org_block = sentence.block
            led = mention.name in (self.topic, self.heads.leading) or self.cast.gave(mention.name)
            if self.raised and not led and not is_fund(mention.name):
                self.raised = mention.name

    def _take_first_free(self, sentence: Sentence, backers: frozenset[str]) -> None:
        """Make the first name that no preposition holds the one the passage is about."""
        opened = COMPANY.match(sentence.mask)
        kept = self.meant(sentence) if opened and " " in opened.group() and not sentence.aside else None
        about = [m for m in sentence.mentions if not _DATELINE.match(sentence.mask, m.end - sentence.start)]
        about = [m for m in about if m.type != "PLACE" and m.name not in backers]
        free = [m for m in about if not held(sentence, m)]
        for kind in ("ORG", "PERSON"):
            first = next((m for m in (*free, *about) if m.type == kind), None)
            if first is None:
                continue
            if kind == "PERSON":
                self.person = first.name
            elif first in free or self.org is None:
                self.org = first.name if first in free or kept is None else kept
                self.governs = False
                self.org_block = sentence.block
        if free and free[0].type in ("ORG", "PRODUCT"):
            self.thing = free[0].name
            self.block = sentence.block
        described = _PERSON.match(sentence.mask)
        if described and " " in described.group():
            self.last = "PERSON"
        elif free:
            self.last = free[0].type

    def is_near(self, sentence: Sentence, other: str) -> bool:
        """Tell whether the passage at hand speaks of someone: its heading, a round, its own firm."""
        if (
            self.org_block == sentence.block
            and self.clear
            and self.org not in (self.topic, other)
            and not self.raised
        ):
            return False
        if self.raised or self.heads.firm or other in self.heads.titled:
            return True
        return self.org_block >= sentence.block - 1

    def thing_of(self, block: int) -> str | None:
        """The last organisation or product that stood as a subject in this very paragraph."""
        return self.thing if self.block == block else None

    def likely(self, other: str, block: int = -1) -> str | None:
        """Name the organisation an unsaid side most likely is, other than the one named."""
        order: tuple[str | None, ...]
        near = self.org if self.org_block >= block - 1 or block == -1 else None
        order = (self.topic, self.heads.firm, self.org) if self.clear else (self.heads.firm, near, self.topic)
        led = (
            self.heads.block == block
            and self.heads.firm != other
            and not self.cast.only_backs(self.heads.firm or "")
        )
        if self.heads.firm and (led or self.heads.block == -1):
            order = (self.heads.firm, *order)
        elif len(self.heads.headed) == 2 and other in self.heads.headed:
            order = (*self.heads.headed, *order)
        elif other in self.heads.titled:
            order = (*self.heads.titled, *order)
        return next((n for n in order if n and n != other and not is_regulator(n)), None)

    def taken_up(self, words: str, other: str, sentence: Sentence) -> str | None:
        """Whom an object takes up: `into it` the last subject, `in the company` whom the article is about."""
        likely = self.likely(other, sentence.block)
        if SIDE.search(words):
            side = self.cast.side(words, self.org)
            return side if side != other else likely
        if " " not in words and "'" not in words:
            here = self.org if self.governs and self.org_block == sentence.block else None
            fit = here and here != other and not is_regulator(here) and not self.cast.only_backs(here)
            return here if fit else likely
        if likely is None or self.cast.can_be(words, likely):
            return likely
        fitting = (
            name
            for name in (self.org, self.heads.firm, self.topic, self.heads.leading)
            if name and name != other
        )
        return next((name for name in fitting if self.cast.can_be(words, name)), likely)

    def meant(self, sentence: Sentence, words: str = "") -> str | None:
        """The organisation a description means: the last subject of this paragraph, else the clear topic.

        Where the words cannot stand for it (`la société` for a fund), the other one of the title.
        """
        if self.sold_block == sentence.block and FOUNDED.match(sentence.mask):
            return self.sold
        name = self._nearest(sentence)
        if words and SIDE.search(words):
            return self.cast.side(words, name)
        if words and _LATTER.match(words):
            return self.likely(self.org or "", sentence.block)
        called = self.called(sentence, words, name) if words else None
        if called and not (called != name and is_fronted(sentence, called)):
            return called
        strange = words and name and not (self.clear and name == self.topic)
        if strange and (kin := self.cast.native(words, name or "")):
            return kin
        if not words or name is None or self.cast.can_be(words, name) or goes_on(words, name, self.passed):
            return name
        return self.cast.other_than(words, name, self.heads.titled)

    def called(self, sentence: Sentence, words: str, near: str | None) -> str | None:
        """The firm known by a trade, or that the article calls so or puts there: `the Houston company`."""
        if " " not in words and "'" not in words:
            return None
        here = near == (self.org if self.org_block >= sentence.block - 1 else self.heads.firm)
        told_as = self.cast.epithet(sentence, words, town_in(sentence, words), near, here)
        part = told_as is None and words.endswith(("unit", "subsidiary", "division"))
        if part and self.recipient in {(told.start, self.sold) for told in self.passed[-2:]}:
            return self.sold
        return told_as or self.cast.called(words, near, self.topic if self.clear else None)

    def listed(self) -> tuple[str, ...]:
        """The list of organisations told last, in the two sentences before."""
        lists = (longest_list(sentence) for sentence in reversed(self.passed[-2:]))
        return next((names for names in lists if names), ())

    def _nearest(self, sentence: Sentence) -> str | None:
        """The organisation that the passage is about, by place alone."""
        if self.org and (self.org_block == sentence.block or sentence.aside or not self.clear):
            if self.org_block != sentence.block and self.heads.firm:
                return self.heads.firm
            return self.topic if self._is_passing(sentence) else self.org
        if sentence.aside:
            return None
        return self.heads.firm or (self.topic if self.clear else self.heads.leading) or self.topic or self.org

    def _is_passing(self, sentence: Sentence) -> bool:
        """Tell whether the last subject only passed, paragraphs ago, in an article about another."""
        if sentence.aside or self.org_block == sentence.block or not (self.org and self.topic):
            return False
        return _PASSING * self.counted.get(self.org, 0) <= self.counted.get(self.topic, 0)

    def described(self, sentence: Sentence, words: str = "") -> str | None:
        """Whom a fronted description takes up: the subject of the paragraph, else who leads the title."""
        if self.sold_block == sentence.block and FOUNDED.match(sentence.mask):
            return self.sold
        if words and self.org and not self.cast.can_be(words, self.org):
            return self.meant(sentence, words)
        if self.org and self.org_block == sentence.block:
            return self.org
        head = self.heads.firm if self.heads.block in (-1, sentence.block) else None
        if sentence.aside:
            return head
        return head or (self.topic if self.clear else self.heads.leading) or self.meant(sentence)

    def run_by(self, person: str) -> str | None:
        """The firm that the article says a person runs."""
        return self._bosses.get(person)

    def stands_for(self, sentence: Sentence, at: int) -> str | None:
        """Name whom a description or pronoun left of position `at` in the mask stands for."""
        company = last_of(COMPANY, sentence.mask, at)
        if company and " " not in company.group() and (own := owner(sentence, company.start())):
            return own
        if company is None and _OWN.search(sentence.mask[max(0, at - 40) : at]):
            return self.meant(sentence)
        person = last_of(_PERSON, sentence.mask, at)
        nearer = person is not None and (company is None or person.start() >= company.start())
        if person and nearer and (person.group() != "il" or self.last == "PERSON" or self.org is None):
            return self.person or self.meant(sentence)
        if company and self.raised and YOUNG_FIRM.search(company.group()):
            return self.raised
        if company and not of_firm(sentence, company.end()):
            if (
                self.clear
                and self.topic
                and not sentence.aside
                and company.group().endswith(("groupe", "group"))
            ):
                return self.topic
            return self.meant(sentence, company.group())
        return None
