"""StarfishETL jobs from Python: one file, the standard library alone, Python 3.9 or later.

    from starfish import Job, Starfish

    starfish = Starfish("ada@example.com", os.environ["STARFISH_PASSWORD"])
    rows = starfish.run(Job("crm", "contacts", argument="Region = 'EMEA'"), key="order-1042")
    print([(row["status"], row["totalRows"], row["errors"]) for row in rows])

What the server does with a second start of the same run is unknown, so a start is sent once. It goes out again only
where it certainly never left, or where the server refused it (401, 429) and the Results know nothing of its run. A `key`
names what the run is for: the same key gives the same runID, and the Results are asked before anything is sent. So an
order that a queue delivers twice runs once. Two processes that start one key at the same moment are not kept apart.

Every error is a StarfishError, and carries the `run_id`:

    Refused       the server said no: to the login, to the request, or to the job; a start was not acted on
    Unreachable   no usable answer; a start was certainly not sent
    StartUnknown  the start may have arrived, and the Results do not tell; look before you start it again
    NotEnded      the job runs longer than the deadline; `wait(run_id)` goes on waiting
    JobFailed     the job ended as Failed; `rows` has its counts

MIT licence, from @starfish-api/openapi. Copy it into your project.
"""

from __future__ import annotations

import http.client
import json
import random
import re
import threading
import time
import urllib.parse
import uuid
from dataclasses import dataclass
from typing import Any, Iterator, Optional

Row = dict[str, Any]
"""What one job of a run did, with the members that the API names: status, totalRows, inserts, errors and so on."""

_ATTEMPTS = 3
_MAX_RETRY_AFTER = 60.0
_MAX_ANSWER_BYTES = 16 * 1024 * 1024
_ENDS = ("Complete", "Failed")


class StarfishError(Exception):
    """What every error here is."""

    def __init__(self, message: str, run_id: Optional[str] = None):
        super().__init__(message)
        self.run_id = run_id


class Refused(StarfishError):
    """The server said no; `status` is that of HTTP."""

    def __init__(self, message: str, run_id: Optional[str], status: int):
        super().__init__(message, run_id)
        self.status = status


class Unreachable(StarfishError):
    """No usable answer came. If it was about a start, that was certainly not sent: it may be tried again later."""


class StartUnknown(StarfishError):
    """Whether the job started is unknown. Ask with `wait(run_id)`, and start it again only once you know."""


class NotEnded(StarfishError):
    """The run had not ended at the deadline. It goes on; `wait(run_id)` waits again."""


class JobFailed(StarfishError):
    """A job of the run ended as Failed."""

    def __init__(self, message: str, run_id: str, rows: list[Row]):
        super().__init__(message, run_id)
        self.rows = rows


@dataclass(frozen=True)
class Job:
    """What to run, and how. A member that is None is left out, so that the server's own default holds."""

    project_id: str
    job_id: str
    argument: Optional[str] = None
    """Handed to the job, which sees it as @@VAR:JobArgument@@; usually a filter of rows."""
    chain_jobs: bool = False
    """Whether the jobs configured after this one run too."""
    thread_count: Optional[int] = None
    """8 to start with, 24 at most, the vendor says. With more than one, rows finish out of order."""
    begin_at_row: Optional[int] = None
    end_after_row: Optional[int] = None
    logging_level: Optional[int] = None
    """0 none, 1 low, 2 medium, 3 high."""
    web_hook_url: Optional[str] = None

    def request(self, run_id: str) -> bytes:
        """The body of a start. Numbers of rows and threads are texts on the wire."""
        members = {
            "runID": run_id,
            "projectID": self.project_id,
            "jobID": self.job_id,
            "argument": self.argument,
            "chainJobs": self.chain_jobs or None,
            "threadCount": _text(self.thread_count),
            "beginAtRow": _text(self.begin_at_row),
            "endAfterRow": _text(self.end_after_row),
            "loggingLevel": self.logging_level,
            "webHookURL": self.web_hook_url,
        }
        return json.dumps({name: value for name, value in members.items() if value is not None}).encode()


