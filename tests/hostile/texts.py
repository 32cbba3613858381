"""Hostile contents of files: each builder gives bytes, the larger ones up to a size."""

from __future__ import annotations

import codecs
import os
import random
import zlib
from collections.abc import Callable

SOAK = bool(os.environ.get("DOSSIER_SOAK"))
SIZE = 1_000_000 if SOAK else 3_000
"""Bytes of a repeated pattern."""

GOOD = (
    "{buyer} rachète {target} pour {amount} milliards de dollars\n\n"
    "Par Claire Dupont, le 12 mars 2025\n\n"
    "{buyer} a racheté {target} pour {amount} milliards de dollars, selon un communiqué publié mercredi. "
    "L'opération doit être bouclée avant l'été, a dit le groupe.\n\n"
    "## Une acquisition de plus\n\n"
    "« Nous sommes heureux d'accueillir {target} », a déclaré le directeur général de {buyer}. "
    "La société emploie 55 personnes à Paris et à Londres.\n"
)
NEIGHBOURS = {
    "good1.txt": GOOD.format(buyer="OpenAI", target="Windsurf", amount="3,2"),
    "good2.txt": GOOD.format(buyer="Salesforce", target="Informatica", amount="8"),
}
"""Two articles that must come through whatever stands beside them."""

EVIL = {
    "csi": "\x1b[31m\x1b[2J\x1b[H",
    "osc8": "\x1b]8;;file:///etc/passwd\x1b\\here\x1b]8;;\x1b\\",
    "osc52": "\x1b]52;c;ZWNobyBoaQ==\x07",
    "title": "\x1b]0;owned\x07\x1b]2;owned\x1b\\",
    "dcs": '\x1bP$q"p\x1b\\\x1bP+q544e\x1b\\',
    "apc": "\x1b_Gi=1;AAAA\x1b\\\x1b^pm\x1b\\\x1bXsos\x1b\\",
    "query": "\x1b[6n\x1b[c\x1b]11;?\x07\x05",
    "c1": "\x9b31m\x9d0;x\x9c\x90q\x9c\x85",
    "inner": "\x1b\x1b[31m[31m\x1b\x9b[",
    "charset": "\x0e\x1b(0\x1b%@",
    "bidi": "\u202eabc\u202c\u2066x\u2069\u061c\u200f",
    "invisible": "a\u200bb\u2060c\ufeffd\U000e0041\u00ade\u180e\u3164",
    "combining": "a" + "\u0301\u0489\u20dd" * 200,
    "zalgo": "".join(c + "\u0300\u0316\u0338" * 8 for c in "OpenAI Mistral"),
    "joiners": "a\u200db\u200d\u200d👨\u200d👩\u200d👧\u200d",
    "markup": "[/] [@click=app.quit]x[/] [link=file:///etc]y[/link] [bold red]z[/] [b \\[ $x",
    "rich": "[/foo] [#12] [on blink] :smile: {x} %s %n {0.__class__}",
    "newlines": "a\rb\r\nc\x0bd\x0ce\x1cf\x1dg\x1eh\x85i\u2028j\u2029k",
    "null": "a\x00b\x00c",
    "entities": "&#157;0;x&#156; &#8238; &lt;script&gt; &amp;#27;[31m",
    "markdown": "# a\n```\n[x](javascript:alert(1)) ![y](file:///etc/passwd) <img src=x onerror=1>",
    "csv": "=cmd|' /C calc'!A0",
    "surrogates": "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16")
    + "\U0010ffff\ufffe\uffff",
    "wide": "漢字" * 40 + "ﷺ" * 20 + "𒐫" * 20,
    "backspaces": "OpenAI\x08\x08\x08\x08\x08\x08Mistral\x7f\x7f",
}
"""Strings that act on terminals, deceive readers, or look like code to some layer."""

PATTERNS = (
    "1 ",
    "de ",
    "Ab de ",
    "Ab de\n",
    "AB\n",
    "AB CD ",
    '" ',
    "« ",
    "«a» ",
    "“",
    "(",
    "((a) ",
    "7",
    "7" * 5000 + " ",
    "6,4 milliards ",
    "6,4 milliards de dollars ",
    "$1",
    "1-",
    "entre 1 et ",
    "1,000,",
    "1.",
    "1\u00a0",
    "- a\n",
    "• 6 $\n",
    "#",
    "# A\n",
    "| a | b |\n",
    "! ",
    ". ",
    "A.",
    "A. ",
    "'",
    "L'A",
    "A-",
    "A&",
    "X",
    "aBcD",
    "Abcdefghij",
    "Elon Musk ",
    "Elon Musk\n",
    "Ab a racheté Cd. ",
    "Ab Inc., ",
    "which who that ",
    "http://a.b ",
    "a@b.c ",
    "*",
    "**a** ",
    "[x](y) ",
    "[",
    "<a ",
    "&amp;",
    "\u0301",
    "é",
    "\u200d",
    "👨‍👩‍👧",
    "漢字",
    "a\r",
    "a\n\n",
    "x" + " " * 400,
    "mars 2025 ",
    "12/03/2025\n",
    "Par Jean Dupont\n",
    "a:\n",
    "> a\n",
    "```\n",
    "USD 5 ",
    "Q1 2025 ",
    "selon Ab, ",
    "A, B and ",
    "M. ",
    "\t",
)
"""What regular expressions and lists of candidates choke on when it is repeated."""


