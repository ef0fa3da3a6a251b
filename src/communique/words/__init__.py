"""What a language's words are, before any text is read: verb forms and closed classes."""
