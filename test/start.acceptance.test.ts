import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

test("pnpm start shows the client through mock and sandbox, judges the sandbox, and ends well", async () => {
  const child = spawn(process.execPath, ["examples/start.ts"], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  const texts: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => texts.push(String(chunk)));
  const [code] = await once(child, "close");
  const text = texts.join("");
  expect(text).toContain("<runID>");
  expect(text).toContain("Complete: 10 rows");
  expect(text).toMatch(/No case of \d{3,} failed/);
  expect(text).toContain("html report: reports/contract.html");
  expect(code).toBe(0);
});
