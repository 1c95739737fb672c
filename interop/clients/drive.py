"""Gives orders to starfish.py, many at a time, and gives those again that were left open, as a queue does.

An order is a line: key, jobID, endAfterRow, "chain" or "", argument; what became of it is one too. Tabs part both.
"""

import os
import sys
from concurrent.futures import ThreadPoolExecutor

from starfish import Job, JobFailed, NotEnded, Refused, Starfish, StartUnknown, Unreachable

times = int(os.environ.get("STARFISH_TIMES", "40"))
deadline = float(os.environ.get("STARFISH_DEADLINE", "15"))
client = Starfish(
    os.environ["STARFISH_USERNAME"],
    os.environ["STARFISH_PASSWORD"],
    os.environ["STARFISH_BASE_URL"],
    timeout=float(os.environ.get("STARFISH_TIMEOUT", "5")),
    inquiry=5.0,
)


def outcome_of(job, key):
    try:
        return "ended", client.run(job, key=key, deadline=deadline), ""
    except JobFailed as error:
        return "failed", error.rows, error
    except Refused as error:
        return "refused" if error.status == 200 else "turned away", [], error
    except (StartUnknown, NotEnded, Unreachable) as error:
        return type(error).__name__, [], error


def deliver(line):
    key, job_id, rows, chain, argument = line.rstrip("\n").split("\t")
    job = Job("chaos", job_id, argument, chain_jobs=chain != "", end_after_row=int(rows), thread_count=4)
    said = []
    for _ in range(times):
        outcome, rows, message = outcome_of(job, key)
        said += [str(message)] if str(message) else []
        if outcome in ("ended", "failed", "refused"):
            break
    told = ",".join(f"{row['status']}:{row['totalRows']}" for row in rows)
    return "\t".join([key, outcome, told, " / ".join(said)])


with ThreadPoolExecutor(40) as pool:
    for result in pool.map(deliver, sys.stdin.readlines()):
        print(result, flush=True)
