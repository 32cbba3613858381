"""Lines that announce or are text from outside the article: labels of teasers, calls, adverts, notices.

Patterns are matched on the folded beginning of a line (no accents, apostrophes or hyphens), so that each is written
once for all its spellings.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from store.text.fold import fold_text

LabelKind = Literal["teasers", "more", "contents", "call", "advert", "notice", "caption", "share"]
"""`teasers`: links within or after the text; `more`: recommendations that close a page; the others are one line."""


class Label(NamedTuple):
    """What a line was recognised as; `alone` when the line holds nothing but the label itself."""

    kind: LabelKind
    alone: bool


_LOOKED_AT = 240
"""Characters of a line that are folded and matched."""

_STRONG = re.compile(
    r"(?:a )?(?:re)?(?:lire|voir|ecouter|decouvrir|regarder|consulter) (?:aussi|egalement|encore)\b"
    r"|(?:a )(?:re)?(?:lire|voir|ecouter|decouvrir|regarder|consulter|ne pas (?:manquer|rater))\b(?= ?$| ?[:|>]| (?:sur|dans) )"
    r"|(?:re)?lire (?:la suite|notre|nos|l (?:article|enquete|interview|analyse|entretien|integralite|edito))\b"
    r"|(?:decouvrez|lisez|voyez|ecoutez|consultez) (?:aussi|egalement)\b"
    r"|lire plus\b(?= ?$| ?[:|>])"
    r"|(?:pour )?en savoir plus\b(?= ?$| ?[:|>]| sur )|(?:pour )?aller plus loin\b(?= ?$| ?[:|>])"
    r"|(?:read|see|also read|watch|listen)(?: also| more| next| related)\b(?= ?$| ?[:|>]| (?:about|on|at) |.{0,3}[A-Z])"
    r"|also (?:read|see|on|in)\b(?= ?$| ?[:|>])|read (?:more|also|next|the full)\b|see also\b"
    r"|(?:sur|dans) le meme (?:sujet|theme|dossier)\b|(?:articles? )?sur le meme sujet\b"
    r"|related(?: (?:articles?|stor(?:y|ies)|contents?|coverage|readings?|posts?|topics?|news|links?))?(?= ?$| ?[:|>])"
)
_PLAIN = re.compile(
    r"(?:nos |les |notre )?(?:articles?|contenus?|sujets?|dossiers?|actualites?|liens?) "
    r"(?:lies?|similaires?|associe?e?s?|recommandes?|connexes?|populaires?|les plus lus|utiles)"
    r"|(?:nos |autres? )?(?:articles?|dossiers?|actus?|actualites?) sur (?:le meme|ce) (?:sujet|theme)"
    r"|decouvr(?:ez|ir)|a decouvrir|a (?:re)?lire|a voir|a ecouter|et aussi|voir plus|lire plus|liens utiles"
    r"|further reading|keep reading|explore more|watch|listen|video|podcast"
    r"|in case you missed it|icymi|tags?|mots cles|themes?|topics?|thematiques?|sujets?|filed under|hashtags?"
    r"|(?:related|see) (?:articles?|stories|content)"
)
_MORE = re.compile(
    r"plus (?:pour vous|d articles|d actualites?|d actus?|de (?:\w+ ){0,2}articles|sur ce sujet|de contenus?)"
    r"|(?:vous|ca|cela|ceci|ces articles)(?: \w+){0,2} (?:aimerez|aimer|interesser|interesseront|interesse|plaire|apprecier)"
    r"(?: aussi| egalement)?"
    r"|(?:vous (?:aimerez|devriez|allez)) (?:aussi|egalement|aimer|lire)"
    r"|(?:les )?plus (?:lus|populaires|consultes|recents|partages)|articles (?:les )?plus (?:lus|recents|populaires)"
    r"|recommandes?(?: pour vous| par .{1,30})?|(?:nos |notre )?(?:recommandations?|selection)(?: .{1,30})?"
    r"|selectionnes? pour vous|(?:nos )?derni(?:er|ere)s? (?:actualites?|actus?|articles|infos?|publications)"
    r"|a la une|(?:a )?ne (?:pas manquer|manquez pas)|dans l actualite|sur notre site|notre selection"
    r"|more (?:for you|stories|news|articles|reading|like this|to read|coverage|headlines)"
    r"|more (?:from|on|in|about) (?:\S+ ?){1,5}"
    r"|recommended(?: for you| reading| stories| articles| by .{1,30}| videos)?"
    r"|you (?:may|might|ll|will)(?: also)? (?:like|enjoy|love|be interested in)(?: this)?|you might have missed"
    r"|(?:dont miss|do not miss|dont miss this)|most (?:read|popular|viewed|shared|recent)"
    r"|trending(?: now| stories| topics)?|top stories|editor s? ?picks?|editors picks?|our picks|whats? next"
    r"|(?:what to )?read next|up next|latest (?:news|stories|articles|headlines|from .{1,30})|popular (?:posts|stories|now)"
    r"|stories you may like|from our partners|around the web|sponsored stories|promoted stories|other stories"
)
_CONTENTS = re.compile(
    r"sommaire|table des matieres|table of contents|dans cet article|in this article|in this (?:issue|edition)|au sommaire"
)
_ALONE_TAIL = r"(?: ?[:>|.…!?→»]| ?[-–—])*$"
_INLINE_TAIL = r" ?(?:[:|>»→]| [-–—] )"

_CALL = re.compile(
    r"(?:inscrivez|abonnez|desabonnez|connectez|identifiez) vous\b|(?:je m |s )(?:abonne|inscri[st]|inscrire|abonner)\b"
    r"|recevez (?:chaque|notre|nos|gratuitement|toute|tous|le meilleur|l essentiel|les|l actu|dans|par)\b"
    r"|suivez (?:nous|toute|notre|nos|l actu|.{1,30} sur (?:google|whatsapp|facebook|twitter|x\b|linkedin|instagram))"
    r"|rejoignez (?:nous|notre|la communaute|nos|les \d|plus de)|telechargez (?:notre|l application|gratuitement)"
    r"|soutenez (?:nous|notre|un journalisme|l independance|une presse)|(?:creez|activez) (?:un|votre) (?:compte|alerte)"
    r"|(?:notre |la |nos )?(?:newsletter|infolettre)s?(?: ?[:!.]|$| gratuite| quotidienne| hebdomadaire)"
    r"|sign (?:up|in)\b|subscribe(?: (?:to|now|today|here|for|and|free)\b| ?[!.:]| ?$)|log in\b|register (?:now|here|for)\b"
    r"|get (?:the|our|your|all) .{0,60}(?:newsletter|inbox|briefing|scoops?|every (?:day|week|morning))"
    r"|join (?:our|the|over|more than|us|\d).{0,60}(?:newsletter|community|readers|subscribers|whatsapp|telegram|discord|channel)"
    r"|follow (?:us|our|.{1,30} on (?:google|whatsapp|facebook|twitter|x\b|linkedin|instagram))"
    r"|download (?:our|the) .{0,30}app\b|support (?:our|independent|quality) |become a (?:member|subscriber|supporter)"
    r"|start your (?:free )?trial|try .{1,30} free|already a (?:member|subscriber)|enjoying (?:this|our)|thanks for reading"
    r"|merci de (?:nous lire|votre (?:lecture|fidelite))|(?:vous avez|il vous reste) .{0,30}(?:article|lire)"
    r"|la suite est reservee|(?:cet )?(?:article|contenu) (?:est )?(?:reserve|payant)|this (?:article|content|story) is (?:for|reserved)"
)
_CALL_ANYWHERE = re.compile(
    r"(?:votre|vos) boites? (?:mail|e mail|email|aux lettres|de reception)|(?:to|in) your inbox"
    r"|(?:abonnez|inscrivez) vous (?:a|gratuitement|des|ici|maintenant)|(?:sign up|subscribe) (?:for|to) (?:our|the|my)"
    r"|(?:a|de) notre (?:newsletter|infolettre)|our (?:daily |weekly |free |morning )?newsletter"
    r"|notre (?:chaine|canal) (?:whatsapp|telegram|youtube)|our (?:whatsapp|telegram) channel"
)
_ADVERT = re.compile(
    r"(?:la suite apres (?:la|cette) )?publicite|(?:suite de l article )?apres (?:la|cette) publicite|pub"
    r"|advertisements?|advertising|ads?|(?:article|story) continues? (?:below|after)(?: this| the)?(?: ad| advertisement)?"
    r"|scroll to continue(?: with content)?|(?:contenu|article|communique) (?:sponsorise|partenaire|de marque)"
    r"|sponsored(?: content| post| by .{1,60})?|sponsorise(?: par .{1,60})?|promoted|paid (?:content|post)"
    r"|(?:un )?message de (?:notre|nos) (?:partenaire|sponsor)s?|a (?:word|message) from our sponsors?"
    r"|presented by .{1,60}|presente par .{1,60}|offre (?:partenaire|speciale)"
)
_NOTICE = re.compile(
    r"(?:avertissement|clause de non responsabilite|mentions? legales?|disclaimer|(?:full )?disclosures?|divulgation"
    r"|declaration d interets?|conflits? d interets?|correction|rectificatif|erratum|corrections?"
    r"|editor s? ?note|editors note|note (?:de la redaction|de l editeur|aux lecteurs|from the editor)"
    r"|a propos de (?:l auteur|nous|cet auteur)|about the authors?|about us|contacts?(?: presse)?|press contacts?) ?(?::|$|[-–—] )"
    r"|(?:(?:les|des) )?(?:opinions?|points? de vue|avis|propos)(?: \w+){0,4} (?:exprimee?s?|presentee?s?|developpee?s?|emis)\b"
    r"|(?:the )?(?:views?|opinions?)(?: and (?:views?|opinions?))?(?: \w+){0,3} (?:expressed|are (?:those|the author))"
    r"|(?:cet article|cette (?:tribune|chronique|publication|colonne)|ce (?:texte|contenu|billet|papier)) "
    r"(?:a ete|est|n engage|reflete|ne (?:reflete|constitue|represente)|contient|peut contenir)"
    r" ?.{0,60}\b(?:publie|mis a jour|traduit|sponsorise|redige|initialement|traduction|reserve|corrige|modifie|auteur"
    r"|opinion|conseil|affilie|partenariat|genere|financier|d abord|a l aide)"
    r"|(?:this|the) (?:article|story|post|column|piece|report|essay) (?:was|is|has been|originally|first|may|reflects|does not)"
    r" ?.{0,60}\b(?:updated|published|sponsored|translated|generated|commissioned|appeared|corrected|republished|adapted"
    r"|affiliate|author|opinion|advice|reserved|first ran|views)"
    r"|(?:ceci|cet article|il) n(?:e| est).{0,30}conseil|(?:this|it) is not .{0,30}advice|not (?:financial|investment|legal) advice"
    r"|l auteur (?:declare|ne (?:detient|possede)|detient|possede|n a (?:pas|aucun))|the author (?:holds|owns|has no|does not|declares)"
    r"|nous (?:pouvons|percevons|touchons).{0,40}commission|we may (?:earn|receive)|when you (?:buy|purchase) through"
    r"|(?:additional )?(?:reporting|editing|writing) by\b|(?:traduit|adapte) (?:de l|par|du)\b|translated (?:by|from)\b"
    r"|(?:avec|with) (?:afp|reuters|bloomberg|ap|agences?|agencies)(?: .{0,20})?$"
    r"|(?:remarque|note|nota bene|nb|n b|avis|attention|important) ?: ?.{0,160}\b(?:opinions?|auteur|author|redaction|editor|traduit"
    r"|conseil|advice|investi|investment|initialement|originally|views|mis a jour|updated|affili)"
    r"|(?:mise? a jour|mis a jour|updated?|maj) (?:le|du|on|at|a) .{0,40}\d{4}.{0,20}$"
    r"|©|\(c\) ?(?:19|20)\d\d|copyright\b|tous droits reserves|all rights reserved|reproduction (?:interdite|totale)"
    r"|(?:ce site|nous|notre site|we|this (?:web)?site|our site) .{0,60}cookies|en poursuivant votre navigation|by continuing to"
    r"|(?:accepter|refuser|gerer|parametrer|accept|reject|manage) (?:les |tous les |all )?cookies"
)
_CAPTION = re.compile(
    r"(?:credits?(?: photos?| image)?|photos?(?: credits?| d illustration)?|images?(?: credits?| d illustration)?|illustration|legende"
    r"|caption|infographie|infographic|visuel|video|source de l image|copyright photo|file photo) ?(?::|/|par |by |©)"
    r"|[(\[](?:photo|image|credit|illustration)s?\b.{0,90}[/)]|\(?photo (?:by|illustration)"
    r"|.{3,140}(?:\(|/ ?|© ?|via |credits? ?:? )(?:afp|reuters|ap|getty(?: images)?|shutterstock|unsplash|sipa|abaca|maxppp"
    r"|bloomberg|adobe ?stock|istock|zuma|pexels|ap photo|hans lucas)\b.{0,40}\)?$"
    r"|\[?(?:image|photo|img|figure)\b.{0,60}\]$|!\[.{0,160}"
    r"|sources? ?: ?.{1,80}$"
)
_SHARE = re.compile(
    r"(?:partager|partagez|share|tweeter|tweet|imprimer|print|envoyer|copier|copy|commenter|reagir|enregistrer|save|sauvegarder"
    r"|bookmark|offrir|ecouter|listen|facebook|twitter|x|linkedin|whatsapp|e ?mail|instagram|telegram|pocket|flipboard|reddit)"
    r"(?:[ ,|/•·:+]{1,4}(?:cet|cette|l|this|the|sur|on|via|le|link|lien|article|story|page|post|et|and|by|par|a|un|to"
    r"|facebook|twitter|x|linkedin|whatsapp|e ?mail|instagram|telegram|pocket|flipboard|reddit|ami|favoris|later|copier|copy"
    r"|imprimer|print|share|partager|tweeter|minutes?|min|\d{1,3}))*[ .:!]*$"
    r"|\d{1,5} (?:commentaires?|comments?|partages?|shares?|reactions?|vues|views|likes?|j aime)\b.{0,30}$"
    r"|(?:commentaires?|comments?|laisser un commentaire|leave a (?:comment|reply)|show comments|voir les commentaires)(?: ?\(?\d{0,5}\)?)?$"
    r"|ajouter (?:a|aux) .{0,30}favoris.{0,20}$|(?:retour|back) (?:en haut|to top|a l accueil|a la liste)$"
    r"|(?:accueil|home) ?[>/›»|•].{0,80}$|(?:article|lecture) (?:suivante?|precedente?)$|(?:next|previous) (?:article|post|story)$"
)
_LINK_ALONE = re.compile(
    r"[^\w\[(]{0,6}(?:\[[^\]]{1,200}\]\([^)\s]{1,400}\)|(?:https?://|www\.)\S{1,400})[.\s]{0,3}$"
)
_POINTER = re.compile(r"[^\w\s]{0,4}\s?[(\[]?(?:lire|voir|read|see|watch)\b", re.IGNORECASE)


def find_label(text: str) -> Label | None:
    """What `text`, the content of one line, is besides the article; `None` for the article's own words."""
    if _LINK_ALONE.match(text):
        return Label("teasers", False)
    folded = _folded_head(text)
    if not folded:
        return None
    return _teaser_label(folded, text) or _one_line(folded, text)


