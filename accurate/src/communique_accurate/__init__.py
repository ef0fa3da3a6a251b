"""Weights for the learned model of attribution of communique. See CARD.md beside this file."""
