// Generated from openapi/starfish.v1.yaml by `pnpm generate`. Do not edit.
import type { WireMessages } from "../codec/wire-table.ts";
import { schemas } from "./wire.ts";

/** What usual JSON never needs is apart, so that it can be loaded when it is needed. */
export const allMessages: WireMessages = {
  schemas: { ...schemas, ...{
  "Error": {
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
  "tokenError": {
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
  }
} },
  namespaces: {
  "ArrayOfresultsResponse": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
  "Error": "",
  "execJobAsyncRequest": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
  "execJobAsyncResponse": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
  "execJobRequest": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
  "execJobResponse": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers",
  "resultsResponse": "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers"
},
  facets: {
  "execJobAsyncRequest": {
    "jobID": {
      "maxLength": 36,
      "pattern": "\\S"
    },
    "loggingLevel": {
      "values": [
        0,
        1,
        2,
        3
      ]
    },
    "projectID": {
      "maxLength": 36,
      "pattern": "\\S"
    },
    "runID": {
      "maxLength": 36,
      "pattern": "\\S"
    }
  },
  "execJobRequest": {
    "instance": {
      "maxLength": 255
    },
    "jobID": {
      "maxLength": 36,
      "pattern": "\\S"
    },
    "loggingLevel": {
      "values": [
        0,
        1,
        2,
        3
      ]
    },
    "projectID": {
      "maxLength": 36,
      "pattern": "\\S"
    },
    "runID": {
      "maxLength": 36,
      "pattern": "\\S"
    }
  },
  "execJobResponse": {
    "startTime": {
      "pattern": "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,7})?(Z|[+-]\\d\\d:\\d\\d)?$"
    }
  },
  "resultsResponse": {
    "startTime": {
      "pattern": "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,7})?(Z|[+-]\\d\\d:\\d\\d)?$"
    }
  },
  "tokenRequest": {
    "grant_type": {
      "values": [
        "password"
      ]
    }
  }
},
};
