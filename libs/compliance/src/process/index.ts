export { buyerMessages } from './buyer-messages.process.js';
export { delayAnswers } from './delay-answers.process.js';
export { delayDeadlines } from './delay-deadlines.process.js';
export { followUps } from './follow-ups.process.js';
export { queueWatch } from './queue-watch.process.js';
export { refunds } from './refunds.process.js';
