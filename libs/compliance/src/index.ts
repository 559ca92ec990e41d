export type { CaseSources, Contents, Decoder, Log } from './application/evidence/case-sources.js';
export {
  NoSuchOrder,
  type Packed,
  type PackOutput,
  type PackRequest,
  sha256,
  writePack,
} from './application/evidence/write-pack.js';
export { ArchiveTooLarge, NoArchive, readZip, ZipArchive } from './application/evidence/zip-archive.js';
export { checkPack, type PackFile, type PackProblem, type PackScope } from './domain/index.js';
export {
  PAYMENTS,
  type PaymentAnswer,
  type PaymentRequest,
  type Payments,
  paymentsByHand,
} from './application/payments.js';
export { WebhookPayments } from './application/webhook-payments.js';
export { ComplianceApiModule, ComplianceModule } from './compliance.module.js';
