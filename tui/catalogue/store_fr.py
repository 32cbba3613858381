"""Ce que dit le registre, en français : chaque phrase anglaise, ses blancs `{}`, et la phrase d’ici.

`{0}` est le premier blanc tel quel, `{t0}` ce blanc traduit à son tour, `{l0}` une liste dont chaque membre
l’est. Les phrases sont à la troisième personne quand elles parlent d’un fichier ou d’une fiche.
"""

from tui.catalogue.found_fr import REASONS, TOPICS

# Bases et fichiers
_FILES = {
    "{}: is a symbolic link in a folder that others can write to: name what it leads to": ""
    "{0} : est un lien dans un dossier où d’autres peuvent écrire : nommez ce où il mène",
    "{}: is a folder, where a store (.json) is wanted": "{0} : est un dossier ; il faut une base (.json)",
    "{}: is not a regular file: name another": "{0} : n’est pas un fichier ordinaire : nommez-en un autre",
    "{}: is too large to be a store: name another": "{0} : est trop grand pour être une base : nommez-en une "
    "autre",
    "{}: cannot be written: permission denied": "{0} : ne peut pas être écrit : permission refusée",
    "{}: cannot be read: {}": "{0} : ne peut pas être lu : {t1}",
    "{}: cannot be made: {}": "{0} : ne peut pas être créé : {t1}",
    "{}: not saved, the old state is intact: {}": "{0} : pas enregistré, l’état d’avant est intact : {t1}",
    "{}: written, but the disk did not confirm it: {}": "{0} : écrit, mais le disque ne l’a pas confirmé "
    ": {t1}",
    "{}: cannot be changed here: {}": "{0} : ne peut pas être changé ici : {t1}",
    "{}: is not a regular file, so it is not used as a lock: move it away": "{0} : n’est pas un fichier "
    "ordinaire, donc pas un verrou : déplacez-le",
    "{}: cannot be locked: {}": "{0} : ne peut pas être verrouillé : {t1}",
    "{}: is being written by {}; try again": "{0} : est en train d’être écrit par {1} ; réessayez",
    "{}: is damaged ({}); `dossier verify --repair --db {}` mends it": "{0} : est abîmé ({1}) ; "
    "`dossier verify --repair --db {2}` le répare",
    "{}: is not a {} file, left untouched: move it away or name another": "{0} : n’est pas un fichier de "
    "{1}, laissé tel quel : déplacez-le ou nommez-en un autre",
    "{}: does not say which form it has, left untouched: move it away, ingest anew": "{0} : ne dit pas "
    "quelle forme il a, laissé tel quel : déplacez-le, relisez les articles",
    "{}: was written by a newer dossier (form {}, known here: {}), left untouched: update this one": "{0} "
    ": a été écrit par un dossier plus récent (forme {1}, connue ici : {2}), laissé tel quel : mettez "
    "celui-ci à jour",
    "{}: has form {}, which only an older dossier reads: open it there": "{0} : a la forme {1}, que seul un "
    "dossier plus ancien sait lire : ouvrez-le avec lui",
    "{}: is empty and no store, left untouched: remove it or name another": "{0} : est vide et n’est pas une "
    "base, laissé tel quel : ôtez-le ou nommez-en un autre",
    "{}: is not a dossier file, left untouched: move it away or name another": "{0} : n’est pas un fichier "
    "de dossier, laissé tel quel : déplacez-le ou nommez-en un autre",
    "this store has damaged mentions; `dossier verify --repair --db STORE` mends it": "cette base a des "
    "mentions abîmées ; `dossier verify --repair --db BASE` la répare",
    "{}: no such store; `dossier ingest PATH --db {}` makes one": "{0} : aucune base là ; `dossier ingest "
    "CHEMIN --db {1}` en fait une",
    "the bundled articles cannot be read ({}): install dossier anew": "les articles fournis ne peuvent pas "
    "être lus ({t0}) : réinstallez dossier",
    "they are missing from this installation": "ils manquent à cette installation",
    "{}: is being changed by others all the time; try again": "{0} : est sans cesse changé par d’autres ; "
    "réessayez",
    "this dossier is open read-only: open it without --read-only to change it": "ce dossier est ouvert en "
    "lecture seule : ouvrez-le sans --read-only pour le changer",
    "this dossier is large ({}): opening and changing it takes seconds": "ce dossier est grand ({0}) : "
    "l’ouvrir et le changer prend des secondes",
    "someone else changed the note on {} too; both are kept": "quelqu’un d’autre a aussi changé la note sur "
    "{0} ; les deux sont gardées",
    "someone else changed the note on {}; it is kept": "quelqu’un d’autre a changé la note sur {0} ; elle "
    "est "
    "gardée",
    "{}: was damaged; set aside as {}": "{0} : était abîmé ; mis de côté sous {1}",
    "{}: brought back from its backup": "{0} : repris de sa copie",
    "{}: {} articles read again from their files, {} files gone": "{0} : {1} articles relus de leurs "
    "fichiers, "
    "{2} fichiers disparus",
    "{}: {} notes and decisions kept ({} from the damaged file, now {})": "{0} : {1} notes et décisions "
    "gardées "
    "({2} du fichier abîmé, à présent {3})",
}
# Ce que dit le système
_SYSTEM = {
    "permission denied": "permission refusée",
    "the disk is full": "le disque est plein",
    "the disk quota is used up": "le quota de disque est épuisé",
    "the file system is read-only": "le disque est en lecture seule",
    "is a symbolic link": "est un lien",
}
# Ids, notes, décisions
_WORK = {
    "{}: no {} of this dossier has this id{}": "{0} : identifiant inconnu dans ce dossier{t2}",
    "`dossier {}` lists them": "`dossier {0}` en donne la liste",
    "did you mean {}?": "vouliez-vous dire {0} ?",
    "{}: no such {}; `{}` lists what there is": "{0} : rien de tel ({t1}) ; `{2}` montre ce qu’il y a",
    "article": "article",
    "entity": "entité",
    "deal": "opération",
    "claim": "affirmation",
    "{}: a tag must be 1 to 100 characters on one line": "{0} : il faut de 1 à 100 caractères sur une ligne "
    "pour une étiquette",
    "an empty note says nothing: write some words": "une note vide ne dit rien : écrivez quelques mots",
    "this note has {} characters; {} at most": "cette note a {0} caractères ; {1} au plus",
    "{}: no such action; one of {}": "{0} : aucune action de ce nom ; au choix : {1}",
    "{} needs {}": "à {0}, il faut {1}",
    "{} takes no {}: leave it out": "{0} ne prend pas {1} : enlevez-le",
    "{}: no alias of {}; must be one of {}": "{0} : n’est pas un autre nom de {1} ; au choix : {2}",
    "{}: cannot part with all its aliases: leave it one": "{0} : ne peut pas perdre tous ses noms : "
    "laissez-en un",
    "{}: does not hold the text {}; `dossier show {}` prints its own": "{0} : ne contient pas le texte {1} ; "
    "`dossier show {2}` écrit le sien",
    "{}: must be a whole number such as 120": "{0} : il faut un nombre entier comme 120",
    "{}: must be an amount of 0 or more, below 1e18": "{0} : il faut un montant de 0 ou plus, sous 1e18",
    "{}: must be a number such as 6400000000": "{0} : il faut un nombre comme 6400000000",
    "{}: must be an ISO 4217 code such as EUR": "{0} : il faut un code ISO 4217 comme EUR",
    "{}: must be a date such as 2025, 2025-03 or 2025-03-31": "{0} : il faut une date comme 2025, 2025-03 ou "
    "2025-03-31",
    "{}: must be one of {}": "{0} : au choix : {1}",
    "{}: must not be empty": "{0} : il y faut quelque chose",
    "{}: cannot be merged into itself: name another": "{0} : ne peut pas être réuni à soi-même : nommez-en "
    "un autre",
    "{}: must be some of the claims of {}: {}": "{0} : il faut quelques-unes des affirmations de {1} : {2}",
    "parties: each needs a name and a role, as in `buyer: OpenAI; target: io`": "parties : à chacune il faut "
    "un nom et un rôle, comme dans `buyer: OpenAI; target: io`",
    "{}: {} does not fit; `dossier decide --help` shows how": "{0} : {1} ne va pas ; `dossier decide --help` "
    "montre comment",
    "{}: no such deal any more": "{0} : cette opération n’est plus là",
    "{}: no such claim any more": "{0} : cette affirmation n’est plus là",
    "{}: no such entity any more": "{0} : cette entité n’est plus là",
    "{}: cannot be corrected": "{0} : ne peut pas être corrigé",
    "{}: its aliases are no longer those that were split": "{0} : ses noms ne sont plus ceux qui furent "
    "séparés",
    "{}: its claims are no longer those that were split": "{0} : ses affirmations ne sont plus celles qui "
    "furent séparées",
    "{}: the sentence it rests on has changed": "{0} : la phrase sur laquelle elle repose a changé",
    "the text it rests on is no longer there": "le texte sur lequel elle repose n’est plus là",
    "{}: several claims fit now": "{0} : plusieurs affirmations conviennent à présent",
    "{}: the text it rests on is no longer there": "{0} : le texte sur lequel elle repose n’est plus là",
    "its arguments are incomplete": "il lui manque des arguments",
    "several claims fit now": "plusieurs affirmations conviennent à présent",
    "by hand": "à la main",
}
# Fichiers refusés
_REFUSALS = {
    "{}: holds no article: put texts, web pages or mails there, or name another": "{0} : ne contient pas "
    "d’article : mettez-y des textes, des pages web ou des courriels, ou nommez-en un autre",
    "{}: no article can be made of it ({}): name another": "{0} : on ne peut en faire d’article ({t1}) : "
    "nommez-en un autre",
    "{}: no article in {} files ({}: {}): name another": "{0} : aucun article dans {1} fichiers "
    "({2} : {t3}) : nommez-en un autre",
    "is empty": "est vide",
    "holds no text": "ne contient pas de texte",
    "holds no page": "ne contient pas de page",
    "holds too much text": "contient trop de texte",
    "is not a regular file": "n’est pas un fichier ordinaire",
    "is an XML file: save the article as text": "est un fichier XML : enregistrez l’article en texte",
    "is {}: its articles are read one by one": "est {t0} : ses articles se lisent un à un",
    "has a line of {} characters, over the limit of {} ({})": "a une ligne de {0} caractères, plus que la "
    "limite de {1} ({2})",
    "has {} lines, over the limit of {} ({})": "a {0} lignes, plus que la limite de {1} ({2})",
    "has {} characters, over the limit of {} ({})": "a {0} caractères, plus que la limite de {1} ({2})",
    "has {} pages, over the limit of {} ({})": "a {0} pages, plus que la limite de {1} ({2})",
    "is {} MB, over the limit of {} MB ({})": "a {0} Mo, plus que la limite de {1} Mo ({2})",
    "is {} MB, over the limit of {}": "a {0} Mo, plus que la limite de {1}",
    "no such file or folder": "aucun fichier ni dossier de ce nom",
    "cannot be read: permission denied": "ne peut pas être lu : permission refusée",
    "cannot be read: {}": "ne peut pas être lu : {t0}",
    "cannot be read: {}: {}": "ne peut pas être lu : {0} : {1}",
    "cannot be taken in: {}: {}": "ne peut pas être repris : {0} : {1}",
    "cannot be taken in: the process that read it died": "ne peut pas être repris : le processus qui le "
    "lisait "
    "est mort",
    "cannot be read: the process that read it died ({})": "ne peut pas être lu : le processus qui le lisait "
    "est "
    "mort ({0})",
    "is a symbolic link or a loop of links": "est un lien, ou une boucle de liens",
    "is a symbolic link, not followed inside a folder: name what it leads to": "est un lien, pas suivi dans "
    "un dossier : nommez ce où il mène",
    "has too long a path": "a un chemin trop long",
    "is a socket or device without a reader": "est une prise ou un périphérique que personne ne lit",
    "is of no kind that can be read ({})": "n’est d’aucune sorte qui se lise ({0})",
    "is {}, not a file": "est {t0}, pas un fichier",
    "is deeper than {} folders ({})": "est plus profond que {0} dossiers ({1})",
    "more than {} files: the rest is left out ({})": "plus de {0} fichiers : le reste est laissé ({1})",
    "a symbolic link": "un lien",
    "a named pipe": "un tube nommé",
    "a socket": "une prise",
    "a device": "un périphérique",
    "no regular file": "aucun fichier ordinaire",
    "looks like a binary file: save the article as text": "semble être un fichier binaire : enregistrez "
    "l’article en texte",
    "looks like a binary file ({}): save the article as text": "semble être un fichier binaire ({t0}) : "
    "enregistrez l’article en texte",
    "a zip, Word or ePub file": "un fichier zip, Word ou ePub",
    "an image": "une image",
    "a compressed file": "un fichier compressé",
    "an old Office file": "un vieux fichier Office",
    "an RTF file": "un fichier RTF",
    "a PDF": "un PDF",
    "a text file": "un fichier texte",
    "an HTML page": "une page HTML",
    "a saved web page": "une page enregistrée",
    "a Word document": "un document Word",
    "an OpenDocument text": "un texte OpenDocument",
    "an archive": "une archive",
    "a mail": "un courriel",
    "a mailbox": "une boîte de courriels",
    "is {}, which needs the extra `{}`: pip install 'dossier[{}]'": "est {t0}, pour quoi il faut l’extra "
    "`{1}` : pip install 'dossier[{2}]'",
    "takes longer to read than {} s of the processor ({})": "demande plus de {0} s de processeur ({1})",
    "needs more memory than {} MB, or was stopped": "demande plus de {0} Mo de mémoire, ou fut arrêté",
    "needs more memory than {} MB": "demande plus de {0} Mo de mémoire",
    "is nested too deep to be read": "est emboîté trop profond pour être lu",
    "a source may not cause {}": "une source ne peut pas causer {0}",
    "a source may not cause a file to be written": "une source ne peut pas faire écrire un fichier",
    "is a link or a device, not a file": "est un lien ou un périphérique, pas un fichier",
    "is damaged: it is no whole tar archive": "est abîmé : ce n’est pas une archive tar entière",
    "is damaged: it is no whole zip archive": "est abîmé : ce n’est pas une archive zip entière",
    "is damaged: it is cut off after {} members": "est abîmé : coupé après {0} membres",
    "is damaged after {} members": "est abîmé après {0} membres",
    "is damaged: it cannot be unpacked": "est abîmé : ne peut pas être déballé",
    "is damaged: {} cannot be unpacked": "est abîmé : {0} ne peut pas être déballé",
    "is damaged: its text is no whole XML": "est abîmé : son texte n’est pas un XML entier",
    "is damaged or cut off": "est abîmé ou coupé",
    "damaged: it is no whole zip file": "abîmé : ce n’est pas un fichier zip entier",
    "is {}": "est {t0}",
    "unpacks to more than {} MB ({})": "se déballe en plus de {0} Mo ({1})",
    "unpacks {} to more than {} MB": "déballe {0} en plus de {1} Mo",
    "unpacks to over {} times its size ({})": "se déballe en plus de {0} fois sa taille ({1})",
    "unpacks to {} times its size, over the limit of {} times ({})": "se déballe en {0} fois sa taille, "
    "plus que "
    "la limite de {1} fois ({2})",
    "has a header too long for an archive of articles": "a un en-tête trop long pour une archive d’articles",
    "lists more members than an archive of articles can have": "annonce plus de membres qu’une archive "
    "d’articles ne peut en avoir",
    "is encrypted: save it without its password": "est chiffré : enregistrez-le sans son mot de passe",
    "is encrypted, or of an old kind of Office: save it anew without a password": "est chiffré, ou d’un "
    "vieil "
    "Office : réenregistrez-le sans mot de passe",
    "is packed in a way that is not read: pack it anew": "est emballé d’une façon qui ne se lit pas : "
    "remballez-le",
    "is named as a Word document but is none": "porte le nom d’un document Word mais n’en est pas un",
    "is named as an OpenDocument text but is none": "porte le nom d’un texte OpenDocument mais n’en est pas "
    "un",
    "is named as a mail but has no head of one": "porte le nom d’un courriel mais n’en a pas l’en-tête",
    "is named as a mailbox but is none": "porte le nom d’une boîte de courriels mais n’en est pas une",
    "is named as a PDF but is {}": "porte le nom d’un PDF mais est {t0}",
    "is a damaged PDF": "est un PDF abîmé",
    "is a damaged PDF (page {})": "est un PDF abîmé (page {0})",
    "holds no text, its pages are pictures (a scan?): have their text recognised first": "ne contient pas de "
    "texte, ses pages sont des images (numérisées ?) : faites d’abord reconnaître leur texte",
    "holds text whose characters cannot be told (its fonts have no map): save it as text": "contient un "
    "texte "
    "dont les caractères ne se devinent pas (ses polices n’ont pas de table) : enregistrez-le en texte",
    "has more than {} tags": "a plus de {0} balises",
    "nests its tags deeper than {} levels": "emboîte ses balises sur plus de {0} niveaux",
    "nests its parts deeper than {} levels": "emboîte ses parties sur plus de {0} niveaux",
    "nests its elements deeper than {} levels": "emboîte ses éléments sur plus de {0} niveaux",
    "has too many parts": "a trop de parties",
    "has more than {} parts": "a plus de {0} parties",
    "has too long a head": "a un en-tête trop long",
    "is no longer in its archive": "n’est plus dans son archive",
    "is no archive or mailbox": "n’est ni une archive ni une boîte de courriels",
    "is no longer a file": "n’est plus un fichier",
    "holds more than {} with those before it: the rest is left out ({})": "contient plus de {0} avec ceux "
    "d’avant : le reste est laissé ({1})",
    "more than {} members: the rest is left out ({})": "plus de {0} membres : le reste est laissé ({1})",
    "stands in the archive before: the first is taken": "est déjà dans l’archive : le premier est pris",
    "has a name that leads out of its archive": "a un nom qui mène hors de son archive",
    "has an absolute name": "a un nom absolu",
    "is {} inside another: unpack it first": "est {t0} dans une autre : déballez-la d’abord",
    "declares entities, which no document needs": "déclare des entités, ce dont aucun document n’a besoin",
    "mention at {} is not its text": "la mention en {0} n’est pas son texte",
    "evidence at {} is not its text": "la preuve en {0} n’est pas son texte",
}
# Le contrôle du registre
_FAULTS = {
    "has a low bound above its high one ({}, {})": "a un minimum au-dessus de son maximum ({0}, {1})",
    "sums to {}-{}, but its deals come to {} at most": "fait {0}-{1}, mais ses opérations font au plus {2}",
    "decision not applied: {}; decide anew if it is still needed": "décision pas appliquée : {t0} ; "
    "à prendre de nouveau s’il le faut encore",
    "has a range whose end is below its start": "a une fourchette qui finit sous son début",
    "has the amount {}": "a le montant {0}",
    "has no name": "n’a pas de nom",
    "does not have as many mentions as it says": "n’a pas autant de mentions qu’elle le dit",
    "belongs to article {}, which is not there": "appartient à l’article {0}, qui n’est pas là",
    "is a fact without evidence": "est un fait sans preuve",
    "is told by no claim": "n’est dit par aucune affirmation",
    "is called single, but {} articles tell it": "est dite d’un seul article, mais {0} la disent",
    "is called disputed without saying why": "est dite contestée sans dire pourquoi",
    "has more independent sources than its {} articles": "a plus de sources indépendantes que ses {0} "
    "articles",
    "is linked to itself ({})": "est liée à elle-même ({0})",
    "counts deal {} {} times": "compte l’opération {0} {1} fois",
    "counts deal {}, which is not there": "compte l’opération {0}, qui n’est pas là",
    "counts deal {}, which is in {}": "compte l’opération {0}, qui est en {t1}",
    "counts deal {}, which is {}": "compte l’opération {0}, qui est {t1}",
    "counts deal {} and the whole it is part of, {}": "compte l’opération {0} et le tout dont elle fait "
    "partie, "
    "{1}",
    "is a {} on {}, which is not there any more": "est une {0} sur {1}, qui n’est plus là",
    "is the id of {} records of the kind {}": "est l’id de {0} fiches de la sorte {1}",
    "has a record without an id": "a une fiche sans id",
    "section at {}-{} does not fit its text": "la partie en {0}-{1} ne va pas avec son texte",
    "paragraph at {}-{} lies outside its section": "le paragraphe en {0}-{1} est hors de sa partie",
    "mention {}:{}: {}": "mention {0}:{1} : {t2}",
    "mention {}:{} is also one of {}": "la mention {0}:{1} est aussi de {2}",
    "evidence {}:{}: {}": "preuve {0}:{1} : {t2}",
    "there is no such article": "il n’y a pas de tel article",
    "lies outside the text": "est hors du texte",
    "the text there is {}, not {}": "le texte là est {0}, pas {1}",
    "an opinion": "une opinion",
    "no currency": "aucune devise",
    "without currency": "sans devise",
    "belongs to no deal, and nobody rejected it": "n’appartient à aucune opération, et personne ne l’a "
    "refusée",
    "belongs to deal {}, which is not there": "appartient à l’opération {0}, qui n’est pas là",
    "counts claim {}, which is not there": "compte l’affirmation {0}, qui n’est pas là",
    "counts claim {}, which belongs to {}": "compte l’affirmation {0}, qui appartient à {1}",
    "has a step told by article {}, which is not there": "a une étape dite par l’article {0}, qui n’est pas "
    "là",
    "is linked ({}), but there is no such deal": "est liée ({0}), mais il n’y a pas de telle opération",
    "is in a group ({}), but there is no such article": "est dans un groupe ({0}), mais il n’y a pas de tel "
    "article",
    "is not among the claims of its deal {}": "n’est pas parmi les affirmations de son opération {0}",
}
# Questions mal posées
_QUERIES = {
    "{} at character {}: {}": "{t0} au caractère {1} : {t2}",
    "the quote is not closed": "la citation n’est pas fermée",
    "the pattern is not closed": "le motif n’est pas fermé",
    "write {}{}": "écrivez {0}{1}",
    "write {}/": "écrivez {0}/",
    "the pattern cannot be used: {}": "le motif ne peut pas servir : {t0}",
    "write a simpler one, as in /gpt-[0-9]/": "écrivez-en un plus simple, comme /gpt-[0-9]/",
    "it is longer than {} characters": "il a plus de {0} caractères",
    "a repeat inside a repeat can take for ever": "une répétition dans une répétition peut ne jamais finir",
    "it has more than {} open repeats (* + {n,})": "il a plus de {0} répétitions ouvertes (* + {{n,}})",
    "there is no field {}:": "il n’y a pas de champ {0}:",
    "the query is too long": "la recherche est trop longue",
    "{} characters at most": "{0} caractères au plus",
    "nothing is asked for, only left out": "rien n’est demandé, seulement exclu",
    "add a word to find, as in: openai -musk": "ajoutez un mot à trouver, comme : openai -musk",
    "too many parentheses": "trop de parenthèses",
    "{} deep at most": "{0} niveaux au plus",
    "{}: cannot be “{}”": "{0}: ne peut pas être « {1} »",
    "OR needs a word on both sides": "OR veut un mot de chaque côté",
    "as in: musk OR altman": "comme : musk OR altman",
    "nothing is left out": "rien n’est exclu",
    "write the word after the sign: -musk": "écrivez le mot après le signe : -musk",
    "the parenthesis is not closed": "la parenthèse n’est pas fermée",
    "add a )": "ajoutez une )",
    "a parenthesis too many": "une parenthèse de trop",
    "leave out the )": "enlevez la )",
    "as in {}": "comme {0}",
    "did you mean {}: as in {}?": "vouliez-vous dire {0}: comme dans {1} ?",
    "the fields are {}": "les champs sont {0}",
    "{}: is one of {}": "{0}: au choix : {1}",
}
SAID = _FILES | _SYSTEM | _WORK | _REFUSALS | _FAULTS | _QUERIES | REASONS | TOPICS
"""Toutes les phrases."""

FIGURES = {
    "against": "contre",
    "to": "à",
    "trillion": "billions",
    "billion": "milliards",
    "million": "millions",
    "dollars": "dollars",
    "euros": "euros",
    "pounds": "livres sterling",
    "yen": "yens",
    "yuan": "yuans",
    "Swiss francs": "francs suisses",
    "rupees": "roupies",
    "won": "wons",
    "Canadian dollars": "dollars canadiens",
    "Australian dollars": "dollars australiens",
    "kronor": "couronnes",
}
"""Les mots d’un désaccord sur un chiffre : `1.7 against 2 billion euros`."""
