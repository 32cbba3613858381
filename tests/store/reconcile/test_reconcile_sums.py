"""Copies and sources, links between deals, and totals that count each deal once."""

from __future__ import annotations

from store.model import Link, Total
from store.reconcile.copies import Copies, sketch, unpacked
from store.reconcile.sources import credited
from tests.store.reconcile.hand import Dossier, one

WIRE = (
    "Le constructeur européen de semiconducteurs a annoncé mardi une augmentation de capital destinée à"
    " financer ses investissements industriels, notamment l'agrandissement de son établissement "
    "principal, la modernisation des équipements existants et le recrutement de plusieurs centaines "
    "d'ingénieurs spécialisés dans la conception. La direction prévoit également le remboursement "
    "anticipé des emprunts obligataires arrivant prochainement à échéance, ainsi que le renforcement "
    "des partenariats universitaires conclus précédemment avec les laboratoires."
)
OTHER = (
    "Rien ne destinait cette entreprise familiale, installée depuis plusieurs générations dans une "
    "vallée reculée, à devenir fournisseur mondial: une rencontre fortuite, quelques commandes "
    "exceptionnelles, puis une réputation grandissante ont suffi. Les ouvriers racontent volontiers "
    "comment l'ancienne filature fut transformée."
)


def total(totals: tuple[Total, ...], by: str, key: str, currency: str = "EUR") -> tuple[float, float, int]:
    """Low, high and the number of deals of one total."""
    (found,) = [t for t in totals if (t.by, t.key, t.currency) == (by, key, currency)]
    return found.low, found.high, len(found.deals)


def linked(links: tuple[Link, ...], relation: str) -> list[tuple[str, str]]:
    return [(link.source, link.target) for link in links if link.relation == relation]


def test_a_wire_text_lightly_edited_is_a_near_copy_and_counts_as_one_source() -> None:
    dossier = Dossier()
    edited = WIRE.replace("a annoncé mardi", "vient d'annoncer").replace(
        "prévoit également", "envisage aussi"
    )
    for name, text in (("a", WIRE), ("b", f"Bourse. {edited} Lire la suite demain."), ("c", OTHER)):
        dossier.article(name, f"{text} 500 millions d'euros.")
        dossier.claim(
            name, "funding_round", 5e8, "500 millions d'euros", "recipient:Soitec", status="completed"
        )
    ledger = dossier.ledger()
    assert [(group.relation, group.articles) for group in ledger.groups] == [("near_copy", ("a", "b"))]
    assert one(ledger.deals).independent_sources == 2


def test_a_short_quotation_in_common_makes_no_copy() -> None:
    dossier = Dossier()
    dossier.article(
        "a", f"{WIRE} La souveraineté technologique européenne exige maintenant des investissements."
    )
    dossier.article(
        "b", f"{OTHER} La souveraineté technologique européenne exige maintenant des investissements."
    )
    copies = Copies()
    for name, article in dossier.articles.items():
        copies.put(name, unpacked(sketch(article)))
    assert copies.pairs() == []


def test_asides_are_no_part_of_a_sketch() -> None:
    dossier = Dossier()
    dossier.article("a", WIRE)
    article = dossier.articles["a"]
    assert sketch(article)
    aside = article.sections[0]._replace(kind="aside")
    assert sketch(article._replace(sections=(article.sections[0]._replace(end=0), aside))) == b""


def test_articles_that_lean_on_one_source_for_a_deal_are_one_source() -> None:
    dossier = Dossier()
    for name, source in (("a", "Reuters"), ("b", "Reuters"), ("c", None), ("d", "agence Reuters")):
        dossier.article(name, f"Version {name}: 2 milliards")
        dossier.claim(name, "funding_round", 2e9, "2 milliards", "recipient:Mistral AI", source=source)
    ledger = dossier.ledger()
    assert one(ledger.deals).independent_sources == 2
    assert [(g.relation, g.source, g.articles) for g in ledger.groups] == [
        ("same_source", "Reuters", ("a", "b", "d"))
    ]


def test_the_agency_itself_and_those_that_quote_it_are_one_source() -> None:
    dossier = Dossier()
    dossier.article("a", "AMSTERDAM, Sept 7 (Reuters) - ASML would invest 1.3 billion euros.")
    dossier.article("b", "ASML apporterait 1,3 milliard d'euros.")
    parties = "investor:ASML; recipient:Mistral AI"
    dossier.claim("a", "investment", 1.3e9, "1.3 billion", parties)
    dossier.claim("b", "investment", 1.3e9, "1,3 milliard", parties, source="Reuters")
    assert one(dossier.ledger().deals).independent_sources == 1


