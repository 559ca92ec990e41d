import { Agent, request } from 'node:http';

export interface GraphqlResponse {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[];
}

/** Sends GraphQL operations over kept-alive connections; rejects when the connection breaks before an answer. */
export class GraphqlClient {
  private readonly agent: Agent;

  constructor(
    private readonly url: string,
    private readonly key: string | null = null,
    maxSockets = 64,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets });
  }

  send(query: string, variables: Record<string, unknown> = {}): Promise<GraphqlResponse> {
    const body = JSON.stringify({ query, variables });
    return new Promise((resolve, reject) => {
      const outgoing = request(
        `${this.url}/graphql`,
        { method: 'POST', agent: this.agent, headers: this.headers(body) },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('error', reject);
          incoming.on('end', () => {
            if (!incoming.complete) return reject(new Error('the answer broke off'));
            resolve(JSON.parse(Buffer.concat(chunks).toString()) as GraphqlResponse);
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  /** The data of an operation that must succeed; throws what the server complains about. */
  async ask(query: string, variables: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    const { data, errors } = await this.send(query, variables);
    if (errors || !data) throw new Error(JSON.stringify(errors));
    return data;
  }

  close(): void {
    this.agent.destroy();
  }

  private headers(body: string): Record<string, string | number> {
    return {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      ...(this.key === null ? {} : { authorization: `Bearer ${this.key}` }),
    };
  }
}
