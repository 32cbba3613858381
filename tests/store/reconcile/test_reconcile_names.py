"""Names of all articles become one entity for one thing, and two for two."""

from __future__ import annotations

import pytest

from store.reconcile import reconcile
from store.reconcile.names import compact, core, form_key, is_acronym_of, slug
from tests.store.reconcile.hand import Dossier, aliases


def dossier_of(*articles: list[tuple[str, str]]) -> Dossier:
    """A dossier whose articles each name these things, once."""
    dossier = Dossier()
    for number, names in enumerate(articles):
        article = dossier.article(f"a{number}", ". ".join(name for name, _ in names))
        for name, kind in names:
            dossier.name(article, name, kind)
    return dossier


def test_a_surname_alone_meets_the_full_name_of_another_article() -> None:
    dossier = dossier_of([("Elon Musk", "PERSON")], [("Musk", "PERSON")], [("Elon", "PERSON")])
    assert aliases(dossier.ledger()) == {"Elon Musk": {"Musk", "Elon"}}


def test_a_surname_that_two_persons_bear_stays_with_neither() -> None:
    dossier = dossier_of([("Elon Musk", "PERSON")], [("Kimbal Musk", "PERSON")], [("Musk", "PERSON")])
    assert set(aliases(dossier.ledger())) == {"Elon Musk", "Kimbal Musk", "Musk"}


def test_a_surname_meets_the_namesake_that_its_article_keeps_company_with() -> None:
    dossier = dossier_of(
        [("Elon Musk", "PERSON"), ("Tesla", "ORG"), ("xAI", "ORG"), ("SpaceX", "ORG")],
        [("Kimbal Musk", "PERSON"), ("The Kitchen", "ORG")],
        [("Musk", "PERSON"), ("Tesla", "ORG"), ("xAI", "ORG")],
    )
    assert aliases(dossier.ledger())["Elon Musk"] == {"Musk"}


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Mistral", "Mistral AI"),
        ("MISTRAL AI", "Mistral AI"),
        ("Thrive", "Thrive Capital"),
        ("SoftBank Group", "SoftBank"),
        ("Iliad", "Groupe Iliad"),
        ("OpenAI, Inc.", "OpenAI"),
        ("Société Générale SA", "Société Générale"),
        ("HuggingFace", "Hugging Face"),
        ("Open AI", "OpenAI"),
        ("Amazon.com", "Amazon"),
        ("New York Times", "The New York Times"),
        ("Lightspeed", "Lightspeed Venture Partners"),
        ("DeepMind", "Google DeepMind"),
    ],
)
def test_short_and_long_forms_of_an_organisation_are_one(short: str, long: str) -> None:
    owner = [("Google", "ORG")]
    found = dossier_of([(short, "ORG")], [(long, "ORG")], owner).ledger()
    assert len(found.entities) == 2, aliases(found)


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("Amazon", "Amazon Web Services", "ORG"),
        ("Google", "Google DeepMind", "ORG"),
        ("Google", "Google Cloud", "ORG"),
        ("GPT-4", "GPT-4o", "PRODUCT"),
        ("GPT-4.1", "GPT-41", "PRODUCT"),
        ("Llama", "Llama 4", "PRODUCT"),
        ("Llama 3", "Llama 4", "PRODUCT"),
        ("ChatGPT", "ChatGPT Go", "PRODUCT"),
        ("Microsoft", "Microsoft Azure", "ORG"),
        ("Louis Armstrong", "Louise Armstrong", "PERSON"),
        ("Sanofi", "Sandoz", "ORG"),
    ],
)
def test_a_longer_name_that_is_another_thing_stays_apart(a: str, b: str, kind: str) -> None:
    assert len(dossier_of([(a, kind)], [(b, kind)]).ledger().entities) == 2


def test_a_firm_much_named_is_not_its_own_arm() -> None:
    articles = [[("Intel", "ORG")] for _ in range(4)]
    assert len(dossier_of(*articles, [("Intel Capital", "ORG")]).ledger().entities) == 2


def test_two_names_that_one_article_keeps_apart_stay_apart() -> None:
    dossier = dossier_of([("Meta", "ORG"), ("Meta AI", "ORG")], [("Meta", "ORG")])
    assert len(dossier.ledger().entities) == 2


