import { describe, expect, test } from "vitest";
import { negotiateCharset, negotiateMediaType } from "../../../src/index.ts";
import { capturedCases, capturedHeaders } from "../wire-corpus.ts";

const answered = capturedCases.filter(({ group, whenModelStateChecked }) => {
  const type = whenModelStateChecked["content-type"];
  return type !== undefined && group !== "size";
});

describe("the captured answers", () => {
  test("Every one is in the negotiated media type and charset.", () => {
    const wrong = answered.flatMap((captured) => {
      const headers = capturedHeaders(captured);
      const expected = `${negotiateMediaType(headers)}; charset=${negotiateCharset(headers)}`;
      const found = captured.whenModelStateChecked["content-type"];
      return found === expected ? [] : [`${captured.name}: expected ${expected}, found ${found}`];
    });
    expect(answered.length).toBeGreaterThan(400);
    expect(wrong).toEqual([]);
  });
});

describe("what the capture does not have", () => {
  const negotiate = (headers: Record<string, string>): string => negotiateMediaType(new Headers(headers));

  test("A script that takes anything gets JSON, whatever it sent.", () => {
    const script = { "X-Requested-With": "XMLHttpRequest", "Content-Type": "text/xml" };
    expect(negotiate(script)).toBe("application/json");
    expect(negotiate({ ...script, Accept: "*/*" })).toBe("application/json");
    expect(negotiate({ ...script, Accept: "text/xml" })).toBe("text/xml");
  });

  test("A media type wins over a range of the same quality.", () => {
    expect(negotiate({ Accept: "*/*, application/xml" })).toBe("application/xml");
    expect(negotiate({ Accept: "application/*, text/xml" })).toBe("text/xml");
  });

  test("A better range wins over a media type.", () => {
    expect(negotiate({ Accept: "application/xml;q=0.5, */*" })).toBe("application/json");
  });

  test("A quality that is not a number is not a preference.", () => {
    expect(negotiate({ Accept: "application/xml;q=high" })).toBe("application/json");
  });
});
