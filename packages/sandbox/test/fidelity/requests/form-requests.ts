import {
  type Chooser,
  few,
  memberNames,
  mostly,
  type RequestMaker,
  spoil,
  startOf,
  strangeNames,
} from "./ingredients.ts";

const usual: Readonly<Record<string, readonly string[]>> = {
  chainJobs: ["true", "false", "True"],
  loggingLevel: ["1", "3", "+2", "0x1"],
};

const values = [
  ...[
    "x",
    "",
    "1",
    "+5+",
    "5.0",
    "1%2C000",
    "%2B5",
    "-0",
    "007",
    "0x10",
    "0X1f",
    "%26h10",
    "%230f",
    "&h10",
    "2147483648",
    "5e0",
    "%285%29",
  ],
  ...["true", "True", "TRUE", "false", "on", "yes", "0", "+true+", "true%00", "true%2Cfalse", "null", "%E2%82%AC5"],
  ...[
    "%zz",
    "%",
    "%4",
    "%ff",
    "%c3%a9",
    "%c3",
    "%e2%82",
    "%ed%a0%80",
    "%f4%90%80%80",
    "%u0041",
    "%ud800",
    "a%20b",
    "a+b",
    "%2b",
    "%00",
    "%0d%0a",
  ],
  ...[
    "\u00c3\u00a9",
    "\u00e9",
    "\u00ff",
    "a=b",
    "=",
    "a;b",
    "%26",
    "%3d",
    "'",
    '"',
    "<a>",
    "+",
    "%20",
    "%c2%a0",
    "%e3%80%80",
    "%c2%85",
  ],
];

const names = [
  ...[
    "request",
    "request.argument",
    "request%5Bargument%5D",
    "argument%5B%5D",
    "argument[]",
    "argument[0]",
    "argument[x]",
    "argument[",
    "argument]",
  ],
  ...[
    "argument[x",
    "[argument]",
    "[]",
    "argument.x",
    ".argument",
    "argument.",
    "argument%00",
    "%61rgument",
    "ARGUMENT",
    "+argument",
    "a[b][c]",
    "a[[b]",
    "a]b[",
  ],
  ...["chainJobs.x", "loggingLevel[0]", "loggingLevel[]", "runID.x", "runID[0]", "%ff", "\u00e9", "argument%20"],
];

/** Starts in a form: pairs of any name and value, in any spelling. */
export const formRequest: RequestMaker = (chooser) => {
  const pairs = few(chooser, () => pair(chooser));
  const required = chooser.pick([
    ["runID=r", "projectID=p", "jobID=j"],
    ["runID=r", "projectID=p", "jobID=j"],
    ["runID=r", "PROJECTID=p", "jobID=j", "runID=other"],
    ["runID=r", "projectID=", "jobID=+"],
  ]);
  const all = chooser.integer(2) === 0 ? [...pairs, ...required] : [...required, ...pairs];
  const body = all.join(chooser.pick(["&", "&", "&", "&", "&&", "&=&", "; "]));
  return startOf("application/x-www-form-urlencoded", spoil(chooser, body, "&=+%[].;\u0000\u00ff"));
};

function pair(chooser: Chooser): string {
  const strange = chooser.integer(2) === 0 ? names : strangeNames.map(encodeURIComponent);
  const name = mostly(chooser, memberNames, strange);
  return chooser.integer(15) === 0 ? name : `${name}=${mostly(chooser, usual[name] ?? values, values)}`;
}
