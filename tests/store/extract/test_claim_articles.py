"""Claims over a whole article: one per fact, parts tied to wholes, dates only from the article's own."""

from __future__ import annotations

import re

import pytest

from store.extract.claims import find_claims
from store.model import Article, Claim, Mention, Paragraph, Section

NAMES = {
    "OpenAI": "ORG", "SoftBank": "ORG", "Microsoft": "ORG", "Oracle": "ORG",
    "Stargate": "PRODUCT", "Wiz": "ORG",
    "Google": "ORG", "Reuters": "ORG", "Elon Musk": "PERSON", "Alan": "ORG",
    "Belfius": "ORG", "Coatue": "ORG",
}  # fmt: skip


def claims(
    *lines: str, date: str | None = "2025-06-18", language: str = "fr", aside: bool = False
) -> tuple[Claim, ...]:
    text = "\n".join(lines)
    mentions = []
    for name, kind in NAMES.items():
        at = text.find(name)
        while at >= 0:
            mentions.append(Mention("t", at, at + len(name), name, kind, name, aside))  # type: ignore[arg-type]
            at = text.find(name, at + 1)
    parts, start = [], 0
    for line in lines:
        parts.append(Paragraph(start, start + len(line)))
        start += len(line) + 1
    section = Section(None, "aside" if aside else "body", language, 0, len(text), tuple(parts))  # type: ignore[arg-type]
    article = Article("t", "t.txt", lines[0], False, None, date, language, text, (section,), "")  # type: ignore[arg-type]
    return find_claims(article, tuple(sorted(mentions, key=lambda m: m.start)))


def test_a_fact_told_twice_is_one_claim_with_both_spans() -> None:
    found = claims(
        "Google rachète Wiz pour 32 milliards de dollars.",
        "L'acquisition de Wiz pour 32 milliards de dollars sera la plus grosse de son histoire.",
    )
    (claim,) = found
    assert claim.kind == "acquisition"
    assert {(p.role, p.name) for p in claim.parties} == {("buyer", "Google"), ("target", "Wiz")}
    assert len(claim.evidence) == 2


def test_instalments_are_parts_of_their_round() -> None:
    whole, first, second = claims(
        "OpenAI a levé 40 milliards de dollars.",
        "La levée de fonds se fait en deux temps : "
        "10 milliards de dollars dès le départ et 30 milliards supplémentaires plus tard.",
    )
    assert (whole.amount, whole.quantity) == (40e9, "total")
    assert [(c.amount, c.quantity, c.whole) for c in (first, second)] == [
        (10e9, "instalment", whole.id),
        (30e9, "instalment", whole.id),
    ]


def test_a_commitment_that_would_fall_replaces_the_first_one() -> None:
    first, second = claims(
        "SoftBank s'est engagé à hauteur de 30 milliards de dollars dans OpenAI. "
        "Si OpenAI ne verrouille pas sa transition, "
        "ce financement pourrait être ramené à 20 milliards de dollars."
    )
    assert (first.amount, first.status) == (30e9, "announced")
    assert (second.amount, second.status, second.replaces) == (20e9, "conditional", first.id)


def test_one_figure_for_two_facts_stays_two_claims() -> None:
    found = claims(
        "OpenAI est valorisé 300 milliards de dollars.",
        "OpenAI a signé un contrat de 300 milliards de dollars avec Oracle.",
    )
    assert sorted(c.kind for c in found) == ["contract", "valuation"]


@pytest.mark.parametrize("words", ["mardi", "l'an dernier", "en août"])
def test_a_relative_date_without_the_article_s_own_is_unknown(words: str) -> None:
    (claim,) = claims(f"OpenAI a levé 40 milliards de dollars {words}.", date=None)
    assert claim.date is None


def test_an_explicit_year_needs_no_date_on_the_article() -> None:
    (claim,) = claims("OpenAI a levé 40 milliards de dollars en mars 2025.", date=None)
    assert claim.date == "2025-03"


def test_who_is_unnamed_is_who_the_article_was_about() -> None:
    found = claims("Alan change d'échelle.", "La licorne a levé 173 millions d'euros auprès de Belfius.")
    assert {(p.role, p.name) for p in found[0].parties} == {("recipient", "Alan"), ("investor", "Belfius")}


def test_investors_of_the_next_sentence_join_the_round() -> None:
    (claim,) = claims(
        "Alan boucle un tour de table de 173 millions d'euros. "
        "Mené par Belfius, il a vu Coatue participer également."
    )
    assert ("investor", "Belfius") in {(p.role, p.name) for p in claim.parties}


def test_amounts_of_asides_are_marked() -> None:
    (claim,) = claims("OpenAI lève 40 milliards de dollars", aside=True)
    assert claim.aside


