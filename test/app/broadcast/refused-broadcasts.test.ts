import { afterEach, describe, expect, it } from 'vitest';
import { approveBroadcast } from '../../../src/app/broadcast/approve-broadcast.ts';
import { cancelBroadcast } from '../../../src/app/broadcast/cancel-broadcast.ts';
import { correctBroadcast } from '../../../src/app/broadcast/correct-broadcast.ts';
import { loadReport } from '../../../src/app/broadcast/load-report.ts';
import { listBroadcasts } from '../../../src/app/broadcast/list-broadcasts.ts';
import { remindUnconfirmed } from '../../../src/app/broadcast/remind-unconfirmed.ts';
import { resendFailed } from '../../../src/app/broadcast/resend-failed.ts';
import { isMeantFor, resolveAudience } from '../../../src/app/broadcast/resolve-audience.ts';
import { returnBroadcast, takeUpReturned } from '../../../src/app/broadcast/return-broadcast.ts';
import { loadBroadcastDraft, saveBroadcast } from '../../../src/app/broadcast/save-broadcast.ts';
import { submitBroadcast } from '../../../src/app/broadcast/submit-broadcast.ts';
import { withdrawBroadcast } from '../../../src/app/broadcast/withdraw-broadcast.ts';
import type { BroadcastDraft } from '../../../src/core/broadcast/broadcast-draft.ts';
import type { BroadcastId, Instant, Nonce, UserId } from '../../../src/core/ids.ts';
import { hrOne, hrTwo, manager, openBroadcastDesk, tenant, toDraft, toPeople, toPerson, type BroadcastDesk } from './open-broadcast-desk.ts';

let desk: BroadcastDesk;
afterEach(() => desk.close());

const submit = async (draft: BroadcastDraft, id: BroadcastId | null = null, nonce: Nonce | null = null) =>
  submitBroadcast(await desk.as(hrOne), { id, draft, nonce });
const kept = async () => loadBroadcastDraft(await desk.as(hrOne));
const text = (change: Partial<NonNullable<BroadcastDraft['texts']['nb']>>) => ({
  nb: { title: 'Tittel', body: 'Tekst', notification: '', ...change },
});

