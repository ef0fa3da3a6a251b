"""Why a text could not be read."""


class IngestError(Exception):
    """One line for a user: what could not be read, and why."""