def test_the_outlet_it_leans_on_is_its_source_and_no_party() -> None:
    (claim,) = claims("Selon Reuters, OpenAI aurait levé 40 milliards de dollars.")
    assert claim.source == "Reuters"
    assert [p.name for p in claim.parties] == ["OpenAI"]
    assert claim.status == "rumoured"
    assert claim.status_cue


def test_ids_depend_on_the_text_alone() -> None:
    lines = ("OpenAI a levé 40 milliards de dollars.", "Google rachète Wiz.")
    assert [c.id for c in claims(*lines)] == [c.id for c in claims(*lines)]
    assert len({c.id for c in claims(*lines)}) == 2


def test_an_article_without_a_deal_stays_empty() -> None:
    assert (
        claims(
            "OpenAI a présenté un modèle.",
            "Microsoft, Google et Oracle l'utilisent depuis 2023 dans 40 pays.",
        )
        == ()
    )


def roles(claim: Claim) -> set[tuple[str, str]]:
    return {(party.role, party.name) for party in claim.parties}


@pytest.mark.parametrize(
    "sentence",
    [
        "Valorisée 4 milliards d'euros depuis sa levée de 173 millions menée par Belfius, Alan recrute.",
        "Valued at 4 billion euros since its 173 million round led by Belfius, Alan is hiring.",
    ],
)
def test_a_fronted_participle_describes_the_subject_behind_it(sentence: str) -> None:
    found = claims("Google a racheté Wiz.", sentence)
    worth = next(c for c in found if c.kind == "valuation")
    raised = next(c for c in found if c.kind == "funding_round")
    assert roles(worth) == {("subject", "Alan")}
    assert roles(raised) == {("recipient", "Alan"), ("investor", "Belfius")}


def test_who_runs_a_firm_invests_nothing_in_it() -> None:
    (claim,) = claims(
        "Alan recrute.", "La start-up dirigée par Elon Musk a levé 30 millions d'euros auprès de Coatue."
    )
    assert roles(claim) == {("recipient", "Alan"), ("investor", "Coatue")}


def test_the_firm_after_a_backer_is_the_subject_of_the_main_clause() -> None:
    (claim,) = claims("Soutenue par Coatue, Alan a racheté Wiz pour 20 millions d'euros.")
    assert roles(claim) == {("buyer", "Alan"), ("target", "Wiz")}


def test_a_later_clause_s_refusal_leaves_the_main_figure_alone() -> None:
    found = claims(
        "The debut valued Wiz at $50 billion, two years after Google agreed to buy it for $20 billion "
        "in a deal that regulators blocked.",
        language="en",
    )
    assert {(c.kind, c.status) for c in found} == {("valuation", "completed"), ("acquisition", "rejected")}


def titled(title: str, *lines: str) -> tuple[Claim, ...]:
    """Claims of an article whose first line is its title."""
    text = "\n".join((title, *lines))
    mentions = [
        Mention("t", hit.start(), hit.end(), name, kind, name, False)  # type: ignore[arg-type]
        for name, kind in NAMES.items()
        for hit in re.finditer(re.escape(name), text)
    ]
    parts, start = [], len(title) + 1
    for line in lines:
        parts.append(Paragraph(start, start + len(line)))
        start += len(line) + 1
    section = Section(None, "body", "fr", len(title) + 1, len(text), tuple(parts))
    article = Article(
        "t", "t.txt", title, True, None, "2025-06-18", "fr", text, (section,), "", title_start=0
    )
    return find_claims(article, tuple(sorted(mentions, key=lambda m: m.start)))


def test_a_title_and_its_description_tell_one_takeover() -> None:
    (claim,) = titled(
        "Google s'offre Wiz, une première", "La pépite californienne met la main sur Wiz, une start-up."
    )
    assert (claim.kind, claim.amount) == ("acquisition", None)
    assert roles(claim) == {("buyer", "Google"), ("target", "Wiz")}


def test_a_priced_takeover_in_the_text_takes_in_the_one_of_the_title() -> None:
    (claim,) = titled("Google s'offre Wiz", "Microsoft a racheté Wiz pour 32 milliards de dollars.")
    assert claim.amount == 32e9


def test_a_rounded_title_is_the_figure_of_the_text() -> None:
    (claim,) = titled("Alan lève 1,2 milliard d'euros", "Alan a levé 1,22 milliard d'euros.")
    assert claim.amount == 1.22e9


def test_money_for_one_s_own_unit_goes_to_nobody_named() -> None:
    found = claims("Google a racheté Wiz.", "Microsoft apportera 240 millions d'euros à sa filiale.")
    assert roles(next(c for c in found if c.amount)) == {("investor", "Microsoft")}
