const namespace = "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers";

/** The new members and the new parameter, and the new operation's id, its schema and its summary. */
export const added = {
  member: "rowsPerSecond",
  list: "tags",
  object: "owner",
  parameter: "top",
  operation: "deleteResults",
  schema: "deletedResults",
  summary: "Forget the results of a run.",
} as const;

/** The description with some members, a parameter and two operations more, as somebody would write them by hand. */
export function changeDescription(description: string): string {
  return [object, member, list, parameter, reading, operation, schema, examples].reduce(insert, description);
}

/** The same with the new member among those that must be there. */
export function requireMember(changed: string): string {
  return insert(changed, {
    after: "    resultsResponse:",
    before: "      properties:",
    text: `      required: [${added.member}]\n`,
  });
}

interface Insertion {
  /** Where the search for the place begins: the first line that is this text. */
  readonly after: string;
  /** The text goes in front of the next line that begins like this. */
  readonly before: string;
  readonly text: string;
}

function insert(description: string, { after, before, text }: Insertion): string {
  const start = description.indexOf(`\n${after}\n`);
  const place = description.indexOf(`\n${before}`, start + 1);
  if (start === -1 || place === -1) {
    throw new Error(`openapi/starfish.v1.yaml has no line "${before}" after "${after}": fix test/first-change.`);
  }
  return `${description.slice(0, place)}\n${text}${description.slice(place + 1)}`;
}

/** What the new operations have in common. */
const ofRun = `      parameters:
        - name: id
          in: path
          required: true
          x-evidence: documented
          x-client-name: runID
          description: The runID.
          schema: { type: string }
          example: 550e8400-e29b-41d4-a716-446655440000
`;
const refusals = `        "401": { $ref: "#/components/responses/Denied" }
        "404": { $ref: "#/components/responses/NotFound" }
        "405": { $ref: "#/components/responses/MethodNotAllowed" }
        "500": { $ref: "#/components/responses/ServerError" }
`;

const member: Insertion = {
  after: "    resultsResponse:",
  before: "        runID:",
  text: `        rowsPerSecond:
          type: integer
          format: int32
          x-evidence: documented
          description: How many rows the job moved in a second.
          xml: { namespace: ${namespace} }
`,
};

const list: Insertion = {
  after: "    resultsResponse:",
  before: "        totalRows:",
  text: `        ${added.list}:
          type: [array, "null"]
          x-evidence: documented
          description: What the job is filed under.
          xml: { namespace: ${namespace} }
          items: { type: string }
`,
};

const object: Insertion = {
  after: "    resultsResponse:",
  before: "        runID:",
  text: `        ${added.object}:
          type: [object, "null"]
          x-evidence: documented
          description: Whose job it is.
          xml: { namespace: ${namespace} }
          properties:
            name:
              type: [string, "null"]
              x-evidence: documented
              description: Of a user.
              xml: { namespace: ${namespace} }
`,
};

const parameter: Insertion = {
  after: "  /v1/Results/{id}:",
  before: "      responses:",
  text: `        - name: ${added.parameter}
          in: query
          x-evidence: documented
          description: How many rows at the most.
          schema: { type: integer, format: int32, minimum: 1 }
          example: 10
`,
};

/** It stands before the operation of the Results, and reads by a runID as that does. */
const reading: Insertion = {
  after: "paths:",
  before: "  /v1/Results/{id}:",
  text: `  /v1/Logs/{id}:
    get:
      operationId: getLog
      tags: [Results]
      x-evidence: documented
      summary: Read whether there is a log of a run.
      description: The log itself is a file.
${ofRun}      responses:
        "200":
          description: What there is.
          content:
            application/json:
              schema: { $ref: "#/components/schemas/${added.schema}" }
              examples:
                twoRows: { $ref: "#/components/examples/${added.schema}-twoRows-json" }
${refusals}
`,
};

const operation: Insertion = {
  after: "  /v1/Results/{id}:",
  before: "components:",
  text: `    delete:
      operationId: ${added.operation}
      tags: [Results]
      x-evidence: documented
      summary: ${added.summary}
      description: Deletes the rows of a run. The run itself goes on.
${ofRun}      responses:
        "200":
          description: The rows are gone.
          content:
            application/json:
              schema: { $ref: "#/components/schemas/${added.schema}" }
              examples:
                twoRows: { $ref: "#/components/examples/${added.schema}-twoRows-json" }
            text/json:
              schema: { $ref: "#/components/schemas/${added.schema}" }
              examples:
                twoRows: { $ref: "#/components/examples/${added.schema}-twoRows-json" }
            application/xml:
              schema: { $ref: "#/components/schemas/${added.schema}" }
              examples:
                twoRows: { $ref: "#/components/examples/${added.schema}-twoRows-xml" }
            text/xml:
              schema: { $ref: "#/components/schemas/${added.schema}" }
              examples:
                twoRows: { $ref: "#/components/examples/${added.schema}-twoRows-xml" }
${refusals}
`,
};

const schema: Insertion = {
  after: "  schemas:",
  before: "    Error:",
  text: `    ${added.schema}:
      type: object
      x-evidence: documented
      description: What was deleted.
      required: [deleted, runID]
      properties:
        deleted:
          type: boolean
          x-evidence: documented
          description: Whether there was anything to delete.
          xml: { namespace: ${namespace} }
        rows:
          type: integer
          format: int32
          x-evidence: documented
          description: How many rows were deleted.
          xml: { namespace: ${namespace} }
        runID:
          type: [string, "null"]
          x-evidence: documented
          description: The run that the rows belonged to.
          xml: { namespace: ${namespace} }
      xml:
        name: ${added.schema}
        namespace: ${namespace}

`,
};

const examples: Insertion = {
  after: "  examples:",
  before: "    tokenRequest-password-form:",
  text: `    ${added.schema}-twoRows-json:
      value: { runID: 550e8400-e29b-41d4-a716-446655440000, deleted: true, rows: 2 }
    ${added.schema}-twoRows-xml:
      value: >-
        <${added.schema} xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="${namespace}"><deleted>true</deleted><rows>2</rows><runID>550e8400-e29b-41d4-a716-446655440000</runID></${added.schema}>
`,
};
