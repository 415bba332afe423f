"""Official Chinese text becomes rules: layout, typography and the grammar of clauses."""
