"""Records against gold: what was found, what was given, what is there, and how sure the shares are."""
