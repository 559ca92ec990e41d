export {
  PAYMENTS,
  type PaymentAnswer,
  type PaymentRequest,
  type Payments,
  paymentsByHand,
} from './application/payments.js';
export { WebhookPayments } from './application/webhook-payments.js';
export { ComplianceApiModule, ComplianceModule } from './compliance.module.js';
