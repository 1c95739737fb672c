// Generated from openapi/starfish.v1.yaml by `pnpm generate`. Do not edit.
import type { WireTable } from "../codec/wire-table.ts";

/** All that a codec needs: bundlers leave the rest out where nobody uses it. */
export const schemas: WireTable["schemas"] = {
  "ArrayOfresultsResponse": {
    "kind": "array",
    "root": "ArrayOfresultsResponse",
    "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
    "nullable": true,
    "item": "resultsResponse",
    "itemName": "resultsResponse"
  },
  "Error": {
    "kind": "object",
    "root": "Error",
    "namespace": "",
    "members": [
      {
        "name": "ExceptionMessage",
        "kind": "string"
      },
      {
        "name": "ExceptionType",
        "kind": "string"
      },
      {
        "name": "InnerException",
        "kind": "object",
        "schema": "Error"
      },
      {
        "name": "Message",
        "kind": "string",
        "required": true
      },
      {
        "name": "MessageDetail",
        "kind": "string"
      },
      {
        "name": "ModelState",
        "kind": "map"
      },
      {
        "name": "StackTrace",
        "kind": "string"
      }
    ]
  },
  "execJobAsyncRequest": {
    "kind": "object",
    "root": "execJobAsyncRequest",
    "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
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
        "maxLength": 36,
        "pattern": "\\S",
        "required": true
      },
      {
        "name": "loggingLevel",
        "kind": "integer",
        "minimum": -2147483648,
        "maximum": 2147483647,
        "values": [
          0,
          1,
          2,
          3
        ]
      },
      {
        "name": "projectID",
        "kind": "string",
        "maxLength": 36,
        "pattern": "\\S",
        "required": true
      },
      {
        "name": "runID",
        "kind": "string",
        "maxLength": 36,
        "pattern": "\\S",
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
    "kind": "object",
    "root": "execJobAsyncResponse",
    "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
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
    "kind": "object",
    "root": "execJobRequest",
    "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
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
        "maxLength": 255,
        "nullable": true
      },
      {
        "name": "jobID",
        "kind": "string",
        "maxLength": 36,
        "pattern": "\\S",
        "required": true
      },
      {
        "name": "loggingLevel",
        "kind": "integer",
        "minimum": -2147483648,
        "maximum": 2147483647,
        "values": [
          0,
          1,
          2,
          3
        ]
      },
      {
        "name": "projectID",
        "kind": "string",
        "maxLength": 36,
        "pattern": "\\S",
        "required": true
      },
      {
        "name": "runID",
        "kind": "string",
        "maxLength": 36,
        "pattern": "\\S",
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
    "kind": "object",
    "root": "execJobResponse",
    "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
    "open": true,
    "members": [
      {
        "name": "deletes",
        "kind": "integer",
        "minimum": -2147483648,
        "maximum": 2147483647
      },
      {
        "name": "error",
        "kind": "string",
        "nullable": true
      },
      {
        "name": "errors",
        "kind": "integer",
        "minimum": -2147483648,
        "maximum": 2147483647
      },
      {
        "name": "ignores",
        "kind": "integer",
        "minimum": -2147483648,
        "maximum": 2147483647
      },
      {
        "name": "inserts",
        "kind": "integer",
        "minimum": -2147483648,
        "maximum": 2147483647
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
        "kind": "integer",
        "minimum": -2147483648,
        "maximum": 2147483647
      },
      {
        "name": "startTime",
        "kind": "string",
        "pattern": "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,7})?(Z|[+-]\\d\\d:\\d\\d)?$"
      },
      {
        "name": "status",
        "kind": "string",
        "nullable": true
      },
      {
        "name": "totalRows",
        "kind": "integer",
        "minimum": -2147483648,
        "maximum": 2147483647
      },
      {
        "name": "updates",
        "kind": "integer",
        "minimum": -2147483648,
        "maximum": 2147483647
      }
    ]
  },
  "resultsResponse": {
    "kind": "object",
    "root": "resultsResponse",
    "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
    "members": [
      {
        "name": "deletes",
        "kind": "integer",
        "minimum": -2147483648,
        "maximum": 2147483647
      },
      {
        "name": "errors",
        "kind": "integer",
        "minimum": -2147483648,
        "maximum": 2147483647
      },
      {
        "name": "ignores",
        "kind": "integer",
        "minimum": -2147483648,
        "maximum": 2147483647
      },
      {
        "name": "inserts",
        "kind": "integer",
        "minimum": -2147483648,
        "maximum": 2147483647
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
        "kind": "integer",
        "minimum": -2147483648,
        "maximum": 2147483647
      },
      {
        "name": "startTime",
        "kind": "string",
        "pattern": "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,7})?(Z|[+-]\\d\\d:\\d\\d)?$"
      },
      {
        "name": "status",
        "kind": "string",
        "terminal": {
          "Complete": "succeeded",
          "Failed": "failed"
        },
        "nullable": true
      },
      {
        "name": "totalRows",
        "kind": "integer",
        "minimum": -2147483648,
        "maximum": 2147483647
      },
      {
        "name": "updates",
        "kind": "integer",
        "minimum": -2147483648,
        "maximum": 2147483647
      }
    ]
  },
  "tokenError": {
    "kind": "object",
    "open": true,
    "members": [
      {
        "name": "error",
        "kind": "string",
        "required": true
      },
      {
        "name": "error_description",
        "kind": "string"
      },
      {
        "name": "error_uri",
        "kind": "string"
      }
    ]
  },
  "tokenRequest": {
    "kind": "object",
    "members": [
      {
        "name": "grant_type",
        "kind": "string",
        "values": [
          "password"
        ],
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
    "kind": "object",
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

const operations: WireTable["operations"] = {
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
      "200": "execJobAsyncResponse",
      "400": "Error",
      "401": "Error",
      "404": "Error",
      "405": "Error",
      "415": "Error",
      "500": "Error"
    }
  },
  "executeJob": {
    "method": "POST",
    "path": "/v1/ExecuteJob",
    "security": "required",
    "startsJob": true,
    "request": "execJobRequest",
    "responses": {
      "200": "execJobResponse",
      "400": "Error",
      "401": "Error",
      "404": "Error",
      "405": "Error",
      "415": "Error",
      "500": "Error"
    }
  },
  "postWebhook": {
    "method": "POST",
    "path": "/v1/Webhook",
    "security": "optional",
    "startsJob": true,
    "responses": {
      "200": "execJobAsyncResponse",
      "401": "Error",
      "404": "Error",
      "405": "Error",
      "500": "Error"
    }
  },
  "getResults": {
    "method": "GET",
    "path": "/v1/Results/{id}",
    "security": "required",
    "responses": {
      "200": "ArrayOfresultsResponse",
      "401": "Error",
      "404": "Error",
      "405": "Error",
      "500": "Error"
    }
  }
};

export const wire: WireTable = { operations, schemas };
