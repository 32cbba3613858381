"""The comparison on hand-made records: alignment, the four classes of facts, differing words."""

from __future__ import annotations

from store.compare.comparison import compare
from store.compare.difference import differing_words
from store.compare.matrix import matrix
from store.compare.similarity import Likeness
from store.model import Article, Claim, Deal, Entity, Evidence, Ledger, Mention, Paragraph, Section


def article(identifier: str, *paragraphs: str) -> Article:
    text = "\n".join(paragraphs)
    places, at = [], 0
    for paragraph in paragraphs:
        places.append(Paragraph(at, at + len(paragraph)))
        at += len(paragraph) + 1
    section = Section(None, "body", "fr", 0, len(text), tuple(places))
    return Article(identifier, f"{identifier}.txt", "t", True, None, None, "fr", text, (section,), identifier)


def claim(identifier: str, deal: str, told: Article, words: str, amount: float | None) -> Claim:
    start = told.text.index(words)
    return Claim(
        id=identifier,
        deal=deal,
        article=told.id,
        kind="funding_round",
        amount=amount,
        amount_max=None,
        currency="EUR",
        unit=None,
        approximate=None,
        parties=(),
        status="completed",
        status_cue=None,
        date=None,
        evidence=(Evidence(told.id, start, start + len(words), words),),
    )


def deal(identifier: str, *claims: str) -> Deal:
    return Deal(
        id=identifier,
        kind="funding_round",
        amount=None,
        amount_max=None,
        currency=None,
        unit=None,
        status="completed",
        date=None,
        parties=(),
        agreement="single",
        why=None,
        independent_sources=1,
        life=(),
        claims=claims,
    )


def named(identifier: str, *told: Article) -> Entity:
    mentions = tuple(
        Mention(each.id, at, at + len(identifier), identifier, "ORG", identifier)
        for each in told
        if (at := each.text.find(identifier)) >= 0
    )
    return Entity(identifier, identifier, "ORG", (identifier,), mentions)


A = article(
    "a",
    "Mistral a bouclé un tour de table de 1,7 milliard d’euros mené par le néerlandais ASML.",
    "La météo de la semaine restera fraîche sur tout le nord du pays, avec des averses.",
    "Le fondateur promet que les modèles resteront ouverts aux chercheurs européens.",
)
B = article(
    "b",
    "Les chercheurs européens garderont un accès aux modèles ouverts, promet le fondateur.",
    "ASML entre au capital de Mistral lors d’un tour de table de 2 milliards d’euros.",
)
LEDGER = Ledger(
    entities=(named("Mistral", A, B), named("ASML", A, B)),
    claims=(
        claim("c1", "d1", A, "1,7 milliard d’euros", 1.7e9),
        claim("c2", "d1", B, "2 milliards d’euros", 2e9),
    ),
    deals=(deal("d1", "c1", "c2"),),
    groups=(),
    links=(),
    totals=(),
)


def test_passages_meet_whatever_their_order() -> None:
    found = compare(A, B, LEDGER)
    pairs = {
        (A.text[p.a[0].start : p.a[0].end][:7], B.text[p.b[0].start : p.b[0].end][:7]) for p in found.pairs
    }
    assert pairs == {("Mistral", "ASML en"), ("Le fond", "Les che")}
    assert 0 < found.coverage_a < 1
    assert found.coverage_b == 1.0
    assert not found.near_copy


def test_a_pair_says_why() -> None:
    by_start = {pair.a[0].start: pair.reasons for pair in compare(A, B, LEDGER).pairs}
    assert "same deal" in by_start[0]
    assert "both name ASML, Mistral" in by_start[0]


def test_figures_that_cannot_both_hold_differ_in_words() -> None:
    found = compare(A, B, LEDGER)
    assert [fact.why for fact in found.differ] == ["1.7 against 2 billion euros"]
    assert found.agree == ()


def test_equal_figures_agree_and_the_rest_stands_alone() -> None:
    first, second = LEDGER.claims
    more = LEDGER._replace(claims=(first, second._replace(amount=1.7e9), first._replace(id="c3", deal="d2")))
    found = compare(A, B, more)
    assert [fact.deal for fact in found.agree] == ["d1"]
    assert found.differ == ()
    assert found.only_a == ("c3",)
    assert found.only_b == ()


def test_asides_are_left_out() -> None:
    aside = LEDGER._replace(claims=(LEDGER.claims[0]._replace(aside=True), LEDGER.claims[1]))
    assert compare(A, B, aside).only_b == ("c2",)


def test_the_same_text_is_a_near_copy_and_keeps_its_order() -> None:
    copy = article("c", *A.text.split("\n"))
    found = compare(A, copy, LEDGER._replace(entities=(), claims=()))
    assert found.near_copy
    assert [(pair.a[0].start, pair.b[0].start) for pair in found.pairs] == [
        (paragraph.start, paragraph.start) for paragraph in A.sections[0].paragraphs
    ]
    assert found.coverage_a == found.coverage_b == 1.0


def test_unrelated_articles_have_no_pair() -> None:
    other = article(
        "z",
        "La recette demande trois œufs, un peu de farine et du beurre fondu, puis une nuit de repos.",
        "On sert le gâteau tiède avec une crème légère parfumée à la fleur d’oranger.",
    )
    assert compare(A, other, LEDGER).pairs == ()


def test_differing_words_are_marked_on_both_sides() -> None:
    a, b = "un tour de 1,7 milliard d’euros", "Un tour de 2 milliards d'euros"
    change = differing_words(a, b)
    assert [a[start:end] for start, end in change.a] == ["1,7 milliard"]
    assert [b[start:end] for start, end in change.b] == ["2 milliards"]


def test_matrix_has_a_row_per_deal_and_a_column_per_article() -> None:
    found = matrix(("a", "b"), LEDGER.claims, [deal.id for deal in LEDGER.deals])
    assert found.articles == ("a", "b")
    assert [(row.deal, row.cells) for row in found.rows] == [("d1", (("c1",), ("c2",)))]


def test_likeness_ranks_by_shared_deals_and_names() -> None:
    c = article("c", "ASML publie ses comptes trimestriels.")
    ledger = LEDGER._replace(entities=(named("Mistral", A, B), named("ASML", A, B, c)))
    articles = (A, B, c, article("d", "Rien."))
    ranked = Likeness([each.id for each in articles], ledger).most_like("a", 10)
    assert [identifier for identifier, _ in ranked] == ["b", "c"]


def test_an_article_without_text_compares_to_nothing() -> None:
    empty = Article("e", "e.txt", "t", True, None, None, None, "", (), "e")
    found = compare(empty, A, LEDGER)
    assert found.pairs == ()
    assert found.coverage_a == 0.0
