"""All messages to users: one file per language, and one way to fill them in."""

from .language import LANGUAGES, TEXT_LANGUAGE, Message, default_language, joined, linked, messages, say, worded

__all__ = ["LANGUAGES", "TEXT_LANGUAGE", "Message", "default_language", "joined", "linked", "messages", "say", "worded"]
