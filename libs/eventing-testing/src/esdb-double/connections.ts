import type { Server as GrpcServer } from '@grpc/grpc-js';
import { ServerCredentials } from '@grpc/grpc-js';
import { once } from 'node:events';
import { type AddressInfo, type Server, type Socket, createServer } from 'node:net';

/** The listening port and its sockets. They are ours and not grpc-js's, so that one can be cut in the middle of a call. */
export class Connections {
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly listener: Server,
    grpc: GrpcServer,
  ) {
    const injector = grpc.createConnectionInjector(ServerCredentials.createInsecure());
    listener.on('connection', (socket: Socket) => {
      socket.setNoDelay(true);
      socket.on('error', () => undefined); // of the client that goes away
      socket.once('close', () => this.sockets.delete(socket));
      this.sockets.add(socket);
      injector.injectConnection(socket);
    });
  }

  /** Port 0 takes a free one. */
  static async open(grpc: GrpcServer, port: number): Promise<Connections> {
    const listener = createServer();
    const connections = new Connections(listener, grpc);
    listener.listen(port, '127.0.0.1');
    await once(listener, 'listening');
    return connections;
  }

  get port(): number {
    return (this.listener.address() as AddressInfo).port;
  }

  get count(): number {
    return this.sockets.size;
  }

  /** As grpc-js names the other end: `address:port`. */
  drop(peer: string): void {
    for (const socket of this.sockets) {
      if (`${socket.remoteAddress}:${socket.remotePort}` === peer) socket.destroy();
    }
  }

  dropAll(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  async close(): Promise<void> {
    const closed = once(this.listener, 'close');
    this.listener.close();
    this.dropAll();
    await closed;
  }
}
