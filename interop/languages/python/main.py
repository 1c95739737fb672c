"""Starts a job with the generated client, waits for its end and prints its row."""

import json
import os
import time

from starfish import AuthenticatedClient, Client
from starfish.api.jobs import execute_job_async
from starfish.api.results import get_results
from starfish.api.tokens import request_token
from starfish.models import ExecJobAsyncRequest, ExecJobAsyncResponse, TokenRequest, TokenResponse

url = os.environ["STARFISH_URL"]
run_id = os.environ["STARFISH_RUN_ID"]

token = request_token.sync(
    client=Client(url),
    body=TokenRequest("password", os.environ["STARFISH_PASSWORD"], os.environ["STARFISH_USER"]),
)
if not isinstance(token, TokenResponse):
    raise SystemExit(f"no token: {token}")
client = AuthenticatedClient(url, token.access_token)

request = ExecJobAsyncRequest(
    job_id=os.environ["STARFISH_JOB"],
    project_id=os.environ["STARFISH_PROJECT"],
    run_id=run_id,
    argument=os.environ["STARFISH_ARGUMENT"],
    thread_count="8",
)
answer = execute_job_async.sync(client=client, body=request)
if not isinstance(answer, ExecJobAsyncResponse) or not answer.started:
    raise SystemExit(f"not started: {answer}")

for _ in range(200):
    rows = get_results.sync(run_id, client=client)
    if isinstance(rows, list) and rows and rows[0].status == "Complete":
        print(json.dumps({"runID": rows[0].run_id, "status": rows[0].status, "totalRows": rows[0].total_rows}))
        break
    time.sleep(0.05)
else:
    raise SystemExit(f"not ended: {rows}")
