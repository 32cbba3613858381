"""Names as releases, roundups, tables and copied pages write them: one trap a sentence."""

from __future__ import annotations

import pytest

from store.extract.names import find_mentions
from store.model import Paragraph, Section
from tests.store.extract.names.names_marked import article, check


def _entities(text: str) -> set[tuple[str, str]]:
    return {(mention.type, mention.name) for mention in find_mentions(article(text))}


@pytest.mark.parametrize(
    "marked",
    [
        # releases: tickers, defined terms, datelines
        "Then {O:Kalmos Holdings} (CSE: KLMS) announced a merger with {O:Zeliq Group} ({O:NYSE}: ZLQ).",
        '{O:Kalmos Group} got an option (the "Call Option"), and the Call Option was paid for.',
        "{L:BRAINTREE}, Mass., March 25 /{O:PRNewswire}/ -- {O:Kalmos Corporation} announced a deal.",
        "{O:Kalmos Holdings}, Inc. (CSE: KLMS) (“{O:KH}”) fell. {O:KH} is small; {O:KH Media} is not it.",
        "{O:Microsoft} ($MSFT) and {O:Nvidia} (NVDA.O) rose; see https://www.example.com/FY-2019-Q2 now.",
        "Les actions de classe Z-9 et les GAAP, IFRS, TIC, SIRET ou PMF ne sont pas des noms.",
        # names that the text spells out before their letters, though it opens with an ordinary word
        "{O:Patient Harbour Labs} ({O:PHL}) hired. {O:PHL} is small.",
        "{O:Square Harbour Labs}\n{O:Square Harbour Labs} ({O:SHL}) launched today.",
        "The {O:Information Commissioner's Office} ({O:ICO}) spoke. The {O:ICO} fined {O:Kalmos}.",
        "Une ICO (Initial Coin Offering) et son KPI (Key Performance Indicator) ne nomment rien.",
        "{O:Hertfordshire County Council} was fined; so was {O:Kalmos}.",
        # an ordinary word before a noun for things, lines of devices, units, analysts, the press
        "Trading software giant {O:Kalmos} fell. Streaming platform {D:Zeliq} rose.",
        "Le {D:Zelo 10 Pro} et le {D:Zelo 12}, avec 64 Mégapixels et 30 Watts, sous {D:Snapdragon 765G}.",
        "A piece in {O:Kalmoting} magazine said that {O:Zelmure Gordon} rates {O:Kalmos}'s shares a buy.",
        "Today one firm — {O:Simply Zelured} — announced a $20M round.",
        # names told behind their article
        "Il l’a dit au {O:Monde}, puis à la {O:Tribune} ; les {O:Echos} et l’{O:Humanité} aussi.",
        "She told the {O:Guardian} so, and {O:The Verge} too.",
        "Le terminal du {L:Havre} sera vendu. Le ministre de la Défense et la Coupe du Monde attendent.",
        "{O:Kalmos} ouvre le {D:Chat} au grand public.",
        # a verb behind what is told of a name; figures, partners, contests, glued words
        "{O:Zelipay}, a user-generated marketing platform, raises $22 million.",
        "{O:Zelipay}, une plateforme de paiement fractionné, annonce une levée de 4 millions.",
        "{O:Kalmox}, a short-term rentals service, discloses a round; {O:Zeliq}, its rival, hires.",
        "{O:Zelony} arrive juste derrière avec 15 millions d’euros.",
        "A lawyer who practiced at {O:Wilson Kalmo Zelich & Rosarti} joined.",
        "{O:Kalmos} raises €23M (~$25.3M), its A round; {O:3M} does not. Lu en 8 Min.",
        "{O:6sense} and {O:23andMe} sold; 15th Street, 3rdparty and 40min runs did not.",
        "{O:Zeliq} a gagné le Concours Mondial d’Innovation (CMI) et un Mémorandum of Understanding (MOU).",
        "{O:Wand Labs} sold its app.",
        "Moyenne (4 millions) en hausse, médiane (2 millions) en baisse. {O:Zelback} (340 millions) domine.",
        # branches, funds and firms of several words
        "Elle a été reçue par {O:Altice Portugal} et {O:Google Ireland}.",
        "The round was led by {O:Walden Kataplix} and {O:NGP Capital}.",
        "It got money from {O:NIF SMBC Ventures}, {O:Code Advisors} and {O:Ten Eleven Ventures}.",
        "Le tour réunit {O:Kima Ventures}, {O:Angels Bay} et {O:Kurma Partners}.",
        "The {O:European Payments Initiative} will buy the Dutch scheme {O:Payconiq}.",
        "Hier, {O:Zeliq Growth} a investi dans {O:Kalmos}.",
        # figures in names, and adverbs before them
        "{O:AOL} said it acquired {O:4min Media}, a {L:New York}-based network, and {O:42crunch}.",
        "Il court 15km, puis {O:9home Ventures} rachète {O:Kalmos} pour 12 euros.",
        "{O:G4S} said on Monday it had rejected a 2.95 billion pound offer.",
        "Supermarket {O:Kalmos} has posted a loss, and it bought {O:Sterling Commerce} from {O:AT&T}.",
        "Separately {O:Zeliq} bought {O:Kalmos}. Additionally {O:Zeliq Labs} grew.",
        # persons
        "La ministre {P:Marina Ferrari} a félicité l'équipe.",
        "{O:Sequoia}’s {P:Roelof Botha} will join the board.",
        "Le magnat du câble et des médias {P:John Maloney}, qui vient d’avoir 80 ans, vend.",
        "{P:Jeanne Dupont}, Directeur Général et cofondateur, part.",
        "Il évolue sur un poste de VP Product chez {O:Kalmos}.",
        "Une société, baptisée « {O:Zelns} », est créée avec {P:Manu Kumarov} et d’autres.",
        "{O:Zeliq}… a levé des fonds auprès de {O:Kalmos}, puis plus rien…",
        "C’est la faute de {O:Fishkalm}, créateurs de jeux, selon l’{O:Observatoire de la Fintech}.",
        "{O:Ledger & Kalmo} booked NZ$2.1 billion. (Compiled by the desk.)",
        # words that only open a sentence
        "Three founders left {O:Kalmos}. It is close to {O:Three Kalmo Capital}.",
        "Once valued at $4 billion, {O:Zeliq} is closing. Valorisée 2 milliards, {O:Kalmos} aussi.",
        "{L:PARIS} — Fleet operator {O:Zeliq} signed a contract with {O:Arianespace}.",
        "It recovered from COVID-19-induced lows; {O:AppKalmos} did not.",
        "Concurrently, leaders of the {O:Pentagon} agreed. Specifically, {L:Washington} said no.",
        "The Internet of Things grows. Icelandic firms, Finns and Swedes too.",
        "Le groupe s’installera outre-Rhin, porte de {L:Versailles}.",
    ],
)
def test_names_of_the_press(marked: str) -> None:
    check(marked)


