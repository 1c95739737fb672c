import { exchangeOf, runID } from "../../exchanges.ts";
import {
  answered,
  book,
  delivered,
  ended,
  expects,
  ours,
  type RulingCase,
  read,
  results,
  rowsAt,
  unordered,
} from "./ruling-case.ts";

/** Of runs, tokens and webhooks: where the rule of a check turns, and where another description has another one. By the id of the check. */
export const runRulings: Readonly<Record<string, readonly RulingCase[]>> = {
  "run-id-echoed": [
    ours("the last good status", "not-checked", answered(299, '{"runID":"x"}')),
    ours("the first other one", "not-applicable", answered(300, '{"runID":"x"}')),
    ours("a run that the server lost", "not-checked", unordered),
    ours("a query that wins", "not-checked", results("/v1/Results/a?ID=zzz", '[{"runID":"zzz"}]')),
    ours("a query that says the same", "held", results("/v1/Results/a?id=a", '[{"runID":"a"}]')),
    ours("another query", "violated", results("/v1/Results/a?other=zzz", '[{"runID":"zzz"}]')),
    ours("no row", "not-applicable", ended("[]")),
    ours("the status 199", "not-applicable", answered(199, "{}")),
  ],
  "counters-not-negative": [
    ours("a row of null", "held", results("/v1/Results/a", "[null]")),
    ours("a start that counts", "not-applicable", answered(200, '{"totalRows":-1}')),
    ours("an error", "not-applicable", results("/v1/Results/a", '[{"totalRows":-1}]', 404)),
    ours("rows that are none", "violated", ended('[null,"x",{"totalRows":-1}]')),
    ours("an answer that cannot be read", "not-checked", ended("{")),
  ],
  "start-time-plausible": [
    ours("ten minutes", "held", rowsAt("1970-01-01T00:10:00Z"), { ...expects(200), startedAround: 0 }),
    ours("a little more", "violated", rowsAt("1970-01-01T00:10:00.001Z"), { ...expects(200), startedAround: 0 }),
    ours("a local time of the furthest zone", "held", rowsAt("1970-01-01T14:10:00"), {
      ...expects(200),
      startedAround: 0,
    }),
    ours("one beyond it", "violated", rowsAt("1970-01-01T14:10:00.001"), { ...expects(200), startedAround: 0 }),
    ours("the first time of .NET", "violated", rowsAt("0001-01-01T00:00:00"), { ...expects(200), startedAround: 0 }),
    ours("a row of null", "held", results("/v1/Results/a", "[null]"), { ...expects(200), startedAround: 0 }),
    ours("no text", "held", rowsAt(5), { ...expects(200), startedAround: 0 }),
    ours("an answer that cannot be read", "not-checked", ended("{"), { ...expects(200), startedAround: 0 }),
  ],
  "run-has-its-rows": [
    ours("the lowest number", "held", results("/v1/Results/a", "[{}]"), {
      ...expects(200),
      rows: { minimum: 1, maximum: 2 },
    }),
    ours("the highest", "held", results("/v1/Results/a", "[{},{}]"), {
      ...expects(200),
      rows: { minimum: 1, maximum: 2 },
    }),
    ours("no list", "violated", results("/v1/Results/a", "null"), {
      ...expects(200),
      rows: { minimum: 1, maximum: 1 },
    }),
  ],
  "observed-members-sent": [ours("rows that are none", "held", ended("[null,5]"))],
  "token-type-bearer": [ours("an answer about a start", "not-applicable", exchangeOf())],
  "token-usable": [ours("an answer about a start", "not-applicable", exchangeOf())],
  "webhook-agrees-with-results": [
    ours("a row that is none", "not-checked", ended("[5]"), delivered("{}")),
    ours("no row", "not-checked", ended("[]"), delivered("{}")),
    ours("a webhook that is not an object", "violated", ended(`[{"runID":"${runID}"}]`), delivered("5")),
    ours("a webhook that is a list", "violated", ended(`[{"runID":"${runID}"}]`), delivered("[]")),
    ours(
      "a row that is wrong where they differ",
      "held",
      ended(`[{"runID":"${runID}","totalRows":null}]`),
      delivered(`{"runID":"${runID}","totalRows":5}`),
    ),
  ],
  "response-integers-whole": [
    read("a price", "not-applicable", 200, book),
    ours("one digit", "held", answered(200, "5")),
    ours("no body of JSON", "not-applicable", answered(200, "")),
  ],
};
