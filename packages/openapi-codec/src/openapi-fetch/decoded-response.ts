/** An answer whose body was read already: `json` gives the value itself, NaN and bigint included. */
export class DecodedResponse extends Response {
  readonly #value: unknown;

  constructor(value: unknown, { status, statusText, headers }: Response) {
    const text = JSON.stringify(value, (_, own) => (typeof own === "bigint" ? String(own) : own));
    const changed = new Headers(headers);
    changed.set("Content-Type", "application/json");
    // With a length openapi-fetch calls `json`; without one it reads the text.
    changed.set("Content-Length", String(new TextEncoder().encode(text).length));
    super(text, { status, statusText, headers: changed });
    this.#value = value;
  }

  override async json(): Promise<unknown> {
    await super.text();
    return this.#value;
  }
}
