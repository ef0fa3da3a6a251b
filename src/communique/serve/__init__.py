"""The reading room: the archive in a browser, and for programs. Pages are made on the server and need no script."""
