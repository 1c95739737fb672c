#!/usr/bin/env bash
# Starts a job once and waits for its end.
# Needs STARFISH_TOKEN, see requestToken. bash and curl 7.55 or later.
base=${STARFISH_BASE_URL:-https://api.starfishetl.com}

fail() { echo "$1" >&2; exit 1; }

# The body of an answer, and its status below. The token is in no argument: those are in the list of processes.
call() {
  curl -sS -w '\n%{http_code}' -H @<(echo "Authorization: Bearer $STARFISH_TOKEN") -H 'Accept: application/json' "$@"
}

# The same order always has the same runID, a UUID of version 5: started again, this program starts no second run.
hash=$({ printf '\153\247\270\021\235\255\021\321\200\264\000\300\117\324\060\310'
  printf %s 'urn:starfish-run:order-1042'; } | sha1sum)
run_id=${hash:0:8}-${hash:8:4}-5${hash:13:3}-$(printf %x $((0x${hash:16:1} & 3 | 8)))${hash:17:3}-${hash:20:12}

statuses_of() { grep -oE '"status" *: *("[^"]*"|null)' <<<"$1"; }

answer=$(call --max-time 60 "$base/v1/Results/$run_id")
if ! [[ $answer =~ ^(\[|null).*200$ || $answer =~ 404$ ]]; then
  fail "Nothing was started, the Results cannot be asked: $answer"
fi
is_started=$(statuses_of "$answer")

if [ -z "$is_started" ]; then
  answer=$(call --max-time 60 "$base/v1/ExecuteJobAsync" -H 'Content-Type: application/json' --data-binary @- <<BODY
{ "runID": "$run_id", "projectID": "3f6c2a9e-7b14-4d88-9e05-1a2b3c4d5e6f",
  "jobID": "9b2f1c64-0d7e-4a53-8c1b-5f3a7e6d2c10", "argument": "Region = 'EMEA'" }
BODY
  )
  case ${answer##*$'\n'}$(grep -oE '"started" *: *(true|false)' <<<"$answer") in
    200*true) is_started=yes ;;
    200*false) fail "The job was not started: $answer" ;;
    408 | 5?? | 200 | 000) echo "No answer tells whether it started. It is not sent again, the Results are asked" >&2 ;;
    *) fail "The job was not started: $answer" ;;
  esac
fi

for ((seconds = 0; seconds < 3600; seconds += 2)); do
  answer=$(call --max-time 60 "$base/v1/Results/$run_id")
  [ "${answer##*$'\n'}" != 401 ] || fail "Run $run_id goes on, but: $answer"
  statuses=$(statuses_of "$answer")
  if [ -n "$statuses" ] && ! grep -qvE '"(Complete|Failed)"$' <<<"$statuses"; then
    echo "$answer"
    ! grep -q '"Failed"$' <<<"$statuses"
    exit
  fi
  if [ -z "$statuses$is_started" ] && ((seconds >= 30)); then
    fail "Whether run $run_id started is unknown. Look before you start it again"
  fi
  sleep 2
done
fail "Run $run_id has not ended within an hour. It goes on"
