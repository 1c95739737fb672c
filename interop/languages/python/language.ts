import type { Language } from "../../language.ts";

const generate = "generate --path description.json --config config.yaml --meta none --output-path starfish --overwrite";

export const python: Language = {
  id: "python",
  name: "Python",
  generator: "openapi-python-client 0.29.1",
  tools: [{ command: "python3", install: "packages python3 and python3-venv, Python 3.11 or later" }],
  files: {
    "check.py": "../webhooks/check.py",
    "webhooks.md": "../../docs/guides/webhooks.md",
    "webhooks.json": "../../openapi/generated/starfish.v1.vectors/webhooks.json",
  },
  descriptions: { "description.json": "starfish.v1.json-bodies.json" },
  build: [
    // The signature of webhook addresses, as the guide has it for Python.
    { command: "python3", args: ["check.py", "webhooks.md", "webhooks.json"] },
    { command: "python3", args: ["-m", "venv", "venv"] },
    { command: "venv/bin/pip", args: ["install", "-q", "--disable-pip-version-check", "-r", "requirements.txt"] },
    { command: "venv/bin/openapi-python-client", args: generate.split(" ") },
  ],
  programs: { "application/json": { command: "venv/bin/python", args: ["main.py"] } },
  limits: [
    {
      limit: "A body that has a JSON and a form type is sent as both at once, under the form's Content-Type.",
      remedy: "Give it `json-bodies`.",
    },
    { limit: "It has no XML.", remedy: "Use JSON." },
    { limit: "`postWebhook` is left out, because its body may be of any type.", remedy: "Post to it with httpx." },
  ],
};
