/** The process behind `measureCall`: answers every request as the real server would a start, and does nothing else. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const body = Buffer.from('{"runID":"0f8fad5b-d9cb-469f-a165-70867728950e","started":true,"error":null}');
const headers = { "Content-Type": "application/json; charset=utf-8", "Content-Length": body.length };

const server = createServer((request, response) => {
  request.resume().once("end", () => response.writeHead(200, headers).end(body));
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.once("disconnect", () => {
  server.close();
  server.closeAllConnections();
});
