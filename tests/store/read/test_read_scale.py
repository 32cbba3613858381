"""Lines weighed one by one tell of a stretch of text what the stretch itself does."""

from __future__ import annotations

import pytest

from store.read.lines import split_lines
from store.read.scale import Scale
from store.text.language import evidence

TEXT = """# **L’essentiel**

Le groupe n’a pas dit combien il paierait pour les usines, ni quand la vente serait close.
- The plant in Dresden was sold for 4 million

---
> Nous étions prêts, dit-elle ; they were not.
1. “Who would have paid for it?”
•Aujourd’hui c’est l’Italie qui cède la sienne **
"""


@pytest.mark.parametrize("reach", [0, 1, 30, 60, 90, 180, 2000])
def test_lines_weigh_what_the_text_does(reach: int) -> None:
    lines = split_lines(TEXT)
    scale = Scale(TEXT, lines)
    for line in lines:
        assert scale.evidence(line.start, line.start + reach) == evidence(
            TEXT[line.start : line.start + reach]
        )
    assert scale.language(0, len(TEXT)) == "fr"
