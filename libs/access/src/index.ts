export {
  type Actor,
  ApiKeyAuthenticator,
  type Authenticator,
  openDoor,
} from './application/authenticator.js';
export { KeyService, type NewKey } from './application/key-service.js';
export { type Role, ROLES } from './contract/index.js';
