"""What is known: terms, persons, requirements, standards and the requirement graph."""

if __name__ != "certladder.model":
    raise ImportError(f"import certladder.model, not {__name__}: a second copy of every class would not compare equal")

__version__ = "0.1.0"
