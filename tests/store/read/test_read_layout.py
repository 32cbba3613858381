"""The layout of articles: the bundled five and many others, each read as a person would read it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from store.model import Article
from store.read import parse_article, read_article

SEEDS = Path(__file__).parents[3] / "seeds"
LAYOUTS = Path(__file__).parent / "layouts"


class Expected(NamedTuple):
    """What a reader sees: title (`None` when none is stated), author, date, headings, begun asides."""

    title: str | None
    author: str | None
    date: str | None
    headings: tuple[str, ...]
    asides: tuple[str, ...] = ()


READ_BY_HAND: dict[str, Expected] = {
    "000_7c4cb5a918dc19d3.txt": Expected(
        "Le pari matériel de 6,4 milliards de dollars d'OpenAI met en lumière le piège de l'IA fermée.",
        "Shaw Walters",
        None,
        (
            "Les rois de la distribution ont déjà gagné",
            "Les chemins non empruntés",
            "La plateforme en feu",
            "L’alternative ouverte qu’ils ne prendront pas",
            "L’impératif infrastructurel",
            "La belle boîte que nous pourrions posséder",
        ),
        (
            "LIRE PLUS",
            "Remarque : Les opinions",
            "Plus pour vous",
            "Protocol Research",
            "Ce qu'il:",
            "As of October 2025",
            "GoPlus Intelligence",
            "Since its January",
            "La stratégie de",
            "La dernière stratégie",
            "La réserve stratégique",
        ),
    ),
    "001_5b349b3acecf55e6.txt": Expected(
        "OpenAI envisage de lancer une plateforme de médias sociaux alimentée par des images générées "
        "par l’IA",
        "Alexander Procter",
        "2025-05-09",
        (
            "OpenAI négocie un changement stratégique pour passer d’un modèle à but non lucratif à un modèle "
            "à but lucratif.",
            "OpenAI obtient des fonds pour développer son infrastructure d’IA",
            "OpenAI subit une pression croissante de la part de ses concurrents et des investisseurs "
            "dans le cadre de son expansion rapide",
            "Principaux enseignements pour les dirigeants",
        ),
        ("Alexander Procter", "mai 9, 2025", "10 Min"),
    ),
    "002_8755ac057b50385e.txt": Expected(
        None,
        None,
        None,
        (
            "Des accords d’infrastructure à plusieurs centaines de milliards de dollars",
            "Des ambitions démesurées, mais un financement encore incertain",
            "OpenAI veut mobiliser toute l’industrie de la tech",
        ),
        ("Lire aussi :", "ChatGPT Go à 4,50 $", "Netflix moins cher", "Comment OpenAI veut-elle simplifier"),
    ),
    "003_d6a3a627681574c9.txt": Expected(
        None,
        None,
        None,
        (
            "Petit rappel pour ceux qui n’ont pas suivi",
            "Ce que révèlent les messages publiés par OpenAI",
            "Meta s’en mêle : Zuckerberg soutient… Musk ?",
            "OpenAI : Chevalier blanc ou stratège du portefeuille ?",
        ),
    ),
    "004_355b5715d10b68f9.txt": Expected(None, None, None, ()),
    "markdown.md": Expected(
        "Mistral AI lève 1,7 milliard d'euros",
        "Claire Fontaine",
        "2025-09-09",
        ("Un tour de table record", "Les autres investisseurs", "Et maintenant ?"),
        (
            "author: Claire",
            "date:",
            "tags:",
            "ia",
            "levée de fonds",
            "Par Claire Fontaine",
            "À lire aussi",
            "Claire Fontaine est journaliste",
        ),
    ),
    "wire.txt": Expected(
        "Nvidia to invest up to $100 billion in OpenAI",
        "Jane Miller and Tom O'Brien",
        "2025-09-22",
        ("ANTITRUST QUESTIONS",),
        ("By Jane Miller", "(Reporting by", "Our Standards"),
    ),
    "capitals.txt": Expected(
        "Meta rachète une part de Scale AI pour 14,3 milliards de dollars",
        "Lucie Martin",
        "2025-06-13",
        ("POURQUOI MAINTENANT", "UN PARI RISQUÉ"),
        (
            "TECHNOLOGIE",
            "Publié le",
            "Par Lucie Martin",
            "Temps de lecture",
            "Photo :",
            "Publicité",
            "Découvrez notre offre",
            "Inscrivez-vous",
            "Sur le même sujet",
            "Meta débauche",
            "Zuckerberg promet",
            "Tous droits réservés",
        ),
    ),
    "interview.txt": Expected(
        "« Nous voulons rester indépendants »", "Marc Durand", None, (), ("Propos recueillis par",)
    ),
    "newsletter.txt": Expected(
        None,
        None,
        None,
        ("🚀 Anthropic s'envole", "⚖️ Apple devant les juges", "🛒 Le rachat raté de la semaine"),
        ("Vous avez aimé ce numéro", "Partager"),
    ),
    "teasers_en.txt": Expected(
        "OpenAI Buys Statsig For $1.1 Billion",
        "Maria Lopez",
        "2025-09-02",
        ("A Growing Appetite", "What Comes Next"),
        (
            "Maria Lopez",
            "September 2, 2025",
            "5 min read",
            "Read more:",
            "Related Stories",
            "Why AI startups",
            "Amazon doubles down",
            "The views expressed",
            "Sign up",
            "© 2025",
        ),
    ),
    "numbered.txt": Expected(
        "Cinq chiffres qui racontent le boom de l'IA",
        None,
        None,
        (
            "1. 1,5 milliard pour clore un procès",
            "2. 14,3 milliards pour Scale AI",
            "3. 100 milliards promis par Nvidia",
        ),
        ("Nvidia franchit les 5 000 milliards",),
    ),
    "bilingual.txt": Expected("ASML entre au capital de Mistral", None, None, ("English version",)),
    "wrapped.txt": Expected(
        "SoftBank sells its Nvidia stake for $5.8 billion",
        "Ken Watanabe",
        "2025-11-11",
        ("All in on OpenAI",),
        ("By Ken Watanabe", "November 11, 2025"),
    ),
    "tight.txt": Expected(
        "Amazon investit 50 milliards de dollars dans ses centres de données fédéraux",
        "Karim Benali",
        "2025-11-25",
        ("Une demande publique en plein essor", "Des concurrents qui avancent"),
        (
            "À lire également",
            "Comment Anthropic est devenu",
            "OpenAI signe pour 38 milliards",
            "Plus d'articles",
            "Le cloud souverain",
            "L'Allemagne hésite",
            "Karim Benali",
            "25/11/2025",
        ),
    ),
    "bold_questions.md": Expected(
        '"AI chips are the new oil," says the head of Groq',
        "Sarah Chen",
        "2025-03-03",
        ("About the company",),
        ("Interview by Sarah Chen", "Sign up to our newsletter"),
    ),
    "live_hours.txt": Expected(
        "DIRECT. Salon des batteries : suivez la première journée",
        None,
        "2024-06-03",
        (
            "Fin de ce direct",
            "Les usines du Nord à la loupe",
            "Une fondation pour le recyclage",
            "Bienvenue dans ce direct",
        ),
        (
            "Mis à jour",
            "19h40",
            "17h05",
            "15h30",
            "9h00",
            "Nos autres articles",
            "Batteries :",
            "Cinq questions",
        ),
    ),
    "chronology.txt": Expected(
        "OpenAI-Microsoft : dix ans d'une alliance",
        "Inès Caron",
        None,
        ("Juillet 2019", "Janvier 2023", "Octobre 2025"),
        ("Par Inès Caron",),
    ),
    "column.txt": Expected(
        "The AI bubble will not pop the way you think",
        "Daniel Okafor",
        None,
        ("But this time the money comes from balance sheets", "What should regulators do?"),
        (
            "Opinion",
            "By Daniel Okafor",
            "How ChatGPT became",
            "Daniel Okafor is a writer",
            "Disclaimer",
            "Recommended",
            "Nvidia's next test",
            "Chip stocks slide",
        ),
    ),
    "label_alone.txt": Expected(
        "Alphabet rachète Wiz pour 32 milliards de dollars",
        None,
        None,
        ("Un prix très élevé",),
        ("Lire aussi", "Cybersécurité : pourquoi", "À découvrir", "Cet article vous a plu"),
    ),
    "setext.md": Expected(
        "Databricks vaut désormais 100 milliards",
        "Yann Le Goff",
        "2025-08-20",
        ("Des clients fidèles", "Et la Bourse"),
        ("Par Yann Le Goff",),
    ),
    "plain_news.txt": Expected(
        "CoreWeave to buy Core Scientific in $9 billion all-stock deal",
        None,
        "2025-07-07",
        (),
        ("July 7, 2025",),
    ),
    "masthead.txt": Expected(
        "Perplexity propose 34,5 milliards de dollars pour racheter Chrome",
        "Élodie Petit et Jean-Marc O’Neill",
        "2025-08-13",
        ("Un coup de communication ?", "La justice en embuscade"),
        ("Les Echos", "Par Élodie", "Publié le", "À lire aussi", "Les Echos avec", "Élodie Petit"),
    ),
    "briefing.txt": Expected(
        "Amazon pours another $4 billion into Anthropic",
        "Tom Reed",
        "2024-11-22",
        ("What's next",),
        (
            "BRIEFING",
            "By Tom Reed",
            "Go deeper",
            "Advertisement",
            "Don't miss",
            "OpenAI's next",
            "Inside the",
            "Was this",
        ),
    ),
    "pull_quote.txt": Expected(
        "Helsing lève 600 millions d'euros : l'Europe de la défense s'arme d'IA",
        None,
        None,
        ("Un actionnaire qui fait débat",),
        ("Lire aussi", "À propos de l'auteur", "Martin Keller", "Crédits photo"),
    ),
    "scraped_page.txt": Expected(
        "Acme buys Bolt for $2 billion",
        "Technology Desk",
        "2025-11-05",
        (),
        (
            "LIVE",
            "Technology Desk",
            "@in/acmedesk",
            "[1/2]",
            "Upcoming events",
            "Join 10k+",
            "Acme, Bolt",
            "San Francisco",
            "REGISTER NOW",
            "Copyright",
            "Reuse this content",
            "Jump to comments",
            "Latest on Telecoms",
            "Orange in talks",
            "Promoted Content",
        ),
    ),
    "closed_heading.txt": Expected(
        "Ce que le rachat de Figma aurait changé",
        None,
        None,
        (
            "Les régulateurs gardent la main sur le calendrier",
            "Figma sort renforcée de cette longue attente.",
            "Les leçons pour les acheteurs",
        ),
    ),
}


def _read(name: str) -> Article:
    """The article of that file name, from the seeds or the layouts."""
    path = SEEDS / name if (SEEDS / name).exists() else LAYOUTS / name
    article = read_article(path)
    assert isinstance(article, Article), article
    return article


@pytest.mark.parametrize("name", sorted(READ_BY_HAND))
def test_what_the_article_states_of_itself(name: str) -> None:
    article, expected = _read(name), READ_BY_HAND[name]
    assert (article.title if article.title_stated else None) == expected.title
    assert article.author == expected.author
    assert article.date == expected.date


@pytest.mark.parametrize("name", sorted(READ_BY_HAND))
def test_headings(name: str) -> None:
    found = tuple(s.heading for s in _read(name).sections if s.kind == "body" and s.heading is not None)
    assert found == READ_BY_HAND[name].headings


@pytest.mark.parametrize("name", sorted(READ_BY_HAND))
def test_asides_are_kept_out_of_the_body_and_nothing_else_is(name: str) -> None:
    article, expected = _read(name), READ_BY_HAND[name]
    aside: list[str] = []
    for section in article.sections:
        if section.kind == "aside":
            aside.extend([section.heading] if section.heading else [])
            aside.extend(article.text[p.start : p.end] for p in section.paragraphs)
    for begins in expected.asides:
        assert any(line.startswith(begins) for line in aside), begins
    for line in aside:
        assert any(line.startswith(begins) for begins in expected.asides), line


@pytest.mark.parametrize("name", sorted(READ_BY_HAND))
def test_every_line_is_somewhere_once(name: str) -> None:
    article = _read(name)
    places = [(p.start, p.end) for s in article.sections for p in s.paragraphs]
    places += [
        (s.heading_start, s.heading_start + len(s.heading or "")) for s in article.sections if s.heading_start
    ]
    covered = sorted(places)
    assert all(first[1] <= second[0] for first, second in pairwise(covered))
    kept = "".join(article.text[a:b] for a, b in covered)
    if article.title_start is not None:
        kept += article.title
    words = [w for w in article.text.split() if any(c.isalpha() for c in w)]
    missing = [w for w in words if w.strip("#*_>-•👉🔹\"'") not in kept]
    assert missing == [] or name == "markdown.md"


def test_bullets_leave_their_sign_out_and_belong_to_the_heading_above() -> None:
    article = _read("001_5b349b3acecf55e6.txt")
    section = next(s for s in article.sections if s.heading == "Principaux enseignements pour les dirigeants")
    assert len(section.paragraphs) == 5
    assert all(p.bullet for p in section.paragraphs)
    assert article.text[section.paragraphs[0].start :].startswith("OpenAI vise l’intégration")


def test_the_language_is_that_of_each_block() -> None:
    teasers = [s for s in _read("000_7c4cb5a918dc19d3.txt").sections if s.heading == "Plus pour vous"]
    assert [s.language for s in teasers] == ["en", "fr"]
    bilingual = _read("bilingual.txt")
    assert [(s.heading, s.language) for s in bilingual.sections] == [(None, "fr"), ("English version", "en")]


def test_a_turn_of_language_without_a_heading_opens_a_section() -> None:
    text = (
        "Le groupe a levé dix millions d'euros auprès de ses actionnaires, et il va recruter à Lyon dans "
        "les mois qui viennent.\n\nThe company has raised ten million euros from its shareholders, and it "
        "will be hiring in Lyon in the months to come.\n"
    )
    assert [s.language for s in parse_article(text).sections] == ["fr", "en"]


def test_a_title_that_is_not_stated_is_the_first_sentence_cut_at_a_word() -> None:
    article = _read("002_8755ac057b50385e.txt")
    assert not article.title_stated
    assert article.title_start is None
    assert article.title.endswith("…")
    assert article.text.startswith(article.title[:-1])
    assert len(article.title) <= 81


def test_a_paragraph_broken_by_hand_is_one_line_and_keeps_its_places() -> None:
    raw = (LAYOUTS / "wrapped.txt").read_text("utf-8")
    article = parse_article(raw)
    assert len(article.text) == len(raw)
    body = [p for s in article.sections if s.kind == "body" for p in s.paragraphs]
    assert "the Japanese company said" in article.text[body[0].start : body[0].end]
    assert [p.bullet for p in body if "illion" in article.text[p.start : p.end]].count(True) == 2


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_no_break_spaces_and_other_apostrophes_change_no_layout(space: str) -> None:
    for name in sorted(READ_BY_HAND):
        path = SEEDS / name if (SEEDS / name).exists() else LAYOUTS / name
        text = path.read_text("utf-8")
        varied = (
            text.replace(" ?", space + "?")
            .replace(" :", space + ":")
            .replace(" »", space + "»")
            .replace("« ", "«" + space)
        )
        for swapped in (varied, varied.replace("’", "'"), varied.replace("'", "’")):
            plain, other = parse_article(text), parse_article(swapped)
            assert [(s.kind, s.start, s.end, s.heading_start) for s in plain.sections] == [
                (s.kind, s.start, s.end, s.heading_start) for s in other.sections
            ], name


def test_crlf_reads_as_lf() -> None:
    text = (LAYOUTS / "tight.txt").read_text("utf-8")
    assert parse_article(text.replace("\n", "\r\n")) == parse_article(text)
