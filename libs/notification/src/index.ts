export { noticeData } from './contract/index.js';
