import { REPLY_PAGE_HEADERS, type ReplyAnswerPage, type ReplyDesk } from '#notification';
import type { FastifyInstance, FastifyReply } from 'fastify';

interface Link {
  readonly Params: { readonly token: string };
  readonly Querystring: { readonly choice?: unknown };
}

/**
 * The pages on which buyers answer notices, without a log-in: `/r/<token>`. Looking decides nothing, because mail scanners
 * look; only the form's button does.
 */
export function serveReplyPages(http: FastifyInstance, desk: ReplyDesk): void {
  http.get<Link>('/r/:token', async ({ params, query }, reply) => {
    const choice = typeof query.choice === 'string' ? query.choice : null;
    return answer(reply, await desk.show(params.token, choice));
  });
  http.post<Link>('/r/:token', async ({ params, body }, reply) =>
    answer(reply, await desk.take(params.token, fieldsOf(body))),
  );
}

function answer(reply: FastifyReply, { status, html }: ReplyAnswerPage): FastifyReply {
  return reply.code(status).headers(REPLY_PAGE_HEADERS).send(html);
}

/** Of a form as it was parsed; a field that is there twice keeps both of its values. */
function fieldsOf(body: unknown): readonly (readonly [string, string])[] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((each) => [name, String(each)] as const),
  );
}
