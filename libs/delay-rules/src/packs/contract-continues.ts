import type { ScopeAnswer } from '../mitor/scope.js';
import type { JurisdictionPack } from './pack.js';

type LapsePart = 'scope' | 'onDelayKnown' | 'onSilence' | 'onBoundary' | 'noticeRequirements' | 'retention';

/**
 * What laws have in common under which a late order lives on until the consumer ends it: no notice has a prescribed
 * form, silence means nothing, and nothing is cancelled by itself.
 */
export const contractContinues: Pick<JurisdictionPack, LapsePart> = {
  scope: ({ channel }): ScopeAnswer =>
    channel === 'IN_STORE'
      ? { covered: false, reason: 'IN_STORE', section: 'distance sales only' }
      : { covered: true, section: 'distance sale' },
  onDelayKnown: { noticeRequired: false, by: null },
  onSilence: () => 'CONTRACT_CONTINUES',
  onBoundary: 'NOTHING',
  noticeRequirements: () => [],
  retention: { years: 6, source: 'product choice' },
};
