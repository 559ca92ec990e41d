/** What can be listened to. A topic begins with its tenant: nobody can name another one's. */
export type Topic = string;

export const ALERT_KINDS = ['DEADLINE_NEAR', 'STARVING', 'PROMISE_IMPOSSIBLE', 'SUPPLY_LATE'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

export const topics = {
  queue: (tenant: string, location: string, sku: string): Topic => topic(tenant, 'queue', location, sku),
  order: (tenant: string, orderId: string): Topic => topic(tenant, 'order', orderId),
  obligations: (tenant: string): Topic => topic(tenant, 'obligations'),
  /** Policies of queues that came into force. */
  policies: (tenant: string): Topic => topic(tenant, 'policies'),
  alert: (tenant: string, kind: AlertKind): Topic => topic(tenant, 'alert', kind),
};

/** No code that comes from outside holds a control character. */
function topic(...parts: readonly string[]): Topic {
  return parts.join('\u0000');
}
