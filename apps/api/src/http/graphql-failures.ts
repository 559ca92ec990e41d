import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const TOLD: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ['BAD_REQUEST', 'the body is not JSON'],
  413: ['TOO_LARGE', 'the body is larger than 1 MiB'],
  415: ['BAD_REQUEST', 'send application/json'],
};

/** Requests that fail before GraphQL sees them are answered in its form: clients read one kind of errors. */
export function answerInGraphql(http: FastifyInstance, url: string): void {
  http.addHook('onRoute', (route) => {
    if (route.url === url) route.errorHandler = answer;
  });
}

function answer({ statusCode = 500 }: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const [code, message] = TOLD[statusCode] ?? ['INTERNAL', 'something went wrong here'];
  const error = { message, extensions: { code, correlationId: request.id } };
  reply.code(statusCode).send({ errors: [error] });
}
