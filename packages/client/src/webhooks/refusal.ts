/** Why a delivery is not taken: what its sender gets as an answer. */
export class Refusal extends Error {
  readonly status: number;
  /** When another delivery makes sense, in seconds. */
  readonly retryAfter: number | undefined;

  constructor(status: number, message: string, { retryAfter, cause }: { retryAfter?: number; cause?: unknown } = {}) {
    super(message, { cause });
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** Work goes on: nothing is wrong, and the sender should come again. */
export class InWork extends Refusal {
  constructor() {
    super(503, "A delivery of this run is being worked on.", { retryAfter: 5 });
  }
}
