import { describe, expect, test } from "vitest";
import { parseInput } from "../../src/many/input-file.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string, format: "csv" | "jsonl" = "csv") => parseInput(bytes(text), format);
const valuesOf = (text: string) => read(text).rows.map(({ values }) => Object.values(values));

describe("CSV", () => {
  test.each([
    ["a,b\n1,2\n", [["1", "2"]]],
    ["a,b\r\n1,2", [["1", "2"]]],
    ["\ufeffa,b\n1,\n", [["1", ""]]],
    ["a;b\n1,5;2\n", [["1,5", "2"]]],
    ["a\tb\n1\t2\n", [["1", "2"]]],
    ["sep=;\na;b\n1;2\n", [["1", "2"]]],
    ['a,b\n"1,""x""\n2",3\n', [['1,"x"\n2', "3"]]],
    ['"a,b";c\n1;2\n', [["1", "2"]]],
    ["a\n1\n\n2\n\n", [["1"], ["2"]]],
    ['a\n""\n', [[""]]],
    ["a,b\n", []],
  ])("%j", (text, rows) => expect(valuesOf(text)).toEqual(rows));

  test("keeps where each cell stands", () => {
    const [, second] = read('a,b\n"x\ny",1\n2,3\n').rows;
    expect([second?.line, second?.placeOf("b")]).toMatchObject([4, { line: 4, column: 3 }]);
  });

  test.each([
    ["", 1, 1, "the file is empty, and needs a header"],
    ["a,b\n1,2,3\n", 2, 5, "this line has 3 cells, and the header has 2"],
    ["a,b\n1\n", 2, 1, "this line has 1 cell, and the header has 2"],
    ['a,b\n1,x"y\n', 2, 4, "a quote in the middle of a cell"],
    ['a,b\n1,"x"y\n', 2, 6, "text after the quote that ends a cell"],
    ['a,b\n1,"x\n', 2, 3, "the quote that begins this cell is never closed"],
    ["a,b\n1,2\r3,4\n", 2, 4, "a carriage return without a line feed"],
    ["a,,b\n", 1, 3, "a column of the header has no name"],
    ["a,b,a\n", 1, 5, 'the header has "a" twice'],
  ])("%j is refused at line %i, column %i", (text, line, column, message) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({
        message: expect.stringContaining(message),
        place: expect.objectContaining({ line, column }),
      }),
    );
  });

  test("in another encoding is refused where that shows", () => {
    const latin1 = Uint8Array.from([...bytes("a,b\n1,M"), 0xfc, ...bytes("ller\n")]);
    const place = { line: 2, column: 4 };
    expect(() => parseInput(latin1, "csv")).toThrow(
      expect.objectContaining({ message: expect.stringContaining("not UTF-8"), place }),
    );
  });
});

describe("JSON lines", () => {
  test("are objects, one a line", () => {
    expect(read('{"a":1,"b":true}\n\n{"c":"x"}\n', "jsonl")).toMatchObject({
      columns: ["a", "b", "c"],
      rows: [{ line: 1 }, { line: 3 }],
    });
  });

  test.each([
    ['{"a":1}\n{"a":x}\n', 2, 6, "not JSON"],
    ['{"a":1\n', 1, 7, "not JSON"],
    ["[1]\n", 1, 1, "each line is one JSON object"],
  ])("%j is refused at line %i, column %i", (text, line, column, message) => {
    expect(() => read(text, "jsonl")).toThrow(
      expect.objectContaining({ message: expect.stringContaining(message), place: { line, column } }),
    );
  });
});
