export { type Clock, createClock, createManualClock, type ManualClock } from "./clock.ts";
export type { SandboxFailure } from "./failure.ts";
export { FaultError, faults } from "./faults/catalogue.ts";
export type { Fault } from "./faults/fault.ts";
export { faultHeader } from "./faults/fault-switch.ts";
export type { Listener, ListenOptions } from "./front/listen.ts";
export { defaultJobFile, type Job, type JobBehaviour, type JobFile } from "./jobs/job-file.ts";
export { jobFileSchema } from "./jobs/job-file-schema.ts";
export { JobFileError, loadJobFile, parseJobFile } from "./jobs/load-job-file.ts";
export type { Run, Step } from "./jobs/run.ts";
export { type RequestLogEntry, SandboxOptionError, type SandboxOptions } from "./options.ts";
export {
  createSandbox,
  defaultUsers,
  type Sandbox,
} from "./sandbox.ts";
export type { UnknownBehaviour } from "./server/job-controllers.ts";
export { StoreError } from "./store/open-database.ts";
export type { NewRun, RunStore } from "./store/run-store.ts";
export { openSqliteStore } from "./store/sqlite-store.ts";
export type { WebhookDelivery } from "./webhooks/webhook-sender.ts";
