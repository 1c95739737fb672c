import { existsSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { answersOf, requestsOf } from "./captured-vectors.js";
import { webhookVectors } from "./webhook-vectors.js";

const forms = ["json", "xml", "form"];

/**
 * The conformance vectors of one description by their file's name: what its named examples say, what a real server was
 * seen to do, and the traps written by hand. Without a file of traps there are the vectors of the examples alone.
 */
export function vectors(name, document, root) {
  const file = new URL(`openapi/vectors/${name}.yaml`, root);
  const {
    corpus,
    messages = [],
    answers = [],
    refusals = [],
    webhooks = false,
  } = existsSync(file) ? parse(readFileSync(file, "utf8")) : {};
  const captured = corpus ? JSON.parse(readFileSync(new URL(corpus, root), "utf8")).cases : [];
  const files = {
    messages: [...messagesOf(document), ...messages.map(withJson)],
    answers: [...answers, ...answersOf(captured)],
    requests: requestsOf(captured),
    refusals,
    webhooks: webhooks ? webhookVectors() : [],
  };
  return Object.fromEntries(
    Object.entries(files)
      .filter(([, list]) => list.length > 0)
      .map(([kind, list]) => [`${name}.vectors/${kind}.json`, { description: name, kind, vectors: list }]),
  );
}

const withJson = ({ xml, ...vector }) => ({ ...vector, json: JSON.stringify(vector.value), xml });

/** One vector per example of a message that has more than one form, which all say the same. */
function messagesOf({ components: { examples, schemas } }) {
  const groups = Map.groupBy(Object.entries(examples), ([key]) => key.replace(/-\w+$/, ""));
  return [...groups].flatMap(([id, entries]) => {
    const texts = Object.fromEntries(entries.map(([key, { value }]) => [key.split("-").at(-1), value]));
    const [message] = id.split("-");
    if (texts.json === undefined || schemas[message] === undefined) return [];
    return [
      {
        id,
        message,
        says: entries[0][1].summary ?? "A named example of the description.",
        evidence: schemas[message]["x-evidence"],
        value: texts.json,
        ...Object.fromEntries(
          forms
            .filter((form) => texts[form] !== undefined)
            .map((form) => [form, form === "json" ? JSON.stringify(texts.json) : texts[form]]),
        ),
      },
    ];
  });
}
