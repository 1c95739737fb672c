// Generated from openapi/starfish.v1.yaml by `pnpm generate`. Do not edit.
import type { WireOperation, WireTable } from "../codec/wire-table.ts";
import type { operations } from "./types.ts";

interface Wire extends WireTable {
  readonly operations: Readonly<Record<keyof operations, WireOperation>>;
}

/** The messages that operations send and get, without those of refusals. */
export const schemas: WireTable["schemas"] = {
  "ArrayOfresultsResponse": {
    "nullable": true,
    "item": "resultsResponse"
  },
  "execJobAsyncRequest": {
    "members": [
      {
        "name": "argument",
        "kind": "string",
        "nullable": true
      },
      {
        "name": "beginAtRow",
        "kind": "string",
        "nullable": true
      },
      {
        "name": "chainJobs",
        "kind": "boolean"
      },
      {
        "name": "endAfterRow",
        "kind": "string",
        "nullable": true
      },
      {
        "name": "jobID",
        "kind": "string",
        "required": true
      },
      {
        "name": "loggingLevel",
        "kind": "integer"
      },
      {
        "name": "projectID",
        "kind": "string",
        "required": true
      },
      {
        "name": "runID",
        "kind": "string",
        "required": true
      },
      {
        "name": "threadCount",
        "kind": "string",
        "nullable": true
      },
      {
        "name": "webHookURL",
        "kind": "string",
        "nullable": true
      }
    ]
  },
  "execJobAsyncResponse": {
    "members": [
      {
        "name": "error",
        "kind": "string",
        "required": true,
        "nullable": true
      },
      {
        "name": "runID",
        "kind": "string",
        "required": true,
        "nullable": true
      },
      {
        "name": "started",
        "kind": "boolean",
        "required": true
      }
    ]
  },
  "execJobRequest": {
    "members": [
      {
        "name": "argument",
        "kind": "string",
        "nullable": true
      },
      {
        "name": "beginAtRow",
        "kind": "string",
        "nullable": true
      },
      {
        "name": "chainJobs",
        "kind": "boolean"
      },
      {
        "name": "endAfterRow",
        "kind": "string",
        "nullable": true
      },
      {
        "name": "instance",
        "kind": "string",
        "nullable": true
      },
      {
        "name": "jobID",
        "kind": "string",
        "required": true
      },
      {
        "name": "loggingLevel",
        "kind": "integer"
      },
      {
        "name": "projectID",
        "kind": "string",
        "required": true
      },
      {
        "name": "runID",
        "kind": "string",
        "required": true
      },
      {
        "name": "threadCount",
        "kind": "string",
        "nullable": true
      }
    ]
  },
  "execJobResponse": {
    "open": true,
    "members": [
      {
        "name": "deletes",
        "kind": "integer"
      },
      {
        "name": "error",
        "kind": "string",
        "nullable": true
      },
      {
        "name": "errors",
        "kind": "integer"
      },
      {
        "name": "ignores",
        "kind": "integer"
      },
      {
        "name": "inserts",
        "kind": "integer"
      },
      {
        "name": "runID",
        "kind": "string",
        "required": true,
        "nullable": true
      },
      {
        "name": "runTime",
        "kind": "string",
        "nullable": true
      },
      {
        "name": "skips",
        "kind": "integer"
      },
      {
        "name": "startTime",
        "kind": "string"
      },
      {
        "name": "status",
        "kind": "string",
        "nullable": true
      },
      {
        "name": "totalRows",
        "kind": "integer"
      },
      {
        "name": "updates",
        "kind": "integer"
      }
    ]
  },
  "resultsResponse": {
    "members": [
      {
        "name": "deletes",
        "kind": "integer"
      },
      {
        "name": "errors",
        "kind": "integer"
      },
      {
        "name": "ignores",
        "kind": "integer"
      },
      {
        "name": "inserts",
        "kind": "integer"
      },
      {
        "name": "runID",
        "kind": "string",
        "nullable": true
      },
      {
        "name": "runTime",
        "kind": "string",
        "nullable": true
      },
      {
        "name": "skips",
        "kind": "integer"
      },
      {
        "name": "startTime",
        "kind": "string"
      },
      {
        "name": "status",
        "kind": "string",
        "nullable": true
      },
      {
        "name": "totalRows",
        "kind": "integer"
      },
      {
        "name": "updates",
        "kind": "integer"
      }
    ]
  },
  "tokenRequest": {
    "members": [
      {
        "name": "grant_type",
        "kind": "string",
        "required": true
      },
      {
        "name": "password",
        "kind": "string",
        "required": true
      },
      {
        "name": "username",
        "kind": "string",
        "required": true
      }
    ]
  },
  "tokenResponse": {
    "open": true,
    "members": [
      {
        "name": "access_token",
        "kind": "string",
        "required": true
      },
      {
        "name": "expires_in",
        "kind": "integer",
        "minimum": -9007199254740991,
        "maximum": 9007199254740991,
        "required": true
      },
      {
        "name": "token_type",
        "kind": "string",
        "required": true
      }
    ]
  }
};

export const wire: Wire = {
  ends: {
  "Complete": "succeeded",
  "Failed": "failed"
},
  operations: {
  "requestToken": {
    "method": "POST",
    "path": "/token",
    "security": "none",
    "request": "tokenRequest",
    "responses": {
      "200": "tokenResponse",
      "400": "tokenError"
    }
  },
  "executeJobAsync": {
    "method": "POST",
    "path": "/v1/ExecuteJobAsync",
    "security": "required",
    "startsJob": true,
    "request": "execJobAsyncRequest",
    "responses": {
      "200": "execJobAsyncResponse"
    }
  },
  "executeJob": {
    "method": "POST",
    "path": "/v1/ExecuteJob",
    "security": "required",
    "startsJob": true,
    "request": "execJobRequest",
    "responses": {
      "200": "execJobResponse"
    }
  },
  "postWebhook": {
    "method": "POST",
    "path": "/v1/Webhook",
    "security": "optional",
    "startsJob": true,
    "responses": {
      "200": "execJobAsyncResponse"
    }
  },
  "getResults": {
    "method": "GET",
    "path": "/v1/Results/{id}",
    "security": "required",
    "responses": {
      "200": "ArrayOfresultsResponse"
    }
  }
},
  schemas,
};
