"""Starts a job with any body as its argument. The server makes the runID: send it once, and never again.

Needs STARFISH_TOKEN, see requestToken. Python 3.9 or later, no packages.
"""

import http.client
import json
import os
import sys
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


project, job = "3f6c2a9e-7b14-4d88-9e05-1a2b3c4d5e6f", "9b2f1c64-0d7e-4a53-8c1b-5f3a7e6d2c10"
address = f"/v1/Webhook?instance=acme&projectid={project}&jobid={job}"
try:
    status, answer = call("POST", address, {"order": 1042, "region": "EMEA"})
except LOST as error:
    sys.exit(f"No answer tells whether it started. Look before you send it again: {error}")
if status == 408 or status >= 500:
    sys.exit(f"Whether it started is unknown. Look before you send it again: {status} {answer}")
if status != 200 or not answer["started"]:
    sys.exit(f"The job was not started: {status} {answer}")
print("Started as run", answer["runID"])
