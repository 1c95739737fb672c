/** What each kind of loss means to a reader: what the description says, and what the 2.0 edition has in its place. */
const meanings = {
  mediaTypes: ["bodies in other media types", "JSON alone"],
  server: ["the description of the server", "left out; `host`, `basePath` and `schemes` have the address"],
  callbacks: [
    "callbacks",
    "left out: the server's POST to `webHookURL` is not described. Give it a flow of its own that begins with an HTTP request",
  ],
  requestExamples: ["examples of requests", "left out; 2.0 has none"],
  responseExamples: ["examples of answers after the first", "left out"],
  anyBody: ["a body of any media type", "a body of JSON"],
  bearer: ["a bearer token", "an API key in the header `Authorization`. Type `Bearer`, a space and the token"],
  securitySchemes: [
    "the grant with user name and password",
    "left out: such platforms do not ask for it. `requestToken` is an operation to call",
  ],
  nullable: ["members that may be null", "`x-nullable: true`, which few tools read: be ready for null"],
};

/** A page that lists what the edition has lost. Throws on a kind of loss that it cannot explain. */
export function lossesPage(name, losses) {
  const rows = losses.map(({ kind, places }) => {
    if (meanings[kind] === undefined) throw new Error(`No words for the loss of ${kind}`);
    const [what, instead] = meanings[kind];
    const where = places.filter((place) => place !== "").map((place) => `\`${place}\``);
    return `| ${what} | ${instead} | ${where.join(", ") || "everywhere"} |`;
  });
  return `# The OpenAPI 2.0 edition

\`${name}.swagger-2.0.json\` is the description in OpenAPI 2.0 with JSON bodies, for low-code platforms that read nothing
newer, such as the custom connectors of Power Automate. \`openapi/scripts/swagger-20.js\` makes it, and this list of what
is lost on the way; what the script cannot carry over stops it.

| in the description | in the 2.0 edition | where |
|---|---|---|
${rows.join("\n")}

Nothing in 2.0 keeps a flow from sending a start again. Turn the **retry policy off** for the operations with
\`x-starts-job\`, and give each order a \`runID\` of its own: a job that is started twice runs twice.
`;
}