def _folded_head(text: str) -> str:
    """The folded beginning of `text` without the signs and emoji before its first word."""
    folded = fold_text(text[:_LOOKED_AT])
    at = 0
    while at < len(folded) and not (folded[at].isalnum() or folded[at] in "(![©"):
        at += 1
    if at < len(folded) - 1 and folded[at] in "([" and folded[at + 1 : at + 2].isalpha():
        bare = folded[at + 1 :]
        if _POINTER.match(bare):
            return bare.strip()
    return folded[at:].strip()


def _teaser_label(folded: str, text: str) -> Label | None:
    """A label of links to other pieces: alone on its line, or with what it announces after a colon."""
    match = _STRONG.match(folded)
    if match is not None:
        if re.match(_ALONE_TAIL, folded[match.end() :]):
            return Label("teasers", True)
        inline = re.match(_INLINE_TAIL, folded[match.end() :]) is not None
        if inline or (len(text) <= 220 and text.rstrip()[-1:] not in {".", ","}):
            return Label("teasers", False)
    for pattern, kind in _BLOCK_LABELS:
        if (match := pattern.match(folded)) is not None:
            rest = folded[match.end() :]
            if re.match(_ALONE_TAIL, rest):
                return Label(kind, True)
            if len(text) <= 300 and re.match(_INLINE_TAIL, rest) and kind != "contents":
                return Label(kind, False)
    return None


_BLOCK_LABELS: tuple[tuple[re.Pattern[str], LabelKind], ...] = (
    (_PLAIN, "teasers"),
    (_MORE, "more"),
    (_CONTENTS, "contents"),
)


def _one_line(folded: str, text: str) -> Label | None:
    """A line that is an aside by itself."""
    size = len(text)
    if (match := _ADVERT.match(folded)) is not None and re.match(_ALONE_TAIL, folded[match.end() :]):
        return Label("advert", True)
    if size <= 1200 and (match := _NOTICE.match(folded)) is not None:
        return Label("notice", re.match(_ALONE_TAIL, folded[match.end() :]) is not None)
    if size <= 320 and (_CALL.match(folded) or (size <= 260 and _CALL_ANYWHERE.search(folded))):
        return Label("call", False)
    if size <= 200 and _SHARE.match(folded):
        return Label("share", False)
    if size <= 240 and _CAPTION.match(folded) and (folded[-1] != "." or size <= 80):
        return Label("caption", False)
    return None
