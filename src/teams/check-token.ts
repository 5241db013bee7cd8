import { verify } from 'node:crypto';
import { z } from 'zod';
import { accept, refuse, type Result } from '../core/result.ts';
import type { FindSigningKey } from './signing-keys.ts';

/** Why a token is turned away; only ever written to the log. */
export type TokenFault =
  | 'no token'
  | 'malformed'
  | 'algorithm'
  | 'unknown key'
  | 'signature'
  | 'issuer'
  | 'audience'
  | 'expired'
  | 'not yet valid'
  | 'service address'
  | 'channel not endorsed'
  | 'keys unreachable';

/** What a token is held against. */
export interface TokenCheckOptions {
  readonly findKey: FindSigningKey;
  /** The bot's application id. */
  readonly appId: string;
  readonly issuer: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The activity a token comes with, as far as the token speaks of it. */
export interface Vouched {
  readonly channelId: string;
  readonly serviceUrl: string;
}

/** Whether the channel vouches for an activity. */
export type CheckToken = (authorization: string, vouched: Vouched) => Promise<Result<null, TokenFault>>;

/** Seconds clocks may differ. The SDK behind allows five minutes, so nothing that passes here expires on its way there. */
const leeway = 4 * 60;
const longest = 16 * 1024;

const headerSchema = z.looseObject({ alg: z.string(), kid: z.string(), crit: z.never().optional() });
const claimsSchema = z.looseObject({
  iss: z.string(),
  aud: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
  serviceurl: z.string().optional(),
});

/**
 * Reads the channel's token by itself, before the SDK does: the SDK takes tokens of other issuers too (the emulator's,
 * another bot's), asks no endorsement where a key lists none, and prints keys and stacks to the console when it refuses.
 */
export function createTokenCheck({ findKey, appId, issuer, now }: TokenCheckOptions): CheckToken {
  return async (authorization, { channelId, serviceUrl }) => {
    if (authorization.trim() === '') return refuse('no token');
    const token = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]*)$/.exec(authorization.length > longest ? '' : authorization);
    const [, head = '', body = '', signature = ''] = token ?? [];
    const header = headerSchema.safeParse(parse(head));
    const claims = claimsSchema.safeParse(parse(body));
    if (!header.success || !claims.success) return refuse('malformed');
    // The algorithm is ours to choose, not the token's: «none», or HS256 with the public key for a secret, end here.
    if (header.data.alg !== 'RS256') return refuse('algorithm');
    const { iss, aud, exp, nbf, serviceurl } = claims.data;
    if (iss !== issuer) return refuse('issuer');
    const key = await findKey(header.data.kid).catch(() => 'unreachable' as const);
    if (key === 'unreachable') return refuse('keys unreachable');
    if (key === null) return refuse('unknown key');
    if (!verify('sha256', Buffer.from(`${head}.${body}`), key.key, Buffer.from(signature, 'base64url'))) return refuse('signature');
    if (aud !== appId) return refuse('audience');
    const seconds = now() / 1_000;
    if (exp + leeway <= seconds) return refuse('expired');
    if (nbf !== undefined && nbf - leeway > seconds) return refuse('not yet valid');
    if (serviceurl !== serviceUrl) return refuse('service address');
    return key.endorsements.includes(channelId) && channelId === 'msteams' ? accept(null) : refuse('channel not endorsed');
  };
}

function parse(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
