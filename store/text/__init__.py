"""Text from outside made safe and comparable: cleaning, folding, sentences, language, dates.

Cleaning and folding are wanted by whatever starts; sentences, languages and dates are not, and are imported
from their own modules, so that a command that needs none of them answers at once.
"""

from __future__ import annotations

from store.text.clean import clean, clean_counted
from store.text.fold import Folded, fold, fold_text

__all__ = ["Folded", "clean", "clean_counted", "fold", "fold_text"]
