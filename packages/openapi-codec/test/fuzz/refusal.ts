/** The document is not what a reader of this API may accept; the message names the rule. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}
