import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';

/** A key the channel signs with, and the channels it may speak for. */
export interface SigningKey {
  readonly key: KeyObject;
  readonly endorsements: readonly string[];
}

/** Finds the channel's key by its id; null when there is none. Rejects when the keys cannot be had. */
export type FindSigningKey = (id: string) => Promise<SigningKey | null>;

/** What the keys are read with. */
export interface SigningKeysOptions {
  readonly metadataUrl: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const hour = 60 * 60 * 1_000;
/** Microsoft asks for a look once a day. */
const freshMs = 24 * hour;
/** A token with an invented key id must not make us ask for each one. */
const restMs = 5 * 60 * 1_000;
const timeoutMs = 5_000;

const metadataSchema = z.looseObject({ jwks_uri: z.url({ protocol: /^https$/ }) });
const keySchema = z.looseObject({
  kid: z.string(),
  kty: z.literal('RSA'),
  n: z.string().min(342, 'is shorter than 2048 bits'),
  e: z.string(),
  endorsements: z.array(z.string()).default([]),
});
const keysSchema = z.looseObject({ keys: z.array(z.unknown()) });

/** The keys of the OpenID metadata, kept for a day; the last good ones stay when Microsoft does not answer. */
export function createSigningKeys({ metadataUrl, now }: SigningKeysOptions): FindSigningKey {
  let keys: ReadonlyMap<string, SigningKey> = new Map();
  let readAt = -Infinity;
  let askedAt = -Infinity;
  let asking: Promise<void> | null = null;
  const refresh = async () => {
    askedAt = now();
    const { jwks_uri: address } = metadataSchema.parse(await getJson(metadataUrl));
    keys = toKeys(keysSchema.parse(await getJson(address)).keys);
    readAt = now();
  };
  const ask = () => {
    asking ??= refresh().finally(() => (asking = null));
    return asking;
  };
  return async (id) => {
    if (keys.size === 0) await ask();
    else if (now() - askedAt > restMs && (now() - readAt > freshMs || !keys.has(id))) await ask().catch(() => undefined);
    return keys.get(id) ?? null;
  };
}

async function getJson(address: string): Promise<unknown> {
  const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
  if (!answer.ok) throw new Error(`The OpenID metadata answered ${answer.status}`);
  return answer.json();
}

/** Keys of other kinds may stand in the list; they sign nothing for us. */
function toKeys(listed: readonly unknown[]): ReadonlyMap<string, SigningKey> {
  return new Map(
    listed.flatMap((one): readonly (readonly [string, SigningKey])[] => {
      const read = keySchema.safeParse(one);
      if (!read.success) return [];
      const { kid, n, e, endorsements } = read.data;
      return [[kid, { key: createPublicKey({ format: 'jwk', key: { kty: 'RSA', n, e } }), endorsements }]];
    }),
  );
}
