/** What a job does to rows. */
export interface RowCounts {
  readonly totalRows: number;
  readonly inserts: number;
  readonly updates: number;
  readonly deletes: number;
  readonly errors: number;
  readonly skips: number;
  readonly ignores: number;
}

/** How one job behaves. Everything has a default: a job of two seconds that completes. */
export interface JobBehaviour extends Partial<RowCounts> {
  /** Milliseconds with one thread; more threads divide it. */
  readonly duration?: number;
  /** `Complete` or `Failed`, or any other word. */
  readonly status?: string;
  /** What went wrong; shown by ExecuteJob and to webhooks. */
  readonly error?: string;
  /** The job does not start, for this reason. */
  readonly refuse?: string;
}

/** A behaviour for starts with a certain argument. */
export interface ArgumentBehaviour extends JobBehaviour {
  /** The argument must be this text. */
  readonly argument?: string;
  /** The argument must match this regular expression. */
  readonly argumentMatches?: string;
}

export interface Job extends JobBehaviour {
  readonly name?: string;
  /** The first that fits the argument changes the behaviour. */
  readonly when?: readonly ArgumentBehaviour[];
  /** The job of the same project that a chain runs next. */
  readonly next?: string;
}

/** Projects by id, each with its jobs by id. `*` stands for every id that is not listed. */
export interface JobFile {
  readonly projects: Readonly<Record<string, { readonly jobs: Readonly<Record<string, Job>> }>>;
}

/** Any project has any job; its argument may make it fail, fail to start, or take long. */
export const defaultJobFile: JobFile = {
  projects: {
    "*": {
      jobs: {
        "*": {
          duration: 2000,
          totalRows: 10,
          inserts: 4,
          updates: 3,
          errors: 1,
          skips: 1,
          ignores: 1,
          next: "*",
          when: [
            // Needs escaping in JSON and in XML.
            { argument: "fail", refuse: 'The argument "fail" asks for this: <&> and é show how texts are escaped.' },
            { argument: "break", status: "Failed", error: "The origin closed the connection.", inserts: 0, updates: 0 },
            { argument: "nothing", totalRows: 0, inserts: 0, updates: 0, errors: 0, skips: 0, ignores: 0 },
            { argument: "slow", duration: 60_000 },
          ],
        },
      },
    },
  },
};