def test_credits_are_read_at_the_edges_only() -> None:
    dossier = Dossier()
    for name, text in (
        ("a", "PARIS, 9 septembre 2025 (AFP) - La société a annoncé."),
        ("b", "La société a annoncé.\n(avec AFP)"),
        ("c", "La société a annoncé.\nSource : Reuters"),
        ("d", "Le directeur de l'AFP a dit (AFP est une agence) que tout va bien."),
        ("e", "AP"),
    ):
        dossier.article(name, text)
    dossier.article("f", "Text", author="Agence France-Presse")
    assert [credited(article) for article in dossier.articles.values()] == [
        "AFP",
        "AFP",
        "Reuters",
        None,
        None,
        "AFP",
    ]


def openai_round() -> tuple[Dossier, dict[str, str]]:
    """A round of 40, its instalments of 10 and 30, the share of 30 that may fall to 20."""
    dossier = Dossier()
    dossier.article("a", "Round 40; first 10, then 30 more; SoftBank 30 thousand, perhaps 20", "2025-05-09")
    both = "recipient:OpenAI; investor:SoftBank"
    claims = {
        "round": dossier.claim(
            "a", "funding_round", 4e10, "40", "recipient:OpenAI", currency="USD", status="completed"
        )
    }
    more: dict[str, object] = {"currency": "USD", "whole": claims["round"]}
    claims["first"] = dossier.claim(
        "a", "funding_round", 1e10, "10", "recipient:OpenAI", quantity="instalment", **more
    )
    claims["rest"] = dossier.claim(
        "a", "funding_round", 3e10, "30 more", "recipient:OpenAI", quantity="instalment", **more
    )
    claims["share"] = dossier.claim("a", "investment", 3e10, "30 thousand", both, quantity="share", **more)
    fall = {"currency": "USD", "status": "conditional", "replaces": claims["share"]}
    claims["fallen"] = dossier.claim("a", "investment", 2e10, "20", both, **fall)
    return dossier, claims


def test_parts_and_changed_commitments_are_linked_as_the_article_says() -> None:
    dossier, claims = openai_round()
    ledger = dossier.ledger()
    home = {claim.id: str(claim.deal) for claim in ledger.claims}
    deal = {name: home[claim] for name, claim in claims.items()}
    assert len(set(deal.values())) == 5
    parts = {(deal["first"], deal["round"]), (deal["rest"], deal["round"]), (deal["share"], deal["round"])}
    assert parts <= set(linked(ledger.links, "part_of"))
    assert linked(ledger.links, "supersedes") == [(deal["fallen"], deal["share"])]


def test_parts_lie_inside_their_whole_and_a_conditional_fall_is_a_lower_bound() -> None:
    totals = openai_round()[0].ledger().totals
    assert total(totals, "kind", "funding_round", "USD") == (4e10, 4e10, 1)
    assert total(totals, "currency", "USD", "USD") == (4e10, 4e10, 1)
    assert total(totals, "party", "OpenAI", "USD") == (4e10, 4e10, 1)
    assert total(totals, "party", "SoftBank", "USD") == (2e10, 3e10, 1)
    assert total(totals, "year", "2025", "USD") == (4e10, 4e10, 1)


def test_an_instalment_of_another_article_is_part_of_the_one_round_that_holds_it() -> None:
    dossier = Dossier()
    dossier.article("a", "Raised 1.7 billion", "2025-09-09")
    dossier.claim(
        "a", "funding_round", 1.7e9, "1.7", "recipient:Mistral AI; investor:ASML", status="completed"
    )
    dossier.article("b", "Got 500 million first; ASML 1.3; much later 1.6", "2025-09-12")
    mistral = "recipient:Mistral"
    dossier.claim("b", "funding_round", 5e8, "500 million", mistral, quantity="instalment")
    dossier.claim("b", "investment", 1.3e9, "1.3", f"{mistral}; investor:ASML", quantity="share")
    dossier.claim("b", "funding_round", 1.6e9, "1.6", mistral, quantity="instalment")
    ledger = dossier.ledger()
    whole = one(ledger.deals, amount=1.7e9).id
    parts = {source for source, target in linked(ledger.links, "part_of") if target == whole}
    # 0.5 does not fit beside 1.6 in a round of 1.7: the larger one keeps its place
    assert parts == {one(ledger.deals, amount=1.3e9).id, one(ledger.deals, amount=1.6e9).id}


