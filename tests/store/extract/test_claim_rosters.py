"""Lists whose title says what each item is: a name beside a sum, and who gave it in the words behind."""

from __future__ import annotations

from store.extract.claims import find_claims
from store.extract.names import find_mentions
from store.read import parse_article


def _told(text: str) -> list[tuple[str, float | None, tuple[str, ...]]]:
    """Kind, amount and `role:name` of every claim of a text."""
    article = parse_article(text)
    return [
        (claim.kind, claim.amount, tuple(f"{party.role}:{party.name}" for party in claim.parties))
        for claim in find_claims(article, find_mentions(article))
    ]


def test_numbered_items_of_a_list_of_cheques_are_rounds() -> None:
    told = _told(
        "Five cheques that kept climate tech warm in 2023\n\nWe went through our database.\n\n"
        "1. Northvolt ($1.2bn)\nThe Swedish firm found money from BlackRock and CPP, among others.\n\n"
        "2. H2 Green Steel (€1.5bn)\nAltor, GIC and Hy24 led. A Spanish rival is still looking.\n\n"
        "3. Zenobe: £870m\nKKR came in for £600m of it; the remaining £270m was put up by Infracapital.\n\n"
        "4. Verkor — €850m in equity\nMacquarie led the equity.\n"
    )
    assert (
        "funding_round", 1.2e9, ("recipient:Northvolt", "investor:BlackRock", "investor:CPP"),
    ) in told  # fmt: skip
    assert (
        "funding_round", 1.5e9,
        ("recipient:H2 Green Steel", "investor:Altor", "investor:GIC", "investor:Hy24"),
    ) in told  # fmt: skip
    assert ("investment", 6e8, ("investor:KKR", "recipient:Zenobe")) in told
    assert ("funding_round", 8.5e8, ("recipient:Verkor", "investor:Macquarie")) in told


def test_items_without_numbers_take_their_kind_from_the_title() -> None:
    told = _told(
        "Levées de fonds : le récap de janvier\n\n31 janvier 2022\n\n"
        "Lifen – 50 M€. Lauxera et Partech accompagnent l'éditeur de logiciels de santé.\n\n"
        "Descartes Underwriting, 120 M$ : l'assureur séduit Highland Europe, avec le soutien de Serena.\n\n"
        "- Kinéis : 100 millions d'euros pour ses nanosatellites\n"
    )
    assert ("funding_round", 5e7, ("recipient:Lifen", "investor:Lauxera", "investor:Partech")) in told
    assert (
        "funding_round", 1.2e8,
        ("recipient:Descartes Underwriting", "investor:Highland Europe", "investor:Serena"),
    ) in told  # fmt: skip
    assert ("funding_round", 1e8, ("recipient:Kinéis",)) in told


def test_lists_of_fines_and_takeovers() -> None:
    fines = _told("The biggest GDPR fines so far\n\n31 December 2023\n\n1. Meta — €1.2bn (Ireland)\n"
                  "2. Amazon — €746m (Luxembourg)\n3. TikTok — €345m (Ireland)\n")  # fmt: skip
    assert [(kind, amount) for kind, amount, _ in fines] == [
        ("lawsuit", 1.2e9), ("lawsuit", 746e6), ("lawsuit", 345e6),
    ]  # fmt: skip
    bought = _told("Les dix plus gros rachats de l'année\n\n31 décembre 2022\n\n"
                   "1. VMware (61 milliards de dollars)\nBroadcom paie en cash et en titres.\n")  # fmt: skip
    assert ("acquisition", 61e9, ("target:VMware",)) in bought


def test_a_box_of_key_figures_is_no_list_of_deals() -> None:
    told = _told(
        "Levée de fonds : Zeliq boucle un tour de 10 millions d'euros\n\nLa société a signé mardi.\n\n"
        "Chiffres clés\nVentes : 12 M€\nKalmos : 3 M€ de ventes\n"
    )
    assert ("funding_round", 3e6, ("recipient:Kalmos",)) not in told


def test_two_names_that_open_an_item_of_takeovers_are_buyer_and_target() -> None:
    told = _told(
        "Takeover tracker: the week in six lines\n\nJanuary 12, 2024\n\n"
        "Siemens / Altair. $10bn in cash. Announced Tuesday.\n\n"
        "Synopsys / Ansys. Talks are said to be advanced; about $35bn.\n\n"
        "Dropped: Adobe / Figma, $20bn.\n"
    )
    assert ("acquisition", 1e10, ("buyer:Siemens", "target:Altair")) in told
    assert ("acquisition", 35e9, ("buyer:Synopsys", "target:Ansys")) in told
    assert ("acquisition", 20e9, ("buyer:Adobe", "target:Figma")) in told


def test_initials_of_those_who_talk_are_no_firms() -> None:
    article = parse_article(
        "We said no to a billion\n\nHB: Were they right?\n\nLF: In 2013 everyone laughed at them.\n\n"
        "HB: Not everyone is Snap.\n\nLF: No, and Groupon refused six billion from Google.\n"
    )
    assert not {"HB", "LF"} & {mention.text for mention in find_mentions(article)}
