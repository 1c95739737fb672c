import { once } from "node:events";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { expect, onTestFinished, test } from "vitest";
import { createSelfSigned } from "../run/self-signed.ts";
import { runHere } from "./surroundings.ts";

const identity = createSelfSigned();

async function serveSecurely(): Promise<string> {
  const server = createServer(identity, (_, response) => response.end("{}")).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("A certificate that is not trusted is the caller's to name, and no finding.", async () => {
  const host = await serveSecurely();
  await expect(runHere(["--base-url", `https://${host}`, "--no-credentials"])).rejects.toThrow(
    /cannot be reached: its certificate is not trusted \(.*self-signed.*\)\..* NODE_EXTRA_CA_CERTS=ca\.pem/,
  );
});

test("A certificate of another host is not good for this one, although it is trusted.", async () => {
  const before = getCACertificates("default");
  setDefaultCACertificates([...before, identity.cert]);
  onTestFinished(() => setDefaultCACertificates(before));
  const host = await serveSecurely();
  await expect(runHere(["--base-url", `https://${host}`, "--no-credentials"])).rejects.toThrow(
    /cannot be reached: its certificate is not good for it \(/,
  );
});

test("http at a port of TLS, and https at one without it, are told apart from a server that is down.", async () => {
  const host = await serveSecurely();
  await expect(runHere(["--base-url", `http://${host}`, "--no-credentials"])).rejects.toThrow(
    /does this port want https:\/\/\?/,
  );
});
