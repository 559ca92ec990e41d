/** What decides whether a sale is under the Rule at all. */
export interface ScopeFacts {
  readonly channel: 'INTERNET' | 'MAIL' | 'TELEPHONE' | 'INTERNET_VIA_STORE_KIOSK' | 'IN_STORE';
  readonly category:
    | 'GENERAL'
    | 'SERIAL_SUBSCRIPTION'
    | 'SEEDS_AND_GROWING_PLANTS'
    | 'PRENOTIFICATION_NEGATIVE_OPTION'
    | 'SERVICE';
  readonly paymentTerms:
    'PREPAID' | 'CARD_CHARGED_ON_SHIPMENT' | 'COD' | 'INVOICE_ON_RECEIPT' | 'SELLER_CREDIT_OPEN_ACCOUNT';
  /** Which delivery of a series this is, from 1. */
  readonly installment: number | null;
  readonly firstShipmentCompliant: boolean | null;
}

/** Why the Rule does not apply: not a sale of merchandise by order, not prepaid, or one of the four exemptions. */
export type OutsideReason =
  | 'IN_STORE'
  | 'SERVICE'
  | 'INVOICE_ON_RECEIPT'
  | 'COD'
  | 'SEEDS_AND_GROWING_PLANTS'
  | 'PRENOTIFICATION_NEGATIVE_OPTION'
  | 'SERIAL_SUBSCRIPTION';

export type ScopeAnswer =
  | { readonly covered: true; readonly section: string }
  | { readonly covered: false; readonly reason: OutsideReason; readonly section: string };

/** 16 CFR 435.1(a) and the four exemptions of 435.3(a). A card charged on shipment is no exemption. */
export function mitorScope(facts: ScopeFacts): ScopeAnswer {
  const outside = outsideReason(facts);
  return outside
    ? { covered: false, reason: outside.reason, section: outside.section }
    : { covered: true, section: '16 CFR 435.1(a)' };
}

function outsideReason({
  channel,
  category,
  paymentTerms,
  installment,
  firstShipmentCompliant,
}: ScopeFacts): { readonly reason: OutsideReason; readonly section: string } | null {
  if (channel === 'IN_STORE') return { reason: channel, section: '16 CFR 435.1(a)' };
  if (category === 'SERVICE') return { reason: category, section: 'FTC Business Guide (merchandise)' };
  if (category === 'SEEDS_AND_GROWING_PLANTS') return { reason: category, section: '16 CFR 435.3(a)(2)' };
  if (category === 'PRENOTIFICATION_NEGATIVE_OPTION')
    return { reason: category, section: '16 CFR 435.3(a)(4)' };
  if (category === 'SERIAL_SUBSCRIPTION' && firstShipmentCompliant === true && installment !== 1) {
    return { reason: category, section: '16 CFR 435.3(a)(1)' };
  }
  if (paymentTerms === 'COD') return { reason: paymentTerms, section: '16 CFR 435.3(a)(3)' };
  if (paymentTerms === 'INVOICE_ON_RECEIPT') {
    return { reason: paymentTerms, section: 'FTC Business Guide (prepaid orders)' };
  }
  return null;
}
