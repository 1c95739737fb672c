/** Every extension that this description may have; the README of the description says what each means. */
const words = new Set([
  "x-answers-at-end",
  "x-body-name",
  "x-client-name",
  "x-evidence",
  "x-observed-required",
  "x-starts-job",
  "x-terminal",
  "x-xml-dialect",
  "x-xsd-type",
]);

/** A word that no tool of ours knows is a typo, and says nothing: an `x-start-job` is an operation that is sent twice. */
export function extensionWordsKnown() {
  return {
    any: {
      enter(node, { report, location }) {
        if (typeof node !== "object" || node === null || Array.isArray(node)) return;
        for (const name of Object.keys(node)) {
          if (!name.startsWith("x-") || words.has(name)) continue;
          report({
            message: `"${name}" is not an extension of this description: it has ${[...words].join(", ")}.`,
            location: location.child(name).key(),
          });
        }
      },
    },
  };
}
