"""What is said to people: one file per language, and one way to fill in the words."""

from .language import LANGUAGES, default_language, joined, messages, say

__all__ = ["LANGUAGES", "default_language", "joined", "messages", "say"]
