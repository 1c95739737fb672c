#!/usr/bin/env bash
# Asks for a token and keeps it for the other samples: run it with a dot, ". ./requestToken.sh".
# Needs STARFISH_USERNAME and STARFISH_PASSWORD. bash and curl 7.55 or later.
base=${STARFISH_BASE_URL:-https://api.starfishetl.com}

# The password is in no argument: those are in the list of processes.
answer=$(curl -sS --max-time 60 -w '\n%{http_code}' "$base/token" \
  -d grant_type=password --data-urlencode "username=$STARFISH_USERNAME" \
  --data-urlencode password@<(printf %s "$STARFISH_PASSWORD"))

if [ "${answer##*$'\n'}" = 200 ]; then
  STARFISH_TOKEN=$(sed -n 's/.*"access_token" *: *"\([^"]*\)".*/\1/p' <<<"$answer")
  export STARFISH_TOKEN
  echo "A token for $(sed -n 's/.*"expires_in" *: *\([0-9]*\).*/\1/p' <<<"$answer") seconds"
else
  echo "No token: $answer" >&2
  return 1 2>/dev/null || exit 1
fi
