import { describe, expect, it } from 'vitest';
import { mayReadMetrics } from '../../src/metrics/may-read-metrics.ts';

const token = 'en-lang-nok-hemmelighet-1';
const near = { address: '127.0.0.1', headers: { host: '127.0.0.1:3978' } };

describe('without a token', () => {
  it.each(['127.0.0.1', '127.3.2.1', '::1', '::ffff:127.0.0.1'])('%s may read, being this machine', (address) => {
    expect(mayReadMetrics({ ...near, address }, null)).toBe('yes');
  });

  it.each(['10.0.0.4', '::ffff:10.0.0.4', '192.168.1.2', '2001:db8::1', '1270.0.0.1', undefined])('%s may not', (address) => {
    expect(mayReadMetrics({ ...near, address }, null)).toBe(403);
  });

  it.each(['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'x-client-ip', 'x-arr-clientip'])(
    'a proxy on this machine that says %s speaks for somebody else, even when it says that she is on loopback',
    (name) => {
      expect(mayReadMetrics({ ...near, headers: { ...near.headers, [name]: '127.0.0.1' } }, null)).toBe(403);
    },
  );

  it.each(['losen.example.no', 'localhost.example.no', '127.0.0.1.example.no:3978', undefined])(
    'a page that calls this machine %s may not',
    (host) => {
      expect(mayReadMetrics({ ...near, headers: host === undefined ? {} : { host } }, null)).toBe(403);
    },
  );

  it('a token that nobody has set opens nothing', () => {
    expect(mayReadMetrics({ address: '10.0.0.4', headers: { authorization: `Bearer ${token}` } }, null)).toBe(403);
  });
});

describe('with a token', () => {
  it('whoever shows it may read, from anywhere and through a proxy', () => {
    const headers = { authorization: `Bearer ${token}`, 'x-forwarded-for': '10.0.0.4' };
    expect(mayReadMetrics({ address: '10.0.0.9', headers }, token)).toBe('yes');
  });

  it.each(['', 'Bearer', 'Bearer ', `Bearer ${token}x`, `Bearer ${token.slice(1)}`, `Basic ${token}`, token])(
    '«%s» is not it, also on this machine',
    (authorization) => {
      expect(mayReadMetrics({ ...near, headers: { ...near.headers, authorization } }, token)).toBe(401);
    },
  );
});
