/** What the queue carries: which job to run for whom. */
export interface Order {
  readonly account: string;
}

export const queueName = "orders";
