import type { Language } from "../../language.ts";

const generate = "generate --path description.json --config config.yaml --meta none --output-path starfish --overwrite";

export const python: Language = {
  id: "python",
  name: "Python",
  generator: "openapi-python-client 0.29.1",
  tools: [{ command: "python3", install: "packages python3 and python3-venv, Python 3.11 or later" }],
  descriptions: { "description.json": { edition: "3.1", only: "application/json" } },
  build: [
    { command: "python3", args: ["-m", "venv", "venv"] },
    { command: "venv/bin/pip", args: ["install", "-q", "--disable-pip-version-check", "-r", "requirements.txt"] },
    { command: "venv/bin/openapi-python-client", args: generate.split(" ") },
  ],
  programs: { "application/json": { command: "venv/bin/python", args: ["main.py"] } },
  limits: [
    {
      limit: "A body that has a JSON and a form type is sent as both at once, under the form's Content-Type.",
      remedy: "Keep `application/json` alone, with an overlay that removes the other keys of each `content`.",
    },
    { limit: "It has no XML.", remedy: "Use JSON." },
    { limit: "`postWebhook` is left out, because its body may be of any type.", remedy: "Post to it with httpx." },
  ],
};
