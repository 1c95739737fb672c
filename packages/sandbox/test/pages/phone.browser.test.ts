import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { defaultUsers } from "../../src/sandbox.ts";
import { openPages } from "./open-pages.ts";

// Of the documentation, whose pages are judged by it too.
const { source: axe } = createRequire(fileURLToPath(new URL("../../../../docs/package.json", import.meta.url)))(
  "axe-core",
) as { readonly source: string };
const { browser, url } = await openPages();
const [[username = "", password = ""] = []] = Object.entries(defaultUsers);
const defaultLogin = { username, password };

test("On a phone the faults are folded until somebody looks for one, and the status of a run is seen.", async () => {
  const tab = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await fetch(`${url}/v1/ExecuteJobAsync`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${await tokenOf(url)}` },
    body: JSON.stringify({ runID: "550e8400-e29b-41d4-a716-446655440000", projectID: "p", jobID: "j" }),
  });
  await tab.goto(`${url}/console`);
  const status = tab.locator("#runs tbody tr").first().locator(".state");
  await status.waitFor();
  const { x = 0, width = 0 } = (await status.boundingBox()) ?? {};
  expect(x + width).toBeLessThan(390);
  const fault = tab.locator("#fault-xml-doctype");
  expect(await fault.isVisible()).toBe(false);
  await tab.getByRole("searchbox", { name: "Find" }).fill("doctype");
  await fault.waitFor();
  await tab.getByRole("searchbox", { name: "Find" }).fill("no such fault");
  await tab.getByText("No fault matches.").waitFor();
  await tab.close();
});

async function tokenOf(address: string): Promise<string> {
  const body = new URLSearchParams({ grant_type: "password", ...defaultLogin });
  return (await (await fetch(`${address}/token`, { method: "POST", body })).json()).access_token;
}

test.each(["/docs", "/console"])(
  "%s fits a phone, is dark where that is wished, and axe finds nothing.",
  async (path) => {
    const context = await browser.newContext({ bypassCSP: true, viewport: { width: 390, height: 844 } });
    const tab = await context.newPage();
    const backgrounds: string[] = [];
    for (const colorScheme of ["light", "dark"] as const) {
      await tab.emulateMedia({ colorScheme });
      await tab.goto(url + path);
      await tab.locator("#executeJobAsync, #started:not(:empty)").first().waitFor();
      if (path === "/docs") {
        await tab.getByRole("button", { name: "Send" }).first().click();
        await tab.getByText('"access_token"').waitFor();
        await tab.locator("summary").first().click();
      }
      const [scrollWidth, clientWidth] = await tab.evaluate(() => {
        const { documentElement } = document;
        return [documentElement.scrollWidth, documentElement.clientWidth] as const;
      });
      expect(scrollWidth).toBe(clientWidth);
      await tab.evaluate(axe);
      const found = await tab.evaluate<readonly unknown[]>(
        "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join())]))",
      );
      expect(found, colorScheme).toEqual([]);
      backgrounds.push(await tab.evaluate(() => getComputedStyle(document.body).backgroundColor));
    }
    expect(backgrounds[0]).not.toBe(backgrounds[1]);
    await context.close();
  },
);
