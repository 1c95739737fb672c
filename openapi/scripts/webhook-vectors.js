import { createHmac } from "node:crypto";

/** 2026-01-01T00:00:00Z, in seconds. */
const now = 1_767_225_600;
const secret = "correct horse battery staple";
const run = "0f8fad5b-d9cb-469f-a165-70867728950e";
const url = "https://hooks.test/webhooks/starfish?tenant=7";
const body = JSON.stringify({ runID: run, status: "Complete" });

/**
 * Deliveries, and what a handler answers to each: how an address is signed does not depend on a language. Written with
 * Node's own HMAC beside the client's WebCrypto, so that two agree.
 */
export function webhookVectors() {
  const signed = signedAddress({});
  const changed = (from, to) => {
    if (!signed.includes(from)) throw new Error(`${from} is not in ${signed}`);
    return { address: signed.replace(from, to), status: 401 };
  };
  const cases = {
    "as-signed": ["An address as it was signed.", {}],
    audience: [
      "The audience is signed, and no part of the address.",
      { audience: "billing", address: signedAddress({ audience: "billing" }) },
    ],
    "other-audience": [
      "Signed for another audience.",
      { audience: "stock", address: signedAddress({ audience: "billing" }), status: 401 },
    ],
    "audience-wanted": ["Signed for nobody by name.", { audience: "billing", status: 401 }],
    "audience-unwanted": [
      "Signed for a handler with a name.",
      { address: signedAddress({ audience: "billing" }), status: 401 },
    ],
    "old-secret": [
      "Every secret of the handler is accepted.",
      { secrets: ["a new secret, 32 bytes at random", secret] },
    ],
    "other-secret": [
      "Signed with a secret that the handler does not have.",
      { secrets: ["some other secret of ours"], status: 401 },
    ],
    "secret-beyond-ascii": [
      "A secret is its UTF-8.",
      { secrets: ["längliches Geheimnis ✓"], address: signedAddress({ secret: "längliches Geheimnis ✓" }) },
    ],
    "other-host": [
      "The host is not signed: proxies change it.",
      { address: signed.replace("hooks.test", "inside.test:8080") },
    ],
    "other-path": ["Another path.", changed("/webhooks/", "/other/")],
    "trailing-slash": ["One step more is another path.", changed("starfish?", "starfish/?")],
    "path-option": [
      "The handler's path stands for the request's, where a proxy changes it.",
      { path: "/webhooks/starfish", address: signed.replace("/webhooks/starfish", "/inside") },
    ],
    "spelled-anew": [
      "Another spelling of the same characters.",
      {
        address: signedAddress({ url: "https://hooks.test/a%20b/c;d?name=J%C3%BCrgen+(x)*" })
          .replace("c;d", "c%3bd")
          .replace("+(x)*", "%20%28x%29%2A"),
      },
    ],
    "escaped-slash": [
      "An escaped slash is not a slash.",
      { address: signedAddress({ url: "https://hooks.test/a/b" }).replace("/a/b", "/a%2Fb"), status: 401 },
    ],
    "no-parameters": [
      "No parameters but those of the signature.",
      { address: signedAddress({ url: "https://hooks.test/" }) },
    ],
    "empty-parameter": [
      "A parameter without a value is one with an empty value.",
      { address: signedAddress({ url: "https://hooks.test/?a&b=" }).replace("?a=&b=", "?a&b=") },
    ],
    "other-parameter": ["Another value of a parameter.", changed("tenant=7", "tenant=8")],
    "parameter-added": ["One parameter more.", { address: `${signed}&tenant=evil`, status: 401 }],
    "parameter-removed": ["One parameter less.", changed("tenant=7&", "")],
    "parameters-swapped": [
      "The order counts.",
      { address: signedAddress({ url: "https://hooks.test/?a=1&b=2" }).replace("a=1&b=2", "b=2&a=1"), status: 401 },
    ],
    "other-run": ["Another run.", changed(run, "00000000-0000-4000-8000-000000000000")],
    "second-run": ["A part of the signature twice.", { address: `${signed}&starfish-run=${run}`, status: 401 }],
    "later-expiry": ["A later expiry.", changed(`expires=${now + 60}`, `expires=${now + 61}`)],
    "expiry-no-number": ["An expiry that is not a whole number.", changed(`expires=${now + 60}`, "expires=1e10")],
    "no-signature": ["No signature.", changed("starfish-signature", "signature")],
    "empty-signature": ["An empty signature.", changed(/v2\..*/.exec(signed)[0], "")],
    forged: ["A signature of the right form.", changed(/v2\..*/.exec(signed)[0], `v2.${"A".repeat(43)}`)],
    padded: ["A signature with padding.", { address: `${signed}%3D`, status: 401 }],
    "version-1": ["The message of version 1, which is no longer accepted.", changed("signature=v2.", "signature=")],
    "last-second": ["A second before it expires.", { now: now + 59 }],
    expired: ["From the second of its expiry on.", { now: now + 60, status: 410 }],
    get: ["A delivery is a POST request.", { method: "GET", status: 405 }],
    "guid-in-another-case": ["GUIDs may come back in another case.", { body: body.replace(run, run.toUpperCase()) }],
    "id-in-another-case": [
      "Other IDs are told apart by case.",
      { address: signedAddress({ runID: "Order-1" }), body: '{"runID":"order-1"}', status: 400 },
    ],
    "id-beyond-ascii": [
      "An ID of any characters.",
      {
        address: signedAddress({ runID: "Söhne & 100 % ✓" }),
        body: '{"runID":"Söhne & 100 % ✓"}',
        runID: "Söhne & 100 % ✓",
      },
    ],
    "body-of-another-run": ["A body that is about another run.", { body: '{"runID":"another"}', status: 400 }],
    "body-without-run": ["A body without a run.", { body: '{"status":"Complete"}', status: 400 }],
    "body-no-json": ["A body that is not JSON.", { body: "<execJobResponse />", status: 400 }],
    "body-empty": ["No body.", { body: "", status: 400 }],
    "body-with-more": [
      "Members that nobody described.",
      { body: JSON.stringify({ runID: run, log: ["x"], more: { deep: 1 } }) },
    ],
  };
  return Object.entries(cases).map(([id, [says, own]]) => {
    const vector = { id, says, method: "POST", secrets: [secret], address: signed, now, body, status: 204, ...own };
    return vector.status === 204 ? { runID: run, ...vector } : vector;
  });
}

/** Parameters are written as a form is. */
function signedAddress(own) {
  const parts = { url, secret, runID: run, expires: now + 60, audience: "", ...own };
  const address = new URL(parts.url);
  const pairs = [...address.searchParams].map((pair) => pair.map(escaped).join("="));
  const path = address.pathname.split("/").map((step) => escaped(decodeURIComponent(step)));
  const lines = [escaped(parts.audience), path.join("/"), pairs.join("&"), escaped(parts.runID), parts.expires];
  const message = ["starfish-webhook-2", ...lines].join("\n");
  address.searchParams.set("starfish-run", parts.runID);
  address.searchParams.set("starfish-expires", String(parts.expires));
  const signature = createHmac("sha256", parts.secret).update(message).digest("base64url");
  address.searchParams.set("starfish-signature", `v2.${signature}`);
  return address.href;
}

const escaped = (text) =>
  Buffer.from(text).reduce(
    (all, byte) =>
      all +
      (/[\w.~-]/.test(String.fromCharCode(byte))
        ? String.fromCharCode(byte)
        : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`),
    "",
  );
