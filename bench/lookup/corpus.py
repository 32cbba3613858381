"""A dossier of any size made from the seeds: their paragraphs with other names, amounts and rare words.

Each article keeps one cast of invented names, so that names recur as in the press; every paragraph gets two
words from a long tail, so that the vocabulary grows with the corpus as a real one does.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from store.model import (
    Article,
    Claim,
    Deal,
    Entity,
    EntityType,
    Evidence,
    Mention,
    Paragraph,
    Party,
    Refused,
    Section,
)
from store.search.records import Records

SEEDS = Path(__file__).parent.parent.parent / "seeds"
ORGS = "OpenAI SoftBank Oracle Microsoft Google Apple Nvidia Meta Tesla Stargate ChatGPT Anthropic".split()
PEOPLE = ("Elon Musk", "Sam Altman", "Mark Zuckerberg", "Jensen Huang", "Shaw Walters", "Clément Delangue")
_NAMES = re.compile(
    "|".join(
        re.escape(name)
        for name in sorted([*ORGS, *PEOPLE, *(p.split()[-1] for p in PEOPLE)], key=len, reverse=True)
    )
)
_FIGURE = re.compile(r"\d+(?:,\d+)?(?= (?:milliards|millions))")
_SYLLABLES = (
    "ba be bo ca ce co da de do fa fi ga ge gi ha he ja ka ki ko la le li lo ma me mi mo na ne no pa pe "
    "po ra re ri ro sa se si so ta te ti to va ve vi vo xa xi za zo bran clou dras fren glim "
    "kral plon quen stel trov"
).split()
PER_ARTICLE = 20


class Corpus(NamedTuple):
    """The records, and the same passages as plain lines for the yardsticks."""

    records: Records
    lines: list[str]


def word(chance: random.Random, low: int, high: int) -> str:
    """A pronounceable word that no language has."""
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(low, high)))


class _Cast:
    """The invented names of a corpus, and who plays in one article."""

    def __init__(self, chance: random.Random, passages: int) -> None:
        size = max(40, int(12 * passages**0.55))
        self.chance = chance
        self.orgs = list({word(chance, 2, 4).capitalize(): None for _ in range(size)})
        self.people = list(
            {
                f"{word(chance, 2, 3).capitalize()} {word(chance, 2, 4).capitalize()}": None
                for _ in range(size // 2)
            }
        )

    def play(self) -> dict[str, str]:
        """Other names for the names of the seeds, for one article; the surname follows the full name."""
        roles: dict[str, str] = {}
        for org in ORGS:
            roles[org] = org if self.chance.random() < 0.1 else self._often(self.orgs)
        for person in PEOPLE:
            other = person if self.chance.random() < 0.1 else self._often(self.people)
            roles[person], roles[person.split()[-1]] = other, other.split()[-1]
        return roles

    def _often(self, names: list[str]) -> str:
        """A name, the first of the list far more often than the last."""
        return names[int(len(names) * self.chance.random() ** 2.5)]


def make(passages: int, seed: int = 7) -> Corpus:
    """A corpus of so many passages."""
    chance = random.Random(seed)
    templates = list(_templates())
    tail = [word(chance, 3, 5) for _ in range(max(200, int(60 * passages**0.6)))]
    cast = _Cast(chance, passages)
    made = _Making()
    number = left = 0
    left = passages
    while left > 0:
        roles = cast.play()
        texts = [_vary(chance.choice(templates), roles, tail, chance) for _ in range(min(PER_ARTICLE, left))]
        made.article(number, texts, roles, chance)
        number += 1
        left -= len(texts)
    return made.corpus()


def _templates() -> Iterator[str]:
    from store.read import read_article

    for path in sorted(SEEDS.glob("*.txt")):
        article = read_article(path)
        if isinstance(article, Refused):
            raise SystemExit(f"{path}: {article.why}")
        for section in article.sections:
            for paragraph in section.paragraphs:
                if paragraph.end - paragraph.start >= 60:
                    yield article.text[paragraph.start : paragraph.end]


def _vary(template: str, roles: dict[str, str], tail: list[str], chance: random.Random) -> str:
    text = _NAMES.sub(lambda m: roles.get(m[0], m[0]), template)
    text = _FIGURE.sub(lambda _: str(round(chance.lognormvariate(3, 1.5), 1)).replace(".", ","), text)
    rare = [tail[int(len(tail) * chance.random() ** 3)] for _ in range(2)]
    return f"{text.rstrip('.')}, {rare[0]} {rare[1]}."


class _Making:
    """Gathers records while articles are made."""

    def __init__(self) -> None:
        self.articles: list[Article] = []
        self.mentions: dict[str, list[Mention]] = {}
        self.types: dict[str, EntityType] = {}
        self.claims: list[Claim] = []
        self.deals: list[Deal] = []
        self.lines: list[str] = []

    def article(self, number: int, texts: list[str], roles: dict[str, str], chance: random.Random) -> None:
        """Add one article: a title, and sections of five paragraphs under a heading."""
        id_ = f"a{number:05d}"
        names = {name: role for role in (*ORGS, *PEOPLE) for name in (roles[role],)}
        title = f"{roles['OpenAI']} et {roles['Oracle']} : {texts[0][:40].rsplit(' ', 1)[0]}"
        text, sections = title + "\n", []
        for low in range(0, len(texts), 5):
            heading = f"{roles['Elon Musk']} face à {roles['SoftBank']}"
            start = len(text)
            text += heading + "\n"
            paragraphs = []
            for body in texts[low : low + 5]:
                paragraphs.append(Paragraph(len(text), len(text) + len(body)))
                text += body + "\n"
            sections.append(Section(heading, "body", "fr", start, len(text) - 1, tuple(paragraphs), start))
        date = f"20{chance.randint(15, 25)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
        article = Article(
            id_,
            f"{id_}.txt",
            title,
            True,
            None,
            date,
            "fr",
            text,
            tuple(sections),
            f"{number:064x}",
            title_start=0,
        )
        self.articles.append(article)
        self.lines.extend(texts)
        self._name(article, names)
        self._claim(article, roles)

    def _name(self, article: Article, names: dict[str, str]) -> None:
        pattern = re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)))
        for match in pattern.finditer(article.text):
            type_: EntityType = "PERSON" if names[match[0]] in PEOPLE else "ORG"
            self.types.setdefault(match[0], type_)
            mention = Mention(article.id, match.start(), match.end(), match[0], type_, match[0])
            self.mentions.setdefault(match[0], []).append(mention)

    def _claim(self, article: Article, roles: dict[str, str]) -> None:
        found = list(re.finditer(r"(\d+(?:,\d+)?) milliards de dollars", article.text))
        for match in found[:2]:
            id_ = f"{article.id}-{match.start()}"
            parties = (Party(roles["SoftBank"], "investor"), Party(roles["OpenAI"], "recipient"))
            value = float(match[1].replace(",", ".")) * 1e9
            evidence = (Evidence(article.id, match.start(), match.end(), match[0]),)
            self.claims.append(
                Claim(
                    f"c{id_}", f"d{id_}", article.id, "investment", value, None, "USD", None, None, parties,
                    "announced", None,
                    article.date, evidence,
                )
            )  # fmt: skip
            self.deals.append(
                Deal(
                    f"d{id_}", "investment", value, None, "USD", None, "announced", article.date,
                    parties, "single",
                    None, 1, (), (f"c{id_}",),
                )
            )  # fmt: skip

    def corpus(self) -> Corpus:
        """All that was made."""
        entities = []
        for at, (name, mentions) in enumerate(self.mentions.items()):
            aliases = (name.split()[-1],) if self.types[name] == "PERSON" else ()
            entities.append(Entity(f"e{at}", name, self.types[name], aliases, tuple(mentions)))
        records = Records("bench", self.articles, entities, self.deals, self.claims, ())
        return Corpus(records, self.lines)
