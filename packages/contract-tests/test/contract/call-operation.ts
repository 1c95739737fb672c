import type { CallOptions, operations, StarfishClient } from "@starfish-api/client";

/** The operations that a client calls; `runEnded` is the server's. */
export type CalledOperation = Exclude<keyof operations, "runEnded">;

/** Calls one operation of the client with the value of an example. */
type Call = (client: StarfishClient, value: never, options: CallOptions) => Promise<unknown>;

const calls: Readonly<Record<CalledOperation, Call>> = {
  executeJob: (client, value, options) => client.executeJob(value, options),
  executeJobAsync: (client, value, options) => client.executeJobAsync(value, options),
  getResults: (client, _value, options) => client.getResults("550e8400-e29b-41d4-a716-446655440000", options),
  postWebhook: (client, argument, options) =>
    client.postWebhook({ instance: "acme", projectid: "p", jobid: "j", argument }, options),
  // The media types of this one are fixed.
  requestToken: (
    client,
    { grant_type: _fixed, ...login }: { grant_type: string; username: string; password: string },
  ) => client.requestToken(login),
};

export function callOperation(
  client: StarfishClient,
  operation: string,
  value: unknown,
  options: CallOptions,
): Promise<unknown> {
  const call = calls[operation as CalledOperation];
  if (call === undefined) throw new Error(`the client has no method for ${operation}: add one, and a call here`);
  return call(client, value as never, options);
}
