// Generated from openapi/starfish.v1.yaml by `pnpm generate`. Do not edit.
import type { Table } from "@starfish-api/openapi-codec";
import type { components } from "./types.js";

export const table: Table<components["schemas"]> = {
  "version": 1,
  "dialect": "data-contract",
  "types": {
    "ArrayOfresultsResponse": {
      "kind": "list",
      "item": {
        "kind": "ref",
        "to": "resultsResponse",
        "xml": {
          "name": "resultsResponse",
          "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
        },
      },
      "isWrapped": true,
      "nullable": true,
      "xml": {
        "name": "ArrayOfresultsResponse",
        "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
      },
    },
    "Error": {
      "kind": "object",
      "members": [
        {"name":"ExceptionMessage","kind":"string"},
        {"name":"ExceptionType","kind":"string"},
        {"name":"InnerException","kind":"ref","to":"Error"},
        {"name":"Message","kind":"string","required":true},
        {"name":"MessageDetail","kind":"string"},
        {
          "name": "ModelState",
          "kind": "object",
          "members": [],
          "others": {
            "kind": "list",
            "item": {"kind":"string","xml":{"name":"ModelState"}},
            "isJoined": true,
          },
          "encodesNames": true,
        },
        {"name":"StackTrace","kind":"string"},
      ],
      "xml": {"name":"Error"},
    },
    "execJobAsyncRequest": {
      "kind": "object",
      "members": [
        {"name":"argument","kind":"string","nullable":true},
        {"name":"beginAtRow","kind":"string","nullable":true},
        {"name":"chainJobs","kind":"boolean"},
        {"name":"endAfterRow","kind":"string","nullable":true},
        {
          "name": "jobID",
          "kind": "string",
          "maxLength": 36,
          "pattern": "\\S",
          "required": true,
        },
        {
          "name": "loggingLevel",
          "kind": "integer",
          "range": [-2147483648,2147483647],
          "values": [0,1,2,3],
        },
        {
          "name": "projectID",
          "kind": "string",
          "maxLength": 36,
          "pattern": "\\S",
          "required": true,
        },
        {
          "name": "runID",
          "kind": "string",
          "maxLength": 36,
          "pattern": "\\S",
          "required": true,
        },
        {"name":"threadCount","kind":"string","nullable":true},
        {"name":"webHookURL","kind":"string","nullable":true},
      ],
      "isOrdered": true,
      "contract": {
        "name": "execJobAsyncRequest",
        "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
      },
      "xml": {
        "name": "execJobAsyncRequest",
        "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
      },
    },
    "execJobAsyncResponse": {
      "kind": "object",
      "members": [
        {"name":"error","kind":"string","nullable":true,"required":true},
        {"name":"runID","kind":"string","nullable":true,"required":true},
        {"name":"started","kind":"boolean","required":true},
      ],
      "isOrdered": true,
      "contract": {
        "name": "execJobAsyncResponse",
        "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
      },
      "xml": {
        "name": "execJobAsyncResponse",
        "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
      },
    },
    "execJobRequest": {
      "kind": "object",
      "members": [
        {"name":"argument","kind":"string","nullable":true},
        {"name":"beginAtRow","kind":"string","nullable":true},
        {"name":"chainJobs","kind":"boolean"},
        {"name":"endAfterRow","kind":"string","nullable":true},
        {"name":"instance","kind":"string","maxLength":255,"nullable":true},
        {
          "name": "jobID",
          "kind": "string",
          "maxLength": 36,
          "pattern": "\\S",
          "required": true,
        },
        {
          "name": "loggingLevel",
          "kind": "integer",
          "range": [-2147483648,2147483647],
          "values": [0,1,2,3],
        },
        {
          "name": "projectID",
          "kind": "string",
          "maxLength": 36,
          "pattern": "\\S",
          "required": true,
        },
        {
          "name": "runID",
          "kind": "string",
          "maxLength": 36,
          "pattern": "\\S",
          "required": true,
        },
        {"name":"threadCount","kind":"string","nullable":true},
      ],
      "isOrdered": true,
      "contract": {
        "name": "execJobRequest",
        "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
      },
      "xml": {
        "name": "execJobRequest",
        "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
      },
    },
    "execJobResponse": {
      "kind": "object",
      "members": [
        {"name":"deletes","kind":"integer","range":[-2147483648,2147483647]},
        {"name":"error","kind":"string","nullable":true},
        {"name":"errors","kind":"integer","range":[-2147483648,2147483647]},
        {"name":"ignores","kind":"integer","range":[-2147483648,2147483647]},
        {"name":"inserts","kind":"integer","range":[-2147483648,2147483647]},
        {"name":"runID","kind":"string","nullable":true,"required":true},
        {"name":"runTime","kind":"string","nullable":true},
        {"name":"skips","kind":"integer","range":[-2147483648,2147483647]},
        {
          "name": "startTime",
          "kind": "string",
          "pattern": "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,7})?(Z|[+-]\\d\\d:\\d\\d)?$",
        },
        {"name":"status","kind":"string","nullable":true},
        {"name":"totalRows","kind":"integer","range":[-2147483648,2147483647]},
        {"name":"updates","kind":"integer","range":[-2147483648,2147483647]},
      ],
      "others": {"kind":"any"},
      "isOrdered": true,
      "contract": {
        "name": "execJobResponse",
        "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
      },
      "xml": {
        "name": "execJobResponse",
        "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
      },
    },
    "resultsResponse": {
      "kind": "object",
      "members": [
        {"name":"deletes","kind":"integer","range":[-2147483648,2147483647]},
        {"name":"errors","kind":"integer","range":[-2147483648,2147483647]},
        {"name":"ignores","kind":"integer","range":[-2147483648,2147483647]},
        {"name":"inserts","kind":"integer","range":[-2147483648,2147483647]},
        {"name":"runID","kind":"string","nullable":true},
        {"name":"runTime","kind":"string","nullable":true},
        {"name":"skips","kind":"integer","range":[-2147483648,2147483647]},
        {
          "name": "startTime",
          "kind": "string",
          "pattern": "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,7})?(Z|[+-]\\d\\d:\\d\\d)?$",
        },
        {
          "name": "status",
          "kind": "string",
          "nullable": true,
          "extensions": {"x-terminal":{"Complete":"succeeded","Failed":"failed"}},
        },
        {"name":"totalRows","kind":"integer","range":[-2147483648,2147483647]},
        {"name":"updates","kind":"integer","range":[-2147483648,2147483647]},
      ],
      "isOrdered": true,
      "contract": {
        "name": "resultsResponse",
        "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
      },
      "xml": {
        "name": "resultsResponse",
        "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
      },
    },
    "tokenError": {
      "kind": "object",
      "members": [
        {"name":"error","kind":"string","required":true},
        {"name":"error_description","kind":"string"},
        {"name":"error_uri","kind":"string"},
      ],
      "others": {"kind":"any"},
      "isOrdered": true,
      "contract": {"name":"tokenError","namespace":""},
      "xml": {"name":"tokenError","namespace":""},
    },
    "tokenRequest": {
      "kind": "object",
      "members": [
        {
          "name": "grant_type",
          "kind": "string",
          "values": ["password"],
          "required": true,
        },
        {"name":"password","kind":"string","required":true},
        {"name":"username","kind":"string","required":true},
      ],
      "isOrdered": true,
      "contract": {"name":"tokenRequest","namespace":""},
      "xml": {"name":"tokenRequest","namespace":""},
    },
    "tokenResponse": {
      "kind": "object",
      "members": [
        {"name":"access_token","kind":"string","required":true},
        {"name":"expires_in","kind":"integer","required":true},
        {"name":"token_type","kind":"string","required":true},
      ],
      "others": {"kind":"any"},
      "isOrdered": true,
      "contract": {"name":"tokenResponse","namespace":""},
      "xml": {"name":"tokenResponse","namespace":""},
    },
  },
  "operations": {
    "requestToken": {
      "method": "POST",
      "path": "/token",
      "security": "none",
      "request": {
        "required": true,
        "content": {
          "application/x-www-form-urlencoded": {
            "kind": "ref",
            "to": "tokenRequest",
            "xml": {"name":"tokenRequest","namespace":""},
          },
        },
      },
      "responses": {
        "200": {
          "content": {
            "application/json": {
              "kind": "ref",
              "to": "tokenResponse",
              "xml": {"name":"tokenResponse","namespace":""},
            },
          },
        },
        "400": {
          "content": {
            "application/json": {
              "kind": "ref",
              "to": "tokenError",
              "xml": {"name":"tokenError","namespace":""},
            },
          },
        },
      },
    },
    "executeJobAsync": {
      "method": "POST",
      "path": "/v1/ExecuteJobAsync",
      "security": "required",
      "request": {
        "required": true,
        "content": {
          "application/json": {
            "kind": "ref",
            "to": "execJobAsyncRequest",
            "xml": {
              "name": "execJobAsyncRequest",
              "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
            },
          },
          "text/json": {
            "kind": "ref",
            "to": "execJobAsyncRequest",
            "xml": {
              "name": "execJobAsyncRequest",
              "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
            },
          },
          "application/xml": {
            "kind": "ref",
            "to": "execJobAsyncRequest",
            "xml": {
              "name": "execJobAsyncRequest",
              "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
            },
          },
          "text/xml": {
            "kind": "ref",
            "to": "execJobAsyncRequest",
            "xml": {
              "name": "execJobAsyncRequest",
              "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
            },
          },
          "application/x-www-form-urlencoded": {
            "kind": "ref",
            "to": "execJobAsyncRequest",
            "xml": {
              "name": "execJobAsyncRequest",
              "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
            },
          },
        },
      },
      "responses": {
        "200": {
          "content": {
            "application/json": {
              "kind": "ref",
              "to": "execJobAsyncResponse",
              "xml": {
                "name": "execJobAsyncResponse",
                "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
              },
            },
            "text/json": {
              "kind": "ref",
              "to": "execJobAsyncResponse",
              "xml": {
                "name": "execJobAsyncResponse",
                "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
              },
            },
            "application/xml": {
              "kind": "ref",
              "to": "execJobAsyncResponse",
              "xml": {
                "name": "execJobAsyncResponse",
                "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
              },
            },
            "text/xml": {
              "kind": "ref",
              "to": "execJobAsyncResponse",
              "xml": {
                "name": "execJobAsyncResponse",
                "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
              },
            },
          },
        },
        "400": {
          "content": {
            "application/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "application/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
          },
        },
        "401": {
          "content": {
            "application/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "application/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
          },
        },
        "404": {
          "content": {
            "application/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "application/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
          },
        },
        "405": {
          "content": {
            "application/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "application/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
          },
        },
        "415": {
          "content": {
            "application/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "application/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
          },
        },
        "500": {
          "content": {
            "application/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "application/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
          },
        },
      },
      "extensions": {"x-starts-job":true},
    },
    "executeJob": {
      "method": "POST",
      "path": "/v1/ExecuteJob",
      "security": "required",
      "request": {
        "required": true,
        "content": {
          "application/json": {
            "kind": "ref",
            "to": "execJobRequest",
            "xml": {
              "name": "execJobRequest",
              "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
            },
          },
          "text/json": {
            "kind": "ref",
            "to": "execJobRequest",
            "xml": {
              "name": "execJobRequest",
              "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
            },
          },
          "application/xml": {
            "kind": "ref",
            "to": "execJobRequest",
            "xml": {
              "name": "execJobRequest",
              "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
            },
          },
          "text/xml": {
            "kind": "ref",
            "to": "execJobRequest",
            "xml": {
              "name": "execJobRequest",
              "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
            },
          },
          "application/x-www-form-urlencoded": {
            "kind": "ref",
            "to": "execJobRequest",
            "xml": {
              "name": "execJobRequest",
              "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
            },
          },
        },
      },
      "responses": {
        "200": {
          "content": {
            "application/json": {
              "kind": "ref",
              "to": "execJobResponse",
              "xml": {
                "name": "execJobResponse",
                "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
              },
            },
            "text/json": {
              "kind": "ref",
              "to": "execJobResponse",
              "xml": {
                "name": "execJobResponse",
                "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
              },
            },
            "application/xml": {
              "kind": "ref",
              "to": "execJobResponse",
              "xml": {
                "name": "execJobResponse",
                "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
              },
            },
            "text/xml": {
              "kind": "ref",
              "to": "execJobResponse",
              "xml": {
                "name": "execJobResponse",
                "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
              },
            },
          },
        },
        "400": {
          "content": {
            "application/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "application/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
          },
        },
        "401": {
          "content": {
            "application/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "application/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
          },
        },
        "404": {
          "content": {
            "application/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "application/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
          },
        },
        "405": {
          "content": {
            "application/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "application/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
          },
        },
        "415": {
          "content": {
            "application/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "application/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
          },
        },
        "500": {
          "content": {
            "application/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "application/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
          },
        },
      },
      "extensions": {"x-answers-at-end":true,"x-starts-job":true},
    },
    "postWebhook": {
      "method": "POST",
      "path": "/v1/Webhook",
      "parameters": [
        {"name":"instance","in":"query","required":true},
        {"name":"jobid","in":"query","required":true},
        {"name":"projectid","in":"query","required":true},
      ],
      "security": "optional",
      "request": {"content":{"*/*":null}},
      "responses": {
        "200": {
          "content": {
            "application/json": {
              "kind": "ref",
              "to": "execJobAsyncResponse",
              "xml": {
                "name": "execJobAsyncResponse",
                "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
              },
            },
            "text/json": {
              "kind": "ref",
              "to": "execJobAsyncResponse",
              "xml": {
                "name": "execJobAsyncResponse",
                "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
              },
            },
            "application/xml": {
              "kind": "ref",
              "to": "execJobAsyncResponse",
              "xml": {
                "name": "execJobAsyncResponse",
                "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
              },
            },
            "text/xml": {
              "kind": "ref",
              "to": "execJobAsyncResponse",
              "xml": {
                "name": "execJobAsyncResponse",
                "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
              },
            },
          },
        },
        "401": {
          "content": {
            "application/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "application/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
          },
        },
        "404": {
          "content": {
            "application/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "application/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
          },
        },
        "405": {
          "content": {
            "application/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "application/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
          },
        },
        "500": {
          "content": {
            "application/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "application/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
          },
        },
      },
      "extensions": {"x-body-name":"argument","x-starts-job":true},
    },
    "getResults": {
      "method": "GET",
      "path": "/v1/Results/{id}",
      "parameters": [
        {
          "name": "id",
          "in": "path",
          "required": true,
          "extensions": {"x-client-name":"runID"},
        },
      ],
      "security": "required",
      "responses": {
        "200": {
          "content": {
            "application/json": {
              "kind": "ref",
              "to": "ArrayOfresultsResponse",
              "nullable": true,
              "xml": {
                "name": "ArrayOfresultsResponse",
                "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
              },
            },
            "text/json": {
              "kind": "ref",
              "to": "ArrayOfresultsResponse",
              "nullable": true,
              "xml": {
                "name": "ArrayOfresultsResponse",
                "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
              },
            },
            "application/xml": {
              "kind": "ref",
              "to": "ArrayOfresultsResponse",
              "nullable": true,
              "xml": {
                "name": "ArrayOfresultsResponse",
                "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
              },
            },
            "text/xml": {
              "kind": "ref",
              "to": "ArrayOfresultsResponse",
              "nullable": true,
              "xml": {
                "name": "ArrayOfresultsResponse",
                "namespace": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
              },
            },
          },
        },
        "401": {
          "content": {
            "application/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "application/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
          },
        },
        "404": {
          "content": {
            "application/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "application/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
          },
        },
        "405": {
          "content": {
            "application/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "application/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
          },
        },
        "500": {
          "content": {
            "application/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/json": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "application/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
            "text/xml": {"kind":"ref","to":"Error","xml":{"name":"Error","namespace":""}},
          },
        },
      },
    },
  },
};
