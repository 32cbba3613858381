"""Text from outside made safe and comparable: cleaning, folding, sentences, language, dates."""

from __future__ import annotations

from store.text.clean import clean, clean_counted
from store.text.fold import Folded, fold, fold_text
from store.text.language import language
from store.text.sentences import sentences

__all__ = ["Folded", "clean", "clean_counted", "fold", "fold_text", "language", "sentences"]
