"""Who examines deals and judges suits: authorities by the words in their names, in French and English."""

from __future__ import annotations

import re

from store.text.remembered import Remembered

REGULATOR = re.compile(
    r"(?i)\bcommission\b|autorité|authority|\bcourt\b|\bcour\b|tribunal|\bcnil\b|\bftc\b|\bsec\b|\bdoj\b|"
    r"\bcma\b(?! (?:cgm|médias))|"
    r"department of justice|département de la justice|regulator|antitrust|concurrence|parquet|conseil d'état|"
    r"information commissioner|\bico\b|\bofcom\b|\bofgem\b|\bcfpb\b|serious fraud office|"
    r"\bagcm\b|\barcep\b|\bamf\b|\baccc\b|\barcom\b|\bbafin\b|\bnhtsa\b|\bfca\b"
)
"""Words in the names of those who examine deals and never make them."""
is_regulator = Remembered(lambda name: REGULATOR.search(name) is not None).__getitem__
"""Tell whether a name is that of one who examines deals and never makes them."""


AUTHORITY = re.compile(
    r"(?i)commission|autorité|authority|court|tribunal|\bcnil\b|\bftc\b|\bsec\b|\bdoj\b|"
    r"justice|regulator|\bcma\b(?! (?:cgm|médias))|\bétat\b|"
    r"department|agency|council|garante|\bagcm\b|\bdpc\b|bureau|\bue\b|\beu\b|bruxelles|"
    r"brussels|commerce|conseil|parquet|"
    r"information commissioner|\bico\b|\bofcom\b|\bofgem\b|\bcfpb\b|fraud office|"
    r"concurrence|ministère|union européenne|european union"
)
"""Words in the names of authorities: in a fine, never the one fined."""
is_authority = Remembered(lambda name: AUTHORITY.search(name) is not None).__getitem__
"""Tell whether a name is that of an authority."""


COURT = re.compile(r"(?i)\bcourt\b|\bcour (?:d|suprême)|tribunal|conseil d'état|\bjury\b|\bcjue\b")
"""Words in the names of courts: they judge a suit and are no side of it."""
is_court = Remembered(lambda name: COURT.search(name) is not None).__getitem__
"""Tell whether a name is that of a court."""
