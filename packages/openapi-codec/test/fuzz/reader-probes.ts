import type { Probe } from "./growth.ts";

const NAMESPACE = "http://schemas.datacontract.org/2004/07/Jobs";
const XSI = "http://www.w3.org/2001/XMLSchema-instance";

const request = (content: string): string =>
  `<StartRequest xmlns="${NAMESPACE}" xmlns:i="${XSI}">${content}</StartRequest>`;
const rows = (content: string): string =>
  `<ArrayOfResult xmlns="${NAMESPACE}" xmlns:i="${XSI}">${content}</ArrayOfResult>`;
const inArgument = (piece: string, end = ""): Probe<string> => ({
  schemaName: "StartRequest",
  input: (size) => request(`<argument>${piece.repeat(size)}${end}</argument><jobID>j</jobID><projectID/><runID/>`),
});
const inElement = (name: string, piece: string): Probe<string> => ({
  schemaName: "StartRequest",
  input: (size) => request(`<${name}>${piece.repeat(size)}1</${name}><jobID/><projectID/><runID/>`),
});
const inRequest = (piece: (index: number) => string): Probe<string> => ({
  schemaName: "StartRequest",
  input: (size) => request(`${series(size, piece)}<jobID>j</jobID><projectID>p</projectID><runID>r</runID>`),
});
const unfinished = (piece: string): Probe<string> => ({
  schemaName: "StartRequest",
  input: (size) => request("").slice(0, -22) + piece.repeat(size),
});
const inRows = (piece: (index: number) => string, end = ""): Probe<string> => ({
  schemaName: "ArrayOfResult",
  input: (size) => rows(series(size, piece) + end),
});
const inOpenAnswer = (piece: (index: number) => string): Probe<string> => ({
  schemaName: "RunResponse",
  input: (size) => `<RunResponse xmlns="${NAMESPACE}">${series(size, piece)}<runID/></RunResponse>`,
});
const inModelState = (piece: (index: number) => string): Probe<string> => ({
  schemaName: "Error",
  input: (size) => `<Error><Message/><ModelState>${series(size, piece)}</ModelState></Error>`,
});

function series(size: number, piece: (index: number) => string): string {
  return Array.from({ length: size }, (_, index) => piece(index)).join("");
}

const ROW = "<Result><deletes>0</deletes><errors>1</errors><runID>r</runID><status>Complete</status></Result>";

/** Documents that a careless reader takes more than linear time over, by the name of what grows. */
export const READER_PROBES: Readonly<Record<string, Probe<string>>> = {
  "references in a text": inArgument("&#xD;&amp;"),
  "brackets in a text": inArgument("]]"),
  "brackets before an angle": inArgument("]", "&gt;"),
  "carriage returns": inArgument("\r"),
  "lines before an error": inArgument("\r\n", "&"),
  "text before an error": inArgument("é", "]]>"),
  "empty CDATA sections": inArgument("<![CDATA[]]>"),
  "brackets in a CDATA section": {
    schemaName: "StartRequest",
    input: (size) => request(`<argument><![CDATA[${"]".repeat(size)}]]></argument><jobID/><projectID/><runID/>`),
  },
  "comments in a text": inArgument("a<!-- - -->"),
  "comments between members": inRequest(() => "<!-- a -->"),
  "white space between members": inRequest(() => " \n"),
  "zeros of an integer": inElement("loggingLevel", "0"),
  "white space of an integer": inElement("loggingLevel", " "),
  "white space of a boolean": inElement("chainJobs", "\n"),
  "members that nobody knows": inRequest((index) => `<a${index}>x</a${index}>`),
  "the same member that nobody knows": inRequest(() => "<a/>"),
  "attributes of one tag": {
    schemaName: "StartRequest",
    input: (size) => request(`<argument ${series(size, (index) => ` a${index}="1"`)}/><jobID/><projectID/><runID/>`),
  },
  "declarations of one tag": {
    schemaName: "StartRequest",
    input: (size) =>
      request(
        `<argument ${series(size, (index) => ` xmlns:a${index}="u" a${index}:b${index}=""`)}/><jobID/><projectID/><runID/>`,
      ),
  },
  "declarations of many tags": inRequest((index) => `<a${index} xmlns:p${index}="u"/>`),
  "white space in a tag": {
    schemaName: "StartRequest",
    input: (size) => request(`<argument${" ".repeat(size)}/><jobID/><projectID/><runID/>`),
  },
  "white space in an end tag": {
    schemaName: "StartRequest",
    input: (size) => request(`<jobID></jobID${"\n".repeat(size)}><projectID/><runID/>`),
  },
  "length of a name": {
    schemaName: "StartRequest",
    input: (size) => request(`<a${"a".repeat(size)}/><jobID/><projectID/><runID/>`),
  },
  "length of an attribute": {
    schemaName: "StartRequest",
    input: (size) => request(`<argument a="${"&lt;\n".repeat(size)}"/><jobID/><projectID/><runID/>`),
  },
  "start tags without an end": unfinished("<a>"),
  "start tags that never close": unfinished("<a "),
  "comments without an end": unfinished("<!-- "),
  "sections without an end": unfinished("<![CDATA["),
  "references without an end": unfinished("&"),
  "a quote without an end": unfinished('<a b="'),
  "white space without an end": unfinished(" "),
  "rows in canonical form": inRows(() => ROW),
  "rows before an error": inRows(() => ROW, "<Result>"),
  "rows out of order": inRows(() => "<Result><status>a</status><runID>b</runID></Result>"),
  "rows indented": inRows(() => `\n  ${ROW.replaceAll("><", ">\n    <")}`),
  "rows that are almost canonical": inRows(() => ROW.replace("</Result>", " </Result>")),
  "rows that fail at the end": inRows(() => ROW.replace("</status>", "&#x41;</status>")),
  "rows with a wrong value each": inRows(() => ROW.replace(">1<", ">x<")),
  "rows with a member twice each": inRows(() => ROW.replace("<runID>", "<runID/><runID>")),
  "rows with long texts": inRows(() => ROW.replace("Complete", "C".repeat(200))),
  "empty rows": inRows(() => "<Result/>"),
  "members of an open schema": inOpenAnswer((index) => `<a${index}>x</a${index}>`),
  "keys of a map": inModelState((index) => `<a${index}>x</a${index}>`),
  "nested errors": {
    schemaName: "Error",
    input: (size) => {
      const message = "<Message/>";
      const end = "</InnerException>".repeat(size);
      return `<Error>${`${message}<InnerException>`.repeat(size)}${message}${end}</Error>`;
    },
  },
};