def hostile_texts() -> dict[str, bytes]:
    """Contents by name; the name ends in nothing that a file name could not carry."""
    found: dict[str, bytes] = {}
    for name, evil in EVIL.items():
        found[f"evil-{name}"] = article_of(evil).encode("utf-8", "replace")
    for at, unit in enumerate(PATTERNS):
        found[f"many-{at:02}"] = f"Un titre\n\n{repeated(unit, SIZE)}\n".encode()
    found.update({f"bytes-{name}": build() for name, build in BYTES.items()})
    return found


def article_of(evil: str) -> str:
    """An article with the string in its title, byline, heading, names, amounts and text."""
    return (
        f"{evil} OpenAI{evil} achète Windsurf\n\nPar Jean{evil} Dupont, le 3 mars 2025\n\n"
        f"OpenAI a racheté Wind{evil}surf pour 3,{evil}2 milliards de{evil} dollars. {evil}Fin{evil}.\n\n"
        f"## Titre {evil}\n\n- {evil}\n- Google a investi 2 milliards de dollars dans {evil} mardi.\n\n"
        f"{evil}: Microsoft versera 10 milliards de dollars à OpenAI{evil}\n{evil}\n"
    )


def repeated(unit: str, size: int) -> str:
    """`unit` over and over, in lines that are not refused for their length."""
    text = unit * (size // len(unit.encode()) + 1)
    if "\n" in unit or "\r" in unit:
        return text
    return "\n".join(text[at : at + 190_000] for at in range(0, len(text), 190_000))


def _mixed() -> bytes:
    text = NEIGHBOURS["good1.txt"]
    return text.encode("cp1252") + text.encode() + b"\xff\xfe\x80\xc3\x28\n" + text.encode("utf-16-le")


def _random(seed: int, size: int = 30_000) -> bytes:
    return random.Random(seed).randbytes(size)


def _long_line() -> bytes:
    return b"Titre\n\n" + b"mot " * 2_500_000


BYTES: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "blank": lambda: b" \n\t\r\n" * 300,
    "bom": lambda: codecs.BOM_UTF8,
    "bom16": lambda: codecs.BOM_UTF16_LE,
    "boms": lambda: codecs.BOM_UTF8 * 3 + article_of("x").encode(),
    "nul": lambda: b"\x00" * 5000,
    "one-byte": lambda: b"x",
    "one-escape": lambda: b"\x1b",
    "title-only": lambda: "OpenAI achète Windsurf".encode(),
    "long-line": _long_line,
    "long-title": lambda: (b"OpenAI " * 15_000) + b"\n\nUn texte.\n",
    "utf16": lambda: article_of("é").encode("utf-16"),
    "utf16-bare": lambda: article_of("é").encode("utf-16-le"),
    "utf16-odd": lambda: article_of("é").encode("utf-16")[:-1],
    "utf32": lambda: article_of("é").encode("utf-32"),
    "utf32-bare": lambda: article_of("é").encode("utf-32-be"),
    "utf7": lambda: article_of("é").encode("utf-7"),
    "cp1252": lambda: article_of("’ œ €").encode("cp1252"),
    "latin1-c1": lambda: article_of("\x9b31m").encode("latin-1", "replace"),
    "ebcdic": lambda: article_of("é").encode("cp500"),
    "cut": lambda: article_of("é€").encode()[:-2] + b"\xe2\x82",
    "overlong": lambda: b"Titre \xc0\x9b[31m\n\n\xe0\x80\x9b texte \xf8\x88\x80\x80\x80.\n",
    "cesu": lambda: article_of("\ud83d\ude00").encode("utf-8", "surrogatepass"),
    "mixed": _mixed,
    "random": lambda: _random(1),
    "random-text": lambda: bytes(byte & 0x7F for byte in _random(2)),
    "elf": lambda: b"\x7fELF\x02\x01\x01" + _random(3),
    "png": lambda: b"\x89PNG\r\n\x1a\n" + _random(4),
    "zip": lambda: b"PK\x03\x04" + _random(5),
    "gzip": lambda: b"\x1f\x8b\x08" + zlib.compress(b"a" * 1000),
    "sqlite": lambda: b"SQLite format 3\x00" + bytes(4000),
    "pdf": lambda: b"%PDF-1.7\n" + _random(6),
    "html": lambda: b"<!DOCTYPE html><html>" + b"<a " * 40_000,
    "json": lambda: b"[" * 100_000,
    "digits": lambda: b"Titre\n\nOpenAI vaut " + b"9" * 5000 + b" milliards de dollars.\n",
    "numbers": lambda: (
        "Titre\n\nOpenAI vaut 1e400 $, NaN $, inf €, -0 $, ٣٣ $, １２ milliards €, ¹ $.\n".encode()
    ),
    "lists": lambda: b"- \n" * 5000 + b"1. \n" * 5000,
    "only-headings": lambda: b"".join(b"#" * (n % 9) + b" A%d\n" % n for n in range(3000)),
    "fences": lambda: b"```\n" * 4999,
    "front-matter": lambda: b"---\ntitle: [\nauthor: {{\ndate: 9999-99-99\n---\n\nTexte.\n",
    "dates": lambda: b"Titre\n\n31/02/2025, 99 mars 0000, 2025-13-45T99:99, il y a 999999999999 ans.\n",
    "same-names": lambda: "\n\n".join(
        f"{n}, Musk Elon{n} de Musk. Elon Musk{n}" for n in range(800)
    ).encode(),
}
"""Files that are wrong as a whole."""
