/** Runs work on one key strictly one after the other, and on different keys at the same time. */
export class KeyedGate {
  private readonly tails = new Map<string, Promise<unknown>>();

  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.tails.get(key);
    const turn = before ? before.then(work, work) : work();
    this.tails.set(key, turn);
    const leave = () => {
      if (this.tails.get(key) === turn) this.tails.delete(key);
    };
    turn.then(leave, leave);
    return turn;
  }
}
