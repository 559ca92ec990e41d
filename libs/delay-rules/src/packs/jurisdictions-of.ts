import type { JurisdictionId } from './pack.js';

const EUROPEAN_UNION: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/** Names under which orders carry the countries of which a pack exists, beside their ISO 3166 codes. */
const NAMES: Readonly<Record<string, string>> = {
  USA: 'US',
  'UNITED STATES': 'US',
  'UNITED STATES OF AMERICA': 'US',
  UK: 'GB',
  'UNITED KINGDOM': 'GB',
  CANADA: 'CA',
  AUSTRALIA: 'AU',
  GERMANY: 'DE',
  FRANCE: 'FR',
};

/**
 * The laws on late orders of the place that goods go to: its ISO 3166 code, or its English name. None where no pack
 * exists for it: law is never guessed.
 */
export function jurisdictionsOf(country: string | null, region: string | null): readonly JurisdictionId[] {
  const name = (country ?? '').trim().toUpperCase();
  const code = NAMES[name] ?? name;
  const state = (region ?? '').trim().toUpperCase();
  switch (code) {
    case 'US':
      return ['CA', 'CALIFORNIA'].includes(state) ? ['US-FTC-MITOR', 'US-CA-17538'] : ['US-FTC-MITOR'];
    case 'GB':
      return ['UK-CRA'];
    case 'AU':
      return ['AU-ACL'];
    case 'CA':
      if (['ON', 'ONTARIO'].includes(state)) return ['CA-ON'];
      return ['QC', 'QUEBEC', 'QUÉBEC'].includes(state) ? ['CA-QC'] : [];
    default:
      return EUROPEAN_UNION.has(code) ? ['EU-CRD'] : [];
  }
}
