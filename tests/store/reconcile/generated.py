"""Extractions of any number of articles, made by chance: names hard to tell apart, deals told by several
articles with other figures, dates and statuses, strays, parts and copies.
"""

from __future__ import annotations

import random
from hashlib import sha256
from typing import Any, NamedTuple

from store.model import Article, Claim, Evidence, Extraction, Mention, Paragraph, Party, Section

_SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bran crel dovi".split()
_TAILS = ("", "", "", " AI", " Capital", " Group", " Labs", " Inc", " Technologies")
_KINDS: tuple[tuple[str, str, str], ...] = (
    ("acquisition", "buyer", "target"),
    ("bid", "bidder", "target"),
    ("investment", "investor", "recipient"),
    ("funding_round", "investor", "recipient"),
    ("funding_round", "investor", "recipient"),
    ("valuation", "investor", "subject"),
    ("contract", "customer", "supplier"),
    ("partnership", "partner", "partner"),
    ("lawsuit", "plaintiff", "defendant"),
    ("grant_or_donation", "donor", "recipient"),
    ("revenue", "subject", "subject"),
    ("other_amount", "subject", "subject"),
)
_STATUSES = (
    "announced",
    "announced",
    "completed",
    "rumoured",
    "proposed",
    "conditional",
    "rejected",
    "opinion",
)


class Made(NamedTuple):
    """One article and what it yields."""

    article: Article
    extraction: Extraction


