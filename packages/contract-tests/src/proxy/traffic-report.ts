import { countStatuses } from "../report/count-statuses.ts";
import type {
  CaseReport,
  CaseStatus,
  Report,
  ReportAbout,
  ReportedFinding,
  ReportedVerdict,
} from "../report/report.ts";
import type { ProxiedExchange } from "./judge-passage.ts";

/** What passed through a proxy, as the report of a run: each exchange is a case. */
export interface TrafficReport {
  add(exchange: ProxiedExchange): void;
  /** Of everything so far. */
  build(durationMilliseconds: number): Report;
}

/** A proxy may stand in traffic for weeks: it reports what became of so many exchanges, the first ones. */
const maxExchanges = 10_000;
/** And of so many that have findings both messages are kept. */
const maxShown = 200;

export function createTrafficReport(about: ReportAbout): TrafficReport {
  const cases: CaseReport[] = [];
  const findings: ReportedFinding[] = [];
  const known = new Map<string, readonly ReportedVerdict[]>();
  let shown = 0;
  let more = 0;

  /** Most exchanges are judged alike, and share the words of it. */
  const share = (verdicts: readonly ReportedVerdict[]): readonly ReportedVerdict[] => {
    const key = JSON.stringify(verdicts);
    const same = known.get(key) ?? verdicts;
    known.set(key, same);
    return same;
  };

  return {
    add: (exchange) => {
      if (cases.length >= maxExchanges) {
        more += 1;
        return;
      }
      const id = `exchange-${cases.length + 1}`;
      const isShown = exchange.exchange !== undefined && shown < maxShown;
      shown += isShown ? 1 : 0;
      const { operation, sends, answers, notes, reason, durationMilliseconds } = exchange;
      cases.push({
        id,
        operation,
        sends,
        asks: answers,
        title: titleOf(exchange),
        status: statusOf(exchange),
        ...(reason === undefined ? {} : { reason }),
        ...(notes === undefined ? {} : { notes }),
        ...(exchange.error === undefined ? {} : { fault: exchange.error.message }),
        ...(isShown ? { exchange: { ...exchange.exchange, id } } : {}),
        verdicts: share(exchange.verdicts.map(({ findings: _findings, ...verdict }) => verdict)),
        durationMilliseconds,
      });
      findings.push(...exchange.findings.map((finding) => ({ ...finding, operation, case: id })));
    },
    build: (durationMilliseconds) => {
      const all = more === 0 ? cases : [...cases, unkept(more)];
      return {
        about,
        cases: all,
        findings,
        observations: [],
        totals: { ...countStatuses(all), cases: all.length, findings: findings.length, durationMilliseconds },
      };
    },
  };
}

function titleOf({ exchange, status }: ProxiedExchange): string {
  return exchange === undefined
    ? "It passed through."
    : `${exchange.request.method} ${new URL(exchange.request.url).pathname} ${status === 0 ? "got no answer" : `was answered with ${status}`}.`;
}

function statusOf({ findings, reason }: ProxiedExchange): CaseStatus {
  if (findings.some(({ evidence }) => evidence !== "assumed")) {
    return "failed";
  }
  return reason === undefined ? "passed" : "not-checked";
}

function unkept(count: number): CaseReport {
  return {
    id: "later-exchanges",
    operation: "all",
    sends: "",
    asks: "",
    title: "Exchanges that passed through later.",
    status: "not-checked",
    reason: `${count} later exchanges are not in this report, which holds ${maxExchanges}`,
    verdicts: [],
    durationMilliseconds: 0,
  };
}