def run_id_for(key: str) -> str:
    """The same runID for the same key, here and in every other client of this project."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, "urn:starfish-run:" + key))


class Starfish:
    """A client for one user. Threads may share it: they share its token."""

    def __init__(
        self,
        username: str,
        password: str,
        base_url: str = "https://api.starfishetl.com",
        *,
        timeout: float = 60.0,
        inquiry: float = 30.0,
    ):
        """`timeout` bounds one answer, `inquiry` the questions about a start that got none; both in seconds."""
        self._login = {"grant_type": "password", "username": username, "password": password}
        self._base = urllib.parse.urlsplit(base_url)
        if self._base.scheme not in ("http", "https") or not self._base.hostname:
            raise ValueError("base_url: expected an address such as https://api.starfishetl.com")
        self._timeout = timeout
        self._inquiry = inquiry
        self._lock = threading.Lock()
        self._token: Optional[str] = None
        self._renew_at = 0.0
        self._refusal: Optional[Refused] = None
        self._refused_until = 0.0

    def __repr__(self) -> str:
        return f"Starfish({self._base.geturl()!r})"

    def run(self, job: Job, *, key: Optional[str] = None, deadline: float = 3600.0) -> list[Row]:
        """Starts a job once and gives its rows when it has ended; with a chain, those of every job."""
        run_id = self.start(job, key=key)
        return self.wait(run_id, deadline=deadline, is_chain=job.chain_jobs)

    def start(self, job: Job, *, key: Optional[str] = None, run_id: Optional[str] = None) -> str:
        """Starts a job once and gives its runID: that of `key`, else `run_id`, else a new one."""
        is_new = key is None and run_id is None
        run_id = run_id_for(key) if key is not None else run_id or str(uuid.uuid4())
        _check_run_id(run_id)
        if not is_new and self.results(run_id):
            return run_id
        token = self._current_token(run_id)
        body = job.request(run_id)
        sent = 0
        outcome: object = None
        for attempt in range(_ATTEMPTS):
            try:
                answer = self._send("POST", "/v1/ExecuteJobAsync", body, token=token)
            except _Unsent as error:
                outcome = error
                time.sleep(_backoff(attempt))
                continue
            except _Lost as error:
                return self._inquire(run_id, error)
            sent += 1
            outcome = answer
            if answer.is_transient or (answer.status == 200 and not answer.tells_start):
                return self._inquire(run_id, answer)
            if answer.status == 200 and answer.json["started"]:
                return run_id
            if answer.status not in (401, 429) or attempt + 1 == _ATTEMPTS:
                break
            if answer.status == 429 and not _wait_as_asked(answer, attempt):
                break
            if answer.status == 401:
                token = self._other_token(token, run_id)
            # A gateway may refuse what it has passed on already.
            is_known = self._is_known(run_id)
            if is_known:
                return run_id
            if is_known is None:
                break
        if sent == 0:
            raise Unreachable(f"run {run_id} was not started, nothing was sent: {self._told(outcome)}", run_id)
        if sent > 1:
            # The last refusal may be about a duplicate of the first start.
            return self._inquire(run_id, outcome, 0.0)
        raise Refused(f"run {run_id} was not started: {self._told(outcome)}", run_id, answer.status)

    def wait(self, run_id: str, *, deadline: float = 3600.0, is_chain: bool = False) -> list[Row]:
        """Gives the rows of a run when every job of it has ended. A failure to ask is waited out until the deadline."""
        _check_run_id(run_id)
        begin = time.monotonic()
        end = begin + deadline
        last: object = "the Results do not know it"
        is_confirmed = not is_chain
        while True:
            delay = min(30.0, max(0.5, (time.monotonic() - begin) / 16))
            try:
                rows = self._results_once(run_id, end)
                statuses = [row.get("status") for row in rows]
                if rows:
                    last = f"its status is {', '.join(map(str, statuses))}"
                if rows and all(status in _ENDS for status in statuses):
                    if is_confirmed or time.monotonic() >= end:
                        return _succeeded(run_id, rows)
                    # The next job of a chain may have no row yet, so that a second answer has to say the same.
                    is_confirmed, delay = True, 2.0
                elif rows:
                    is_confirmed = not is_chain
            except (_Unsent, _Lost) as error:
                last = error
            except Refused as error:
                # One may be a gateway's.
                if isinstance(last, Refused):
                    raise
                last = error
            left = end - time.monotonic()
            if left <= 0:
                raise NotEnded(f"run {run_id} had not ended within {deadline:g} s: {self._told(last)}", run_id)
            time.sleep(min(delay, left))

    def results(self, run_id: str) -> list[Row]:
        """The rows of a run, one for each of its jobs; empty where the server knows nothing of it (yet)."""
        _check_run_id(run_id)
        outcome: object = None
        for attempt in range(_ATTEMPTS):
            try:
                return self._results_once(run_id)
            except (_Unsent, _Lost) as error:
                outcome = error
                if attempt + 1 < _ATTEMPTS:
                    time.sleep(_backoff(attempt))
        raise Unreachable(f"the Results of run {run_id} cannot be asked for: {self._told(outcome)}", run_id)

    def _results_once(self, run_id: str, end: Optional[float] = None) -> list[Row]:
        path = "/v1/Results/" + urllib.parse.quote(run_id, safe="")
        token = self._current_token(run_id)
        answer = self._send("GET", path, token=token, end=end)
        if answer.status == 401:
            answer = self._send("GET", path, token=self._current_token(run_id, refused=token), end=end)
        if answer.status == 404:
            return []
        if answer.status == 200 and answer.json is None:
            return []
        if answer.status == 200 and answer.rows is not None:
            return answer.rows
        if answer.status in (200, 429) or answer.is_transient:
            raise _Lost(self._told(answer))
        raise Refused(f"the Results of run {run_id} were refused: {self._told(answer)}", run_id, answer.status)

    def _is_known(self, run_id: str) -> Optional[bool]:
        """Whether the Results know the run; None where they cannot be asked."""
        try:
            return bool(self.results(run_id))
        except StarfishError:
            return None

    def _inquire(self, run_id: str, reason: object, seconds: Optional[float] = None) -> str:
        """Asks the Results about a start whose outcome is open, and for a while, because they may be behind."""
        end = time.monotonic() + (self._inquiry if seconds is None else seconds)
        delay = 0.5
        while True:
            if self._is_known(run_id):
                return run_id
            left = end - time.monotonic()
            if left <= 0:
                raise StartUnknown(f"whether run {run_id} started is unknown: {self._told(reason)}", run_id)
            time.sleep(min(delay, left))
            delay = min(delay * 2, 8.0)

    def _current_token(self, run_id: Optional[str], refused: Optional[str] = None) -> str:
        """The token that is held, or a new one where its end is near or it was refused. Threads share one login."""
        with self._lock:
            if self._token is None or self._token == refused or time.monotonic() >= self._renew_at:
                try:
                    self._log_in()
                except Refused as error:
                    raise Refused(str(error), run_id, error.status) from None
                except Unreachable as error:
                    raise Unreachable(str(error), run_id) from None
            return self._token or ""

    def _other_token(self, refused: str, run_id: str) -> str:
        """A token to ask with after a start was answered with 401; without one nobody can tell what became of it."""
        try:
            return self._current_token(run_id, refused)
        except Unreachable as error:
            raise StartUnknown(f"whether run {run_id} started is unknown: 401, then {error}", run_id) from error

    def _log_in(self) -> None:
        # Many tries with a wrong password can lock the account.
        if self._refusal is not None and time.monotonic() < self._refused_until:
            raise self._refusal
        outcome: object = None
        for attempt in range(_ATTEMPTS):
            try:
                body = urllib.parse.urlencode(self._login).encode()
                answer = self._send("POST", "/token", body, "application/x-www-form-urlencoded")
                outcome = answer
                if answer.status == 200 and self._keep_token(answer.json):
                    return
                if answer.status in (400, 401):
                    self._refusal = Refused(f"the login was refused: {self._told(answer)}", None, answer.status)
                    self._refused_until = time.monotonic() + 30.0
                    raise self._refusal
            except (_Unsent, _Lost) as error:
                outcome = error
            if attempt + 1 < _ATTEMPTS:
                time.sleep(_backoff(attempt))
        # What an answer with 200 says may be a token.
        is_odd = isinstance(outcome, _Answer) and outcome.status == 200
        raise Unreachable(f"no token could be had: {'an answer without a token' if is_odd else self._told(outcome)}")

    def _keep_token(self, answer: Any) -> bool:
        """Whether the answer has a token. It is renewed a minute before its end, or a tenth of a short life."""
        token = answer.get("access_token") if isinstance(answer, dict) else None
        # Anything else would be refused as a header, with a message that shows it.
        if not isinstance(token, str) or not re.fullmatch(r"[\x21-\x7e]+", token):
            return False
        try:
            lifetime = float(answer.get("expires_in") or "inf")
        except (TypeError, ValueError):
            lifetime = float("inf")
        self._token = token
        self._renew_at = time.monotonic() + lifetime - min(60.0, lifetime / 10)
        return True

    def _send(
        self,
        method: str,
        path: str,
        body: Optional[bytes] = None,
        content_type: str = "application/json",
        *,
        token: Optional[str] = None,
        end: Optional[float] = None,
    ) -> _Answer:
        """One request on a connection of its own: _Unsent where none came about, _Lost where no whole answer came."""
        headers = {"Accept": "application/json", "Connection": "close"}
        if body is not None:
            headers["Content-Type"] = content_type
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        limit = time.monotonic() + self._timeout
        # A poll near a deadline ends soon after it.
        limit = limit if end is None else min(limit, max(end, time.monotonic() + 1.0))
        secure = self._base.scheme == "https"
        connect = http.client.HTTPSConnection if secure else http.client.HTTPConnection
        connection = connect(self._base.hostname or "", self._base.port, timeout=limit - time.monotonic())
        try:
            try:
                connection.connect()
            except OSError as error:
                raise _Unsent(f"no connection to {self._base.hostname}: {error}") from error
            connection.request(method, self._base.path.rstrip("/") + path, body, headers)
            response = connection.getresponse()
            retry_after = response.getheader("Retry-After", "")
            return _Answer(response.status, b"".join(_parts(response, limit)), retry_after)
        except (OSError, http.client.HTTPException) as error:
            raise _Lost(f"no whole answer to {method} {path}: {error or type(error).__name__}") from error
        finally:
            connection.close()

    def _told(self, outcome: object) -> str:
        """An answer or a failure in one bounded line, without secrets, also where the server says them back."""
        text = f"HTTP {outcome.status} {outcome.reason}" if isinstance(outcome, _Answer) else str(outcome)
        for secret in (self._login["password"], self._token or ""):
            # Shorter ones stand in every other word.
            for form in _forms_of(secret) if len(secret) >= 4 else ():
                text = text.replace(form, "***")
        return "".join(each if each.isprintable() else " " for each in text)[:500].strip()


class _Unsent(Exception):
    """There was no connection: the server saw nothing."""


class _Lost(Exception):
    """There was a connection and no usable answer: the server may have acted."""


class _Answer:
    def __init__(self, status: int, body: bytes, retry_after: str):
        self.status = status
        self.retry_after = retry_after
        self.is_transient = status == 408 or status >= 500
        try:
            self.json: Any = json.loads(body)
        except (ValueError, RecursionError):
            self.json = _NOT_JSON
        self._text = body.decode("utf-8", "replace")

    @property
    def tells_start(self) -> bool:
        return isinstance(self.json, dict) and isinstance(self.json.get("started"), bool)

    @property
    def rows(self) -> Optional[list[Row]]:
        """None where the body is not a list of rows."""
        rows: Optional[list[Row]] = self.json if isinstance(self.json, list) else None
        return rows if rows is not None and all(isinstance(row, dict) for row in rows) else None

    @property
    def reason(self) -> str:
        return str(self.json.get("error")) if self.tells_start else self._text[:300]


_NOT_JSON = object()


def _parts(response: http.client.HTTPResponse, limit: float) -> Iterator[bytes]:
    size = 0
    while part := response.read1(65536):
        size += len(part)
        if size > _MAX_ANSWER_BYTES or time.monotonic() > limit:
            raise http.client.HTTPException("the answer is too large or too slow")
        yield part
    if response.length:
        raise http.client.HTTPException("the answer was cut off")


def _forms_of(secret: str) -> tuple[str, ...]:
    """A secret as it is, in JSON, in an address and in a form."""
    quoted = (json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1])
    return (secret, *quoted, urllib.parse.quote(secret, safe=""), urllib.parse.quote_plus(secret))


def _succeeded(run_id: str, rows: list[Row]) -> list[Row]:
    if any(row.get("status") == "Failed" for row in rows):
        raise JobFailed(f"a job of run {run_id} ended as Failed", run_id, rows)
    return rows


def _wait_as_asked(answer: _Answer, attempt: int) -> bool:
    """Waits as long as the server asks for, if that is no more than a minute."""
    asked = re.fullmatch(r"\d+(\.\d+)?", answer.retry_after.strip())
    seconds = float(asked[0]) if asked else _backoff(attempt)
    if seconds > _MAX_RETRY_AFTER:
        return False
    time.sleep(seconds)
    return True


def _backoff(attempt: int) -> float:
    return float(0.5 * 2**attempt) * random.uniform(0.75, 1.0)


def _check_run_id(run_id: str) -> None:
    if not run_id.strip(". ") or len(run_id) > 36 or re.search(r"[<>*%&:\\?/\x00-\x1f]", run_id):
        raise ValueError(f"run_id: expected up to 36 characters that can stand in an address, found {run_id!r}")


def _text(number: Optional[int]) -> Optional[str]:
    return None if number is None else str(number)
