"""How records, requirements and questions are said."""
