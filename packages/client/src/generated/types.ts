// Generated from openapi/starfish.v1.yaml by `pnpm generate`. Do not edit.
export interface paths {
    "/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange a user name and a password for a bearer token.
         * @description The OAuth 2.0 resource-owner password grant. The body is read as a form and the answer is JSON, whatever the
         *     headers say. Errors have their own shape, unlike those of every other operation.
         */
        post: operations["requestToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ExecuteJobAsync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a job and return at once.
         * @description Names the run with the caller's `runID`, starts it and answers at once. The outcome is read with `getResults`, or
         *     delivered to `webHookURL` when the run has ended.
         *
         *     What a second request with the same `runID` does is unknown: **never send a start again** unless the first
         *     one certainly did not reach the server.
         */
        post: operations["executeJobAsync"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ExecuteJob": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a job and wait for its end.
         * @description Answers when the job has ended, which can take longer than any proxy on the way allows: prefer
         *     `executeJobAsync`. The request is documented; the answer's members are assumed.
         */
        post: operations["executeJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/Webhook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a job with any body at all as its argument.
         * @description Made for systems that can only post what they have: the body, of any media type, becomes the job's argument, and
         *     the server makes the runID. Parameter names are read without regard to case. Whether a token is needed is
         *     unknown.
         */
        post: operations["postWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/Results/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the results of a run.
         * @description One row per job: a chain of jobs may give several rows under one runID. What an unknown id gives (404 or an
         *     empty list), what a running job gives, and how long results are kept, is unknown.
         */
        get: operations["getResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The rows of one run. The framework writes an absent list as null, which is observed. */
        ArrayOfresultsResponse: components["schemas"]["resultsResponse"][] | null;
        Error: Error;
        execJobAsyncRequest: ExecJobAsyncRequest;
        execJobAsyncResponse: ExecJobAsyncResponse;
        execJobRequest: ExecJobRequest;
        execJobResponse: ExecJobResponse;
        resultsResponse: ResultsResponse;
        tokenError: TokenError;
        tokenRequest: TokenRequest;
        tokenResponse: TokenResponse;
    };
    responses: {
        /** @description A token. */
        Token: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["tokenResponse"];
            };
        };
        /** @description No token, in the shape of OAuth 2.0 and always JSON. */
        TokenRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["tokenError"];
            };
        };
        /** @description The job was started, or was refused with a reason. */
        Started: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["execJobAsyncResponse"];
                "text/json": components["schemas"]["execJobAsyncResponse"];
                "application/xml": components["schemas"]["execJobAsyncResponse"];
                "text/xml": components["schemas"]["execJobAsyncResponse"];
            };
        };
        /** @description The job has ended. */
        Ended: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["execJobResponse"];
                "text/json": components["schemas"]["execJobResponse"];
                "application/xml": components["schemas"]["execJobResponse"];
                "text/xml": components["schemas"]["execJobResponse"];
            };
        };
        /** @description The rows that there are. */
        Results: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ArrayOfresultsResponse"];
                "text/json": components["schemas"]["ArrayOfresultsResponse"];
                "application/xml": components["schemas"]["ArrayOfresultsResponse"];
                "text/xml": components["schemas"]["ArrayOfresultsResponse"];
            };
        };
        /**
         * @description The request is invalid. Whether the vendor's server validates at all is unknown: where it does not, the same
         *     request gives 200 or 500.
         */
        InvalidRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "text/json": components["schemas"]["Error"];
                "application/xml": components["schemas"]["Error"];
                "text/xml": components["schemas"]["Error"];
            };
        };
        /** @description The token is missing, wrong or expired; the answer is the same for all three. */
        Denied: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "text/json": components["schemas"]["Error"];
                "application/xml": components["schemas"]["Error"];
                "text/xml": components["schemas"]["Error"];
            };
        };
        /** @description Nothing is served at this address, or nothing is known by this id. The body may be empty. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "text/json": components["schemas"]["Error"];
                "application/xml": components["schemas"]["Error"];
                "text/xml": components["schemas"]["Error"];
            };
        };
        /** @description The address exists, but not for this method. HEAD and OPTIONS are refused too, so there is no CORS. */
        MethodNotAllowed: {
            headers: {
                Allow: components["headers"]["Allow"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "text/json": components["schemas"]["Error"];
                "application/xml": components["schemas"]["Error"];
                "text/xml": components["schemas"]["Error"];
            };
        };
        /** @description The body's media type is not one of the five, or is not given at all. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "text/json": components["schemas"]["Error"];
                "application/xml": components["schemas"]["Error"];
                "text/xml": components["schemas"]["Error"];
            };
        };
        /** @description The server failed, or was sent no body, JSON `null` or a nil root. */
        ServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
                "text/json": components["schemas"]["Error"];
                "application/xml": components["schemas"]["Error"];
                "text/xml": components["schemas"]["Error"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /**
         * @description The methods that the address takes.
         * @example POST
         */
        Allow: string;
        /**
         * @description The scheme to use.
         * @example Bearer
         */
        "WWW-Authenticate": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    requestToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["tokenRequest"];
            };
        };
        responses: {
            200: components["responses"]["Token"];
            400: components["responses"]["TokenRefused"];
        };
    };
    executeJobAsync: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["execJobAsyncRequest"];
                "text/json": components["schemas"]["execJobAsyncRequest"];
                "application/xml": components["schemas"]["execJobAsyncRequest"];
                "text/xml": components["schemas"]["execJobAsyncRequest"];
                "application/x-www-form-urlencoded": components["schemas"]["execJobAsyncRequest"];
            };
        };
        responses: {
            200: components["responses"]["Started"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Denied"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["ServerError"];
        };
    };
    executeJob: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["execJobRequest"];
                "text/json": components["schemas"]["execJobRequest"];
                "application/xml": components["schemas"]["execJobRequest"];
                "text/xml": components["schemas"]["execJobRequest"];
                "application/x-www-form-urlencoded": components["schemas"]["execJobRequest"];
            };
        };
        responses: {
            200: components["responses"]["Ended"];
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Denied"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["ServerError"];
        };
    };
    postWebhook: {
        parameters: {
            query: {
                /**
                 * @description The instance (an account's tenant) that the project belongs to.
                 * @example acme
                 */
                instance: string;
                /**
                 * @description The job to start.
                 * @example 9b2f1c64-0d7e-4a53-8c1b-5f3a7e6d2c10
                 */
                jobid: string;
                /**
                 * @description The project that the job belongs to.
                 * @example 3f6c2a9e-7b14-4d88-9e05-1a2b3c4d5e6f
                 */
                projectid: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The job's argument. */
        requestBody?: {
            content: {
                "*/*": unknown;
            };
        };
        responses: {
            200: components["responses"]["Started"];
            401: components["responses"]["Denied"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ServerError"];
        };
    };
    getResults: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The runID.
                 * @example 550e8400-e29b-41d4-a716-446655440000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Results"];
            401: components["responses"]["Denied"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            500: components["responses"]["ServerError"];
        };
    };
}
/**
 * @description Web API's own error. The details of an exception appear only where the server was told to show them, which is a
 *     leak on a public server.
 */
export interface Error {
    ExceptionMessage?: string | undefined;
    ExceptionType?: string | undefined;
    InnerException?: components["schemas"]["Error"] | undefined;
    Message: string;
    MessageDetail?: string | undefined;
    /**
     * @description What is wrong with the request, by member: `<parameter>.<member>`, or the parameter's name alone when the body
     *     could not be read. The parameter's name on the vendor's server is unknown. In XML the messages of one member
     *     are joined by a space.
     */
    ModelState?: {
        [key: string]: string[];
    } | undefined;
    StackTrace?: string | undefined;
}
/**
 * @description Names of members are read without regard to case in JSON and forms, but to the letter in XML. Members that the
 *     server does not know are ignored without a word.
 */
export interface ExecJobAsyncRequest {
    /** @description Handed to the job, which sees it as `@@VAR:JobArgument@@`; usually a filter of rows. */
    argument?: string | null | undefined;
    /** @description The first row to read, a number written as a string. The server's default is 1. */
    beginAtRow?: string | null | undefined;
    /**
     * @description Whether to run the jobs configured after this one too. Leave it out rather than send null.
     * @default false
     */
    chainJobs?: boolean | undefined;
    /** @description The last row to read, a number written as a string. The default is the last row there is. */
    endAfterRow?: string | null | undefined;
    /**
     * @description The job to run. Blank counts as missing. The server counts UTF-16 units: a character outside the basic plane is
     *     two.
     */
    jobID: string;
    /**
     * Format: int32
     * @description How much to log, 0 none, 1 low, 2 medium, 3 high. Leave it out rather than send null.
     * @default 0
     * @enum {integer}
     */
    loggingLevel?: 0 | 1 | 2 | 3 | undefined;
    /** @description The project that the job belongs to. Blank counts as missing. */
    projectID: string;
    /**
     * @description The caller's own name for this run, a GUID by convention; the shape is not checked. Results are read by it.
     *     Choose a new one for every run.
     */
    runID: string;
    /**
     * @description How many threads the job uses, a number written as a string. The server's default is 1. The vendor suggests 8 to
     *     start with and 24 at most; with more than one, rows finish out of order.
     */
    threadCount?: string | null | undefined;
    /** @description Where to post the result when the run has ended. */
    webHookURL?: string | null | undefined;
}
/** @description Whether the job started. Members without a value are written as null, not left out, which is observed. */
export interface ExecJobAsyncResponse {
    /** @description Why the job did not start. */
    error: string | null;
    /** @description The run's name, as the request gave it. */
    runID: string | null;
    /** @description Whether the job started. */
    started: boolean;
}
/** @description As `execJobAsyncRequest`, without `webHookURL` and with `instance`. */
export interface ExecJobRequest {
    /** @description Handed to the job, which sees it as `@@VAR:JobArgument@@`; usually a filter of rows. */
    argument?: string | null | undefined;
    /** @description The first row to read, a number written as a string. The server's default is 1. */
    beginAtRow?: string | null | undefined;
    /**
     * @description Whether to run the jobs configured after this one too. Leave it out rather than send null.
     * @default false
     */
    chainJobs?: boolean | undefined;
    /** @description The last row to read, a number written as a string. The default is the last row there is. */
    endAfterRow?: string | null | undefined;
    /**
     * @description The instance to run against, for which the caller needs the role Owner or Full. Without it, the caller's primary
     *     instance. Only the newer of two stored help pages lists it; whether `executeJobAsync` takes it too is unknown.
     */
    instance?: string | null | undefined;
    /** @description The job to run. Blank counts as missing. */
    jobID: string;
    /**
     * Format: int32
     * @description How much to log, 0 none, 1 low, 2 medium, 3 high. Leave it out rather than send null.
     * @default 0
     * @enum {integer}
     */
    loggingLevel?: 0 | 1 | 2 | 3 | undefined;
    /** @description The project that the job belongs to. Blank counts as missing. */
    projectID: string;
    /** @description The caller's own name for this run, a GUID by convention. Choose a new one for every run. */
    runID: string;
    /** @description How many threads the job uses, a number written as a string. The server's default is 1. */
    threadCount?: string | null | undefined;
}
/**
 * @description How the job ended. Nobody outside the vendor has seen its members: nothing beyond `runID` is required and others
 *     are allowed. A log and a returned value are likely.
 */
export interface ExecJobResponse {
    /** Format: int32 */
    deletes?: number | undefined;
    error?: string | null | undefined;
    /** Format: int32 */
    errors?: number | undefined;
    /** Format: int32 */
    ignores?: number | undefined;
    /** Format: int32 */
    inserts?: number | undefined;
    runID: string | null;
    runTime?: string | null | undefined;
    /** Format: int32 */
    skips?: number | undefined;
    startTime?: string | undefined;
    status?: string | null | undefined;
    /** Format: int32 */
    totalRows?: number | undefined;
    /** Format: int32 */
    updates?: number | undefined;
    [key: string]: unknown;
}
/** @description What one job of a run did. */
export interface ResultsResponse {
    /**
     * Format: int32
     * @description Rows deleted at the destination.
     */
    deletes?: number | undefined;
    /**
     * Format: int32
     * @description Rows that failed. `Complete` with errors is normal.
     */
    errors?: number | undefined;
    /**
     * Format: int32
     * @description Rows ignored.
     */
    ignores?: number | undefined;
    /**
     * Format: int32
     * @description Rows inserted at the destination.
     */
    inserts?: number | undefined;
    /** @description The run that the row belongs to. */
    runID?: string | null | undefined;
    /** @description How long the job ran; the format is unknown. */
    runTime?: string | null | undefined;
    /**
     * Format: int32
     * @description Rows skipped.
     */
    skips?: number | undefined;
    /**
     * @description When the job started. The offset may be missing, so this is not an RFC 3339 date-time; up to seven digits of a
     *     second's fraction. Both are observed.
     */
    startTime?: string | undefined;
    /**
     * @description `Complete` and `Failed` are named by the vendor; other words are possible, so this is an open string. Any other
     *     word is taken to mean that the job has not ended, which is assumed.
     * @example Complete
     * @example Failed
     */
    status?: "Complete" | "Failed" | (string & {}) | null | undefined;
    /**
     * Format: int32
     * @description Rows read from the origin.
     */
    totalRows?: number | undefined;
    /**
     * Format: int32
     * @description Rows updated at the destination.
     */
    updates?: number | undefined;
}
/** @description The error of OAuth 2.0 (RFC 6749, section 5.2). Read in the framework's source, not captured. */
export interface TokenError {
    /** @description A code such as `invalid_grant` or `unsupported_grant_type`. */
    error: string;
    /** @description The reason in words. */
    error_description?: string | undefined;
    /** @description A page about the error. */
    error_uri?: string | undefined;
    [key: string]: unknown;
}
/** @description The user's own name and password. */
export interface TokenRequest {
    /**
     * @description Always `password`.
     * @constant
     */
    grant_type: "password";
    /**
     * Format: password
     * @description The password.
     */
    password: string;
    /** @description The user's name. */
    username: string;
}
/** @description A bearer token. Other members are possible. */
export interface TokenResponse {
    /** @description The token. */
    access_token: string;
    /** @description How long the token is good for, in whole seconds; five days at most were seen. */
    expires_in: number;
    /** @description Always `bearer`. */
    token_type: string;
    [key: string]: unknown;
}
