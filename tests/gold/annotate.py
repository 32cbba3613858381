"""Turn an annotator's sheet into a gold file with exact offsets.

A sheet (`NAME.sheet`, beside `NAME.txt`) says in a few lines what a reader of the guide finds in an
article; this module finds every occurrence and writes `NAME.json`. Sheets are what people edit; the JSON
is what the scorer reads, and a test proves that the two agree. The form of a sheet is told in
tests/gold/README.md.

    python -m tests.gold.annotate tests/gold/open/*.sheet
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parent
SEEDS = GOLD.parent.parent / "seeds"
PLAIN = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "’": "'", "‘": "'"})
"""Space and apostrophe variants, one for one, so that offsets hold: sheets are typed in plain signs."""

APPROXIMATE = {"~": "about", ">": "over", "<": "up_to"}
Record = dict[str, Any]


class SheetError(ValueError):
    """A line of a sheet that does not fit its article."""


def text_path(sheet: Path) -> Path:
    """The article a sheet speaks of: beside it, or among the bundled seeds."""
    beside = sheet.with_suffix(".txt")
    for candidate in (beside, sheet.with_suffix(".md"), *sorted(SEEDS.glob(f"{sheet.stem}_*.txt"))):
        if candidate.is_file():
            return candidate
    raise SheetError(f"{sheet.name}: no article for this sheet")


def read_text(path: Path) -> str:
    """The article as offsets count it: UTF-8, CRLF as LF."""
    return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")


def parse_sheet(source: str) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Split a sheet into its header (`key: value`) and its sections (`## name`, one item a line)."""
    header: dict[str, str] = {}
    sections: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in source.splitlines():
        line = line.strip()
        if line.startswith("## "):
            current = sections.setdefault(line[3:], [])
        elif line and current is not None:
            current.append(line)
        elif line:
            key, _, value = line.partition(":")
            header[key.strip()] = value.strip()
    return header, sections


class Locator:
    """Finds what a sheet quotes in one article, whatever the article's spaces and apostrophes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = text.translate(PLAIN)

    def span(self, start: int, end: int) -> Record:
        return {"start": start, "end": end, "text": self.text[start:end]}

    def words(self, needle: str) -> list[int]:
        """Starts of all occurrences that are whole words: no letter or digit touches either end."""
        pattern = r"(?<![^\W_])" + re.escape(needle.translate(PLAIN)) + r"(?![^\W_])"
        return [match.start() for match in re.finditer(pattern, self.plain)]

    def quoted(self, quote: str) -> Record:
        """The place of a quote that occurs once; square brackets narrow it to what they hold."""
        left, inner, right = quote, None, ""
        if "[" in quote:
            left, _, rest = quote.partition("[")
            inner, _, right = rest.partition("]")
        whole = (left + (inner or "") + right).translate(PLAIN)
        count = self.plain.count(whole)
        if count != 1:
            raise SheetError(f"found {count} times: {quote}")
        at = self.plain.index(whole)
        if inner is None:
            return self.span(at, at + len(whole))
        return self.span(at + len(left), at + len(left) + len(inner))

    def block(self, item: str) -> Record:
        """The block from a starting quote to an ending one, written `start ... end`."""
        first, _, last = item.partition(" ... ")
        start = self.quoted(first)["start"]
        end = self.plain.index(last.translate(PLAIN), start) + len(last) if last else start + len(first)
        return self.span(start, end)


def entity_of(line: str) -> Record:
    """`ORG Name | alias | alias`; `ORG/PRODUCT` when both fit; a leading `?` for what one may leave out."""
    optional = line.startswith("?")
    types, _, names = line.lstrip("?").partition(" ")
    kind, *others = types.split("/")
    forms = [part.strip() for part in names.split("|")]
    if not {kind, *others} <= {"ORG", "PERSON", "PRODUCT", "PLACE"}:
        raise SheetError(f"unknown type: {line}")
    entity: Record = {"name": forms[0], "type": kind, "aliases": forms[1:]}
    if others:
        entity["or_types"] = others
    if optional:
        entity["optional"] = True
    return entity


def find_mentions(
    locator: Locator, entities: list[Record], skips: list[str], asides: list[Record]
) -> list[Record]:
    """Every whole-word occurrence of every form, the longest form first, without the skipped places."""
    taken = [False] * len(locator.text)
    for quote in skips:
        place = locator.quoted(quote)
        taken[place["start"] : place["end"]] = [True] * (place["end"] - place["start"])
    forms = {form: entity for entity in entities for form in (entity["name"], *entity["aliases"])}
    mentions: list[Record] = []
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        for start in locator.words(form):
            end = start + len(form)
            if any(taken[start:end]):
                continue
            taken[start:end] = [True] * len(form)
            mention = {**locator.span(start, end), "entity": forms[form]["name"]}
            if forms[form].get("optional"):
                mention["optional"] = True
            mention["aside"] = inside(start, asides)
            mentions.append(mention)
    named = {mention["entity"] for mention in mentions}
    missing = [entity["name"] for entity in entities if entity["name"] not in named]
    if missing:
        raise SheetError(f"never mentioned: {', '.join(missing)}")
    return sorted(mentions, key=lambda mention: int(mention["start"]))


def inside(start: int, asides: list[Record]) -> bool:
    return any(aside["start"] <= start < aside["end"] for aside in asides)


def parse_amount(cell: str) -> Record:
    """`~6.4e9 USD`, `50e9..60e9 USD`, `10 GW`, `300e9 USD/-` (either), or `-` for none."""
    amount: Record = {"amount": None, "amount_max": None, "currency": None, "unit": None, "approximate": None}
    if cell == "-":
        return amount
    if cell[0] in APPROXIMATE:
        amount["approximate"], cell = APPROXIMATE[cell[0]], cell[1:]
    figures, _, measure = cell.partition(" ")
    low, _, high = figures.partition("..")
    amount["amount"], amount["amount_max"] = float(low), float(high) if high else None
    choices = measure.split("/-")
    if re.fullmatch(r"[A-Z]{3}", choices[0]):
        amount["currency"] = choices[0]
        if len(choices) > 1:
            amount["currency_or_none"] = True
    elif choices[0] != "-":
        amount["unit"] = measure or None
    return amount


def parse_party(cell: str, names: set[str]) -> Record:
    """`role:Name`; `role/role` when several fit; a leading `?` for one that may be left out."""
    roles, _, name = cell.lstrip("?").partition(":")
    name = name.strip()
    if name not in names:
        raise SheetError(f"a party that is no entity of the sheet: {name}")
    first, *others = roles.split("/")
    party: Record = {"name": name, "role": first}
    if others:
        party["or_roles"] = others
    if cell.startswith("?"):
        party["optional"] = True
    return party


def alternatives(cell: str, field: str) -> Record:
    """`a/b` as a first choice and the others a reader may defend; `-` is null."""
    first, *others = [None if part == "-" else part for part in cell.split("/")]
    return {field: first, f"or_{field}": others} if others else {field: first}


def parse_claim(line: str, locator: Locator, names: set[str], asides: list[Record]) -> Record:
    """`key: kind | amount | parties | status | date | evidence || evidence`."""
    head, _, rest = line.partition(": ")
    kind, amount, parties, status, date, evidence = (cell.strip() for cell in rest.split(" | ", 5))
    claim: Record = {"key": head.lstrip("?"), **alternatives(kind, "kind"), **parse_amount(amount)}
    claim["parties"] = [
        parse_party(cell.strip(), names) for cell in parties.split(";") if cell.strip() != "-"
    ]
    claim |= alternatives(status, "status") | alternatives(date, "date")
    claim["evidence"] = [locator.quoted(quote.strip()) for quote in evidence.split(" || ")]
    claim["aside"] = inside(claim["evidence"][0]["start"], asides)
    if head.startswith("?"):
        claim["optional"] = True
    return claim


def amounts_of(claims: list[Record]) -> list[Record]:
    """One record per place where a claim's amount is written."""
    fields = ("amount", "amount_max", "currency", "unit")
    found = [
        {**place, **{field: claim[field] for field in fields}, "claim": claim["key"]}
        for claim in claims
        if claim["amount"] is not None
        for place in claim["evidence"]
    ]
    return sorted(found, key=lambda amount: int(amount["start"]))


