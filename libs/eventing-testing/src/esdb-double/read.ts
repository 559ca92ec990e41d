import { unexpected } from './failure.js';
import { serveFiniteRead } from './finite-read.js';
import type { Gate } from './gate.js';
import { Outbox, type ReadCall } from './outbox.js';
import { readRequest } from './read-request.js';
import type { StoredLog } from './stored-log.js';
import { serveSubscription } from './subscription.js';

/** `Streams.Read`, which is both: a read that ends, and a subscription. */
export async function serveRead(call: ReadCall, log: StoredLog, gate: Gate): Promise<void> {
  const outbox = new Outbox(call);
  try {
    const request = readRequest(call.request);
    const finite = request.count !== undefined;
    const admission = await gate.admit(finite ? 'read' : 'subscribe');
    if (admission === 'silence') return;
    if (admission !== 'go-on') return outbox.fail(admission);
    await (finite ? serveFiniteRead : serveSubscription)(log, request, outbox);
  } catch (error) {
    outbox.fail(unexpected(error));
  }
}
