"""The nouns: frozen, closed models without input or output."""
