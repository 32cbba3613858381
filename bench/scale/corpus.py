"""Folders of any number of articles made from the seeds, with other names, amounts, dates and rare words.

Each article is one seed, its layout kept, with paragraphs of others mixed in. Every article has a cast: a
few names that all the corpus tells of, many that are told rarely, as in the press. Amounts are drawn from a
few figures per leading name, so that articles agree and disagree about one deal; rare words break up what
would otherwise be copies of one text.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

SEEDS = Path(__file__).parent.parent.parent / "seeds"

_ORGS = (
    "OpenAI SoftBank Oracle Microsoft Google Apple Nvidia Meta Tesla Stargate Anthropic xAI Amazon Mistral "
    "DeepSeek Twitter Reuters CoreWeave Qwen Llama"
).split()
_PEOPLE = (
    "Elon Musk",
    "Sam Altman",
    "Mark Zuckerberg",
    "Jensen Huang",
    "Shaw Walters",
    "Clément Delangue",
    "Masayoshi Son",
    "Donald Trump",
    "Jony Ive",
)
_NAMES = re.compile(
    r"\b(?:"
    + "|".join(sorted({*_ORGS, *_PEOPLE, *(p.split()[-1] for p in _PEOPLE)}, key=len, reverse=True))
    + r")\b"
)
_FIGURE = re.compile(r"\d+(?:[.,]\d+)?(?= ?(?:milliards?|millions?|billion|million|Md|Mds|M€|M\$|%))")
_YEAR = re.compile(r"\b20[12]\d\b")
_SENTENCE = re.compile(r"(?<=[a-zé]{3})\. (?=[A-ZÉÀ])")
_SYLLABLES = (
    "ba be bo ca ce co da de do fa fi ga ge gi ha he ja ka ki ko la le li lo ma me mi mo na ne no pa pe po "
    "ra re ri ro sa se si so ta te ti to va ve vi vo xa xi za zo bran clou dras fren glim kral plon quen "
    "stel trov"
).split()
_FAMOUS = 0.35
"""How often a part in an article is played by one of the few dozen names that all articles tell of."""


def write(folder: Path, articles: int, seed: int = 7) -> int:
    """Write so many articles into a folder, in folders of a thousand; returns their bytes."""
    chance = random.Random(seed)
    templates = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    spare = [line for text in templates for line in text.split("\n") if len(line) > 200]
    cast = _Cast(chance, articles)
    size = 0
    for number in range(articles):
        place = folder / f"{number // 1000:02d}"
        place.mkdir(parents=True, exist_ok=True)
        data = _article(templates[number % len(templates)], spare, cast, chance).encode()
        (place / f"a{number:05d}_{number:x}.txt").write_bytes(data)
        size += len(data)
    return size


def files(folder: Path) -> Iterator[Path]:
    """The articles of a folder written so, in order."""
    return iter(sorted(folder.glob("*/*.txt")))


class _Cast:
    """The invented names of a corpus and the rare words of its texts; both grow with it."""

    def __init__(self, chance: random.Random, articles: int) -> None:
        size = max(60, int(10 * articles**0.75))
        self.chance = chance
        self.orgs = [
            self.word(2, 4).capitalize() + chance.choice(("", "", "", " AI", " Capital")) for _ in range(size)
        ]
        self.people = [
            f"{self.word(2, 3).capitalize()} {self.word(2, 4).capitalize()}" for _ in range(size // 2)
        ]
        self.tail = [self.word(3, 5) for _ in range(max(300, int(80 * articles**0.6)))]
        self.famous = min(40, size // 3)

    def word(self, low: int, high: int) -> str:
        """A pronounceable word that no language has."""
        return "".join(self.chance.choice(_SYLLABLES) for _ in range(self.chance.randint(low, high)))

    def rare(self) -> str:
        """A word of the long tail."""
        return self.tail[int(len(self.tail) * self.chance.random() ** 2)]

    def play(self) -> dict[str, str]:
        """Who plays whom in one article; a surname follows its full name."""
        roles = {name: self._one(self.orgs) for name in _ORGS}
        for person in _PEOPLE:
            roles[person] = self._one(self.people)
            roles[person.split()[-1]] = roles[person].split()[-1]
        return roles

    def _one(self, names: list[str]) -> str:
        top = self.famous if self.chance.random() < _FAMOUS else len(names)
        return names[self.chance.randrange(top)]


def _article(template: str, spare: list[str], cast: _Cast, chance: random.Random) -> str:
    roles = cast.play()
    lines = template.split("\n")
    lines = [line for line in lines if len(line) < 200 or chance.random() < 0.85]
    lines += chance.sample(spare, 6)
    told = random.Random(roles["OpenAI"])  # one name is told with the same few figures everywhere
    figures = [round(told.lognormvariate(3, 1.3), 1) for _ in range(6)]

    def figure(match: re.Match[str]) -> str:
        value = chance.choice(figures) if chance.random() < 0.5 else round(chance.lognormvariate(3, 1.5), 1)
        return f"{value:g}".replace(".", "," if "," in match[0] else ".")

    text = _NAMES.sub(lambda match: roles[match[0]], "\n".join(lines))
    text = _YEAR.sub(lambda _: str(chance.randint(2018, 2025)), _FIGURE.sub(figure, text))
    return _SENTENCE.sub(lambda _: f" {cast.rare()} {cast.rare()}. ", text)
