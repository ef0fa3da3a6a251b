"""What has passed between states: across documents, the same people, the same meetings, and what became of promises."""
