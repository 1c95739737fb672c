import type { Socket } from "node:net";
import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";

/** What a server does once a whole request has arrived. */
export interface Script {
  readonly name: string;
  readonly answer: (socket: Socket) => void;
  /** Nothing ends it but the client's own time-out. */
  readonly hangs?: true;
}

const start = '{"runID":"r","started":true,"error":null}';
const head = (status = "200 OK", ...headers: readonly string[]): string =>
  [`HTTP/1.1 ${status}`, ...headers, "", ""].join("\r\n");
const json = "Content-Type: application/json";
const xml = "Content-Type: application/xml";
const chunked = "Transfer-Encoding: chunked";
const whole = (body: string | Buffer, ...headers: readonly string[]): Buffer =>
  Buffer.concat([
    Buffer.from(head("200 OK", ...headers, `Content-Length: ${Buffer.byteLength(body)}`)),
    Buffer.from(body),
  ]);
const chunk = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;

/** Sends it and ends the connection. */
const sends =
  (...parts: readonly (string | Buffer)[]): Script["answer"] =>
  (socket) => {
    for (const part of parts) socket.write(part);
    socket.end();
  };

/** Sends it and leaves the connection open. */
const keeps =
  (text: string | Buffer): Script["answer"] =>
  (socket) =>
    void socket.write(text);

/** Sends a beginning, then the same again without an end, as fast as it is read. */
const endless =
  (beginning: string, again: string | Buffer): Script["answer"] =>
  (socket) => {
    const write = () => {
      while (!socket.destroyed && socket.write(again));
    };
    socket.on("drain", write);
    socket.write(beginning);
    write();
  };

