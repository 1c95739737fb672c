/** Whether an answer tells of a failure that can pass, and leaves open whether the server has acted on the request. */
export function isTransient(status: number): boolean {
  return status >= 500 || status === 408;
}
