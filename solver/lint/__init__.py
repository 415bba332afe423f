"""A lint for rules: what in a catalog's standards is likely a mistake, or worth knowing (`Catalog.lint`)."""
