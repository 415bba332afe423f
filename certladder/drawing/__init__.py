"""Pictures of occupations in SVG and Mermaid; they use rules, answers and plans, but no page."""
