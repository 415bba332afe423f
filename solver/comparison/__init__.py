"""What differs between two catalogs, and for whom (`Catalog.diff`, `Advisor.affected`)."""
