import { accept, type Decider, reject } from '#eventing';
import { assertNever } from '#kernel';
import type { AccessEvent, Role } from '../contract/index.js';

export interface AccessKeyState {
  created: boolean;
  revoked: boolean;
}

export type AccessCommand =
  | {
      readonly type: 'access.CreateKey';
      readonly keyId: string;
      readonly name: string;
      readonly role: Role;
      readonly secretHash: string;
      readonly expiresAt: string | null;
    }
  | { readonly type: 'access.RevokeKey'; readonly keyId: string; readonly reason: string };

export type AccessRejectionCode = 'KEY_EXISTS' | 'KEY_NOT_FOUND' | 'EXPIRY_NOT_IN_FUTURE';

/** One API key, from its creation to its revocation. Revoking twice is revoking once. */
export const accessKeyDecider: Decider<AccessKeyState, AccessCommand, AccessEvent, AccessRejectionCode> = {
  name: 'access-key',
  stateVersion: 1,
  initialState: () => ({ created: false, revoked: false }),
  evolve: (state, event) => {
    if (event.type === 'access.KeyCreated') state.created = true;
    else state.revoked = true;
  },
  decide: (command, state, { now }) => {
    switch (command.type) {
      case 'access.CreateKey': {
        const { type: _, ...data } = command;
        if (state.created) return reject('KEY_EXISTS', `key ${data.keyId} exists`);
        if (data.expiresAt !== null && data.expiresAt <= now) {
          return reject('EXPIRY_NOT_IN_FUTURE', `expiresAt ${data.expiresAt} is not in the future`);
        }
        return accept({ type: 'access.KeyCreated', data });
      }
      case 'access.RevokeKey': {
        const { keyId, reason } = command;
        if (!state.created) return reject('KEY_NOT_FOUND', `there is no key ${keyId}`);
        return state.revoked ? accept() : accept({ type: 'access.KeyRevoked', data: { keyId, reason } });
      }
      default:
        return assertNever(command);
    }
  },
};
