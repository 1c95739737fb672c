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
  chainJobs: ["true", "false", '"true"', "1", "0"],
  loggingLevel: ["1", "3", '"2"', "0"],
};
const usualTexts = ['"x"', '"5"', "5", "null", '""', '"\u00c3\u00a9"', "'y'", "true"];

const scalars = [
  ...['"x"', "''", "'y'", '""', '" 5 "', '"5"', '"5.0"', '"+5"', '"1,000"', '"0x10"', '"true"', '" True "', '"no"'],
  ...["1", "0", "-1", "-0", "+1", "1.", "1.0", "1.50", "1e2", "1E-2", ".5", "-.5", "010", "0x10", "-0x10", "08", "--1"],
  ...[
    "2147483647",
    "2147483648",
    "-2147483649",
    "9223372036854775808",
    "1e400",
    "1.7976931348623157e308",
    "1_0",
    "0b1",
  ],
  ...[
    "true",
    "false",
    "True",
    "TRUE",
    "null",
    "Null",
    "undefined",
    "NaN",
    "Infinity",
    "-Infinity",
    "-Inf",
    "tru",
    "nul",
  ],
  ...[
    '"\\u0041"',
    '"\\ud800"',
    '"\\ud83d\\ude00"',
    '"\\udc00x"',
    '"\\u00e"',
    '"\\x"',
    '"\\\'"',
    '"\\/\\b\\f\\n\\r\\t"',
    '"\\v"',
  ],
  ...['"2020-01-02T03:04:05Z"', '"/Date(0)/"', '"\\/Date(1)\\/"', "'a\"b'", '"a\'b"', '"a\nb"', '"a\u0000b"', '"\t"'],
  ...[
    "new Date(1)",
    "new X",
    "x",
    "_",
    "$",
    "@",
    "*",
    "-",
    "'",
    '"',
    "",
    " ",
    "/",
    "/**/1",
    "1/*a*/",
    "//c\n1",
    "1//c\n",
  ],
  ...[
    '"\u00c3\u00a9"',
    '"\u00e9"',
    '"\u00ff"',
    '"\u00f0\u009f\u0098\u0080"',
    '"\u00ed\u00a0\u0080"',
    '"\u00e2\u0080\u00a8"',
  ],
];

const containers = [
  ...[
    "[]",
    "[1,2]",
    "[",
    "[1",
    "[,]",
    "[1,]",
    "{}",
    "{",
    '{"a":1}',
    '{"a"',
    '{"a":}',
    "{a:1,}",
    '{"a":[0,{"b c":1_0}]}',
  ],
  ...['{"$value":true}', '{"$type":"System.String","$value":"x"}', '{"$id":"1"}', '{"$ref":"1"}', '{"$values":[1]}'],
  ...["[[[[[[1]]]]]]", '[{"a":[{"b":tru}]}]', "(1)", "{1:2}", "{'a':'b'}", "{a b:1}", '{"":1}', "{[1]:2}"],
];

const separators = ["", " ", "\n", "\t", "\r\n", "\u00c2\u00a0", "/* c */", "//x\n", "\u00ef\u00bb\u00bf", "\u0000"];

const roots = [
  ...[
    "",
    " ",
    "null",
    "true",
    "1",
    '"x"',
    "[]",
    "[{}]",
    "{}",
    "undefined",
    "/**/",
    "//",
    "{}{}",
    "{} x",
    "\u00ef\u00bb\u00bf",
    "nul",
    "'",
    "NaN",
  ],
  ...[
    "new Date(1)",
    "}",
    "]",
    ":",
    ",",
    "{,}",
    "{:}",
    "{}}",
    "[{",
    "\u0000",
    "-",
    "08",
    "x",
    "/",
    "{/",
    '{"a"',
    '{"a":',
    '{"runID"',
  ],
];

const required = [
  ['"runID":"r"', '"projectID":"p"', '"jobID":"j"'],
  ["runID:'r'", "projectID:'p'", "'jobID':\"j\""],
  ['"RUNID":"r"', '"projectid":1', '"jobID":true'],
  ['"runID":"r"', '"projectID":"p"'],
];

/** Starts in JSON: members of any name and value in any order, with anything between them. */
export const jsonRequest: RequestMaker = (chooser) => {
  const type = chooser.pick(["application/json", "text/json"]);
  if (chooser.integer(12) === 0) {
    return startOf(type, chooser.pick(roots) + chooser.pick(["", "", " ", ...roots]));
  }
  const members = few(chooser, () => {
    const name = mostly(chooser, memberNames, strangeNames);
    return `${spell(chooser, name)}${between(chooser)}:${between(chooser)}${spellValue(chooser, name)}`;
  });
  const whole = chooser.pick(required);
  const all = chooser.integer(2) === 0 ? [...members, ...whole] : shuffle(chooser, [...members, ...whole]);
  const end = chooser.pick(["}", "}", "}", "}", "}", "}", "}", "}", ",}", "", "} ", "}}", "} x", "]"]);
  const body = `{${all.join(`${between(chooser)},${between(chooser)}`)}${end}`;
  return startOf(type, spoil(chooser, body, "{}[]:,\"'\\/*0x-.+eE \n\u0000\u00ff$"));
};

function spell(chooser: Chooser, name: string): string {
  const spellings = [
    `'${name}'`,
    name,
    `"${name.toUpperCase()}"`,
    `"\\u00${(name.charCodeAt(0) & 0x7f).toString(16)}${name.slice(1)}"`,
  ];
  return mostly(chooser, [`"${name}"`], spellings);
}

function spellValue(chooser: Chooser, name: string): string {
  return mostly(chooser, usual[name] ?? usualTexts, chooser.integer(4) === 0 ? containers : scalars);
}

function between(chooser: Chooser): string {
  return chooser.integer(30) === 0 ? chooser.pick(separators) : "";
}

function shuffle<T>(chooser: Chooser, items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, order: chooser.integer(1000) }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ item }) => item);
}
