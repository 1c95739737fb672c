import { DecodeError } from "../errors.ts";
import { withoutPrototypes } from "../without-prototypes.ts";
import { type Call, detailsOf } from "./call.ts";
import type { ReceivedAnswer } from "./send.ts";

/**
 * An answer whose body can be read again, for openapi-fetch. It keeps what no constructed Response takes: a status that
 * nobody described, as bot walls send (999), and a reason phrase of any characters.
 */
export class ApiAnswer extends Response {
  readonly #answer: ReceivedAnswer;
  readonly #call: Call;

  constructor(answer: ReceivedAnswer, call: Call) {
    const { response, body } = answer;
    const headers = new Headers(response.headers);
    // With a length openapi-fetch calls `json`, whose errors are ours.
    headers.set("Content-Length", String(body.length));
    super(body, { headers });
    const { status, statusText, ok } = response;
    Object.defineProperties(this, { status: { value: status }, statusText: { value: statusText }, ok: { value: ok } });
    this.#answer = answer;
    this.#call = call;
  }

  override clone(): Response {
    return new ApiAnswer(this.#answer, this.#call);
  }

  override async json(): Promise<unknown> {
    const text = await this.text();
    try {
      return withoutPrototypes(JSON.parse(text));
    } catch {
      const contentType = this.#call.secrets.mask(this.headers.get("Content-Type") ?? "");
      const message = `the body is ${contentType || "of no Content-Type"} and no JSON`;
      const issues = [{ message, path: [] }];
      throw new DecodeError(`${this.status}: ${message}`, {
        ...detailsOf(this.#call),
        issues,
        status: this.status,
        contentType,
      });
    }
  }
}