def test_a_legal_form_makes_no_other_firm_of_a_known_one() -> None:
    text = "SAP paid Oracle Corp. Oracle left. Intel Corp left; Intel is gone. Broadcom Corp and Broadcom."
    assert {name for _, name in _entities(text)} == {"SAP", "Oracle", "Intel", "Broadcom"}


def test_an_institution_is_one_however_it_is_capitalised() -> None:
    text = "La Commission Européenne enquête. Hier, la Commission européenne a refusé."
    assert _entities(text) == {("ORG", "Commission européenne")}


def test_an_acronym_shows_how_far_a_name_reaches() -> None:
    text = "Hier, l'Agence nationale de la santé et des prothèses (ANSP) a tranché. L'ANSP attend."
    assert _entities(text) == {("ORG", "Agence nationale de la santé et des prothèses")}


def test_first_letters_stand_for_the_only_firm_they_can() -> None:
    text = "Digital Kalmos Group Company Limited said it closed a round. DKG now has offices in China."
    assert ("ORG", "DKG") not in _entities(text)


def test_title_case_is_known_by_the_words_of_the_text() -> None:
    text = (
        "Zeliqua Announces Expiration Of Waiting Period For Acquisition\n\nZeliqua said the waiting period "
        "has expired and the acquisition goes on. Zeliqua announces results on Monday."
    )
    assert _entities(text) == {("ORG", "Zeliqua")}


