"""Lines of a page -> a document: occupations, levels, clauses and the rest."""
