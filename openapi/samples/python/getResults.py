"""Waits for a run that was started before and reads its results.

Needs STARFISH_TOKEN, see requestToken, and the runID in STARFISH_RUN_ID. Python 3.9 or later, no packages.
"""

import http.client
import json
import os
import sys
import time
import urllib.error
import urllib.request

BASE = os.environ.get("STARFISH_BASE_URL", "https://api.starfishetl.com")
LOST = (OSError, http.client.HTTPException, ValueError)
"""What `call` raises where no whole answer came: the server may have acted."""


def call(method, path, body=None, timeout=60):
    """The status and the JSON of an answer; of an error, its text."""
    headers = {"Authorization": "Bearer " + os.environ["STARFISH_TOKEN"], "Accept": "application/json"}
    if body is not None:
        headers["Content-Type"] = "application/json"
        body = json.dumps(body).encode()
    request = urllib.request.Request(BASE + path, body, headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(errors="replace")


def results(run_id):
    """The rows of a run, one for each of its jobs; none where the server knows nothing of it (yet)."""
    status, rows = call("GET", "/v1/Results/" + run_id)
    if status >= 500:
        raise OSError(f"the Results answer {status}")
    if status not in (200, 404):
        sys.exit(f"The Results of run {run_id}: {status} {rows}")
    if status == 200 and not isinstance(rows, (list, type(None))):
        raise ValueError("no list of rows")
    return rows or [] if status == 200 else []


run_id = os.environ["STARFISH_RUN_ID"]
is_started = False

begin = time.monotonic()
while True:
    try:
        rows = results(run_id)
    except LOST as error:
        print("Asking again:", error)
        rows = []
    if rows and all(row["status"] in ("Complete", "Failed") for row in rows):
        break
    waited = time.monotonic() - begin
    if not (rows or is_started) and waited > 30:
        sys.exit(f"Nobody knows run {run_id}")
    if waited > 3600:
        sys.exit(f"Run {run_id} has not ended within an hour. It goes on")
    time.sleep(2)

for row in rows:
    print(row["status"], row["totalRows"], "rows,", row["errors"], "errors")
sys.exit(any(row["status"] == "Failed" for row in rows))
