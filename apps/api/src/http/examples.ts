/** Queries to begin with: in the playground's tabs, and printed by the demo. */
export function examples(sku: string, orderRef: string, delayedRef: string): readonly string[] {
  return [
    `# Which SKUs are waited for most, and is the service well?
query Overview {
  topWaiting(limit: 5) { sku lines units }
  backorders(first: 3, where: { state: { eq: "WAITING" } }) {
    totalCount
    nodes { orderRef sku waiting waitingSince position }
  }
  serviceStatus { ready head position parked }
}`,
    `# Who waits for a SKU, in the order in which the queue is served?
query Queue {
  backorderQueue(sku: "${sku}", first: 5) {
    waitingLines
    waitingUnits
    nodes { position orderRef waiting quantityAhead dueDate coverage { source projectedDate } }
  }
}`,
    `# One order: what became of every unit, and who decided it when?
query Order {
  order(ref: "${orderRef}") {
    status
    customer { ref name }
    lines { lineNo sku quantity allocated backordered shipped }
  }
  timeline(orderRef: "${orderRef}", first: 5) { type at actor }
}`,
    `# A delayed order: who was told what, when, and by which rule? And what is owed next, to whom?
query Trail {
  complianceTrail(ref: "${delayedRef}", first: 50) { at kind words actor basis { rule facts } contentHash }
  obligations(first: 5, where: { state: { eq: "OPEN" } }) { nodes { kind dueBy orderRef basis { rule } } }
}`,
  ];
}
