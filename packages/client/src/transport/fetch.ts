/** What every layer of the transport takes and gives: the standard fetch, reduced to what is used of it. */
export type Fetch = (request: Request) => Promise<Response>;
