import { expect, test } from "vitest";
import "../../src/vitest.ts";
import { errorResponse, exchangeOf } from "../engine/exchanges.ts";

const wrong = exchangeOf({ status: 418, response: errorResponse("tea") });

test("An exchange that keeps the contract satisfies it.", async () => {
  await expect(exchangeOf()).toSatisfyContract();
  await expect(exchangeOf()).toSatisfyContract("executeJobAsync");
});

test("One that breaks it does not, and the message says what is wrong.", async () => {
  await expect(wrong).not.toSatisfyContract("executeJobAsync");
  await expect(expect(wrong).toSatisfyContract("executeJobAsync")).rejects.toThrow(
    /The exchange breaks the contract of executeJobAsync\n\nstatus-documented: the server is wrong[\s\S]*found {5}418/,
  );
});

test("One that keeps it against the expectation says so.", async () => {
  await expect(expect(exchangeOf()).not.toSatisfyContract()).rejects.toThrow(
    "keeps the contract, which was not expected",
  );
});

test("Options are those of checkExchange.", async () => {
  await expect(wrong).toSatisfyContract("executeJobAsync", { ignore: ["status-documented"] });
});
