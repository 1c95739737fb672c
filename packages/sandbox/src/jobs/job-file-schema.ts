const count = { type: "integer", minimum: 0, maximum: 2_147_483_647 };

const behaviour = {
  duration: { type: "number", minimum: 0, description: "Milliseconds with one thread; more threads divide it." },
  totalRows: { ...count, description: "Rows read from the origin." },
  inserts: { ...count, description: "Rows inserted at the destination." },
  updates: { ...count, description: "Rows updated at the destination." },
  deletes: { ...count, description: "Rows deleted at the destination." },
  errors: { ...count, description: "Rows that failed; Complete with errors is normal." },
  skips: { ...count, description: "Rows skipped." },
  ignores: { ...count, description: "Rows ignored." },
  status: { type: "string", description: "How the job ends: Complete, Failed or another word." },
  error: { type: "string", description: "What went wrong." },
  refuse: { type: "string", description: "Why the job does not start at all." },
};

/** The JSON Schema of a file that describes projects and jobs, in JSON or YAML. */
export const jobFileSchema: object = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "Projects and jobs of the StarfishETL sandbox",
  type: "object",
  required: ["projects"],
  additionalProperties: false,
  properties: {
    $schema: { type: "string" },
    projects: {
      description: "By projectID; * stands for every project that is not listed.",
      type: "object",
      additionalProperties: {
        type: "object",
        required: ["jobs"],
        additionalProperties: false,
        properties: {
          jobs: {
            description: "By jobID; * stands for every job that is not listed.",
            type: "object",
            additionalProperties: {
              type: "object",
              additionalProperties: false,
              properties: {
                name: { type: "string" },
                ...behaviour,
                next: { type: "string", description: "The job of the same project that a chain runs next." },
                when: {
                  description: "The first that fits the argument changes the behaviour.",
                  type: "array",
                  items: {
                    type: "object",
                    additionalProperties: false,
                    oneOf: [{ required: ["argument"] }, { required: ["argumentMatches"] }],
                    properties: {
                      argument: { type: "string", description: "The argument must be this text." },
                      argumentMatches: {
                        type: "string",
                        format: "regex",
                        description: "The argument must match this regular expression.",
                      },
                      ...behaviour,
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
};
