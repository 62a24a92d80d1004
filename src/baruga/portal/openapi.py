"""What other sites and bots may ask, in OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.0)."""

from __future__ import annotations

from typing import Any

from baruga.hoaxdesk.choices import Kind, Ruling


def _nullable(kind: str, **more: Any) -> dict[str, Any]:
    return {"type": [kind, "null"], **more}


FOUND: dict[str, Any] = {
    "type": "object",
    "required": ["claim", "fact", "verdict", "verdict_label", "checked_by"],
    "properties": {
        "claim": {"type": "string", "description": "What circulates, in one sentence."},
        "fact": {"type": "string", "description": "What is the case."},
        "verdict": {"type": "string", "enum": list(Ruling.values)},
        "verdict_label": {"type": "string"},
        "type": _nullable("string", enum=[*Kind.values, None]),
        "type_label": _nullable("string"),
        "checked_by": {"type": "string"},
        "signed_by": _nullable("string", description="The second institution."),
        "signed_at": _nullable("string", format="date-time"),
        "url": _nullable("string", format="uri", description="The published clarification."),
    },
}
PHOTOGRAPH: dict[str, Any] = {
    "type": "object",
    "required": ["title", "institution", "is_illustration", "url"],
    "properties": {
        "title": {"type": "string"},
        "taken_at": _nullable("string", format="date-time"),
        "place": _nullable("string"),
        "institution": {"type": "string", "description": "Whose story shows it."},
        "credit": _nullable("string"),
        "is_illustration": {"type": "boolean", "description": "Drawn or made by a machine."},
        "url": {"type": "string", "format": "uri"},
    },
}
FAULT: dict[str, Any] = {
    "type": "object",
    "required": ["error", "message"],
    "properties": {"error": {"type": "string"}, "message": {"type": "string"}},
}
STATUSES = {
    "answered": "These very words, or this very file, were judged by people; `answer` says how.",
    "being_checked": "These very words, or this very file, are known; there is no verdict yet.",
    "other_door": "These very words are no statement of fact, so nobody judges them here.",
    "similar": "Claims that it may be. A person must compare them; do not show them as the answer.",
    "unknown": "Nobody has asked about it. `report_at` is where to send it.",
}


def _body(schema: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


DESCRIPTION: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {
        "title": "Baruga: Cek",
        "version": "1",
        "description": "Whether a message or a picture that circulates has been answered. No key is "
        "needed for 20 questions a minute; with one it is 600. Nothing of what is asked is kept.",
    },
    "paths": {
        "/api/cek/": {
            "post": {
                "operationId": "check",
                "security": [{}, {"key": []}],
                "summary": "Look for a message, for the page when the text is nothing but a link, "
                "or for a picture.",
                "requestBody": {
                    "required": True,
                    "content": _body(
                        {
                            "type": "object",
                            "required": ["text"],
                            "properties": {
                                "text": {"type": "string", "minLength": 1, "maxLength": 50_000}
                            },
                        }
                    )
                    | {
                        "multipart/form-data": {
                            "schema": {
                                "type": "object",
                                "required": ["picture"],
                                "properties": {
                                    "picture": {
                                        "description": "JPEG, PNG, WebP, AVIF or HEIC, at most 30 MB.",
                                        "contentMediaType": "image/*",
                                    }
                                },
                            }
                        }
                    },
                },
                "responses": {
                    "200": {
                        "description": "What is known of it.",
                        "content": _body({"$ref": "#/components/schemas/Check"}),
                    },
                    "400": {"description": "No text and no picture.", "content": _body(FAULT)},
                    "401": {"description": "Nobody has this key.", "content": _body(FAULT)},
                    "422": {
                        "description": "Empty, too long, or no picture that can be read.",
                        "content": _body(FAULT),
                    },
                    "429": {"description": "Too many questions.", "content": _body(FAULT)},
                },
            }
        }
    },
    "components": {
        "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
        "schemas": {
            "Found": FOUND,
            "Photograph": PHOTOGRAPH,
            "Check": {
                "type": "object",
                "required": ["status", "answer", "similar", "archive", "report_at"],
                "properties": {
                    "status": {
                        "type": "string",
                        "enum": list(STATUSES),
                        "description": " ".join(
                            f"{name}: {says}" for name, says in STATUSES.items()
                        ),
                    },
                    "answer": {"anyOf": [{"$ref": "#/components/schemas/Found"}, {"type": "null"}]},
                    "similar": {
                        "type": "array",
                        "maxItems": 3,
                        "items": {"$ref": "#/components/schemas/Found"},
                    },
                    "archive": {
                        "type": "array",
                        "maxItems": 3,
                        "description": "Published photographs that the picture seems to be made from.",
                        "items": {"$ref": "#/components/schemas/Photograph"},
                    },
                    "link_fault": _nullable("string"),
                    "picture_fault": _nullable("string"),
                    "report_at": {"type": "string", "format": "uri"},
                },
            },
        },
    },
}
