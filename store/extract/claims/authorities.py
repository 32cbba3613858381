"""Who examines deals and judges suits: authorities by the words in their names, in French and English."""

from __future__ import annotations

import re

REGULATOR = re.compile(
    r"(?i)\bcommission\b|autorité|authority|\bcourt\b|\bcour\b|tribunal|\bcnil\b|\bftc\b|\bsec\b|\bdoj\b|"
    r"\bcma\b|"
    r"department of justice|département de la justice|regulator|antitrust|concurrence|parquet|conseil d'état|"
    r"\bagcm\b|\barcep\b|\bamf\b"
)
"""Words in the names of those who examine deals and never make them."""
