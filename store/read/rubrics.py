"""What stands over a title: rubrics, the name of the outlet, the issue and its day."""

from __future__ import annotations

import re

from store.read import forms
from store.read.lines import Line
from store.read.metadata import Stated, stated_by
from store.read.roles import Draft
from store.text.dates import ENGLISH_DAYS, FRENCH_DAYS
from store.text.fold import fold_text

_RUBRICS = frozenset(
    """
    tech technologie technologies ia ai actualite actualites actu actus analyse opinion opinions tribune
    chronique edito editorial interview entretien enquete decryptage dossier economie business news
    startups startup numerique high politique international societe finance bourse marches innovation
    entreprise entreprises exclusif exclusive infographie video podcast newsletter reportage portrait
    billet colonne column technology markets world companies features feature science internet medias
    media cloud energie cybersecurite crypto intelligence artificielle artificial live direct breaking
    info et and de of the la le
    justice sante culture sport telecoms telecom auto automobile mobilite transport transports defense espace
    spatial climat environnement social emploi education logistique immobilier retail luxe banque banques
    assurance fintech deeptech biotech biotechs cyber securite jeux video gaming robotique quantique
    press release communique presse analysis insight insights comment report reports
    interviews entretiens tribunes chroniques analyses enquetes podcasts videos dossiers reportages portraits
    fondateurs cofondateurs co fusions acquisitions rachats m a resultats strategie management
    semi conducteurs puces streaming musique cinema droit proces concurrence regulation levee levees fonds
    deals people nominations carnet industrie agroalimentaire agriculture aeronautique commerce
    distribution consommation argent placements crypto blockchain reseaux sociaux logiciels logiciel
    hardware software chips semiconductors telecommunications autos aerospace health healthcare law legal
    policy money funding venture startups europe asia france uk us china crypto currencies robotics quantum
    gadgets reviews review explainer essay commentary profile q a long read big exclusive longread weekend
    energies renouvelables renouvelable nucleaire hydrogene electricite petrole gaz tourisme pharma sciences
    brief briefs bref breves
    briefing roundup recap agenda hebdo quotidien matin soir edition nationale locale region regions
    """.split()
)


def is_dated_title(draft: Draft, at: int, stated: Stated) -> bool:
    """Whether what looks like a name and a date is the title of an issue (`Deal News – March 2018`)."""
    words = re.findall(r"[^\W\d_]+", fold_text(stated.author or ""))
    issue = stated.date is not None and any(word in _RUBRICS and len(word) > 3 for word in words)
    return issue and forms.running(draft.lines[at + 1]) and len(draft.lines[at + 1].text) > forms.LONG_TEXT


def is_kicker(draft: Draft, at: int) -> bool:
    """Whether a line is the rubric over a title: a few words of that kind, with a fuller title below."""
    line, below = draft.lines[at], draft.lines[at + 1]
    if line.level > 0 or line.bullet or line.closing or len(line.text) > 60 or line.words > 5:
        return False
    if all_rubric(line):
        under = range(at + 1, min(at + 4, len(draft.lines)))
        below = draft.lines[next((i for i in under if not is_dated(draft, i)), at + 1)]
    if all_rubric(below) and at + 2 < len(draft.lines) and below.words <= 3:
        below = draft.lines[at + 2]
    if below.bullet or len(below.text) > 250 or forms.sentence_count(below.text) > 1:
        return False
    capitals = forms.in_capitals(line.text) and line.words <= 3 and not forms.in_capitals(below.text)
    rubric = all_rubric(line)
    trail = re.search(r"[>|•/»]", line.text) is not None
    return (rubric or trail or capitals) and (below.level > 0 or below.words >= 5) and forms.title_like(below)


def all_rubric(line: Line) -> bool:
    """Whether all words of a line are those of rubrics."""
    words = re.findall(r"[^\W\d_]+", forms.folded_start(line.text))
    return bool(words) and all(word in _RUBRICS for word in words)


def is_masthead(draft: Draft, at: int) -> bool:
    """Whether a line is the outlet's name over a title: one to three capitalised words, then title, text."""
    lines = draft.lines
    if at + 2 >= len(lines) or lines[at].level > 0 or lines[at].bullet:
        return False
    if _over_day_of_issue(draft, at):
        return True
    line, below = lines[at : at + 2]
    words = line.text.split(" ")
    if len(words) > 3 or not all(word[:1].isupper() and word.isalpha() for word in words):
        return False
    if all_rubric(line) or below.words < 7 or below.closing not in {"", "?"} or not forms.title_like(below):
        return False
    near = range(at + 2, min(at + 5, len(lines)))
    then = lines[next((index for index in near if draft.label(index) is None), at + 2)]
    return forms.running(then) or any(is_dated(draft, index) for index in near)


_WEEKDAY = re.compile(rf"(?:{FRENCH_DAYS}|{ENGLISH_DAYS})\b")
_NAME_OF_OUTLET = 6
"""Words of the longest name of an outlet over the day of its issue."""


def _over_day_of_issue(draft: Draft, at: int) -> bool:
    """Whether a short line touches the weekday and date of an issue, with a fuller title apart below."""
    line, day, title = draft.lines[at : at + 3]
    if line.closing or line.words > _NAME_OF_OUTLET or day.blanks > 0 or title.blanks == 0:
        return False
    if _WEEKDAY.match(fold_text(day.text[:12])) is None or not is_dated(draft, at + 1):
        return False
    return title.words >= max(line.words, 5) and forms.title_like(title) and not title.closing


def is_dated(draft: Draft, at: int) -> bool:
    """Whether the line states who wrote the article, or when."""
    stated = stated_by(draft.lines[at].text, draft.language)
    return stated is not None and (stated.sure or stated.date is not None)
