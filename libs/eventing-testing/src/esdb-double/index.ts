/** A door of its own: the client and grpc-js take a second to load, which only tests of the adapter should spend. */
export { EsdbDouble, type EsdbDoubleOptions } from './esdb-double.js';
export type { ActiveFault, FaultScope, Faults, Rpc } from './faults.js';
export { describeFidelity } from './fidelity/describe-fidelity.js';
export type { FidelityServer, OpenServer } from './fidelity/fidelity-server.js';
export type { Member } from './node-services.js';