def test_a_share_of_a_named_project_is_part_of_it() -> None:
    dossier = Dossier()
    dossier.article("a", "Stargate, 500 billion with Oracle")
    dossier.name("a", "Stargate", "PRODUCT")
    dossier.claim(
        "a",
        "partnership",
        5e11,
        "500 billion",
        "partner:OpenAI; partner:Oracle; partner:Stargate",
        currency="USD",
    )
    dossier.article("b", "18 billion to Stargate")
    dossier.name("b", "Stargate", "PRODUCT")
    dossier.claim(
        "b", "investment", 1.8e10, "18 billion", "investor:OpenAI; recipient:Stargate", currency="USD"
    )
    ledger = dossier.ledger()
    assert linked(ledger.links, "part_of") == [
        (one(ledger.deals, amount=1.8e10).id, one(ledger.deals, amount=5e11).id)
    ]


def test_one_figure_of_two_facts_is_linked_and_never_merged() -> None:
    dossier = Dossier()
    dossier.article("a", "Worth 300 billion; a 300-billion contract; a price of 20 and a revenue of 20")
    dossier.claim("a", "valuation", 3e11, "300 billion", "subject:OpenAI", currency="USD")
    dossier.claim("a", "contract", 3e11, "300-billion", "customer:OpenAI; supplier:Oracle", currency="USD")
    dossier.claim("a", "price", 20, "20", "subject:OpenAI", currency="USD")
    dossier.claim("a", "grant_or_donation", 20, "20", "donor:OpenAI", currency="USD")
    ledger = dossier.ledger()
    ((a, b),) = linked(ledger.links, "same_figure_other_fact")
    assert {a, b} == {one(ledger.deals, kind="valuation").id, one(ledger.deals, kind="contract").id}


def test_totals_leave_out_what_is_no_money_paid_and_bound_what_is_unsure() -> None:
    dossier = Dossier()
    dossier.article("a", "1 2 3 4 5 6 7 8 9", "2025-09-09")
    for number, (kind, status, more) in enumerate(
        (
            ("contract", "completed", {}),
            ("contract", "rumoured", {}),
            ("contract", "rejected", {}),
            ("contract", "opinion", {}),
            ("valuation", "completed", {}),
            ("revenue", "completed", {}),
            ("contract", "announced", {"aside": True}),
            ("contract", "completed", {"amount_max": 8e6 + 5e5}),
            ("contract", "completed", {"currency": "USD"}),
        ),
        start=1,
    ):
        parties = f"customer:Client {'ABCDEFGHI'[number - 1]}; supplier:Atos"
        dossier.claim("a", kind, number * 1e6, str(number), parties, status=status, **more)  # type: ignore[arg-type]
    totals = dossier.ledger().totals
    assert total(totals, "party", "Atos") == (9e6, 11.5e6, 3)
    assert total(totals, "party", "Atos", "USD") == (9e6, 9e6, 1)
    assert {t.key for t in totals if t.by == "kind"} == {"contract"}


def test_a_disputed_deal_counts_once_between_its_figures() -> None:
    dossier = Dossier()
    for name, amount in (("a", 1.7e9), ("b", 2e9), ("c", 1.7e9), ("d", 2.2e9)):
        dossier.article(name, f"It raised {amount}", "2025-09-09")
        status = "rumoured" if name == "d" else "completed"
        dossier.claim(name, "funding_round", amount, str(amount), "recipient:Mistral AI", status=status)
    assert total(dossier.ledger().totals, "party", "Mistral AI") == (1.7e9, 2e9, 1)


def test_no_total_counts_a_deal_twice() -> None:
    for found in openai_round()[0].ledger().totals:
        assert len(set(found.deals)) == len(found.deals)


def test_a_teaser_has_no_voice_beside_the_articles_themselves() -> None:
    dossier = Dossier()
    for name, amount, aside in (("a", 1.7e9, False), ("b", 2e9, True)):
        dossier.article(name, f"It raised {amount}", "2025-09-09")
        dossier.claim(name, "funding_round", amount, str(amount), "recipient:Mistral AI", aside=aside)
    deal = one(dossier.ledger().deals)
    assert (deal.agreement, deal.independent_sources, deal.aside) == ("single", 1, False)


def test_a_price_by_unit_is_no_money_paid() -> None:
    dossier = Dossier()
    dossier.article("a", "45 dollars a share")
    dossier.claim(
        "a", "acquisition", 45, "45", "buyer:Google; target:Wiz", currency="USD", quantity="per_unit"
    )
    assert dossier.ledger().totals == ()
