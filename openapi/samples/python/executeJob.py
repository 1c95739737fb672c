"""Starts a job once, with an answer at its end.

Needs STARFISH_TOKEN, see requestToken. Python 3.9 or later, no packages.
"""

import http.client
import json
import os
import sys
import time
import urllib.error
import urllib.request
import uuid

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


# The same order always has the same runID: started again, this program starts no second run.
run_id = str(uuid.uuid5(uuid.NAMESPACE_URL, "urn:starfish-run:order-1042"))
try:
    is_started = bool(results(run_id))
except LOST as error:
    sys.exit(f"Nothing was started, the Results cannot be asked: {error}")
if not is_started:
    order = {
        "runID": run_id,
        "projectID": "3f6c2a9e-7b14-4d88-9e05-1a2b3c4d5e6f",
        "jobID": "9b2f1c64-0d7e-4a53-8c1b-5f3a7e6d2c10",
        "argument": "Region = 'EMEA'",
    }
    try:
        status, answer = call("POST", "/v1/ExecuteJob", order, timeout=3600)
        if 300 <= status < 500 and status != 408:
            sys.exit(f"The job was not started: {status} {answer}")
        is_started = status == 200
    except LOST as error:
        print("No answer tells whether it started. It is not sent again, the Results are asked:", error)

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
        sys.exit(f"Whether run {run_id} started is unknown. Look before you start it again")
    if waited > 3600:
        sys.exit(f"Run {run_id} has not ended within an hour. It goes on")
    time.sleep(2)

for row in rows:
    print(row["status"], row["totalRows"], "rows,", row["errors"], "errors")
sys.exit(any(row["status"] == "Failed" for row in rows))
