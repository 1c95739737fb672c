/** A process that runs jobs through the client until it is done or killed. What it knows is in its journal alone. */
import {
  createClient,
  createMemoryStore,
  isStarfishError,
  type ResultsResponse,
  type RunOptions,
  type StarfishClient,
} from "@starfish-api/client";
import { defaultUsers } from "@starfish-api/sandbox";
import { compared, type Job } from "./job.ts";
import { type Outcome, writeEntry } from "./journal.ts";
import { isPlanted } from "./plant.ts";
import { startReceiver } from "./receiver.ts";
import type { Assignment, Task } from "./task.ts";

/** How many runs there are at the same time in each of the two ways to make them. */
const concurrency = 24;

/** Stalls are given up soon, but not as soon as a loaded machine hesitates. */
const limits = { attemptTimeout: 1000, totalTimeout: 5000, firstPollDelay: 50, longestPollDelay: 500 };
/** For how long a run is waited for: hundreds of times as long as it takes, so that no few failed polls decide. */
const deadline = 20_000;
/** For how long a run is asked for whose start is open, and one that was resumed. */
const inquiry = { started: 6000, resumed: 3000 };

process.once("message", (assignment: Assignment) => {
  process.send?.("working");
  void work(assignment);
});

async function work({ baseUrl, seed, plant, journal, tasks }: Assignment): Promise<void> {
  const secret = `the secret of the chaos run ${seed}`;
  const [[username = "", password = ""] = []] = Object.entries(defaultUsers);
  // Of its own, because the limits of a run do not bound the wait for a token that it shares with others.
  const { attemptTimeout, totalTimeout } = limits;
  const client = createClient({
    baseUrl,
    credentials: { username, password },
    attemptTimeout,
    totalTimeout,
    onExchange({ runID, method, path, number, status, error, durationMilliseconds, responseHeaders = {} }) {
      if (runID === undefined) return;
      const what = `${method} ${path}, attempt ${number}: ${status ?? error} after ${durationMilliseconds} ms`;
      const isPage = responseHeaders["content-type"] === "text/html";
      const isAnswer = method === "GET" && (status === 200 || status === 404) && !isPage;
      writeEntry(journal, { kind: "sent", runID, what, isAnswer });
    },
  });
  const store = createMemoryStore();
  const receiver = await startReceiver({ client, secret, store, journal, seed, plant });

  const optionsFor = ({ mediaType, withWebhook }: Job): RunOptions => ({
    ...limits,
    mediaType,
    ...(mediaType === "application/xml" && { accept: mediaType }),
    inquiry: inquiry.started,
    deadline,
    ...(withWebhook && { webhook: { url: receiver.url, secret, store } }),
  });
  const end = ({ index, request }: Job, outcome: Outcome): void => {
    const isWrong = plant === "untyped-error" && isPlanted(seed, request.runID);
    writeEntry(journal, { kind: "ended", index, outcome: isWrong ? failed(new Error("planted")) : outcome });
  };

  const many = Map.groupBy(
    tasks.filter(({ job, redeliveries }) => job.through === "runJobs" && redeliveries === 0),
    ({ job }) => `${job.mediaType} ${job.withWebhook}`,
  );
  const single = tasks.filter(({ job, redeliveries }) => job.through === "runJob" || redeliveries > 0).values();
  await Promise.all([
    ...Array.from({ length: concurrency }, () => runEach(single, client, optionsFor, journal, end)),
    ...[...many.values()].map((group) =>
      runMany(group, client, optionsFor, { journal, end, room: Math.ceil(concurrency / many.size) }),
    ),
  ]);
  receiver.close();
  // Where whoever started this process has gone already, there is nothing to disconnect from.
  if (process.connected) process.disconnect();
}

async function runEach(
  tasks: Iterable<Task>,
  client: StarfishClient,
  optionsFor: (job: Job) => RunOptions,
  journal: string,
  end: (job: Job, outcome: Outcome) => void,
): Promise<void> {
  for (const { job, redeliveries } of tasks) {
    const { index, identity, request, mediaType } = job;
    const isResumed = redeliveries > 0 && identity === "random";
    writeEntry(journal, { kind: "begun", index, with: isResumed ? "resumeRun" : "runJob" });
    const accept = mediaType === "application/xml" && { accept: mediaType };
    const run = isResumed
      ? client.resumeRun(request.runID, { ...limits, ...accept, deadline, inquiry: inquiry.resumed })
      : client.runJob(request, optionsFor(job));
    end(job, await run.result().then(succeeded, failed));
  }
}

async function runMany(
  tasks: readonly Task[],
  client: StarfishClient,
  optionsFor: (job: Job) => RunOptions,
  { journal, end, room }: { journal: string; end: (job: Job, outcome: Outcome) => void; room: number },
): Promise<void> {
  const jobs = new Map(tasks.map(({ job }) => [job.request.runID, job]));
  const requests = function* () {
    for (const { index, request } of jobs.values()) {
      writeEntry(journal, { kind: "begun", index, with: "runJobs" });
      yield request;
    }
  };
  const [first] = jobs.values();
  if (first === undefined) return;
  const options = { ...optionsFor(first), concurrency: room };
  for await (const { request, rows, error } of client.runJobs(requests(), options)) {
    const job = jobs.get(request.runID);
    if (job === undefined) throw new Error(`runJobs gave ${request.runID}, which was not asked for`);
    end(job, rows === undefined ? failed(error) : succeeded(rows));
  }
}

function succeeded(rows: readonly ResultsResponse[]): Outcome {
  return { rows: rows.map(compared) };
}

function failed(error: unknown): Outcome {
  if (!isStarfishError(error)) {
    return { error: { isTyped: false, name: "", message: String(error) } };
  }
  const { name, code, message } = error;
  return {
    error: {
      isTyped: true,
      name,
      code,
      message,
      scope: "scope" in error ? error.scope : undefined,
      runID: "runID" in error ? error.runID : undefined,
      rows: "rows" in error ? error.rows.map(compared) : undefined,
    },
  };
}
