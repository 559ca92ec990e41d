export { orderDecider } from './order.decider.js';
export { allocatedUnits, type LineState, openUnits, type OrderState } from './order-state.js';
export { type RankingNews, rankingNews } from './ranking-news.js';
export { orderSummary } from './order-summary.js';
export { type OptionPreview, previewOption } from './preview-option.js';
export { fulfilmentPolicyDecider, type FulfilmentPolicyState } from './fulfilment-policy.decider.js';
