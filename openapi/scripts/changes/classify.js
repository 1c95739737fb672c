import { resolve } from "../document.js";
import { compareRecords } from "./compare-records.js";
import { compareSchema } from "./compare-schemas.js";

/** From the harmless to the harmful; each is the bump of the version that a release with such a change needs. */
export const classes = ["patch", "minor", "major"];

/**
 * What changed between two editions of one description. A change is `major` where code that was right before can fail
 * after it, `minor` where something new can be done, `patch` where only words, examples and evidence differ.
 */
export function classify(before, after) {
  const changes = [];
  const report = (bump, what) => changes.push({ bump, what });
  operations(before, after, report);
  compareSecuritySchemes(before, after, report);
  if (before.servers?.[0]?.url !== after.servers?.[0]?.url) report("major", "The server's address changed");
  // The version number is made by the release itself.
  const same = JSON.stringify(withoutVersion(before)) === JSON.stringify(withoutVersion(after));
  if (changes.length === 0 && !same) report("patch", "Words, examples or evidence changed");
  return unique(changes);
}

const withoutVersion = ({ info: { version: _, ...info }, ...document }) => ({ ...document, info });

function unique(changes) {
  return [...new Map(changes.map((change) => [`${change.bump} ${change.what}`, change])).values()];
}

/** The highest of the bumps that the changes need; undefined where nothing changed. */
export function bumpOf(changes) {
  return classes.findLast((bump) => changes.some((change) => change.bump === bump));
}

function operations(before, after, report) {
  const old = operationsOf(before, before.paths ?? {});
  const now = operationsOf(after, after.paths ?? {});
  compareRecords(old, now, report, "Operation", { removed: "major", added: "minor" }, (name, one, other) =>
    compareOperation(name, { before, after }, one, other, report),
  );
}

function operationsOf(document, paths) {
  return Object.fromEntries(
    Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => [
        `${method.toUpperCase()} ${path}`,
        { ...operation, security: operation.security ?? document.security ?? [] },
      ]),
    ),
  );
}

function compareOperation(where, documents, one, other, report) {
  if (one.operationId !== other.operationId) report("major", `${where}: its operationId changed`);
  if (Boolean(one["x-starts-job"]) !== Boolean(other["x-starts-job"]))
    report("major", `${where}: x-starts-job changed`);
  compareSecurity(where, one.security, other.security, report);
  compareParameters(where, documents, one.parameters ?? [], other.parameters ?? [], report);
  compareRequest(where, documents, one.requestBody, other.requestBody, report);
  compareResponses(where, documents, one.responses ?? {}, other.responses ?? {}, report);
  compareCallbacks(where, documents, one.callbacks ?? {}, other.callbacks ?? {}, report);
}

function compareSecurity(where, one, other, report) {
  const name = (requirement) => JSON.stringify(requirement);
  const isOpen = (list) => list.length === 0 || list.some((requirement) => Object.keys(requirement).length === 0);
  if (one.some((requirement) => !other.map(name).includes(name(requirement))) || (isOpen(one) && !isOpen(other)))
    report("major", `${where}: a way to be let in was removed`);
  else if (other.some((requirement) => !one.map(name).includes(name(requirement))))
    report("minor", `${where}: another way to be let in`);
}

function compareParameters(where, documents, one, other, report) {
  const byName = (list, document) =>
    Object.fromEntries(
      list.map((node) => resolve(document, node)).map((found) => [`${found.in} ${found.name}`, found]),
    );
  const old = byName(one, documents.before);
  const now = byName(other, documents.after);
  const added = (name) => (now[name].required ? "major" : "minor");
  compareRecords(old, now, report, `${where}: parameter`, { removed: "major", added }, (name, first, second) => {
    if (!first.required && second.required) report("major", `${where}: parameter ${name} became required`);
    if (first.required && !second.required) report("minor", `${where}: parameter ${name} became optional`);
    compareSchema(`${where}: parameter ${name}`, "request", documents, first.schema, second.schema, report);
  });
}

function compareRequest(where, documents, one, other, report) {
  if (one === undefined || other === undefined) {
    if (one !== other) report(other?.required === false ? "minor" : "major", `${where}: its body came or went`);
    return;
  }
  const old = resolve(documents.before, one);
  const now = resolve(documents.after, other);
  if (!old.required && now.required) report("major", `${where}: the body became required`);
  if (old.required && !now.required) report("minor", `${where}: the body became optional`);
  compareContent(`${where} request`, "request", documents, old.content, now.content, report);
}

function compareResponses(where, documents, one, other, report) {
  compareRecords(
    one,
    other,
    report,
    `${where}: answer`,
    { removed: "major", added: "minor" },
    (status, first, second) => {
      const old = resolve(documents.before, first);
      const now = resolve(documents.after, second);
      compareContent(`${where} ${status}`, "response", documents, old.content ?? {}, now.content ?? {}, report);
      compareHeaders(`${where} ${status}`, old.headers ?? {}, now.headers ?? {}, report);
    },
  );
}

function compareHeaders(where, one, other, report) {
  compareRecords(one, other, report, `${where}: header`, { removed: "major", added: "minor" }, () => {});
}

function compareCallbacks(where, documents, one, other, report) {
  compareRecords(
    one,
    other,
    report,
    `${where}: callback`,
    { removed: "major", added: "minor" },
    (name, first, second) => {
      const old = operationsOf(documents.before, first);
      const now = operationsOf(documents.after, second);
      const what = `${where}: callback ${name}`;
      compareRecords(old, now, report, what, { removed: "major", added: "major" }, (_, sent, sends) => {
        // The server sends what is a request here: whoever wrote the receiver reads it like an answer.
        const content = ({ requestBody }, document) => resolve(document, requestBody)?.content ?? {};
        compareContent(
          what,
          "response",
          documents,
          content(sent, documents.before),
          content(sends, documents.after),
          report,
        );
      });
    },
  );
}

function compareContent(where, direction, documents, one, other, report) {
  compareRecords(one, other, report, `${where}: media type`, { removed: "major", added: "minor" }, (_, old, now) =>
    compareSchema(where, direction, documents, old.schema, now.schema, report),
  );
}

function compareSecuritySchemes(before, after, report) {
  const of = ({ components }) => components?.securitySchemes ?? {};
  const bare = ({ description: _, "x-evidence": __, ...scheme }) => JSON.stringify(scheme);
  compareRecords(
    of(before),
    of(after),
    report,
    "Security scheme",
    { removed: "major", added: "minor" },
    (name, old, now) => {
      if (bare(old) !== bare(now)) report("major", `Security scheme ${name} changed`);
    },
  );
}
