import { once } from "node:events";
import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { realClock } from "../../src/run/clock.ts";
import { openWebhookReceiver } from "../../src/run/webhook-receiver.ts";

/** The first line of the answer to a request as it stands. */
async function sendRaw(port: string, text: string): Promise<string> {
  const socket = connect(Number(port), "127.0.0.1");
  socket.end(text);
  const [chunk] = (await once(socket, "data")) as [Buffer];
  socket.destroy();
  return chunk.toString("latin1").split("\r\n")[0] ?? "";
}

test("What is not a webhook's address is answered with 400, and the next webhook is taken.", async () => {
  const receiver = await openWebhookReceiver(realClock, 0);
  onTestFinished(() => receiver.close());
  const { port } = new URL(receiver.url);
  const rest = "Content-Length: 0\r\nConnection: close\r\n\r\n";
  for (const head of ["POST /%ff HTTP/1.1\r\nHost: a\r\n", "POST /r HTTP/1.1\r\nHost: a b\r\n"]) {
    expect(await sendRaw(port, head + rest)).toContain(" 400 ");
  }
  expect(await sendRaw(port, `POST /run-1 HTTP/1.1\r\nHost: a\r\n${rest}`)).toContain(" 200 ");
  expect(await receiver.received("run-1", 1000)).toHaveLength(1);
});

test("A webhook that comes when the time is over did not come in time", async () => {
  let time = 0;
  const late = async () => {
    await fetch(`${receiver.url}/r`, { method: "POST", body: "{}" });
  };
  const receiver = await openWebhookReceiver(
    {
      now: () => time,
      sleep: async (milliseconds) => {
        if (time >= 20) await late();
        time += milliseconds;
      },
    },
    0,
  );
  expect(await receiver.received("r", 20)).toEqual([]);
  await late();
  expect(await receiver.received("r", 20)).toHaveLength(2);
  await receiver.close();
});