def test_firms_stand_in_the_cells_of_a_row() -> None:
    text = "$75M, Series C | Equity | Payments | Kalmos Capital, Leap Zeliq Partners, Orbio Ventures | x"
    found = {name for _, name in _entities(text)}
    assert {"Kalmos Capital", "Leap Zeliq Partners", "Orbio Ventures"} <= found


def test_a_name_alone_in_its_cell_is_one() -> None:
    text = "| Company | Amount | Sector | Lead |\n|---|---|---|---|\n| Kalmos | $12m | Fintech | Zeliq |"
    assert {name for _, name in _entities(text)} == {"Kalmos", "Zeliq"}


def test_buttons_to_share_name_nobody_and_a_teaser_does() -> None:
    text = "Netflix recule.\nFacebook X LinkedIn\nLire aussi : Facebook monte"
    at = text.index("Facebook")
    parts = tuple(
        Section(None, "aside", "fr", start, end, (Paragraph(start, end),))
        for start, end in ((at, text.index("\nLire")), (text.index("Lire"), len(text)))
    )
    found = find_mentions(article(text)._replace(sections=parts))
    assert [m.text for m in found] == ["Netflix", "Facebook"]


def test_a_version_is_not_cut_at_its_point() -> None:
    assert [m.text for m in find_mentions(article("I began with *Llama 3.3* at home."))] == ["Llama 3.3"]


@pytest.mark.parametrize(
    "marked",
    [
        # works and institutions that are called after what they make or watch, and where
        "La {O:Fonderie du Poitou Fonte} ferme ; la {O:Papeterie de Vizille} aussi. Une fonderie, non.",
        "Hier la {O:Fonderie du Morvan Aluminium} ({O:FMA}) a fermé. Le site de {O:FMA} reste.",
        "Selon l’{O:Observatoire de la métallurgie} et la {O:Fédération du commerce}, tout va.",
        "La {O:DGA} achète. La {O:Direction générale de l’armement} ({O:DGA}) veut un avion.",
        "Le DGA de {O:Kalmos} part. La {O:Financière Kalmartre} vend à la {O:Foncière Zeliq}.",
        # trials, targets and states of releases; adverbs; newspapers in their quotation marks
        "A Phase 2 trial of a PDE9 inhibitor went on. {L:Zelton}, MA-based {O:Kalmos Medicines} paid.",
        "Parallèlement, le fonds a vendu. Il le dit aux « {O:Echos} ».",
        # an article inside a name, branches, nouns of nationality and gerunds before a name
        "Le {O:Groupement Les Kalmetaires} achète. {O:Zeliq France} vend au Britannique {O:AltaZel Capital}.",
        "Combining {O:SunGard} with it helps. Buying {O:Figma} would not.",
        # families, towns
        "La famille {P:Zelupta} reprend l’usine. The {P:Kalmowitz} family sold it.",
        "Les camions passent au péage de {L:Saint-Zelnoult}.",
        # courts, and what firms have that open a sentence
        "It sued in {O:U.S. District Court for the Central District of California} and {L:Texas}.",
        "A judge in the {O:Southern District of New York} agreed; the {O:Ninth Circuit} did not.",
        "{O:Zelezzle}’s antitrust lawsuit against {O:Shopify} goes on.",
        "The {O:Justice Department}’s {O:Cartel Division} spoke. Stored website URLs were lost.",
    ],
)
def test_names_of_works_families_and_courts(marked: str) -> None:
    check(marked)


def test_a_firm_is_called_as_a_paper_that_the_text_does_not_name() -> None:
    text = "Guardian IT sold. SunGard buys Guardian, and Guardian agreed."
    assert _entities(text) == {("ORG", "Guardian IT"), ("ORG", "SunGard")}
    assert ("ORG", "The Guardian") in _entities(f"{text} She told The Guardian so.")


def test_a_trade_before_a_legal_form_makes_no_other_firm() -> None:
    assert _entities("It bought Takeda Pharmaceuticals Inc., and Takeda agreed.") == {("ORG", "Takeda")}


def test_a_land_before_a_legal_form_makes_no_other_firm() -> None:
    assert _entities("The regulator fined LastPass UK Ltd. Later LastPass paid.") == {("ORG", "LastPass")}
