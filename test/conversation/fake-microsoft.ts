import { createServer, type IncomingMessage } from 'node:http';
import { createSign, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import type { AddressInfo } from 'node:net';

/** A call the program made to Microsoft. */
export interface MicrosoftCall {
  readonly host: string;
  readonly path: string;
  readonly method: string;
  readonly authorization: string;
  readonly body: string;
}

/** What a token is made of; anything may be forged. */
export interface TokenParts {
  readonly header?: Readonly<Record<string, unknown>>;
  readonly claims?: Readonly<Record<string, unknown>>;
  /** The key that signs; the published one by default. */
  readonly key?: KeyObject;
  /** Replaces the signature. */
  readonly signature?: (input: string) => string;
}

/** Microsoft on loopback: OpenID metadata and keys, tokens for the bot, and the connector. */
export interface FakeMicrosoft {
  readonly url: string;
  readonly calls: () => readonly MicrosoftCall[];
  /** The bearer token the bot gets for the connector. */
  readonly botToken: string;
  /** A token as the channel signs it, unless parts are changed. */
  readonly sign: (parts?: TokenParts) => string;
  readonly publicKey: KeyObject;
  /** Whether the metadata answers. */
  readonly setMetadata: (isUp: boolean) => void;
  readonly close: () => Promise<void>;
}

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Starts it; tokens are made out to one application. */
export async function startFakeMicrosoft({ appId, serviceUrl }: { readonly appId: string; readonly serviceUrl: string }): Promise<FakeMicrosoft> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const calls: MicrosoftCall[] = [];
  const botToken = `bot-token-${randomUUID()}`;
  let isUp = true;
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const [, host = '', ...rest] = (request.url ?? '').split('/');
      const path = `/${rest.join('/')}`;
      calls.push({ host, path, method: request.method ?? '', authorization: request.headers.authorization ?? '', body });
      const [status, answer] = toAnswer(host, path);
      response.writeHead(status, { 'content-type': 'application/json' });
      return response.end(JSON.stringify(answer));
    });
  });
  const jwk = { ...publicKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' };
  function toAnswer(host: string, path: string): readonly [number, unknown] {
    if (host === 'login.botframework.com') {
      if (!isUp) return [503, {}];
      if (path === '/v1/.well-known/openidconfiguration')
        return [200, { issuer: 'https://api.botframework.com', jwks_uri: 'https://login.botframework.com/v1/.well-known/keys' }];
      return [
        200,
        {
          keys: [
            { ...jwk, kid: 'teams', endorsements: ['msteams', 'webchat'] },
            { ...jwk, kid: 'elsewhere', endorsements: ['webchat', 'slack'] },
            { ...jwk, kid: 'unendorsed' },
            { kty: 'EC', kid: 'curve', crv: 'P-256', x: 'x', y: 'y' },
          ],
        },
      ];
    }
    if (path.includes('/oauth2/') || host === 'identity')
      return [200, { token_type: 'Bearer', expires_in: '3600', expires_on: String(Math.floor(Date.now() / 1_000) + 3_600), access_token: botToken }];
    if (path.includes('openid-configuration')) {
      const home = 'https://login.microsoftonline.com/11111111-1111-4111-8111-111111111111';
      return [
        200,
        {
          token_endpoint: `${home}/oauth2/v2.0/token`,
          authorization_endpoint: `${home}/oauth2/v2.0/authorize`,
          issuer: `${home}/v2.0`,
          jwks_uri: `${home}/keys`,
        },
      ];
    }
    if (path.includes('discovery/instance'))
      return [
        200,
        {
          tenant_discovery_endpoint: 'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
          'api-version': '1.1',
          metadata: [
            {
              preferred_network: 'login.microsoftonline.com',
              preferred_cache: 'login.windows.net',
              aliases: ['login.microsoftonline.com', 'login.windows.net'],
            },
          ],
        },
      ];
    return [201, { id: `m${calls.length}` }];
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const seconds = () => Math.floor(Date.now() / 1_000);
  return {
    url: `http://127.0.0.1:${port}`,
    calls: () => calls,
    botToken,
    publicKey,
    setMetadata: (up) => {
      isUp = up;
    },
    sign: ({ header = {}, claims = {}, key = privateKey, signature } = {}) => {
      const full = { iss: 'https://api.botframework.com', aud: appId, serviceurl: serviceUrl, nbf: seconds() - 60, exp: seconds() + 3_600 };
      const input = `${base64url({ alg: 'RS256', typ: 'JWT', kid: 'teams', ...header })}.${base64url({ ...full, ...claims })}`;
      return `${input}.${signature === undefined ? createSign('sha256').update(input).sign(key, 'base64url') : signature(input)}`;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