describe('a draft that cannot go', () => {
  it.each([
    ['no words at all', { texts: {} }, 'texts', 'problem.broadcast.no-text'],
    ['no title', { texts: text({ title: ' ' }) }, 'title-nb', 'problem.text-missing'],
    ['30 KB of text', { texts: text({ body: 'Mye tekst. '.repeat(2_800) }) }, 'body-nb', 'problem.text-too-long'],
    ['an identity number', { texts: text({ body: 'Gjelder 01010750160' }) }, 'body-nb', 'problem.identity-number'],
    ['a link that runs something', { link: { label: 'Les', url: 'javascript:alert(1)' } }, 'link-url', 'problem.broadcast.link'],
    ['a link with a user in it', { link: { label: 'Les', url: 'https://asker.kommune.no@evil.example/' } }, 'link-url', 'problem.broadcast.link'],
    ['a picture from elsewhere', { image: { url: 'https://evil.example/a.png', alt: 'Bilde' } }, 'image-url', 'problem.broadcast.image-host'],
    [
      'a picture from a look-alike',
      { image: { url: 'https://bilder.asker.kommune.no.evil.example/a.png', alt: 'Bilde' } },
      'image-url',
      'problem.broadcast.image-host',
    ],
    [
      'a picture behind a user part',
      { image: { url: 'https://bilder.asker.kommune.no@evil.example/a.png', alt: 'Bilde' } },
      'image-url',
      'problem.broadcast.image-host',
    ],
    [
      'a picture of a Cyrillic twin',
      { image: { url: 'https://bilder.аsker.kommune.no/a.png', alt: 'Bilde' } },
      'image-url',
      'problem.broadcast.image-host',
    ],
    [
      'a picture without protection',
      { image: { url: 'http://bilder.asker.kommune.no/a.png', alt: 'Bilde' } },
      'image-url',
      'problem.broadcast.image-host',
    ],
    ['a picture nobody can hear of', { image: { url: 'https://bilder.asker.kommune.no/a.png', alt: '' } }, 'image-alt', 'problem.text-missing'],
    ['a time that is over', { when: { kind: 'at', at: '2026-11-23T07:59:59.000Z' as Instant, anyTime: true } }, 'at', 'problem.broadcast.time-past'],
    ['no time', { when: { kind: 'at', at: 'i morgen' as Instant, anyTime: true } }, 'at', 'problem.date-invalid'],
    ['a last day before it leaves', { validUntil: '2026-11-22' }, 'valid-until', 'problem.broadcast.valid-until'],
    ['an empty list', { audience: { kind: 'list', pasted: ' \n ' } }, 'audience', 'problem.broadcast.list-empty'],
  ] as const)('for %s is kept as it is, and told why', async (_, change, input, key) => {
    desk = await openBroadcastDesk({ managers: 1, settings: { 'broadcast.image-hosts': ['bilder.asker.kommune.no'] } });
    const draft = toDraft(change as Partial<BroadcastDraft>);
    const refused = await submit(draft);
    expect(refused.ok ? [] : refused.refusal.reason === 'inputs' ? refused.refusal.problems : []).toMatchObject([{ input, message: { key } }]);
    // Only what must never be stored is not.
    expect(await kept()).toEqual(key === 'problem.identity-number' ? null : { id: null, draft });
    expect(await listBroadcasts(desk.app, tenant)).toEqual([]);
  });

  it('takes a picture from a place HR has named, and none as long as none is named', async () => {
    desk = await openBroadcastDesk({ managers: 1 });
    const image = { url: 'https://bilder.asker.kommune.no/a.png', alt: 'Bilde' };
    expect(await submit(toDraft({ image }))).toMatchObject({ refusal: { problems: [{ message: { key: 'problem.broadcast.image-none' } }] } });
    await desk.close();
    desk = await openBroadcastDesk({ managers: 1, settings: { 'broadcast.image-hosts': ['bilder.asker.kommune.no'] } });
    expect(await submit(toDraft({ image }))).toMatchObject({ ok: true });
  });

  it('has nobody to go to: the draft is kept, with the names nobody has', async () => {
    desk = await openBroadcastDesk({ managers: 2 });
    const nobody = toDraft({ audience: { kind: 'filter', roles: ['manager'], areas: [], units: ['Månen'], situations: [] } });
    expect(await submit(nobody)).toEqual({ ok: false, refusal: { reason: 'no-recipients', unknown: [] } });
    const strangers = toDraft({ audience: { kind: 'list', pasted: 'Kari Ukjent; Ola Ukjent\nKari Ukjent' } });
    expect(await submit(strangers)).toEqual({ ok: false, refusal: { reason: 'no-recipients', unknown: ['Kari Ukjent', 'Ola Ukjent'] } });
    expect(await kept()).toEqual({ id: null, draft: strangers });
  });
});

