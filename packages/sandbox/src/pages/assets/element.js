/**
 * Builds an element. Texts stay texts: nothing here reads markup.
 *
 * @param {string} name
 * @param {Readonly<Record<string, string | boolean | undefined>>} attributes
 * @param {...(Node | string)} children
 */
export function element(name, attributes = {}, ...children) {
  const built = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) {
      built.setAttribute(key, value === true ? "" : value);
    }
  }
  built.append(...children);
  return built;
}

/** Asks the sandbox; rejects with a sentence. */
export async function ask(path, body) {
  const init =
    body === undefined
      ? {}
      : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(path, init);
  if (!response.ok) {
    throw new Error(await response.text());
  }
  return response.json();
}