const mebibyte = Buffer.alloc(1_048_576, "a");
const bomb = Buffer.concat(Array.from({ length: 256 }, () => gzipSync(Buffer.alloc(1_048_576))));
const deep = (open: string, close: string): string => open.repeat(100_000) + close.repeat(100_000);
const lol = Array.from({ length: 12 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join("");

export const scripts: readonly Script[] = [
  // No answer, or none of HTTP.
  { name: "nothing at all", answer: () => {}, hangs: true },
  { name: "an end at once", answer: (socket) => socket.end() },
  { name: "a reset", answer: (socket) => socket.resetAndDestroy() },
  { name: "garbage", answer: sends(Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 255, 254])) },
  { name: "garbage without an end", answer: endless("", mebibyte) },
  { name: "another protocol", answer: sends("SSH-2.0-OpenSSH_9.9\r\n") },
  { name: "HTTP/0.9", answer: sends("<html>hello</html>") },
  { name: "HTTP/2.0 in its first line", answer: sends(`HTTP/2.0 200 OK\r\n\r\n${start}`) },
  { name: "blank lines without an end", answer: endless("", "\r\n".repeat(1000)), hangs: true },
  { name: "half a status line", answer: sends("HTTP/1.1 20") },
  { name: "a status line and nothing more", answer: keeps("HTTP/1.1 200 OK\r\n"), hangs: true },
  // Statuses and reasons.
  { name: "status 0", answer: sends(head("000 Zero", json), start) },
  { name: "status 99", answer: sends(head("99 Low", json), start) },
  { name: "status 999", answer: sends(head("999 Request denied", json, "Content-Length: 2"), "{}") },
  { name: "status 600", answer: sends(head("600 High", json, "Content-Length: 2"), "{}") },
  { name: "status 1000", answer: sends(head("1000 Higher", json), start) },
  { name: "status -1", answer: sends(head("-1 Minus", json), start) },
  { name: "a reason with a control character", answer: sends(head("200 \u0001\u001b[31m", json), start) },
  { name: "a reason of a mebibyte", answer: sends(head(`500 ${"a".repeat(1_048_576)}`, json), start) },
  { name: "an error with a reason that is not ASCII", answer: sends(head("500 é\u009b", json, "Content-Length: 0")) },
  { name: "421", answer: sends(head("421 Misdirected Request", "Content-Length: 0")) },
  {
    name: "101",
    answer: keeps(head("101 Switching Protocols", "Connection: Upgrade", "Upgrade: websocket")),
    hangs: true,
  },
  { name: "100 without an end", answer: endless("", head("100 Continue")), hangs: true },
  {
    name: "103 a thousand times",
    answer: sends(head("103 Early Hints", "Link: </a>").repeat(1000), whole(start, json)),
  },
  { name: "204 with a body", answer: sends(head("204 No Content", json), start) },
  { name: "205 with a body", answer: sends(head("205 Reset Content", json, `Content-Length: ${start.length}`), start) },
  { name: "206 of what nobody asked for", answer: sends(head("206 Partial Content", json, "Content-Length: 2"), "{}") },
  { name: "304", answer: sends(head("304 Not Modified")) },
  { name: "300 with nowhere to go", answer: sends(head("300 Multiple Choices", "Content-Length: 0")) },
  {
    name: "a redirect to itself",
    answer: sends(head("307 Temporary Redirect", "Location: /v1/ExecuteJobAsync", "Content-Length: 0")),
  },
  { name: "a redirect to rubbish", answer: sends(head("302 Found", "Location: http://[\u0001", "Content-Length: 0")) },
  { name: "407", answer: sends(head("407 Proxy Authentication Required", "Content-Length: 0")) },
  // Headers.
  { name: "a header of a mebibyte", answer: sends(head("200 OK", json, `X: ${"a".repeat(1_048_576)}`), start) },
  {
    name: "100,000 headers",
    answer: sends(head("200 OK", json, ...Array.from({ length: 100_000 }, (_, n) => `X-${n}: a`)), start),
  },
  { name: "headers without an end", answer: endless("HTTP/1.1 200 OK\r\n", "X: a\r\n".repeat(1000)) },
  { name: "a header without a colon", answer: sends("HTTP/1.1 200 OK\r\nrubbish\r\n\r\n") },
  { name: "a header with a NUL", answer: sends(head("200 OK", json, "X: a\0b"), start) },
  { name: "a folded header", answer: sends(head("200 OK", "Content-Type:\r\n application/json"), start) },
  {
    name: "two lengths that differ",
    answer: sends(head("200 OK", json, "Content-Length: 2", "Content-Length: 41"), start),
  },
  {
    name: "a length and chunks",
    answer: sends(head("200 OK", json, chunked, "Content-Length: 5"), chunk(start), "0\r\n\r\n"),
  },
  { name: "a length below zero", answer: sends(head("200 OK", json, "Content-Length: -1"), start) },
  {
    name: "a length beyond every number",
    answer: sends(head("200 OK", json, `Content-Length: ${"9".repeat(40)}`), start),
  },
  { name: "a Content-Type of rubbish", answer: sends(whole(start, "Content-Type: ;;;=\u0080/")) },
  { name: "no Content-Type", answer: sends(whole(start)) },
  { name: "an unknown charset", answer: sends(whole(start, `${json}; charset=klingon`)) },
  { name: "an unknown Content-Encoding", answer: sends(whole(start, json, "Content-Encoding: magic")) },
  { name: "100 Content-Encodings", answer: sends(whole(start, json, `Content-Encoding: ${"gzip,".repeat(100)}gzip`)) },
  {
    name: "Retry-After beyond every number",
    answer: sends(head("429 Busy", `Retry-After: ${"9".repeat(400)}`, "Content-Length: 0")),
  },
  // Bodies.
  { name: "fewer bytes than promised", answer: sends(head("200 OK", json, "Content-Length: 100"), start) },
  {
    name: "more bytes than promised",
    answer: sends(head("200 OK", json, `Content-Length: ${start.length}`), start + start),
  },
  { name: "two answers at once", answer: sends(whole(start, json), whole(start, json)) },
  {
    name: "half a body, then nothing",
    answer: keeps(head("200 OK", json, "Content-Length: 100") + start),
    hangs: true,
  },
  { name: "a chunk of no number", answer: sends(head("200 OK", json, chunked), "zz\r\na\r\n") },
  { name: "a chunk beyond every number", answer: sends(head("200 OK", json, chunked), `${"f".repeat(40)}\r\na`) },
  {
    name: "a chunk extension without an end",
    answer: endless(`${head("200 OK", json, chunked)}1;`, "a".repeat(65_536)),
    hangs: true,
  },
  {
    name: "trailers without an end",
    answer: endless(`${head("200 OK", json, chunked)}${chunk(start)}0\r\n`, "X: a\r\n".repeat(1000)),
  },
  { name: "a body without an end", answer: endless(head("200 OK", json), mebibyte) },
  { name: "chunks without an end", answer: endless(head("200 OK", json, chunked), chunk("a".repeat(65_536))) },
  { name: "an error page without an end", answer: endless(head("404 Not Found", "Content-Type: text/html"), mebibyte) },
  { name: "a bomb of gzip", answer: sends(whole(bomb, json, "Content-Encoding: gzip")) },
  { name: "a bomb of gzip in gzip", answer: sends(whole(gzipSync(bomb), json, "Content-Encoding: gzip, gzip")) },
  {
    name: "a bomb of gzip as an error page",
    answer: sends(head("500 Error", json, "Content-Encoding: gzip", `Content-Length: ${bomb.length}`), bomb),
  },
  { name: "gzip that is none", answer: sends(whole("no gzip", json, "Content-Encoding: gzip")) },
  { name: "gzip that is cut", answer: sends(whole(gzipSync(start).subarray(0, 20), json, "Content-Encoding: gzip")) },
  { name: "deflate with a header", answer: sends(whole(deflateSync(start), json, "Content-Encoding: deflate")) },
  { name: "deflate without a header", answer: sends(whole(deflateRawSync(start), json, "Content-Encoding: deflate")) },
  { name: "JSON of 100,000 levels", answer: sends(whole(deep("[", "]"), json)) },
  {
    name: "JSON of 100,000 levels in an unknown member",
    answer: sends(whole(start.replace("}", `,"x":${deep("[", "]")}}`), json)),
  },
  {
    name: "JSON that names __proto__",
    answer: sends(whole(start.replace("}", ',"__proto__":{"started":false}}'), json)),
  },
  { name: "JSON of a number beyond every number", answer: sends(whole(`[{"totalRows":1${"0".repeat(400)}}]`, json)) },
  { name: "XML of 100,000 levels", answer: sends(whole(deep("<a>", "</a>"), xml)) },
  {
    name: "XML with entities of entities",
    answer: sends(whole(`<!DOCTYPE a [<!ENTITY l0 "lol">${lol}]><a>&l12;</a>`, xml)),
  },
  {
    name: "XML with a file of the client's",
    answer: sends(whole('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', xml)),
  },
  {
    name: "XML of 100,000 attributes",
    answer: sends(whole(`<a ${Array.from({ length: 100_000 }, (_, n) => `a${n}=""`).join(" ")}/>`, xml)),
  },
  {
    name: "an error of XML of 100,000 levels",
    answer: sends(head("500 Error", xml), `<Error>${deep("<InnerException>", "</InnerException>")}</Error>`),
  },
  {
    name: "an error of 3,000 members",
    answer: sends(
      head("400 Bad", json),
      JSON.stringify({
        Message: "no",
        ModelState: Object.fromEntries(Array.from({ length: 3000 }, (_, n) => [`m${n}`, ["x"]])),
      }),
    ),
  },
  { name: "bytes that are not UTF-8", answer: sends(whole(Buffer.from([0x22, 0xff, 0xfe, 0x22]), json)) },
  { name: "a body of nothing but blanks", answer: sends(whole(" ".repeat(1_000_000), json)) },
];
