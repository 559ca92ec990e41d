import type { ClauseName } from './clauses.js';
import type { Body } from './template.js';

type Place = Body | 'subject';

/** Why a template may not be published. `section` is the rule's: of 16 CFR 435, and of its reference. */
export type TemplateProblem =
  | {
      readonly code: 'MISSING_CLAUSE' | 'FORBIDDEN_CLAUSE';
      readonly clause: ClauseName;
      readonly body: Body;
      readonly section: string;
    }
  /** `lacks` is a placeholder, or `words` where nothing is said without condition. */
  | {
      readonly code: 'CLAUSE_SAYS_TOO_LITTLE';
      readonly clause: ClauseName;
      readonly body: Body;
      readonly lacks: string;
    }
  | {
      readonly code: 'UNKNOWN_TAG' | 'NOT_ESCAPED' | 'NESTED_LIST';
      readonly place: Place;
      readonly tag: string;
    }
  /** Not Mustache: something is left open. */
  | { readonly code: 'MALFORMED'; readonly place: Place; readonly part: string }
  | { readonly code: 'FORBIDDEN_MARKUP'; readonly markup: string }
  | { readonly code: 'SUBJECT_NOT_ONE_LINE' };
