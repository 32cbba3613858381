"""Rules for firms that become one: both are buyers, whoever is named first."""

from __future__ import annotations

from store.extract.claims.rule import Rule

MERGERS = (
    Rule(
        "acquisition.merger_between",
        "acquisition",
        r"merger(?= between )|tie-up(?= between )|combination(?= between )|"
        r"merger of(?= (?:[^\W\d_]+,? |@+'s? ){0,5}@+ and (?:the )?(?:[^\W\d_]+ ){0,2}@)|"
        r"(?:fusion|mariage|rapprochement)(?= entre )",
        "between=buyer obj=buyer",
        "R60 L30",
        "Vantiv became Worldpay through the £9.3 billion merger between Vantiv and Worldpay.",
        alone="buyer buyer",
        noun=True,
        prior=8,
    ),
    Rule(
        "acquisition.merger_talks",
        "acquisition",
        r"merger (?:talks|discussions)(?: with)?|"
        r"combin(?:e|es|ed|ing) (?:its|their) (?:[^\W\d_]+ ){0,2}(?:businesses|business|operations|companies)"
        r"(?: with)?",
        "left=buyer gen=buyer here=buyer",
        "R60 L30",
        "Kraft and Heinz are in merger talks.",
        alone="buyer buyer",
        status="announced",
        prior=6,
    ),
    Rule(
        "acquisition.merge",
        "acquisition",
        r"fusionn(?:ent|er|eront|eraient|ant|é)(?= |[,.])|marient(?= |[,.:])|(?<=se )marier|leur (?:fusion|"
        r"mariage|union)|"
        r"leur projet de (?:fusion|mariage)|"
        r"merg(?:e|es|ed|ing)(?= (?:with|and|in|to|last)|[,.])|their (?:planned |proposed )?(?:merger|"
        r"marriage|tie-up)",
        "left=buyer with=buyer",
        "R60",
        "Tier et Dott ont annoncé leur fusion.",
        alone="buyer buyer",
        prior=-6,
    ),
)
