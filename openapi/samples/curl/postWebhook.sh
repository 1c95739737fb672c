#!/usr/bin/env bash
# Starts a job with any body as its argument. The server makes the runID: send it once, and never again.
# Needs STARFISH_TOKEN, see requestToken. bash and curl 7.55 or later.
base=${STARFISH_BASE_URL:-https://api.starfishetl.com}

fail() { echo "$1" >&2; exit 1; }

# The body of an answer, and its status below. The token is in no argument: those are in the list of processes.
call() {
  curl -sS -w '\n%{http_code}' -H @<(echo "Authorization: Bearer $STARFISH_TOKEN") -H 'Accept: application/json' "$@"
}

project=3f6c2a9e-7b14-4d88-9e05-1a2b3c4d5e6f
job=9b2f1c64-0d7e-4a53-8c1b-5f3a7e6d2c10
address="$base/v1/Webhook?instance=acme&projectid=$project&jobid=$job"
answer=$(call --max-time 60 "$address" -H 'Content-Type: application/json' --data-binary @- <<'BODY'
{ "order": 1042, "region": "EMEA" }
BODY
)
case ${answer##*$'\n'}$(grep -oE '"started" *: *(true|false)' <<<"$answer") in
  200*true) echo "Started as run $(sed -n 's/.*"runID" *: *"\([^"]*\)".*/\1/p' <<<"$answer")" ;;
  408 | 5?? | 200 | 000) fail "No answer tells whether it started. Look before you send it again" ;;
  *) fail "The job was not started: $answer" ;;
esac
