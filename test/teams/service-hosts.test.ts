import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { isHostAllowed, isLoopback, isServiceAllowed } from '../../src/teams/service-hosts.ts';

const host = 'smba.trafficmanager.net';
const hosts = [host, '.sharepoint.com'];

/** Ways to write an address that a careless reader takes for a listed host, or that two readers take for two. */
const slips = [
  '',
  ' ',
  host,
  `//${host}/no/`,
  `/${host}`,
  `\\\\${host}/no/`,
  `http://${host}/no/`,
  `ftp://${host}/no/`,
  `javascript:https://${host}/`,
  `HTTPS://${host}/no/`,
  `https:${host}/no/`,
  `https:/${host}/no/`,
  `https:///${host}/no/`,
  `https:\\\\${host}\\no`,
  `https://${host}\\@ond.example/`,
  `https://SMBA.trafficmanager.net/no/`,
  `https://${host}:443/no/`,
  `https://${host}:8443/no/`,
  `https://${host}:/no/`,
  `https://${host}./no/`,
  `https://${host}../no/`,
  `https://${host}@ond.example/no/`,
  `https://${host}%40ond.example/no/`,
  `https://user@${host}/no/`,
  `https://user:pass@${host}/no/`,
  `https://:pass@${host}/no/`,
  `https://@${host}/no/`,
  `https://evil-${host}/no/`,
  `https://evil.${host}/no/`,
  `https://${host}.ond.example/no/`,
  `https://ond.example/${host}/no/`,
  `https://ond.example?${host}`,
  `https://ond.example#${host}`,
  `https://ond.example/?https://${host}/no/`,
  `https://ond.trafficmanager.net/no/`,
  `https://trafficmanager.net/no/`,
  // A Cyrillic «а», a full-width letter, a soft hyphen, a circled letter, a fullwidth dot.
  `https://smbа.trafficmanager.net/no/`,
  `https://ｓmba.trafficmanager.net/no/`,
  `https://smba\u00AD.trafficmanager.net/no/`,
  `https://ⓢmba.trafficmanager.net/no/`,
  `https://smba．trafficmanager．net/no/`,
  'https://xn--smb-7cd.trafficmanager.net/no/',
  `https://sm\tba.trafficmanager.net/no/`,
  `https://smba.trafficmanager.net\n/no/`,
  ` https://${host}/no/`,
  `https://${host} /no/`,
  `https://%73mba.trafficmanager.net/no/`,
  'https://127.0.0.1/no/',
  'https://[::1]/no/',
  'https://0x7f000001/no/',
  'https://sharepoint.com/a',
  'https://.sharepoint.com/a',
  'https://evilsharepoint.com/a',
  'https://asker.sharepoint.com.ond.example/a',
  'https://asker.sharepoint.com./a',
];

describe('an allow-list of hosts', () => {
  it.each([`https://${host}`, `https://${host}/`, `https://${host}/no/`, `https://${host}/emea/`, 'https://asker-my.sharepoint.com/personal/a?b=c'])(
    'lets %s pass',
    (address) => expect(isHostAllowed(address, hosts)).toBe(true),
  );

  it.each(slips)('stops %j', (address) => {
    expect(isHostAllowed(address, hosts)).toBe(false);
    expect(isServiceAllowed(address, hosts)).toBe(false);
  });

  it('allows nothing when it is empty', () => {
    for (const address of [`https://${host}/no/`, ...slips]) {
      expect(isHostAllowed(address, [])).toBe(false);
      expect(isServiceAllowed(address, [])).toBe(false);
    }
  });

  it('gives a token to no service address with something behind its path', () => {
    for (const address of [`https://${host}/?a=`, `https://${host}/no/#`, `https://${host}/no?x`, `https://${host}/no\\x`, `https://${host}/n o`])
      expect(isServiceAllowed(address, hosts), address).toBe(false);
    expect(isServiceAllowed(`https://${host}/no/`, hosts)).toBe(true);
  });

  it('holds whatever is put before, into or behind a listed address: what passes is called at a listed host', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '/',
        '//',
        '\\',
        '@',
        ':',
        '.',
        '..',
        '?',
        '#',
        '%40',
        '%2e',
        '\t',
        '\n',
        ' ',
        'https:',
        'HTTPS://',
        'ond.example',
        '。',
        'а',
        ':443',
        '[',
        ']',
      ),
      fc.string({ maxLength: 4, unit: 'grapheme' }),
    );
    const text = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''));
    const whole = `https://${host}/no/`;
    let passed = 0;
    fc.assert(
      fc.property(text, text, fc.integer({ min: 0, max: whole.length }), (before, inside, at) => {
        const address = `${before}${whole.slice(0, at)}${inside}${whole.slice(at)}`;
        if (!isServiceAllowed(address, hosts)) return;
        passed += 1;
        // Every reading of the address agrees: the parser's, and that of somebody who cuts at the slashes.
        const read = new URL(`${address.replace(/\/+$/, '')}/v3/conversations/a/activities`);
        expect([read.protocol, read.username, read.password, read.port]).toEqual(['https:', '', '', '']);
        expect(read.hostname === host || read.hostname.endsWith('.sharepoint.com')).toBe(true);
        expect(address.split('/')[2]).toBe(read.hostname);
      }),
      { numRuns: 3_000 },
    );
    expect(passed).toBeGreaterThan(20);
  });
});

describe('the loopback of local mode', () => {
  it.each(['http://127.0.0.1:56150/x', 'http://localhost:1/x', 'http://[::1]:56150'])('is %s', (address) => expect(isLoopback(address)).toBe(true));

  it.each([
    '',
    'https://127.0.0.1/x',
    'http://127.0.0.1@ond.example/x',
    'http://user@127.0.0.1/x',
    'http://127.0.0.1.ond.example/x',
    'http://localhost.ond.example/x',
    'http://10.0.0.1/x',
    '//127.0.0.1/x',
  ])('is not %j', (address) => expect(isLoopback(address)).toBe(false));
});
