/** Milliseconds after which an answer is not waited for any more. */
const limit = 5000;

/**
 * Asks the sandbox for what a page shows; with a body, tells it something.
 *
 * @throws {Error} whose message is a sentence for whoever reads the page.
 */
export async function ask(path, body) {
  const order =
    body === undefined
      ? {}
      : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  let response;
  try {
    response = await fetch(path, { ...order, signal: AbortSignal.timeout(limit) });
  } catch {
    throw new Error("The sandbox does not answer. Is it still running?");
  }
  if (response.ok) {
    return response.json();
  }
  throw new Error((await response.text()) || `The sandbox answers ${path} with ${response.status}.`);
}
