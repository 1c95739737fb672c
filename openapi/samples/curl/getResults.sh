#!/usr/bin/env bash
# Waits for a run that was started before and reads its results.
# Needs STARFISH_TOKEN, see requestToken, and the runID in STARFISH_RUN_ID. bash and curl 7.55 or later.
base=${STARFISH_BASE_URL:-https://api.starfishetl.com}

fail() { echo "$1" >&2; exit 1; }

# The body of an answer, and its status below. The token is in no argument: those are in the list of processes.
call() {
  curl -sS -w '\n%{http_code}' -H @<(echo "Authorization: Bearer $STARFISH_TOKEN") -H 'Accept: application/json' "$@"
}

run_id=$STARFISH_RUN_ID
is_started=
statuses_of() { grep -oE '"status" *: *("[^"]*"|null)' <<<"$1"; }

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
    fail "Nobody knows run $run_id"
  fi
  sleep 2
done
fail "Run $run_id has not ended within an hour. It goes on"
