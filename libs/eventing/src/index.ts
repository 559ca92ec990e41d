export type * from './model/event.js';
export * from './model/errors.js';
export { META, type CommandMeta } from './model/metadata.js';
export { parseStreamName, streamName, type StreamAddress } from './model/stream-name.js';
export * from './port/event-store.js';
export { readStream } from './port/read-stream.js';
export {
  defineEvent,
  type EventDefinition,
  type EventOf,
  type EventsOf,
  type Upcaster,
} from './codec/event-definition.js';
export * from './decide/decider.js';
export type * from './project/projection.js';
export type * from './process/process-definition.js';
export { Doorbell } from './ops/doorbell.js';
export { type AsOf, isAfter } from './ops/as-of.js';
export { FreshStates } from './decide/fresh-states.js';
export { failpoint } from './ops/failpoints.js';
export { KeyedGate } from './ops/keyed-gate.js';
export { Lease, type LeaseOptions } from './ops/lease.js';
export { repeat, type Repetition } from './ops/repeat.js';
export { tryAcquireRole, type Role, type RoleLock } from './ops/role-lock.js';
export {
  type Scheduler,
  type Stopwatch,
  backOff,
  sleep,
  systemScheduler,
  systemStopwatch,
  yieldToEventLoop,
} from './ops/scheduler.js';
export { CommandIndex, commandIndexProjection, type CommandUse } from './project/command-index.projection.js';
export type { EventDecoder } from './project/event-decoder.js';
export { type ProjectionEngine, inlineEngine } from './project/projection-engine.js';
export {
  ProjectionHost,
  type ProjectionHostOptions,
  type ProjectionHostStatus,
} from './project/projection-host.js';
export type { ProjectionSource } from './project/projection-runner.js';
export type {
  OpenProjectionSource,
  ProjectorInput,
  ProjectorModule,
} from './project/projection-worker-protocol.js';
export { RebuildStopped } from './project/rebuild-view.js';
export { type VerifyOptions, verifyViews } from './project/verify-views.js';
export { tableNames, type TableNames } from './project/view-build.js';
export type { TableDigest, ViewDifference } from './project/view-comparison.js';
export { ViewBehind, ViewPaused } from './project/views-progress.js';
export { ViewMissing, ViewsReader } from './project/views-reader.js';
export type { ViewStatus } from './project/views-status.js';
export { WorkerEngine } from './project/worker-engine.js';
export {
  type CheckpointStore,
  MemoryCheckpointStore,
  SqliteCheckpointStore,
} from './process/checkpoint-store.js';
export { LogCheckpointStore } from './process/log-checkpoint-store.js';
export { type CommandExecutor, CommandRegistry, UnknownCommand } from './process/command-registry.js';
export { type AnyProcess, type ProcessAddress, processStream } from './process/process-address.js';
export {
  type Parked,
  type StepTaken,
  type StoredEffect,
  type StoredInput,
  processEvents,
} from './process/process-events.js';
export { eventInput, outcomeInput, timerInput } from './process/process-input.js';
export { processProjections } from './process/process-projections.js';
export { processOutbox } from './process/process-outbox.projection.js';
export { ProcessRunner } from './process/process-runner.js';
export {
  ProcessRuntime,
  type ProcessRuntimeOptions,
  type ProcessRuntimeStatus,
} from './process/process-runtime.js';
export { processTimers } from './process/process-timers.projection.js';
export type { ParkedInstance, ProcessViews } from './process/process-views.js';
export {
  type EsdbStoreOptions,
  type SqliteStoreOptions,
  openEsdbStore,
  openMemoryStore,
  openSqliteStore,
} from './adapters/open-store.js';
export { EventRegistry } from './codec/event-registry.js';
export { EventCodec, InvalidEvent } from './codec/event-codec.js';
export { type DecodedEvent, type UnknownEvent, isUnknownEvent } from './codec/decoded-event.js';
export { UndecodableEvent } from './codec/undecodable-event.js';
export type * from './decide/execution.js';
export { DeciderRunner, type DeciderRunnerOptions } from './decide/decider-runner.js';
export type { SnapshotKey, SnapshotStore } from './decide/snapshot-store.js';
export { SqliteSnapshotStore } from './adapters/sqlite/sqlite-snapshot-store.js';
