/**
 * What several processes remember together: which runs are claimed, which deliveries were told. Ready stores are in
 * `@starfish-api/client/stores/…`; anything with a time to live and an atomic "set if absent" fits. A key is at most 200
 * characters of ASCII. An operation that does not settle within five seconds counts as failed.
 */
export interface Store {
  /**
   * Keeps a key until its time, in milliseconds from now, is over; false where it is there already, whose time then stays
   * as it is. Of two at the same time, one gets true. In Redis: `SET key 1 PX milliseconds NX`.
   */
  readonly add: (key: string, milliseconds: number) => boolean | Promise<boolean>;
  /** Keeps a key until its time, in milliseconds from now, is over, whether it is there or not. */
  readonly set: (key: string, milliseconds: number) => unknown;
  /** Whether a key is there and its time is not over. */
  readonly has: (key: string) => boolean | Promise<boolean>;
  readonly delete: (key: string) => unknown;
}
