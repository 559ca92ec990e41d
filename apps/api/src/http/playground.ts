import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { examples } from './examples.js';

const require = createRequire(import.meta.url);

/** Served from this machine: the page asks no other host for anything, and may not. */
const ASSETS: Readonly<Record<string, readonly [file: string, type: string]>> = {
  'graphiql.css': ['graphiql/graphiql.min.css', 'text/css'],
  'graphiql.js': ['graphiql/graphiql.min.js', 'text/javascript'],
  'react.js': ['react/umd/react.production.min.js', 'text/javascript'],
  'react-dom.js': ['react-dom/umd/react-dom.production.min.js', 'text/javascript'],
};

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
].join('; ');

export function servePlayground(http: FastifyInstance): void {
  for (const [name, [file, type]] of Object.entries(ASSETS)) {
    http.get(`/playground/${name}`, (_request, reply) =>
      reply
        .type(type)
        .header('cache-control', 'max-age=86400')
        .send(readFileSync(assetFile(file))),
    );
  }
  http.get('/playground/start.js', (_request, reply) => reply.type('text/javascript').send(START));
  http.get('/', (_request, reply) =>
    reply.type('text/html').header('content-security-policy', POLICY).send(PAGE),
  );
}

/** Packages export their folders' names only by way of package.json. */
function assetFile(file: string): string {
  const [name = '', ...path] = file.split('/');
  return join(dirname(require.resolve(`${name}/package.json`)), ...path);
}

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Backorder Ledger</title>
    <link rel="stylesheet" href="/playground/graphiql.css" />
    <style>html, body, #graphiql { height: 100%; margin: 0; }</style>
  </head>
  <body>
    <div id="graphiql">Loading …</div>
    <script src="/playground/react.js"></script>
    <script src="/playground/react-dom.js"></script>
    <script src="/playground/graphiql.js"></script>
    <script src="/playground/start.js"></script>
  </body>
</html>`;

/** A key behind the # of the address never reaches the server; it becomes the default header. */
const START = `
const key = location.hash.slice(1);
const headers = JSON.stringify({ authorization: 'Bearer ' + (key || '<key>') }, null, 2);
ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: '/graphql', subscriptionUrl: location.origin.replace('http', 'ws') + '/graphql', headers: key ? { authorization: 'Bearer ' + key } : {} }),
    defaultEditorToolsVisibility: 'headers',
    defaultHeaders: headers,
    defaultTabs: ${JSON.stringify(examples('NW-2', '11077', 'D-1001'))}.map((query) => ({ query, headers })),
  }),
);`;
