import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { audienceRoles, situations, type AudienceFilter } from '../../../src/core/broadcast/audience.ts';
import { broadcastDraftSchema } from '../../../src/core/broadcast/broadcast-draft.ts';
import { chooseText } from '../../../src/core/broadcast/choose-text.ts';
import { countRecipients, noFigures } from '../../../src/core/broadcast/figures.ts';
import { isMeant, type AudienceMember } from '../../../src/core/broadcast/is-meant.ts';
import { readPasted, toNames } from '../../../src/core/broadcast/read-pasted.ts';
import { recipientStates, type Recipient } from '../../../src/core/broadcast/recipient.ts';
import { startOf } from '../../../src/core/broadcast/start-of.ts';
import { serviceAreas } from '../../../src/core/case/facts.ts';
import type { Instant, IsoDate, UserId } from '../../../src/core/ids.ts';
import { isWorkingDay } from '../../../src/core/reminder/working-days.ts';
import { locales } from '../../../src/core/text.ts';

const units = ['Solbakken sykehjem', 'Lyngheim barnehage', 'HR'];
const some = <One>(...all: readonly One[]) => fc.subarray([...all]);
const filters: fc.Arbitrary<AudienceFilter> = fc.record({
  kind: fc.constant('filter' as const),
  roles: some(...audienceRoles),
  areas: some(...serviceAreas),
  units: some(...units),
  situations: some(...situations),
});
const members: fc.Arbitrary<AudienceMember> = fc.record({
  roles: some(...audienceRoles),
  areas: some(...serviceAreas),
  units: some(...units),
  situations: some(...situations),
});

describe('a filter', () => {
  test('means exactly those who have one of each kind it names, and nobody without a role', () => {
    fc.assert(
      fc.property(filters, members, (filter, member) => {
        const kinds = [
          [filter.roles, member.roles],
          [filter.areas, member.areas],
          [filter.units, member.units],
          [filter.situations, member.situations],
        ] as const;
        const every = kinds.every(([wanted, own]) => wanted.length === 0 || wanted.some((one) => (own as readonly string[]).includes(one)));
        expect(isMeant(filter, member)).toBe(every && member.roles.length > 0);
      }),
    );
  });

  test('never means more people for one more kind, nor fewer for one more entry of a kind it has', () => {
    fc.assert(
      fc.property(filters, members, fc.constantFrom(...units), (filter, member, unit) => {
        const narrowed = { ...filter, units: filter.units.length === 0 ? [unit] : [] };
        const widened = filter.units.length === 0 ? filter : { ...filter, units: [...filter.units, unit] };
        if (filter.units.length === 0) expect(isMeant(narrowed, member) && !isMeant(filter, member)).toBe(false);
        expect(isMeant(filter, member) && !isMeant(widened, member)).toBe(false);
      }),
    );
  });

  it('takes a unit as people write it', () => {
    const member: AudienceMember = { roles: ['manager'], units: ['Solbakken  sykehjem'], areas: [], situations: [] };
    expect(isMeant({ kind: 'filter', roles: [], areas: [], units: [' solbakken SYKEHJEM'], situations: [] }, member)).toBe(true);
  });
});

describe('a pasted list', () => {
  test('gives every name that was written, whatever stands between and around them', () => {
    const name = fc.stringMatching(/^[A-ZÆØÅ][a-zæøå]{1,8}(?: [A-ZÆØÅ][a-zæøå-]{0,8}[a-zæøå]){1,2}$/);
    fc.assert(
      fc.property(
        fc.array(name, { maxLength: 30 }),
        fc.constantFrom('\n', '\r\n', ';', '; ', '\t', '\n\n'),
        fc.constantFrom('', '• ', '- ', '"'),
        (names, between, before) => {
          expect(readPasted(names.map((one) => `${before}${one} <${one.replaceAll(' ', '.')}@asker.kommune.no>`).join(between))).toEqual(names);
        },
      ),
    );
  });

  it('turns a name about that is written surname first, and leaves others as they are', () => {
    expect(toNames('Nordmann, Kari Anne')).toEqual(['Kari Anne Nordmann', 'Nordmann, Kari Anne']);
    expect(toNames('Kari Nordmann')).toEqual(['Kari Nordmann']);
    expect(toNames('a, b, c')).toEqual(['a, b, c']);
  });

  it('survives anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (text) => readPasted(text).every((one) => one !== '' && one.length <= 120)),
    );
  });
});