def test_an_acronym_stated_in_one_article_holds_in_all() -> None:
    dossier = Dossier()
    text = "The Commodity Futures Trading Commission (CFTC) sued."
    dossier.article("a", text)
    dossier.names("a", "ORG", "Commodity Futures Trading Commission", "CFTC")
    dossier.article("b", "The CFTC waits.")
    dossier.name("b", "CFTC")
    assert aliases(dossier.ledger()) == {"Commodity Futures Trading Commission": {"CFTC"}}


def test_a_slip_of_spelling_joins_the_frequent_name_and_digits_never_do() -> None:
    right = [[("Sam Altman", "PERSON"), ("Mixtral 8", "PRODUCT")] for _ in range(5)]
    found = dossier_of(*right, [("Sam Altmann", "PERSON"), ("Mixtral 9", "PRODUCT")]).ledger()
    assert aliases(found) == {"Sam Altman": {"Sam Altmann"}, "Mixtral 8": set(), "Mixtral 9": set()}


def test_middle_initials_and_short_first_names_are_one_person() -> None:
    names = ("Sam Altman", "Samuel Altman", "Dario F. Amodei", "Dario Amodei")
    found = dossier_of(*([(name, "PERSON")] for name in names)).ledger()
    assert len(found.entities) == 2


def test_the_type_is_voted_and_the_articles_that_err_do_not_part_the_name() -> None:
    dossier = dossier_of([("Stargate", "ORG")], [("Stargate", "PRODUCT")], [("Stargate", "PRODUCT")])
    (entity,) = dossier.ledger().entities
    assert entity.type == "PRODUCT"
    assert len(entity.mentions) == 3


def test_a_company_is_not_merged_with_the_person_who_bears_its_name() -> None:
    found = dossier_of([("Michael Dell", "PERSON")], [("Dell", "ORG")]).ledger()
    assert len(found.entities) == 2


def test_capitals_give_way_to_the_mixed_spelling_and_aliases_come_by_frequency() -> None:
    dossier = Dossier()
    dossier.article("a", "NVIDIA NVIDIA Nvidia")
    dossier.name("a", "NVIDIA", times=3)
    dossier.article("b", "Nvidia, Nvidia Corp.")
    dossier.name("b", "Nvidia", times=2)
    dossier.name("b", "Nvidia Corp.")
    (entity,) = dossier.ledger().entities
    assert (entity.id, entity.name) == ("nvidia", "Nvidia")
    assert entity.aliases == ("NVIDIA", "Nvidia Corp.")


def test_ids_are_readable_and_numbered_when_they_clash() -> None:
    found = dossier_of([("Orange", "ORG"), ("Élan", "ORG")], [("C++", "PRODUCT"), ("C", "PRODUCT")]).ledger()
    assert sorted(entity.id for entity in found.entities) == ["c", "c-2", "elan", "orange"]


def test_the_order_of_the_articles_changes_nothing() -> None:
    dossier = dossier_of(
        [("Mistral", "ORG"), ("Elon Musk", "PERSON")],
        [("Mistral AI", "ORG"), ("Musk", "PERSON")],
        [("MISTRAL", "ORG"), ("Mistral AI SAS", "ORG")],
    )
    articles, extractions = list(dossier.articles.values()), dossier.extractions()
    assert reconcile(articles, extractions) == reconcile(articles[::-1], extractions[::-1])


def test_every_mention_belongs_to_one_entity() -> None:
    dossier = dossier_of(
        [("Mistral", "ORG"), ("Musk", "PERSON")], [("Mistral AI", "ORG"), ("Elon Musk", "PERSON")]
    )
    given = sorted(m for extraction in dossier.extractions() for m in extraction.mentions)
    assert sorted(m for entity in dossier.ledger().entities for m in entity.mentions) == given


def test_keys() -> None:
    assert form_key("L’Oréal S.A.") == "l oreal sa"
    assert form_key("GPT-4.1") == "gpt 4.1"
    assert core(("the", "walt", "disney", "company")) == ("walt", "disney")
    assert compact(("llama", "3", "2")) != compact(("llama", "32"))
    assert slug("$GPS") == "gps"
    assert slug("東京") != slug("京都")
    assert is_acronym_of("CFTC", "Commodity Futures Trading Commission")
    assert not is_acronym_of("AMD", "Commodity Futures Trading Commission")


def test_spaces_and_apostrophes_of_the_typesetter_make_no_alias() -> None:
    found = dossier_of(
        [("DST Global", "ORG"), ("L'Oréal", "ORG")], [("DST\u00a0Global", "ORG"), ("L’Oréal", "ORG")]
    )
    assert aliases(found.ledger()) == {"DST Global": set(), "L'Oréal": set()}
