import { expect, onTestFinished, test } from "vitest";
import { createHttpSend } from "../../src/run/http-send.ts";
import { serve } from "../proxy/serve.ts";
import { listenRaw } from "./listen-raw.ts";

const never = new AbortController().signal;

const ok = (text: string) => `HTTP/1.1 200 OK\r\nContent-Length: ${text.length}\r\n\r\n${text}`;

function sendTo(url: string, method = "GET") {
  const send = createHttpSend(1);
  onTestFinished(() => send.close());
  return () => send({ method, url, headers: {}, body: new Uint8Array() }, never);
}

test("A kept connection that dies before the first byte is not a failure: the request goes out once more, on its own.", async () => {
  const url = await listenRaw((socket, number, connection) =>
    number === 1 ? socket.write(ok(`connection ${connection}`)) : socket.destroy(),
  );
  const send = sendTo(url);
  expect((await send()).note).toBeUndefined();
  const { body, note } = await send();
  expect(new TextDecoder().decode(body)).toBe("connection 2");
  expect(note).toMatch(/^sent twice: the server had closed the connection that was kept/);
});

test.each(["POST", "PUT", "PATCH", "DELETE"])(
  "%s has a connection of its own, for a server may have acted before it closed one: it is never sent twice.",
  async (method) => {
    const requests: number[][] = [];
    const url = await listenRaw((socket, number, connection) => {
      requests.push([connection, number]);
      if (connection === 2) {
        socket.destroy();
      } else {
        socket.write(ok(""));
      }
    });
    const send = sendTo(url, method);
    await send();
    await expect(send()).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(requests).toEqual([
      [1, 1],
      [2, 1],
    ]);
  },
);

test("A connection that was never used before and dies is a failure, and so is the second one.", async () => {
  const atOnce = sendTo(await listenRaw((socket) => socket.destroy()));
  await expect(atOnce()).rejects.toMatchObject({ code: "ECONNRESET" });
  const later = sendTo(
    await listenRaw((socket, number, connection) =>
      number === 1 && connection === 1 ? socket.write(ok("")) : socket.destroy(),
    ),
  );
  await later();
  await expect(later()).rejects.toMatchObject({ code: "ECONNRESET" });
});

test("An answer that has begun is never asked for again.", async () => {
  const url = await listenRaw((socket, number) => {
    socket.write(number === 1 ? ok("") : "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
    if (number === 2) {
      socket.end();
    }
  });
  const send = sendTo(url);
  await send();
  await expect(send()).rejects.toThrow(/aborted/);
});

test("101 is an answer like any other, and its connection is given up.", async () => {
  const url = await listenRaw((socket) =>
    socket.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\nrest"),
  );
  expect(await sendTo(url)()).toMatchObject({ status: 101, body: new Uint8Array() });
});

test.each([
  ["no HTTP", "220 mail.example ESMTP\r\n"],
  ["two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"],
  ["a control character in a header", "HTTP/1.1 200 OK\r\nX-A: a\u0001b\r\nContent-Length: 0\r\n\r\n"],
  ["a name that is none", "HTTP/1.1 200 OK\r\nX{A: a\r\nContent-Length: 0\r\n\r\n"],
  ["half a chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"],
  ["endless headers", `HTTP/1.1 200 OK\r\n${"X-A: 0123456789\r\n".repeat(20_000)}Content-Length: 0\r\n\r\n`],
])("An answer with %s rejects or resolves, and nothing else happens.", async (_name, text) => {
  const send = sendTo(await listenRaw((socket) => socket.write(text, "latin1")));
  const settled = await send().then(
    ({ status }) => status,
    (cause: unknown) => cause,
  );
  expect(settled === 200 || settled instanceof Error).toBe(true);
});

test("Header fields of up to 256 KiB are read.", async () => {
  const text = `HTTP/1.1 200 OK\r\nX-A: ${"a".repeat(100_000)}\r\nContent-Length: 0\r\n\r\n`;
  const { headers } = await sendTo(await listenRaw((socket) => socket.write(text)))();
  expect(new Headers(headers).get("x-a")).toHaveLength(100_000);
});

test("Of an endless body no more than 32 MiB are read.", async () => {
  const { url } = await serve((_, response) => {
    const chunk = Buffer.alloc(1024 * 1024);
    const more = (): void => {
      while (!response.destroyed && response.write(chunk)) {
        // Until the other side is slower.
      }
    };
    response.on("drain", more);
    more();
  });
  await expect(sendTo(url)()).rejects.toThrow(/longer than 32 MiB/);
});