def spans_of(locator: Locator, items: list[str]) -> list[Record]:
    """Places of quotes: one with brackets is one place, a bare one every whole-word occurrence."""
    places: list[Record] = []
    for item in items:
        if "[" in item:
            places.append(locator.quoted(item))
            continue
        starts = locator.words(item)
        if not starts:
            raise SheetError(f"not in the article: {item}")
        places += [locator.span(start, start + len(item)) for start in starts]
    return sorted(places, key=lambda place: int(place["start"]))


def build(sheet: Path) -> Record:
    """The gold record of one sheet, checked against its article; raises SheetError with the line."""
    header, sections = parse_sheet(sheet.read_text(encoding="utf-8"))
    locator = Locator(read_text(text_path(sheet)))
    asides = [locator.block(item) for item in sections.get("asides", [])]
    entities = [entity_of(line) for line in sections.get("entities", [])]
    names = {entity["name"] for entity in entities}
    mentions = find_mentions(locator, entities, sections.get("skip", []), asides)
    claims = [parse_claim(line, locator, names, asides) for line in sections.get("claims", [])]
    stated = header.get("title", "-") != "-"
    return {
        "title": locator.quoted(header["title"])["text"] if stated else None,
        "title_stated": stated,
        "author": None if header["author"] == "-" else header["author"],
        "date": None if header["date"] == "-" else header["date"],
        "language": header["language"],
        "headings": [locator.quoted(line)["text"] for line in sections.get("headings", [])],
        "asides": asides,
        "free": [locator.block(item) for item in sections.get("free", [])],
        "entities": entities,
        "mentions": mentions,
        "amounts": amounts_of(claims),
        "claims": claims,
        "not_claims": spans_of(locator, sections.get("not", [])),
        "either": spans_of(locator, sections.get("either", [])),
    }


def dump(gold: Record) -> str:
    return json.dumps(gold, ensure_ascii=False, indent=1) + "\n"


def main(arguments: list[str]) -> int:
    """Write the gold file of each sheet; say which line of which sheet does not fit."""
    failed = 0
    for argument in arguments:
        sheet = Path(argument)
        try:
            gold = build(sheet)
        except (SheetError, ValueError, KeyError) as error:
            print(f"{sheet}: {error}", file=sys.stderr)
            failed = 1
            continue
        sheet.with_suffix(".json").write_text(dump(gold), encoding="utf-8")
        print(f"{sheet.stem}: {len(gold['mentions'])} mentions, {len(gold['claims'])} claims")
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
