"""Pictures of occupations in SVG; they use rules, answers and plans, but no page."""
