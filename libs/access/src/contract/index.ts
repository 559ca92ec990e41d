export { type AccessEvent, accessEvents, keyStream, type Role, role, ROLES } from './access.events.js';
