import type { EventData, SkuState } from './sku-state.js';

export function itemDescribed(state: SkuState, data: EventData<'stock.ItemDescribed'>): void {
  const { name, category, supplier, reorderLevel } = data;
  state.item = { name, category, supplier, reorderLevel };
}

export function backorderPolicySet(state: SkuState, data: EventData<'stock.BackorderPolicySet'>): void {
  const { allowed, cap, mode } = data;
  state.policy = { allowed, cap, mode };
  state.run = null;
}

export function itemReleaseSet(state: SkuState, data: EventData<'stock.ItemReleaseSet'>): void {
  const { releaseDate: date, releaseAt: at } = data;
  state.release = date === null || at === null ? null : { date, at };
}

export function itemReleased(state: SkuState): void {
  state.release = null;
}
