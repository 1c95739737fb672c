/** Prism as it comes, without its log, in a process of its own: tells its address once. */
import { createRequire } from "node:module";
import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";

const description = createRequire(import.meta.url).resolve("@starfish-api/openapi/starfish.v1.yaml");
const server = createServer(await getHttpOperationsFromSpec(description), {
  cors: true,
  components: { logger: createLogger("prism", { enabled: false }) },
  config: {
    isProxy: false,
    checkSecurity: true,
    validateRequest: true,
    validateResponse: true,
    errors: false,
    upstreamProxy: undefined,
    mock: { dynamic: false },
  },
});
const url = await server.listen(0, "127.0.0.1");

process.on("SIGINT", () => {
  process.disconnect();
  void server.close();
});
process.send?.({ url });
