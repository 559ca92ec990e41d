import type { OutgoingMessage } from '../application/channels/channel.js';

export const outgoing: OutgoingMessage = {
  id: '85f2842d-2ed1-5c23-8a62-343d18dec927',
  date: '2026-02-02T15:00:00.000Z',
  language: 'en',
  to: { name: 'Jo Döe', email: 'jo@example.com', postalAddress: ['1 Main St', 'Springfield, IL 62701'] },
  from: { name: 'Camp & Co', email: 'notices@camp.example' },
  replyTo: 'orders@camp.example',
  subject: 'Order A-1001 is delayed – please answer',
  text: 'Hello Jo,\n.\n.. a dot begins this line\nGrüße\n',
  html: '<p>Hello Jo, <b>Grüße</b></p>',
};
