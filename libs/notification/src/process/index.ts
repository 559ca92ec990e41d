export { noticeDelivery } from './notice-delivery.process.js';
export { noticeReplies } from './notice-replies.process.js';
