"""Articles with broken and indented lines yield what they would without, in their own places."""

from __future__ import annotations

from store.extract import extract
from store.read import parse_article

_LINES = (
    "Le groupe polonais a publié un premier trimestre en fanfare. Zeliq, qui avait racheté Mondial",
    "Kalmos pour 565 millions d'euros en 2021, réalise désormais plus de la moitié de ses volumes",
    "hors de Pologne, de Lituanie et de Lettonie. Il investira l'an prochain entre 1,1 et 1,3",
    "milliard de zlotys dans ses consignes, assure toujours devant la presse son fondateur Rafał",
    "Brzoska, qui en détient toujours la plus grande part et ne compte pas la vendre de si tôt.",
)
_PLAIN = " ".join(_LINES)


def _indented(by: str) -> str:
    return "Zeliq et la bataille du dernier kilomètre\n\n" + "\n".join(by + line for line in _LINES) + "\n"


def test_indented_lines_yield_what_plain_ones_do() -> None:
    plain = extract(parse_article(f"Zeliq et la bataille du dernier kilomètre\n\n{_PLAIN}\n"))
    article = parse_article(_indented("    "))
    found = extract(article)
    assert [(m.name, m.type) for m in found.mentions] == [(m.name, m.type) for m in plain.mentions]
    assert [(c.kind, c.amount, c.amount_max, c.currency, c.parties) for c in found.claims] == [
        (c.kind, c.amount, c.amount_max, c.currency, c.parties) for c in plain.claims
    ]
    assert any(m.text == "Rafał     Brzoska" for m in found.mentions)
    for place in (*found.mentions, *(piece for claim in found.claims for piece in claim.evidence)):
        assert article.text[place.start : place.end] == place.text


def test_the_columns_of_a_table_stay_apart() -> None:
    row = "Zeliq        Kalmos        Orbea        12,4        18,0"
    article = parse_article("Les pesées du mois de mai\n\n" + "\n".join([row] * 6) + "\n")
    assert {m.text for m in extract(article).mentions} <= {"Zeliq", "Kalmos", "Orbea"}
