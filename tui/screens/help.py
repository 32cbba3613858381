"""The help: where things are, the keys of the pane with the focus, then everybody's; typing searches it."""

from __future__ import annotations

from collections.abc import Mapping

from tui.catalogue import LANGUAGES, language, t
from tui.commands import command, in_scope, keys_of
from tui.keys import key_name
from tui.screens.overlay import Choice, Chooser
from tui.trail import VIEWS
from tui.widgets.paint import AGREEMENT_TONES, sign_tables

KEYS = 14
"""Cells for the keys of a command, before its sentence."""
TYPED = 42
"""Cells for what one may type in a query, before what it finds."""
QUERIES = {
    "words": ("softbank 30 bn   opneai", "softbank 30 Md   opneai"),
    "parts": ('prefi*   "funding round"', 'préfi*   "levée de fonds"'),
    "either": ("openai -musk   musk OR altman", "openai -musk   musk OR altman"),
    "columns": ("kind:bid   status:rumoured", "nature:offre   état:rumeur"),
    "agreement": ("agreement:disputed", "concordance:contesté"),
    "amount": ("amount:>10bn   amount:6..7Md€", "montant:>10Md   montant:6..7Md€"),
    "date": ("date:2025-03..   year:2025", "date:2025-03..   année:2025"),
    "who": ('party:softbank   entity:"sam altman"', 'partie:softbank   nom:"sam altman"'),
    "where": ("article:002   tag:todo   in:deals", "article:002   étiquette:todo   dans:faits"),
    "none": ("amount:none   date:none", "montant:aucun   date:aucune"),
}
"""What one may type, in English and in French, by the key of what it finds; three blanks between queries."""


class Help(Chooser):
    """All commands that work here, with their keys and what they do. Enter or Escape closes it."""

    def __init__(
        self, scopes: tuple[str, ...], keys: Mapping[str, str] | None = None, ascii_only: bool = False
    ) -> None:
        # First where each kind of question is answered, for who knows nothing yet.
        listed = [command(f"app.{name}") for name in VIEWS] if "app" in scopes else []
        listed += [each for each in in_scope(*scopes) if each not in listed]
        choices: list[Choice] = []
        for each in listed:
            names = " ".join(key_name(key, ascii_only) for key in keys_of(each, keys))
            group = t(f"scope.{each.scope}")
            choices.append(Choice(each.id, f"{names:<{KEYS}} {each.help}", group=group, also=each.label))
        asked = queries() if {"ledger", "lookup", "line"} & set(scopes) else []
        super().__init__(t("label.help"), [*choices, *asked, *legend(ascii_only)], t("help.search"))


def queries() -> list[Choice]:
    """Say what can be typed in a lookup and in the filter of the ledger."""
    which, group = LANGUAGES.index(language()), t("query.all")
    return [
        Choice(f"query.{key}", f"{typed[which]:<{TYPED}} {t(f'query.{key}')}", group=group)
        for key, typed in QUERIES.items()
    ]


def legend(ascii_only: bool) -> list[Choice]:
    """Say what the signs and colours mean."""
    signs = sign_tables(ascii_only)
    words = [(signs[kind], t(f"type.{kind}"), kind.lower()) for kind in ("ORG", "PERSON", "PRODUCT", "PLACE")]
    words.append((signs["fact"], t("label.facts"), "amount"))
    words += [(signs[kind], t(f"agreement.{kind}"), tone) for kind, tone in AGREEMENT_TONES.items()]
    words.append((signs["marked"], t("label.told_bare"), "amount"))
    words.append((f"{signs['left']}2 9{signs['right']}", t("label.beyond"), ""))
    words.append((signs["dash"], t("label.none_stated"), "dim"))
    words.append((signs["told"], t("label.by_article"), "dim"))
    words.append((signs["decided"], t("label.decided"), "key"))
    words += [("→", t("sign.acts"), ""), ("→?", t("sign.offer"), ""), ("⇄", t("sign.contract"), "")]
    words.append(("( )", t("sign.seller"), ""))
    group = t("label.signs")
    return [Choice(sign, f"{sign:<{KEYS}} {text}", tone=tone, group=group) for sign, text, tone in words]
