export { ComplianceApiModule } from './compliance.module.js';
