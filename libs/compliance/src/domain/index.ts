export {
  type CaseEvent,
  type CaseFile,
  checkPack,
  type ContentProblem,
  EvidencePack,
  evidencePack,
  type NoticeContent,
  type NoticeStream,
  type PackFile,
  type PackHead,
  type PackProblem,
  type PackScope,
  type Sha256,
} from './evidence/index.js';
export { policyDecider, type PolicyState } from './policy.decider.js';
