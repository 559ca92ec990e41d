import { type RawData, WebSocket } from 'ws';

/** Subscribers of one key in a process of their own: `node live-clients.js <url> <count> <key>`. */
const [, , url = '', count = '0', ...keys] = process.argv;
const QUERY = 'subscription { queueChanged(sku: "HOT") { position kinds } }';
const OPENING_AT_ONCE = 50;

let heard: number[] = [];

function subscriber(key: string): Promise<void> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const send = (message: object) => socket.send(JSON.stringify(message));
  socket.on('open', () => send({ type: 'connection_init', payload: { authorization: `Bearer ${key}` } }));
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', (code) => reject(new Error(`closed: ${code}`)));
    let begun = false;
    socket.on('message', (data: RawData) => {
      const text = Buffer.isBuffer(data) ? data.toString() : '';
      if (text.includes('connection_ack'))
        return send({ id: '1', type: 'subscribe', payload: { query: QUERY } });
      if (begun) return void heard.push(Date.now());
      begun = true;
      resolve();
    });
  });
}

process.on('message', () => {
  process.send?.({ heard });
  heard = [];
});
process.once('disconnect', () => process.exit(0));

let next = 0;
const open = async () => {
  while (next < Number(count)) await subscriber(keys[(next += 1) % keys.length] ?? '');
};
await Promise.all(Array.from({ length: OPENING_AT_ONCE }, open));
process.send?.({ ready: true });