describe('a pasted list', () => {
  it('finds people as they are written in lists, names who is unknown or not one person, and counts doubles', async () => {
    const people = [...toPeople(3), toPerson(manager(50), 'Kari Hansen', ['manager']), toPerson(manager(51), 'Kari Hansen', ['manager'])];
    desk = await openBroadcastDesk({ people });
    const pasted = `Leder Nr1 <leder.nr1@asker.kommune.no>; leder  nr1\n• Nr2, Leder\n"${manager(3)}"\tKari Hansen\nUkjent Person\nukjent person\nUkjent Person`;
    const found = await resolveAudience(desk.app, tenant, { kind: 'list', pasted });
    expect(found.recipients.map(({ person }) => person.name)).toEqual(['Leder Nr1', 'Leder Nr2', 'Leder Nr3']);
    expect(found.unknown).toEqual(['Kari Hansen', 'Ukjent Person', 'ukjent person']);
    expect(found.duplicates).toBe(2);
    // Somebody who comes later is looked for by her own name alone.
    const isMeant = async (user: UserId) => isMeantFor(desk.app, tenant, { kind: 'list', pasted }, (await desk.as(user)).person);
    expect([await isMeant(manager(2)), await isMeant(manager(3)), await isMeant(manager(50)), await isMeant(hrOne)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('a second pair of eyes', () => {
  it('lets one of two approvals at once through, and tells the other who was quicker', async () => {
    const people = [...toPeople(1), toPerson(manager(903), 'Tredje Person', ['hr'])];
    desk = await openBroadcastDesk({ people });
    const submitted = await submit(toDraft());
    if (!submitted.ok) throw new Error('refused');
    const both = await Promise.all([
      approveBroadcast(await desk.as(hrTwo), submitted.value.id),
      approveBroadcast(await desk.as(manager(903)), submitted.value.id),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const winner = both.find((one) => one.ok)?.value.approval;
    expect(both.find((one) => !one.ok)?.refusal).toEqual({
      reason: 'already-approved',
      by: winner !== null && typeof winner === 'object' ? winner.name : '',
    });
    await desk.pass(10_000);
    expect(desk.said.filter(({ to }) => to === manager(1))).toHaveLength(1);
  });

  it('is never her own, and can send the draft back to its author, who hands it in again', async () => {
    desk = await openBroadcastDesk({ managers: 1 });
    const submitted = await submit(toDraft(), null, 'press-1' as Nonce);
    if (!submitted.ok) throw new Error('refused');
    const { id } = submitted.value;
    expect(await submit(toDraft(), null, 'press-1' as Nonce)).toMatchObject({ value: { id } });
    expect(await listBroadcasts(desk.app, tenant)).toHaveLength(1);
    expect(await kept()).toBeNull();
    expect(await approveBroadcast(await desk.as(hrOne), id)).toEqual({ ok: false, refusal: { reason: 'own-approval' } });
    expect(await returnBroadcast(await desk.as(hrTwo), id, ' ')).toMatchObject({ refusal: { reason: 'inputs' } });
    expect(await returnBroadcast(await desk.as(hrTwo), id, 'Skriv datoen.')).toMatchObject({
      value: { state: 'draft', returned: { name: 'Nina Berget', reason: 'Skriv datoen.' } },
    });
    expect(await kept()).toEqual({ id, draft: toDraft() });
    expect(await approveBroadcast(await desk.as(hrTwo), id)).toEqual({ ok: false, refusal: { reason: 'not-now', state: 'draft' } });
    expect(await submitBroadcast(await desk.as(hrTwo), { id, draft: toDraft(), nonce: null })).toEqual({
      ok: false,
      refusal: { reason: 'not-allowed' },
    });
    expect(await submit(toDraft(), id)).toMatchObject({ value: { id, state: 'awaiting-approval', returned: null } });
    expect(await approveBroadcast(await desk.as(hrTwo), id)).toMatchObject({ ok: true });
  });
});

describe('a broadcast that was sent back', () => {
  it('does not take the place of what its author is writing, until she takes it up', async () => {
    desk = await openBroadcastDesk({ managers: 1 });
    const submitted = await submit(toDraft());
    if (!submitted.ok) throw new Error('refused');
    const { id } = submitted.value;
    const other = toDraft({ texts: text({ title: 'Noe annet' }) });
    await saveBroadcast(await desk.as(hrOne), { id: null, draft: other });
    await returnBroadcast(await desk.as(hrTwo), id, 'Skriv datoen.');
    expect(await kept()).toEqual({ id: null, draft: other });
    expect(await takeUpReturned(await desk.as(hrTwo), id)).toEqual({ ok: false, refusal: { reason: 'not-allowed' } });
    expect(await takeUpReturned(await desk.as(hrOne), id)).toEqual({ ok: true, value: { id, draft: toDraft() } });
    expect(await kept()).toEqual({ id, draft: toDraft() });
    await submit(toDraft(), id);
    expect(await takeUpReturned(await desk.as(hrOne), id)).toEqual({ ok: false, refusal: { reason: 'not-now', state: 'awaiting-approval' } });
  });
});

describe('somebody without the right', () => {
  it('does nothing with broadcasts, and one that is not there is told so', async () => {
    desk = await openBroadcastDesk({ managers: 1 });
    const submitted = await submit(toDraft());
    if (!submitted.ok) throw new Error('refused');
    const { id } = submitted.value;
    const texts = text({});
    const context = await desk.as(manager(1));
    const acts = (of: BroadcastId, as: typeof context) => [
      approveBroadcast(as, of),
      cancelBroadcast(as, of),
      returnBroadcast(as, of, 'Nei'),
      resendFailed(as, of),
      correctBroadcast(as, of, texts),
      withdrawBroadcast(as, of, null),
      remindUnconfirmed(as, of),
    ];
    for (const act of acts(id, context)) expect(await act).toEqual({ ok: false, refusal: { reason: 'not-allowed' } });
    expect(await submitBroadcast(context, { id: null, draft: toDraft(), nonce: null })).toEqual({ ok: false, refusal: { reason: 'not-allowed' } });
    for (const act of acts('2026-99' as BroadcastId, await desk.as(hrTwo)))
      expect(await act).toEqual({ ok: false, refusal: { reason: 'not-found' } });
    expect(await loadReport(desk.app, tenant, '2026-99' as BroadcastId, { from: 0, limit: 10 })).toBeUndefined();
    await saveBroadcast(context, { id: null, draft: toDraft() });
    expect(await kept()).toBeNull();
  });
});
