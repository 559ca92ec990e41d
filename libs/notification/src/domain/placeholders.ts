/** Lists, and what may be said of each of their members. */
const ofLists: Readonly<Record<string, readonly string[]>> = {
  lines: ['lineNo', 'sku', 'quantity', 'promisedBy', 'revisedShipDate', 'silenceCancelsOn'],
  shipped: ['lineNo', 'sku', 'quantity'],
  substitutes: ['sku', 'description'],
  /** As `goodwillOffers`, by their descriptions alone. */
  goodwill: ['.'],
  goodwillOffers: ['description', 'validUntil'],
};

const everywhere = [
  'language',
  'subject',
  'recipientName',
  'seller.name',
  'seller.replyAddress',
  'seller.phone',
  'orderRef',
  'placedOn',
  'timeZone',
  'reason',
  'advanceConsentDate',
  'links.keep',
  'links.cancel',
  'links.page',
  'refund.amount',
  'refund.sentOn',
  'shipment.carrier',
  'shipment.tracking',
];

/** Only asked for, never shown. */
const conditions = [
  'canAnswer',
  'hasLines',
  'hasSubstitutes',
  'hasGoodwill',
  'silenceConsents',
  'silenceCancels',
  'advanceConsentIndefinite',
  'refund',
  'refund.toOriginal',
  'refund.inCash',
  'refund.byCreditMemo',
  'refund.charged',
  'refund.notCharged',
];

/** Mustache renders what it does not know as nothing, so a name that nobody fills must be refused beforehand. */
export function isPlaceholder(name: string, within: readonly string[]): boolean {
  return (
    everywhere.includes(name) ||
    within.some((section) => isList(section) && (ofLists[section] ?? []).includes(name))
  );
}

/** Whether a section may ask for it: a condition, a list, or a placeholder that may be empty. */
export function isSection(name: string, within: readonly string[]): boolean {
  return conditions.includes(name) || isList(name) || isPlaceholder(name, within);
}

/** Whether a section repeats itself. A list within a list would make a short template a very long notice. */
export function isList(name: string): boolean {
  return Object.hasOwn(ofLists, name);
}
