"""What is said to people: one file per language, and one way to fill in the words."""

from .language import LANGUAGES, TEXT_LANGUAGE, Message, default_language, joined, linked, messages, say, worded

__all__ = ["LANGUAGES", "TEXT_LANGUAGE", "Message", "default_language", "joined", "linked", "messages", "say", "worded"]
