import { type Chooser, few, mostly, type RequestMaker, spoil, startOf } from "./ingredients.ts";

const namespace = "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers";
const instance = "http://www.w3.org/2001/XMLSchema-instance";

const usual: Readonly<Record<string, readonly string[]>> = {
  chainJobs: ["true", "false", " 1 ", "0"],
  loggingLevel: ["1", "3", " 2 ", "+0", "-1"],
};
const usualTexts = ["x", "", "5", " 5 ", "&lt;", "&#x41;", "a\r\nb", "\u00c3\u00a9", "<![CDATA[a]]>", "1<!-- c -->2"];

const contents = [
  ...["x", "", " ", "1", "0", " 5 ", "+5", "-0", "007", "5.0", "5 5", "0x10", "2147483648", "99999999999", "1e0"],
  ...["true", "false", " true ", "TRUE", "True", "01", "yes", "\n1\n", "NaN", "INF"],
  ...[
    "&lt;",
    "&amp;&gt;",
    "&quot;&apos;",
    "&#65;",
    "&#x41;",
    "&#x1F600;",
    "&#xD800;",
    "&#1;",
    "&#0;",
    "&#xFFFE;",
    "&#x110000;",
  ],
  ...[
    "&no;",
    "&",
    "&#;",
    "&#x;",
    "&amp",
    "a\r\nb",
    "a\rb",
    "a&#13;b",
    "\t",
    "a]]>b",
    "<![CDATA[a]]>",
    "<![CDATA[<a>]]>b",
    "<![CDATA[",
  ],
  ...[
    "<b/>",
    "<b>1</b>",
    "a<b/>c",
    "<!-- c -->",
    "1<!-- c -->2",
    "<!-- -- -->",
    "<?p i?>",
    "<?xml version='1.0'?>",
    "<q:b/>",
  ],
  ...[
    "\u00c3\u00a9",
    "\u00e9",
    "\u00ff",
    "\u00f0\u009f\u0098\u0080",
    "\u00ed\u00a0\u0080",
    "\u00ef\u00bf\u00be",
    "\u00c2\u0085",
    "\u0000",
    "\u0001",
    "\u007f",
  ],
];

const usualAttributes = ['i:nil="false"', "a='b'", 'xml:space="preserve"', 'xmlns:q="q"', 'a="&lt;"'];

const attributes = [
  ...['i:nil="true"', 'i:nil="1"', 'i:nil="false"', 'i:nil=" true "', 'i:nil="True"', 'i:nil=""', 'i:type="i:string"'],
  ...[
    'i:type="x:int"',
    'i:type=""',
    'i:type="execJobAsyncRequest"',
    "a='b'",
    'a="b" a="c"',
    'xml:space="preserve"',
    'xml:lang="q"',
    'xmlns=""',
  ],
  ...[
    'xmlns:q="q"',
    'xmlns:q=""',
    'q:a="1"',
    'a="<"',
    'a="&lt;"',
    'a="&no;"',
    "a",
    "a=b",
    'a="b"c="d"',
    `xmlns="${namespace}"`,
    'xmlns:xml="a"',
  ],
  ...[
    'z:Id="1" xmlns:z="http://schemas.microsoft.com/2003/10/Serialization/"',
    'z:Ref="1" xmlns:z="http://schemas.microsoft.com/2003/10/Serialization/"',
  ],
  ...['xmlns:xmlns="a"', 'xmlns:i="other"', 'a="\u00ff"', 'a="&#xD800;"', 'a="b', "1a='b'"],
];

const usualPrologs = ["", "", "", '<?xml version="1.0" encoding="utf-8"?>', "\u00ef\u00bb\u00bf", "<!-- c -->", "\n"];

const prologs = [
  ...['<?xml version="1.0"?>', '<?xml version="1.0" encoding="utf-8"?>', '<?xml version="1.0" encoding="UTF-16"?>'],
  ...[
    '<?xml version="1.1"?>',
    '<?xml version="1.0" standalone="yes"?>',
    '<?xml encoding="utf-8"?>',
    "<?xml?>",
    ' <?xml version="1.0"?>',
  ],
  ...[
    "<!-- c -->",
    "<?p?>",
    "<!DOCTYPE a>",
    "\u00ef\u00bb\u00bf",
    "\n",
    " ",
    "x",
    '<?xml version="1.0" encoding="iso-8859-1"?>',
    "\u00fe\u00ff",
  ],
  ...[
    "<?xml version=\"1.0\" encoding='Utf-8' standalone='no' ?>",
    '<?xml version="2.0"?>',
    '<?xml version="1.0" encoding="x"?>',
    "<?xml version='1.0' ?>\n<!--a-->\n",
  ],
];

const epilogs = [" ", "<!-- c -->", "x", "<a/>", "<?p?>", "\u0000", "</a>", "&amp;", "<", "\u00ff"];

const strangeRoots = ["execJobRequest", "ExecJobAsyncRequest", "ArrayOfexecJobAsyncRequest", "x"];

const memberNames = [
  ...["argument", "argument", "beginAtRow", "chainJobs", "chainJobs", "endAfterRow", "loggingLevel", "loggingLevel"],
  ...["threadCount", "webHookURL", "zoo"],
];

const strangeNames = [
  ...["Argument", "RUNID", "p:argument", "q:argument", "runID", "jobID", "k__BackingField", "argument.x", "1a", ""],
];

/** Starts in XML: members in order or not, with any attributes and contents, in any spelling of the namespace. */
export const xmlRequest: RequestMaker = (chooser) => {
  const prefix = chooser.pick(["", "", "", "p:"]);
  const members = few(chooser, () => element(chooser, prefix, mostly(chooser, memberNames, strangeNames)));
  const required = ["jobID", "projectID", "runID"].map(
    (name) => `<${prefix}${name}>${name.charAt(0)}</${prefix}${name}>`,
  );
  const all = chooser.integer(3) === 0 ? [...required, ...members] : [...members.toSorted(), ...required];
  const root = prefix + (chooser.integer(12) === 0 ? chooser.pick(strangeRoots) : "execJobAsyncRequest");
  const declared = chooser.integer(12) === 0 ? "urn:other" : namespace;
  const own = ownAttribute(chooser);
  const start = `<${root} xmlns${prefix === "" ? "" : ":p"}="${declared}" xmlns:i="${instance}"${own}>`;
  const body =
    mostly(chooser, usualPrologs, prologs) +
    start +
    all.join(between(chooser)) +
    between(chooser) +
    `</${root}>` +
    (chooser.integer(8) === 0 ? chooser.pick(epilogs) : "");
  return startOf(chooser.pick(["application/xml", "text/xml"]), spoil(chooser, body, "<>&;/='\"!?- :]\u00ff\u0000"));
};

function element(chooser: Chooser, prefix: string, name: string): string {
  const tag = name.includes(":") ? name : prefix + name;
  const own = ownAttribute(chooser);
  const content = few(chooser, () => mostly(chooser, usual[name] ?? usualTexts, contents)).join("");
  return chooser.integer(10) === 0
    ? `<${tag}${own}/>`
    : `<${tag}${own}>${content}</${tag}${chooser.pick(["", "", "", " "])}>`;
}

function ownAttribute(chooser: Chooser): string {
  return chooser.integer(6) === 0 ? ` ${mostly(chooser, usualAttributes, attributes)}` : "";
}

function between(chooser: Chooser): string {
  return chooser.integer(20) === 0
    ? chooser.pick(["\n  ", " ", "x", "<!-- c -->", "<![CDATA[]]>", "<?p?>", "&#32;", "&#x41;"])
    : "";
}
