/** A server under test: the double, or a real one. Others may use it, too, so each case has streams of its own. */
export interface FidelityServer {
  readonly connectionString: string;
  close(): Promise<void>;
}

export type OpenServer = () => Promise<FidelityServer>;
