import type { packs } from '#delay-rules';
import { Jurisdiction } from './delay-rule.types.js';

type Pack = (typeof packs)[keyof typeof packs];

export function toJurisdiction({
  clock,
  onDelayKnown,
  onBoundary,
  notCovered,
  retention,
  ...pack
}: Pack): Jurisdiction {
  return Object.assign(new Jurisdiction(), {
    ...pack,
    clockEvent: clock.event,
    clockStart: clock.start,
    defaultDays: clock.defaultDays,
    noticeRequired: onDelayKnown.noticeRequired,
    autoCancel: onBoundary === 'AUTO_CANCEL',
    notCovered: [...notCovered],
    retentionYears: retention.years,
  });
}
