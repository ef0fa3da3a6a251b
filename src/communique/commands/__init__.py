"""The commands of the archive. Each is built when it is asked for: at the start only its name is known."""

from __future__ import annotations

# name: (module here, function there, first line of its help)
COMMANDS: dict[str, tuple[str, str, str]] = {
    "add": ("add", "add", "Take texts into the archive."),
    "watch": ("add", "watch", "Look at feeds from time to time."),
    "search": ("find", "search", "Search the texts."),
    "meetings": ("find", "meetings", "List who met whom."),
    "visits": ("find", "visits", "List who travelled where."),
    "statements": ("find", "statements", "List who said what."),
    "commitments": ("find", "commitments", "List who will do what, by when."),
    "messages": ("find", "messages", "List greetings, letters, condolences."),
    "people": ("find", "people", "List people with their offices."),
    "documents": ("find", "documents", "List documents."),
    "ledger": ("across", "ledger", "Bring together what the documents tell."),
    "brief": ("across", "brief", "Tell what has passed between two states."),
    "compare": ("across", "compare", "Put two accounts of one meeting side by side."),
    "timeline": ("across", "timeline", "List what happened in order of time."),
    "picture": ("across", "picture", "Draw who met whom, how often, at what rank; what was promised."),
    "offices": ("across", "offices", "List who held which office of a state."),
    "verdict": ("across", "verdict", "Say that two things are the same, or a promise kept, or not."),
    "verdicts": ("across", "verdicts", "List what people said so; take it back."),
    "serve": ("serving", "serve", "Open the archive in a browser."),
    "account": ("people", "account", "Say who may sign in to the reading room."),
    "token": ("people", "token", "Give programs leave to read."),
    "show": ("find", "show", "Show a record and where it came from."),
    "sql": ("find", "sql", "Ask the archive in SQL, for reading only."),
    "datasette-metadata": ("find", "datasette_metadata", "Print metadata for Datasette."),
}