class World:
    """What articles can tell of: things with several names, and deals between them."""

    def __init__(self, chance: random.Random, things: int, deals: int) -> None:
        self.chance = chance
        self.orgs = [self._org() for _ in range(things)]
        lasts = [self._word() for _ in range(max(3, things // 4))]
        firsts = [self._word() for _ in range(max(3, things // 8))]
        self.people = [(chance.choice(firsts), chance.choice(lasts)) for _ in range(things // 2)]
        self.deals = [self._deal() for _ in range(deals)]

    def article(self, name: str, mentions: int, claims: int) -> Made:
        """An article that names and tells so many; another call makes another one of the same name."""
        text = _Text(name)
        named = [self._named() for _ in range(max(1, mentions // 4))]
        for _ in range(mentions):
            spelt, kind, full = self.chance.choice(named)
            text.mention(spelt, kind, full)
        if self.chance.random() < 0.2:
            text.acronym(self.chance.choice(self.orgs)[0])
        for _ in range(claims):
            self._claim(text)
        copied = self.chance.randrange(6) if self.chance.random() < 0.3 else None
        return text.made(self.chance, copied)

    def _word(self) -> str:
        return "".join(self.chance.choice(_SYLLABLES) for _ in range(self.chance.randint(2, 4))).capitalize()

    def _org(self) -> tuple[str, ...]:
        base = self._word()
        forms = {base, base + self.chance.choice(_TAILS), f"{base}{self.chance.choice(_TAILS)}", base.upper()}
        if self.chance.random() < 0.3:
            forms.add(f"{base} {self._word()}")
        if self.chance.random() < 0.2 and len(base) > 6:
            forms.add(base[:3] + base[4:])
        return tuple(sorted(forms))

    def _named(self) -> tuple[str, str, str]:
        """A name as told, its type and its full form."""
        if self.chance.random() < 0.3:
            first, last = self.chance.choice(self.people)
            full = f"{first} {last}" if self.chance.random() < 0.7 else last
            return (last if self.chance.random() < 0.5 else full), "PERSON", full
        forms = self._often(self.orgs)
        kind = "PRODUCT" if self.chance.random() < 0.05 else "ORG"
        return (
            (self.chance.choice(forms) if self.chance.random() < 0.2 else forms[0]),
            kind,
            self.chance.choice(forms),
        )

    def _often(self, found: list[Any]) -> Any:
        return found[int(len(found) * self.chance.random() ** 2)]

    def _deal(self) -> dict[str, Any]:
        kind, by, about = self.chance.choice(_KINDS)
        value = float(self.chance.choice((1, 1.5, 1.7, 2, 3, 5, 6.4, 10, 12.5, 40, 100)))
        value *= self.chance.choice((1e6, 1e8, 1e9))
        return {
            "kind": kind,
            "roles": (by, about),
            "who": (self._often(self.orgs), self._often(self.orgs)),
            "amount": None if self.chance.random() < 0.1 else value,
            "currency": self.chance.choice(("USD", "USD", "EUR")),
            "date": self.chance.choice((None, "2024", "2025-03", "2025-03-31", "2023-11-02")),
        }

    def _claim(self, text: _Text) -> None:
        deal = self._often(self.deals)
        amount = deal["amount"]
        if amount is not None and self.chance.random() < 0.2:
            amount = round(amount * self.chance.choice((0.5, 0.8, 1.04, 1.2, 1.3)), 3)
        names = [self.chance.choice(forms) for forms in deal["who"]]
        kind = deal["kind"] if self.chance.random() < 0.9 else "other_amount"
        quantity = "total"
        if kind in ("funding_round", "investment") and self.chance.random() < 0.2:
            quantity = self.chance.choice(("instalment", "share"))
        if kind == "valuation":
            quantity = self.chance.choice(("total", "pre_money", "post_money"))
        parties = [Party(name, role) for name, role in zip(names, deal["roles"], strict=True)]
        parties = [party for party in parties if self.chance.random() < 0.85]
        text.claim(
            kind=kind,
            amount=amount,
            currency=deal["currency"] if amount is not None else None,
            approximate=self.chance.choice((None, None, None, "about", "over")),
            parties=tuple(parties),
            status=self.chance.choice(_STATUSES),
            date=deal["date"] if self.chance.random() < 0.6 else None,
            quantity=quantity,
            aside=self.chance.random() < 0.05,
            source="Reuters" if self.chance.random() < 0.1 else None,
            series=self.chance.choice((None, None, None, "A", "B")),
            linked=self.chance.random() < 0.1,
        )


class Misreadings(World):
    """A few firms and figures told over and over in the same weeks, mostly with someone or something missed
    or mistaken: what statements of one deal, alone, are strays of.
    """

    def __init__(self, chance: random.Random) -> None:
        super().__init__(chance, 0, 0)
        self.firms = [f"{self._word()}{number}" for number in range(7)]
        self.told = [self._fact() for _ in range(9)]

    def _fact(self) -> tuple[str, tuple[str, str], tuple[str, str], float, str]:
        kind, by, about = self.chance.choice(_KINDS[:6])
        payer, paid = self.chance.sample(self.firms, 2)
        amount = self.chance.choice((1.7e9, 6.4e8, 2.35e9, 3e9))
        return kind, (by, payer), (about, paid), amount, self.chance.choice(("2025-03-31", "2025-03-20"))

    def article(self, name: str, mentions: int, claims: int) -> Made:
        text = _Text(name)
        for firm in self.chance.sample(self.firms, self.chance.randint(4, 7)):
            text.mention(firm, "ORG", firm)
        for _ in range(max(1, claims // 2)):
            kind, by, about, amount, date = self.chance.choice(self.told)
            shape = self.chance.randrange(8)
            sides = [by, about]
            if shape == 0:
                sides = [by]
            elif shape == 1:
                sides = [by, (about[0], self.chance.choice(self.firms))]
            elif shape == 2:
                sides = [(about[0], by[1])]
            elif shape == 3:
                kind, sides = "other_amount", [("subject", about[1])] if self.chance.random() < 0.5 else []
            elif shape == 4:
                kind, sides = self.chance.choice((("spending", [("subject", by[1])]),
                                                  ("acquisition", [("buyer", by[1])])))  # fmt: skip
            elif shape == 5:
                sides = []
            elif shape == 6:
                kind, amount = "acquisition", self.chance.choice((9.13e8, 1.24e9, 5.75e8, 2.88e9))
                sides = [("buyer", self.firms[0]), ("target", self.chance.choice(self.firms[1:4]))]
            text.claim(
                kind=kind,
                amount=amount,
                currency="USD",
                approximate=None,
                parties=tuple(Party(firm, role) for role, firm in sides),
                status="announced",
                date=date if self.chance.random() < 0.7 else None,
                quantity="total",
                aside=False,
                source=None,
                series=None,
                linked=self.chance.random() < 0.1,
            )
        return text.made(self.chance, None)


class _Text:
    """An article in the making."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.text = ""
        self.mentions: list[Mention] = []
        self.claims: list[Claim] = []

    def _put(self, words: str, after: str = " ") -> tuple[int, int]:
        start = len(self.text)
        self.text += words + after
        return start, start + len(words)

    def mention(self, spelt: str, kind: Any, full: str) -> None:
        start, end = self._put(spelt)
        self.mentions.append(Mention(self.name, start, end, spelt, kind, full))

    def acronym(self, base: str) -> None:
        """A name with its letters behind it in brackets."""
        long = f"{base} Trading Commission"
        start, end = self._put(long, " (")
        self.mentions.append(Mention(self.name, start, end, long, "ORG", long))
        short = f"{base[0]}TC".upper()
        start, end = self._put(short, ") ")
        self.mentions.append(Mention(self.name, start, end, short, "ORG", short))

    def claim(self, series: str | None, linked: bool, **fields: Any) -> None:
        said = f"told {len(self.claims)}" + (f" série {series}" if series else "")
        start, end = self._put(said, "." + " " * 130)
        number = sum(1 for claim in self.claims if claim.kind == fields["kind"])
        seed = repr((self.name, fields["kind"], fields["amount"], fields["currency"], said, number))
        earlier = self.claims[-1].id if linked and self.claims else None
        self.claims.append(
            Claim(
                id="c" + sha256(seed.encode()).hexdigest()[:10],
                deal=None,
                article=self.name,
                amount_max=None,
                unit=None,
                status_cue=None,
                evidence=(Evidence(self.name, start, end, said),),
                whole=earlier if fields["quantity"] != "total" else None,
                replaces=earlier if fields["quantity"] == "total" else None,
                **fields,
            )
        )

    def made(self, chance: random.Random, copied: int | None) -> Made:
        """The article; `copied` is the number of the text that it shares with others."""
        body = random.Random(copied) if copied is not None else chance
        words = ["".join(body.choice(_SYLLABLES) for _ in range(4)) for _ in range(60)]
        start = len(self.text)
        self.text += "\n" + " ".join(words)
        section = Section(None, "body", "en", start, len(self.text), (Paragraph(start, len(self.text)),))
        date = chance.choice((None, "2025-03", "2025-03-20", "2025-04-02", "2024-01-15", "2025-06-30"))
        article = Article(
            self.name, f"{self.name}.txt", self.name, True, chance.choice((None, None, "AFP")), date,
            "en", self.text, (section,), sha256(self.text.encode()).hexdigest(),
            outlet=chance.choice((None, None, "Reuters", "Le Courrier")),
        )  # fmt: skip
        return Made(article, Extraction(self.name, tuple(sorted(self.mentions)), tuple(self.claims)))
