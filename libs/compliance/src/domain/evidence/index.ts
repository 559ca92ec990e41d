export type {
  CaseEvent,
  CaseFile,
  ContentProblem,
  NoticeContent,
  NoticeStream,
  PackFile,
  PackHead,
  PackScope,
  Sha256,
} from './case-file.js';
export { checkPack, type PackProblem } from './check-pack.js';
export { EvidencePack, evidencePack } from './evidence-pack.js';
