/** Names that a template may use, by the list that they stand in; the rest are known everywhere. */
const ofLists: Readonly<Record<string, readonly string[]>> = {
  lines: [
    'lineNo',
    'sku',
    'quantity',
    'promisedBy',
    'revisedShipDate',
    'silenceCancelsOn',
    'silenceConsents',
    'silenceCancels',
  ],
  shipped: ['lineNo', 'sku', 'quantity'],
  substitutes: ['sku', 'description'],
  goodwill: ['.'],
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
  'advanceConsentIndefinite',
  'canAnswer',
  'links.keep',
  'links.cancel',
  'links.page',
  'hasLines',
  'hasSubstitutes',
  'hasGoodwill',
  'refund',
  'refund.amount',
  'refund.sentOn',
  'refund.toOriginal',
  'refund.inCash',
  'refund.byCreditMemo',
  'refund.charged',
  'refund.notCharged',
  'shipment.carrier',
  'shipment.tracking',
  ...Object.keys(ofLists),
];

/** Mustache renders what it does not know as nothing, so a name that nobody fills must be refused beforehand. */
export function isPlaceholder(name: string, within: readonly string[]): boolean {
  return (
    everywhere.includes(name) ||
    within.some((section) => isList(section) && (ofLists[section]?.includes(name) ?? false))
  );
}

/** Whether a section repeats itself. A list within a list would make a short template a very long notice. */
export function isList(name: string): boolean {
  return Object.hasOwn(ofLists, name);
}
