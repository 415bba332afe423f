"""Records and requirements in words."""

from .records import education_words, gain_words, record_words, rounded
from .requirements import REQUIREMENT_WORDS, alternative_label, requirement_words, target_words, understood_words

__all__ = [
    "REQUIREMENT_WORDS",
    "alternative_label",
    "education_words",
    "gain_words",
    "record_words",
    "requirement_words",
    "rounded",
    "target_words",
    "understood_words",
]
