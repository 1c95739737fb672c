/** The values of the schemas in `jobs.yaml`. */
export interface Jobs {
  readonly ArrayOfResult: readonly Result[] | null;
  readonly Error: JobError;
  readonly Result: Result;
  readonly RunResponse: Result & { readonly runID: string | null; readonly [name: string]: unknown };
  readonly StartRequest: StartRequest;
  readonly StartResponse: {
    readonly error: string | null;
    readonly runID: string | null;
    readonly started: boolean;
  };
  readonly TokenError: { readonly error: string; readonly [name: string]: unknown };
  readonly TokenRequest: { readonly grant_type: "password"; readonly password: string; readonly username: string };
  readonly TokenResponse: {
    readonly access_token: string;
    readonly expires_in: number;
    readonly token_type: string;
    readonly [name: string]: unknown;
  };
}

interface Result {
  readonly deletes?: number;
  readonly errors?: number;
  readonly ignores?: number;
  readonly inserts?: number;
  readonly runID?: string | null;
  readonly runTime?: string | null;
  readonly skips?: number;
  readonly startTime?: string;
  readonly status?: string | null;
  readonly totalRows?: number;
  readonly updates?: number;
}

interface JobError {
  readonly ExceptionMessage?: string;
  readonly ExceptionType?: string;
  readonly InnerException?: JobError;
  readonly Message: string;
  readonly MessageDetail?: string;
  readonly ModelState?: Readonly<Record<string, readonly string[]>>;
  readonly StackTrace?: string;
}

interface StartRequest {
  readonly argument?: string | null;
  readonly beginAtRow?: string | null;
  readonly chainJobs?: boolean;
  readonly endAfterRow?: string | null;
  readonly jobID: string;
  readonly loggingLevel?: 0 | 1 | 2 | 3;
  readonly projectID: string;
  readonly runID: string;
  readonly threadCount?: string | null;
  readonly webHookURL?: string | null;
}
