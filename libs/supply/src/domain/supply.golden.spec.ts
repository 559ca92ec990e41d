import { describeGoldenEvents } from '#eventing-testing';
import {
  type CalendarEvent,
  calendarEvents,
  purchaseOrderEvents,
  type SupplierEvent,
  supplierEvents,
} from '#supply/contract';
import { fileURLToPath } from 'node:url';
import { purchaseStory } from '../testing/purchase-orders.js';

const described: SupplierEvent = {
  type: 'supply.SupplierDescribed',
  data: { ref: 'ACME', name: 'Acme Ltd', defaultLeadTimeDays: 21 },
};

const calendar: CalendarEvent = {
  type: 'supply.ShippingCalendarSet',
  data: {
    ...{ location: 'main', timeZone: 'America/New_York', workDays: [1, 2, 3, 4, 5], holidays: 'US_FEDERAL' },
    ...{ closedDays: ['2026-12-24'], cutOff: '14:00', handlingDays: 1 },
  },
};

describeGoldenEvents(
  { ...calendarEvents, ...purchaseOrderEvents, ...supplierEvents },
  fileURLToPath(new URL('../contract/golden', import.meta.url)),
  Object.fromEntries([...purchaseStory(), described, calendar].map(({ type, data }) => [type, data])),
);
