// Generated from openapi/starfish.v1.yaml by `pnpm generate`. Do not edit.
export interface paths {
    readonly "/token": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Exchange a user name and a password for a bearer token.
         * @description The OAuth 2.0 resource-owner password grant. The body is read as a form and the answer is JSON, whatever the
         *     headers say. Errors have their own shape, unlike those of every other operation.
         */
        readonly post: operations["requestToken"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/ExecuteJobAsync": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Start a job and return at once.
         * @description Names the run with the caller's `runID`, starts it and answers at once. The outcome is read with `getResults`, or
         *     delivered to `webHookURL` when the run has ended.
         *
         *     What a second request with the same `runID` does is unknown: **never send a start again** unless the first
         *     one surely did not reach the server.
         */
        readonly post: operations["executeJobAsync"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/ExecuteJob": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Start a job and wait for its end.
         * @description Answers when the job has ended, which can take longer than any proxy on the way allows: prefer
         *     `executeJobAsync`. The request is documented; the answer's members are assumed.
         */
        readonly post: operations["executeJob"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/Webhook": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Start a job with any body at all as its argument.
         * @description Made for systems that can only post what they have: the body, of any media type, becomes the job's argument, and
         *     the server makes the runID. Parameter names are read without regard to case. Whether a token is needed is
         *     unknown.
         */
        readonly post: operations["postWebhook"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/Results/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read the results of a run.
         * @description One row per job: a chain of jobs may give several rows under one runID. What an unknown id gives (404 or an
         *     empty list), what a running job gives, and how long results are kept, is unknown.
         */
        readonly get: operations["getResults"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The rows of one run. The framework writes an absent list as null, which is observed. */
        readonly ArrayOfresultsResponse: readonly components["schemas"]["resultsResponse"][] | null;
        /**
         * @description Web API's own error. The details of an exception appear only where the server was told to show them, which is a
         *     leak on a public server.
         */
        readonly Error: {
            readonly ExceptionMessage?: string;
            readonly ExceptionType?: string;
            readonly InnerException?: components["schemas"]["Error"];
            readonly Message: string;
            readonly MessageDetail?: string;
            /**
             * @description What is wrong with the request, by member: `<parameter>.<member>`, or the parameter's name alone when the body
             *     could not be read. The parameter's name on the vendor's server is unknown. In XML the messages of one member
             *     are joined by a space.
             */
            readonly ModelState?: {
                readonly [key: string]: readonly string[];
            };
            readonly StackTrace?: string;
        };
        /**
         * @description Names of members are read without regard to case in JSON and forms, but to the letter in XML. Members that the
         *     server does not know are ignored without a word.
         */
        readonly execJobAsyncRequest: {
            /** @description Handed to the job, which sees it as `@@VAR:JobArgument@@`; usually a filter of rows. */
            readonly argument?: string | null;
            /** @description The first row to read, a number written as a string. The server's default is 1. */
            readonly beginAtRow?: string | null;
            /**
             * @description Whether to run the jobs configured after this one too. Leave it out rather than send null.
             * @default false
             */
            readonly chainJobs?: boolean;
            /** @description The last row to read, a number written as a string. The default is the last row there is. */
            readonly endAfterRow?: string | null;
            /**
             * @description The job to run. Blank counts as missing. The server counts UTF-16 units: a character outside the basic plane is
             *     two.
             */
            readonly jobID: string;
            /**
             * Format: int32
             * @description How much to log, 0 none, 1 low, 2 medium, 3 high. Leave it out rather than send null.
             * @default 0
             * @enum {integer}
             */
            readonly loggingLevel?: 0 | 1 | 2 | 3;
            /** @description The project that the job belongs to. Blank counts as missing. */
            readonly projectID: string;
            /**
             * @description The caller's own name for this run, a GUID by convention; the shape is not checked. Results are read by it.
             *     Choose a new one for every run.
             */
            readonly runID: string;
            /**
             * @description How many threads the job uses, a number written as a string. The server's default is 1. The vendor suggests 8 to
             *     start with and 24 at most; with more than one, rows finish out of order.
             */
            readonly threadCount?: string | null;
            /** @description Where to post the result when the run has ended. */
            readonly webHookURL?: string | null;
        };
        /** @description Whether the job started. Members without a value are written as null, not left out, which is observed. */
        readonly execJobAsyncResponse: {
            /** @description Why the job did not start. */
            readonly error: string | null;
            /** @description The run's name, as the request gave it. */
            readonly runID: string | null;
            /** @description Whether the job started. */
            readonly started: boolean;
        };
        /** @description As `execJobAsyncRequest`, without `webHookURL` and with `instance`. */
        readonly execJobRequest: {
            /** @description Handed to the job, which sees it as `@@VAR:JobArgument@@`; usually a filter of rows. */
            readonly argument?: string | null;
            /** @description The first row to read, a number written as a string. The server's default is 1. */
            readonly beginAtRow?: string | null;
            /**
             * @description Whether to run the jobs configured after this one too. Leave it out rather than send null.
             * @default false
             */
            readonly chainJobs?: boolean;
            /** @description The last row to read, a number written as a string. The default is the last row there is. */
            readonly endAfterRow?: string | null;
            /**
             * @description The instance to run against, for which the caller needs the role Owner or Full. Without it, the caller's primary
             *     instance. Only the newer of two stored help pages lists it; whether `executeJobAsync` takes it too is unknown.
             */
            readonly instance?: string | null;
            /** @description The job to run. Blank counts as missing. */
            readonly jobID: string;
            /**
             * Format: int32
             * @description How much to log, 0 none, 1 low, 2 medium, 3 high. Leave it out rather than send null.
             * @default 0
             * @enum {integer}
             */
            readonly loggingLevel?: 0 | 1 | 2 | 3;
            /** @description The project that the job belongs to. Blank counts as missing. */
            readonly projectID: string;
            /** @description The caller's own name for this run, a GUID by convention. Choose a new one for every run. */
            readonly runID: string;
            /** @description How many threads the job uses, a number written as a string. The server's default is 1. */
            readonly threadCount?: string | null;
        };
        /**
         * @description How the job ended. Nobody outside the vendor has seen its members: nothing beyond `runID` is required and others
         *     are allowed. A log and a returned value are likely.
         */
        readonly execJobResponse: {
            /** Format: int32 */
            readonly deletes?: number;
            readonly error?: string | null;
            /** Format: int32 */
            readonly errors?: number;
            /** Format: int32 */
            readonly ignores?: number;
            /** Format: int32 */
            readonly inserts?: number;
            readonly runID: string | null;
            readonly runTime?: string | null;
            /** Format: int32 */
            readonly skips?: number;
            readonly startTime?: string;
            readonly status?: string | null;
            /** Format: int32 */
            readonly totalRows?: number;
            /** Format: int32 */
            readonly updates?: number;
        } & {
            readonly [key: string]: unknown;
        };
        /** @description What one job of a run did. */
        readonly resultsResponse: {
            /**
             * Format: int32
             * @description Rows deleted at the destination.
             */
            readonly deletes?: number;
            /**
             * Format: int32
             * @description Rows that failed. `Complete` with errors is normal.
             */
            readonly errors?: number;
            /**
             * Format: int32
             * @description Rows ignored.
             */
            readonly ignores?: number;
            /**
             * Format: int32
             * @description Rows inserted at the destination.
             */
            readonly inserts?: number;
            /** @description The run that the row belongs to. */
            readonly runID?: string | null;
            /** @description How long the job ran; the format is unknown. */
            readonly runTime?: string | null;
            /**
             * Format: int32
             * @description Rows skipped.
             */
            readonly skips?: number;
            /**
             * @description When the job started. The offset may be missing, so this is no RFC 3339 date-time; up to seven digits of a
             *     second's fraction. Both are observed.
             */
            readonly startTime?: string;
            /**
             * @description `Complete` and `Failed` are named by the vendor; other words are possible, so this is an open string. Any other
             *     word is taken to mean that the job has not ended, which is assumed.
             * @example Complete
             * @example Failed
             */
            readonly status?: string | null;
            /**
             * Format: int32
             * @description Rows read from the origin.
             */
            readonly totalRows?: number;
            /**
             * Format: int32
             * @description Rows updated at the destination.
             */
            readonly updates?: number;
        };
        /** @description The error of OAuth 2.0 (RFC 6749, section 5.2). Read in the framework's source, not captured. */
        readonly tokenError: {
            /** @description A code such as `invalid_grant` or `unsupported_grant_type`. */
            readonly error: string;
            /** @description The reason in words. */
            readonly error_description?: string;
            /** @description A page about the error. */
            readonly error_uri?: string;
        } & {
            readonly [key: string]: unknown;
        };
        /** @description The user's own name and password. */
        readonly tokenRequest: {
            /**
             * @description Always `password`.
             * @constant
             */
            readonly grant_type: "password";
            /**
             * Format: password
             * @description The password.
             */
            readonly password: string;
            /** @description The user's name. */
            readonly username: string;
        };
        /** @description A bearer token. Other members are possible. */
        readonly tokenResponse: {
            /** @description The token. */
            readonly access_token: string;
            /** @description How long the token is good for, in whole seconds; five days at most were seen. */
            readonly expires_in: number;
            /** @description Always `bearer`. */
            readonly token_type: string;
        } & {
            readonly [key: string]: unknown;
        };
    };
    responses: {
        /** @description A token. */
        readonly Token: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["tokenResponse"];
            };
        };
        /** @description No token, in the shape of OAuth 2.0 and always JSON. */
        readonly TokenRefused: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["tokenError"];
            };
        };
        /** @description The job was started, or was refused with a reason. */
        readonly Started: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["execJobAsyncResponse"];
                readonly "text/json": components["schemas"]["execJobAsyncResponse"];
                readonly "application/xml": components["schemas"]["execJobAsyncResponse"];
                readonly "text/xml": components["schemas"]["execJobAsyncResponse"];
            };
        };
        /** @description The job has ended. */
        readonly Ended: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["execJobResponse"];
                readonly "text/json": components["schemas"]["execJobResponse"];
                readonly "application/xml": components["schemas"]["execJobResponse"];
                readonly "text/xml": components["schemas"]["execJobResponse"];
            };
        };
        /** @description The rows that there are. */
        readonly Results: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["ArrayOfresultsResponse"];
                readonly "text/json": components["schemas"]["ArrayOfresultsResponse"];
                readonly "application/xml": components["schemas"]["ArrayOfresultsResponse"];
                readonly "text/xml": components["schemas"]["ArrayOfresultsResponse"];
            };
        };
        /**
         * @description The request is invalid. Whether the vendor's server validates at all is unknown: where it does not, the same
         *     request gives 200 or 500.
         */
        readonly InvalidRequest: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
                readonly "text/json": components["schemas"]["Error"];
                readonly "application/xml": components["schemas"]["Error"];
                readonly "text/xml": components["schemas"]["Error"];
            };
        };
        /** @description The token is missing, wrong or expired; the answer is the same for all three. */
        readonly Denied: {
            headers: {
                readonly "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
                readonly "text/json": components["schemas"]["Error"];
                readonly "application/xml": components["schemas"]["Error"];
                readonly "text/xml": components["schemas"]["Error"];
            };
        };
        /** @description Nothing is served at this address, or nothing is known by this id. The body may be empty. */
        readonly NotFound: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
                readonly "text/json": components["schemas"]["Error"];
                readonly "application/xml": components["schemas"]["Error"];
                readonly "text/xml": components["schemas"]["Error"];
            };
        };
        /** @description The address exists, but not for this method. HEAD and OPTIONS are refused too, so there is no CORS. */
        readonly MethodNotAllowed: {
            headers: {
                readonly Allow: components["headers"]["Allow"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
                readonly "text/json": components["schemas"]["Error"];
                readonly "application/xml": components["schemas"]["Error"];
                readonly "text/xml": components["schemas"]["Error"];
            };
        };
        /** @description The body's media type is not one of the five, or is not given at all. */
        readonly UnsupportedMediaType: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
                readonly "text/json": components["schemas"]["Error"];
                readonly "application/xml": components["schemas"]["Error"];
                readonly "text/xml": components["schemas"]["Error"];
            };
        };
        /** @description The server failed, or was sent no body, JSON `null` or a nil root. */
        readonly ServerError: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
                readonly "text/json": components["schemas"]["Error"];
                readonly "application/xml": components["schemas"]["Error"];
                readonly "text/xml": components["schemas"]["Error"];
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
        readonly Allow: string;
        /**
         * @description The scheme to use.
         * @example Bearer
         */
        readonly "WWW-Authenticate": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly requestToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": components["schemas"]["tokenRequest"];
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["Token"];
            readonly 400: components["responses"]["TokenRefused"];
        };
    };
    readonly executeJobAsync: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["execJobAsyncRequest"];
                readonly "text/json": components["schemas"]["execJobAsyncRequest"];
                readonly "application/xml": components["schemas"]["execJobAsyncRequest"];
                readonly "text/xml": components["schemas"]["execJobAsyncRequest"];
                readonly "application/x-www-form-urlencoded": components["schemas"]["execJobAsyncRequest"];
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["Started"];
            readonly 400: components["responses"]["InvalidRequest"];
            readonly 401: components["responses"]["Denied"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 500: components["responses"]["ServerError"];
        };
    };
    readonly executeJob: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["execJobRequest"];
                readonly "text/json": components["schemas"]["execJobRequest"];
                readonly "application/xml": components["schemas"]["execJobRequest"];
                readonly "text/xml": components["schemas"]["execJobRequest"];
                readonly "application/x-www-form-urlencoded": components["schemas"]["execJobRequest"];
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["Ended"];
            readonly 400: components["responses"]["InvalidRequest"];
            readonly 401: components["responses"]["Denied"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 500: components["responses"]["ServerError"];
        };
    };
    readonly postWebhook: {
        readonly parameters: {
            readonly query: {
                /**
                 * @description The instance (an account's tenant) that the project belongs to.
                 * @example acme
                 */
                readonly instance: string;
                /**
                 * @description The job to start.
                 * @example 9b2f1c64-0d7e-4a53-8c1b-5f3a7e6d2c10
                 */
                readonly jobid: string;
                /**
                 * @description The project that the job belongs to.
                 * @example 3f6c2a9e-7b14-4d88-9e05-1a2b3c4d5e6f
                 */
                readonly projectid: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description The job's argument. */
        readonly requestBody?: {
            readonly content: {
                readonly "*/*": unknown;
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["Started"];
            readonly 401: components["responses"]["Denied"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 500: components["responses"]["ServerError"];
        };
    };
    readonly getResults: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The runID.
                 * @example 550e8400-e29b-41d4-a716-446655440000
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Results"];
            readonly 401: components["responses"]["Denied"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 500: components["responses"]["ServerError"];
        };
    };
}