describe('figures', () => {
  const recipients = fc.array(
    fc.record({
      state: fc.constantFrom(...recipientStates),
      confirmedAt: fc.constantFrom(null, '2026-11-22T10:00:00.000Z' as Instant),
      revision: fc.integer({ min: 0, max: 3 }),
      isPosted: fc.boolean(),
    }),
    { maxLength: 60 },
  );
  const toRecipient = (
    {
      state,
      confirmedAt,
      revision,
      isPosted,
    }: { readonly state: Recipient['state']; readonly confirmedAt: Instant | null; readonly revision: number; readonly isPosted: boolean },
    index: number,
  ): Recipient => ({
    v: 1,
    person: `p${index}` as UserId,
    name: '',
    unit: null,
    locale: 'nb',
    state,
    reason: null,
    at: '2026-11-22T10:00:00.000Z' as Instant,
    posted: isPosted ? { where: { conversationId: 'c', serviceUrl: '', channelId: '', botId: '', scope: 'personal' }, activityId: 'a' } : null,
    confirmedAt,
    revision,
    behind: null,
    attempt: 1,
    round: 0,
    remindedAt: null,
  });

  test('count everybody in exactly one state, and the same a page at a time', () => {
    fc.assert(
      fc.property(recipients, fc.integer({ min: 1, max: 20 }), (all, page) => {
        const people = all.map(toRecipient);
        const whole = countRecipients(noFigures, people, { revision: 2, corrected: null });
        expect(whole.waiting + whole.sent + whole.failed + whole.unknown + whole.cancelled).toBe(people.length);
        expect(whole.recipients).toBe(people.length);
        expect(whole.lagging).toBe(people.filter(({ state, posted, revision }) => state === 'sent' && posted !== null && revision < 2).length);
        let paged = noFigures;
        for (let from = 0; from < people.length; from += page)
          paged = countRecipients(paged, people.slice(from, from + page), { revision: 2, corrected: null });
        expect(paged).toEqual(whole);
      }),
    );
  });
});

describe('the words a reader gets', () => {
  const text = (title: string) => ({ title, body: '', notification: '' });
  it.each([
    ['nb', ['nn', 'en'], 'nn'],
    ['nn', ['nb', 'en'], 'nb'],
    ['en', ['nb', 'nn'], 'nb'],
    ['nn', ['en'], 'en'],
    ['en', ['en', 'nn'], 'en'],
  ] as const)('are, for %s of %j, those in %s', (reader, written, chosen) => {
    const texts = Object.fromEntries(locales.flatMap((one) => ((written as readonly string[]).includes(one) ? [[one, text(one)]] : [])));
    expect(chooseText(texts, reader)).toEqual({ locale: chosen, text: text(chosen) });
  });
  it('are none where nothing is written', () => {
    expect(chooseText({}, 'nb')).toBeUndefined();
  });
});

describe('the time a broadcast leaves', () => {
  const working = { hours: { from: '08:00', before: '16:00' }, extraDaysOff: ['christmas-eve'] };
  const moments = fc
    .date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2028-12-31T00:00:00Z'), noInvalidDate: true })
    .map((date) => date.toISOString() as Instant);

  test('is never before it was asked for, nor outside working hours unless HR says so', () => {
    fc.assert(
      fc.property(moments, moments, fc.boolean(), (now, at, anyTime) => {
        const started = startOf({ kind: 'at', at, anyTime }, now, working);
        const earliest = at > now ? at : now;
        expect(started.at >= earliest).toBe(true);
        expect(started.moved).toBe(started.at !== earliest);
        if (anyTime) {
          expect(started.moved).toBe(false);
          return;
        }
        const oslo = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short', timeStyle: 'short' }).format(
          new Date(started.at),
        );
        const [day = '', time = ''] = oslo.split(' ');
        expect(isWorkingDay(day as IsoDate, working.extraDaysOff)).toBe(true);
        expect(time >= '08:00' && time < '16:00').toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['2026-11-23T06:30:00.000Z', '2026-11-23T07:00:00.000Z'],
    ['2026-11-23T15:00:00.000Z', '2026-11-24T07:00:00.000Z'],
    ['2026-12-23T15:30:00.000Z', '2026-12-28T07:00:00.000Z'],
    ['2027-03-28T09:00:00.000Z', '2027-03-30T06:00:00.000Z'],
  ] as const)('for «now» at %s is %s', (now, at) => {
    expect(startOf({ kind: 'now', anyTime: false }, now as Instant, working)).toEqual({ at, moved: true });
  });
});

it('a draft is kept with anything in its fields', () => {
  const draft = {
    texts: { nn: { title: '', body: '${x} {{DATE(2026)}}', notification: '' } },
    link: null,
    image: { url: 'x', alt: '' },
    confirm: false,
    audience: { kind: 'list', pasted: '' },
    when: { kind: 'at', at: 'snart', anyTime: false },
    validUntil: '',
  };
  expect(broadcastDraftSchema.parse(draft)).toEqual(draft);
});
