"""Pictures of what is known: SVG by the standard library, and Mermaid text. Nothing is decided here."""
