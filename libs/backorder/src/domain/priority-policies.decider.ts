import type {
  PolicyScope,
  PriorityPolicyCommand,
  PriorityPolicyEvent,
  PriorityPolicyRejectionCode,
} from '#backorder/contract';
import { accept, type Decider, type Decision, reject } from '#eventing';
import { assertNever, canonicalJson } from '#kernel';
import { policyProblem } from './check-policy.js';
import { describeScope, type PolicyBook, scopeKey } from './policy-book.js';
import { DEFAULT_POLICY } from './priority-policy.js';

type PolicyDecision = Decision<PriorityPolicyEvent, PriorityPolicyRejectionCode>;
type Publish = Extract<PriorityPolicyCommand, { readonly type: 'backorder.PublishPriorityPolicy' }>;

/** How a tenant orders its queues, and ordered them before. */
export const priorityPoliciesDecider: Decider<
  PolicyBook,
  PriorityPolicyCommand,
  PriorityPolicyEvent,
  PriorityPolicyRejectionCode
> = {
  name: 'priority_policy',
  stateVersion: 1,
  initialState: () => ({ inForce: {}, versions: {} }),
  evolve,
  decide: (command, book) => {
    switch (command.type) {
      case 'backorder.PublishPriorityPolicy':
        return publish(command, book);
      case 'backorder.WithdrawPriorityPolicy':
        return withdraw(command, book);
      default:
        return assertNever(command);
    }
  },
};

function evolve(book: PolicyBook, { type, data }: PriorityPolicyEvent): void {
  switch (type) {
    case 'backorder.PriorityPolicyPublished': {
      const { scope, policy } = data;
      book.inForce[scopeKey(scope)] = { scope, policy };
      book.versions[policy.name] = policy.version;
      return;
    }
    case 'backorder.PriorityPolicyWithdrawn':
      delete book.inForce[scopeKey(data.scope)];
      return;
    default:
      assertNever(type);
  }
}

function publish(
  { scope, policy: draft, reason }: Publish,
  { inForce, versions }: PolicyBook,
): PolicyDecision {
  if (scope.sku !== null && scope.category !== null) {
    const message = 'scope.category: an item is named already, so its category says nothing';
    return reject('POLICY_SCOPE_INVALID', message, { field: 'scope.category' });
  }
  if (draft.name === DEFAULT_POLICY.name) {
    const message = `policy.name: ${draft.name} is the one that rules where no other does; choose another name`;
    return reject('POLICY_NAME_RESERVED', message, { field: 'policy.name' });
  }
  const problem = policyProblem(draft);
  if (problem) {
    const field = `policy.${problem.field}`;
    return reject('POLICY_INVALID', `${field}: ${problem.reason}`, { field });
  }
  const known = inForce[scopeKey(scope)]?.policy;
  if (known && canonicalJson({ ...known, version: 0 }) === canonicalJson({ ...draft, version: 0 })) {
    return accept();
  }
  const policy = { ...draft, version: (versions[draft.name] ?? 0) + 1 };
  return accept({ type: 'backorder.PriorityPolicyPublished', data: { scope, policy, reason } });
}

function withdraw(
  { scope, reason }: { readonly scope: PolicyScope; readonly reason: string },
  { inForce }: PolicyBook,
): PolicyDecision {
  const known = inForce[scopeKey(scope)];
  if (!known) {
    const message = `no policy is published for ${describeScope(scope)}`;
    return reject('POLICY_NOT_FOUND', message, { field: 'scope' });
  }
  const { name, version } = known.policy;
  return accept({ type: 'backorder.PriorityPolicyWithdrawn', data: { scope, name, version, reason } });
}
