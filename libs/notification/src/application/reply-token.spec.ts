import { describe, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { type ReplyClaims, type ReplyKey, signReplyToken, verifyReplyToken } from './reply-token.js';

const NOW = '2026-02-02T15:00:00.000Z';
const EXPIRES_AT = '2026-03-07T05:00:00.000Z';
const claims: ReplyClaims = {
  tenant: 'main',
  orderId: '85f2842d-2ed1-5c23-8a62-343d18dec927',
  noticeId: 'c3df8df5-bcd7-5e69-82bf-432948a6d682',
  purpose: 'REPLY',
  expiresAt: EXPIRES_AT,
};
const key = (id: string, byte: number): ReplyKey => ({ id, secret: Buffer.alloc(32, byte) });
const [january, february] = [key('2026-01', 1), key('2026-02', 2)];
const token = signReplyToken(claims, january);

describe('a reply link', () => {
  it('says what was signed', () => {
    expect(verifyReplyToken(token, [january], NOW)).toEqual({ ok: claims });
  });

  it('is the same for the same notice, and fit for a path', () => {
    expect(signReplyToken(claims, january)).toBe(token);
    expect(token).toMatch(/^[A-Za-z0-9._-]{1,300}$/);
  });

  it('has the signature that HMAC-SHA-256 gives', () => {
    const [signed, signature] = [token.slice(0, -44), token.slice(-43)];
    expect(createHmac('sha256', january.secret).update(signed).digest('base64url')).toBe(signature);
  });

  it('holds until the instant at which it expires', () => {
    expect(verifyReplyToken(token, [january], '2026-03-07T04:59:59.999Z')).toEqual({ ok: claims });
    expect(verifyReplyToken(token, [january], EXPIRES_AT)).toEqual({ problem: 'EXPIRED' });
  });

  it('outlives a change of keys, and ends when its key is taken away', () => {
    expect(verifyReplyToken(token, [february, january], NOW)).toEqual({ ok: claims });
    expect(verifyReplyToken(token, [february], NOW)).toEqual({ problem: 'FORGED' });
    expect(verifyReplyToken(token, [], NOW)).toEqual({ problem: 'FORGED' });
  });

  it('refuses the signature of another key under the name of this one', () => {
    const forged = signReplyToken(claims, key(january.id, 3));
    expect(verifyReplyToken(forged, [january], NOW)).toEqual({ problem: 'FORGED' });
  });

  it('is forged before it is expired: nobody learns more from a made-up one', () => {
    const forged = signReplyToken({ ...claims, expiresAt: '2020-01-01T00:00:00.000Z' }, key(january.id, 3));
    expect(verifyReplyToken(forged, [january], NOW)).toEqual({ problem: 'FORGED' });
  });

  it('refuses every token of which a bit is flipped', () => {
    const position = fc.nat({ max: token.length - 1 });
    fc.assert(
      fc.property(position, fc.nat({ max: 7 }), (index, bit) => {
        const bytes = Buffer.from(token, 'latin1');
        bytes[index] = bytes[index]! ^ (1 << bit);
        expect(verifyReplyToken(bytes.toString('latin1'), [january, february], NOW)).not.toHaveProperty('ok');
      }),
      { numRuns: 2_000 },
    );
  });

  it('refuses every other character at every place, the spare bits of the last one included', () => {
    for (const [index, was] of [...token].entries()) {
      for (const other of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=') {
        if (other === was) continue;
        const changed = token.slice(0, index) + other + token.slice(index + 1);
        expect(verifyReplyToken(changed, [january], NOW)).not.toHaveProperty('ok');
      }
    }
  });

  it('refuses whatever text it is given, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
        expect(verifyReplyToken(text, [january], NOW)).toEqual({ problem: 'MALFORMED' });
      }),
    );
  });

  it.each(['', 'r1', `${token}\n`, ` ${token}`, `${token}=`, token.replace('r1', 'r2'), token + token])(
    'refuses what is not of its form: %j',
    (text) => {
      expect(verifyReplyToken(text, [january], NOW)).toEqual({ problem: 'MALFORMED' });
    },
  );

  it('reads back whatever it may be about', () => {
    const instant = fc.date({
      min: new Date(NOW),
      max: new Date('2100-01-01T00:00:00.000Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 64, unit: 'grapheme-ascii' }),
        instant,
        (tenant, date) => {
          const about = { ...claims, tenant, expiresAt: new Date(date.getTime() + 1).toISOString() };
          expect(verifyReplyToken(signReplyToken(about, february), [february], NOW)).toEqual({ ok: about });
        },
      ),
    );
  });

  it.each([
    ['short key', { id: 'k', secret: Buffer.alloc(31) }],
    ['key id that would end it', { id: 'a.b', secret: Buffer.alloc(32) }],
  ])('is not signed with a %s', (_, weak) => {
    expect(() => signReplyToken(claims, weak)).toThrow(RangeError);
  });
});
