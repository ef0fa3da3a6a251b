"""Checking and correcting: who is signed in, the forms, the queue, the history, coding by several."""
