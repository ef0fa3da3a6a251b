"""From mentions to entities, and from drafts of acts to acts."""
