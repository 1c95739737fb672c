"""Runs the Python of the guide over the published vectors: python3 check.py GUIDE VECTORS"""

import json
import re
import sys

guide, vectors = (open(path, encoding="utf-8").read() for path in sys.argv[1:3])
exec(re.search(r"```python\n(.*?)```", guide, re.S)[1])

wrong = []
count = 0
for vector in json.loads(vectors)["vectors"]:
    # What the address decides; the method and the body are others' to check.
    if vector["status"] in (400, 405):
        continue
    found = run_of(vector["address"], vector["secrets"], vector["now"], vector.get("audience", ""), vector.get("path"))
    count += 1
    if (found is not None) != (vector["status"] == 204):
        wrong.append(f"{vector['id']}: found {found}, expected {vector['status']}")
print("\n".join(wrong) or f"OK: {count} addresses")
sys.exit(1 if wrong or count < 25 else 0)
