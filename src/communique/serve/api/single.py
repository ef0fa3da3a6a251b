"""One document: what is known of it, and its record."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request, Response

from communique.model import Record
from communique.serve.api.answers import ONE, told
from communique.serve.room import Entered

router = APIRouter(tags=["documents"])
Ident = Annotated[
    str, Path(min_length=4, max_length=64, pattern=r"^[0-9a-fA-F]+$", description="An id, or its beginning.")
]


@router.get("/documents/{document}", response_model=dict[str, Any], responses=ONE, operation_id="document")
def document(request: Request, room: Entered, document: Ident) -> Response:
    """Where a document was met, what it revises, which revise it, and which are like it."""
    return told(request, asdict(room.archive.about(document)))


@router.get("/documents/{document}/record", response_model=dict[str, Any], responses=ONE, operation_id="record")
def record(request: Request, room: Entered, document: Ident, machine: bool = False) -> Response:
    """The record with what people said of it; with `machine` as the program made it."""
    found = room.archive.record(document) if machine else room.archive.reviewed(document)
    return told(request, found.to_dict())


@router.get("/record-schema", response_model=dict[str, Any], operation_id="record_schema")
def schema(request: Request) -> Response:
    """The JSON Schema of records."""
    return told(request, Record.json_schema())
