"""Asks for a token, which the other samples take from STARFISH_TOKEN.

Needs STARFISH_USERNAME and STARFISH_PASSWORD. Python 3.9 or later, no packages.
"""

import json
import os
import sys
import urllib.error
import urllib.parse
import urllib.request

BASE = os.environ.get("STARFISH_BASE_URL", "https://api.starfishetl.com")

login = {
    "grant_type": "password",
    "username": os.environ["STARFISH_USERNAME"],
    "password": os.environ["STARFISH_PASSWORD"],
}
try:
    with urllib.request.urlopen(BASE + "/token", urllib.parse.urlencode(login).encode(), timeout=60) as answer:
        token = json.load(answer)
except urllib.error.HTTPError as error:
    # `error` and `error_description`, unlike the errors of every other operation.
    sys.exit(f"No token: {error.code} {error.read().decode(errors='replace')}")

# Keep token["access_token"] for all calls until shortly before its end, and show it to nobody.
print("A token for", token["expires_in"], "seconds")
