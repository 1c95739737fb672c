import { describe, expect, it } from "vitest";
import { fuzzRun } from "./fuzz-run.ts";
import { BROKEN_CODECS } from "./sabotage.ts";
import { shrink, shrinkFinding } from "./shrink.ts";
import { codec } from "./subject.ts";

describe("Shrinking", { timeout: 60_000 }, () => {
  it("leaves only what makes a text fail", () => {
    expect(shrink("some text with a < in it & more", (text) => text.includes("<") && text.includes("&"))).toBe("<&");
  });

  it("leaves a text that fails in any case empty", () => {
    expect(shrink("text", () => true)).toBe("");
  });

  it("keeps the claim of a finding and shortens its document", () => {
    const broken = BROKEN_CODECS["takes a lone surrogate"] ?? codec;
    const [finding] = fuzzRun(broken, { seed: 1, count: 20_000, enough: (found) => found > 0 }).findings;
    const shrunk = finding && shrinkFinding(broken, finding);
    expect(shrunk?.claim).toBe(finding?.claim);
    expect(String(shrunk?.input).length).toBeLessThan(String(finding?.input).length);
  });
});
