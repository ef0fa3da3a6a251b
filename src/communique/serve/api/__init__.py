"""The archive for programs: JSON under /api/v1, described by its OpenAPI document. It reads and never writes."""
