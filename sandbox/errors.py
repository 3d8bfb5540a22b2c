"""How the sandbox refuses: the Bot API's errors with Telegram's own words, cut lines, the desk's sentences.

ApiError (code, description, parameters)
├── BadRequest 400 ── Migrated 400 (+ migrate_to_chat_id)
├── Unauthorized 401
├── Forbidden 403
├── NotFound 404
├── Conflict 409
├── TooLarge 413
├── TooManyRequests 429 (+ retry_after)
└── ServerFault 500, 502
ConnectionCut   nothing comes back
DeskError       a sentence for the chat page
"""

from __future__ import annotations

from sandbox.wire import Answer, Json


class ApiError(Exception):
    """A refusal that the bot receives: an HTTP status, Telegram's description, optional parameters."""

    code = 400
    prefix = "Bad Request"

    def __init__(self, reason: str = "", parameters: Json | None = None) -> None:
        self.description = f"{self.prefix}: {reason}" if reason else self.prefix
        self.parameters = parameters
        super().__init__(self.description)

    def answer(self) -> Answer:
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return Answer(self.code, body)


class BadRequest(ApiError):
    """400: what was asked cannot be done."""


class Migrated(BadRequest):
    """400: the group has become a supergroup and lives under another id."""

    def __init__(self, new_chat_id: int) -> None:
        reason = "group chat was upgraded to a supergroup chat"
        super().__init__(reason, {"migrate_to_chat_id": new_chat_id})


class Unauthorized(ApiError):
    """401: not a token of this sandbox."""

    code = 401
    prefix = "Unauthorized"


class Forbidden(ApiError):
    """403: the person or the group does not let the bot in."""

    code = 403
    prefix = "Forbidden"


class NotFound(ApiError):
    """404: no such method, no such file."""

    code = 404
    prefix = "Not Found"


class Conflict(ApiError):
    """409: two readers of one queue."""

    code = 409
    prefix = "Conflict"


class TooLarge(ApiError):
    """413: more bytes than a bot may send."""

    code = 413
    prefix = "Request Entity Too Large"


class TooManyRequests(ApiError):
    """429: `retry_after` is in whole seconds."""

    code = 429
    prefix = "Too Many Requests"

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"retry after {retry_after}", {"retry_after": retry_after})


class ServerFault(ApiError):
    """500 or 502: Telegram itself is unwell."""

    def __init__(self, code: int) -> None:
        self.code = code
        self.prefix = "Bad Gateway" if code == 502 else "Internal Server Error"
        super().__init__()


class ConnectionCut(Exception):
    """The line broke: the bot cannot know whether its request was carried out."""


class DeskError(Exception):
    """The desk's refusal: a status (400, 404) and a sentence for the person at the page."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        self.status = status
        super().__init__(sentence)


class NotASandboxToken(ValueError):
    """A token that could belong to a real bot was offered to the sandbox."""

    def __init__(self) -> None:
        super().__init__(
            "the sandbox takes only its own tokens: a bot id from 7000000001 to 7000000999, a colon, "
            "then SANDBOX and 20 to 40 letters, digits, _ or -"
        )
