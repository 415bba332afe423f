"""Pictures of occupations, hand-made SVG and Mermaid: they know rules, answers and plans, but no page."""
