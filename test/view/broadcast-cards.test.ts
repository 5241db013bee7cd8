import { describe, expect, it } from 'vitest';
import type { BroadcastId, Instant } from '../../src/core/ids.ts';
import type { BroadcastView } from '../../src/core/reply/broadcast-view.ts';
import type { Reply } from '../../src/core/reply/reply.ts';
import { jsonBytes } from '../../src/view/card-size.ts';
import { writeSheet } from '../../src/view/write-sheet.ts';
import { findAll } from './find-all.ts';
import { sampleRenderer } from './sample-renderer.ts';
import { sampleReplies } from './sample-replies.ts';

const at = '2026-11-22T09:15:00.000Z' as Instant;
const plain: BroadcastView = {
  id: '2026-3' as BroadcastId,
  title: 'Nye frister',
  body: 'Meld behovet **innen 1. mars**.',
  link: null,
  image: null,
  notification: '',
  confirm: false,
  confirmed: 'no',
  corrected: null,
  withdrawn: null,
  reminder: false,
  from: 'Asker kommune',
  preview: false,
  buttons: [],
};
const render = (view: Partial<BroadcastView>, locale: 'nb' | 'nn' | 'en' = 'nb') =>
  sampleRenderer.render({ kind: 'broadcast', view: { ...plain, ...view } }, locale);
const textsOf = (view: Partial<BroadcastView>, locale: 'nb' | 'nn' | 'en' = 'nb') =>
  findAll(render(view, locale).card, 'TextBlock').map(({ text }) => String(text).replaceAll('\u2060', ''));

describe('the card of a recipient', () => {
  it('is quiet: whom it is from, the title and the text', () => {
    expect(textsOf({})).toEqual(['Fra HR i Asker kommune', 'Nye frister', 'Meld behovet **innen 1. mars**.']);
    expect(textsOf({}, 'nn')[0]).toBe('Frå HR i Asker kommune');
    expect(render({}).summary).toBe('Nye frister');
    expect(render({ notification: 'Meld behov nå' }).summary).toBe('Meld behov nå');
  });

  it('is marked with the hour when it has been corrected, in the municipality’s zone', () => {
    expect(textsOf({ corrected: at })).toContain('Rettet 22. november 2026 kl. 10.15');
    expect(textsOf({ corrected: at }, 'nn')).toContain('Retta 22. november 2026 kl. 10.15');
    expect(textsOf({ corrected: at }, 'en')).toContain('Corrected on 22 November 2026 at 10:15');
  });

  it('holds nothing but a notice when it has been withdrawn', () => {
    const view = {
      withdrawn: { notice: null },
      link: { label: 'Les', url: 'https://x.example' },
      image: { url: 'https://x.example/p.png', alt: 'x' },
    };
    expect(textsOf(view)).toEqual([
      'Fra HR i Asker kommune',
      'Trukket tilbake: Nye frister',
      'HR har trukket denne meldingen tilbake. Du trenger ikke gjøre noe.',
    ]);
    expect(findAll(render(view).card, 'ActionSet')).toEqual([]);
    expect(findAll(render(view).card, 'Image')).toEqual([]);
  });

  it('shows no link and no picture of an address that is none', () => {
    const view = { link: { label: 'Les', url: 'javascript:alert(1)' }, image: { url: 'data:image/png;base64,AAAA', alt: 'x' } };
    expect(findAll(render(view).card, 'Action.OpenUrl')).toEqual([]);
    expect(findAll(render(view).card, 'Image')).toEqual([]);
  });

  it('stays within the limit with the longest text a broadcast may hold', () => {
    for (const body of [
      'æ'.repeat(4_000),
      '*'.repeat(4_000),
      '**a** '.repeat(660),
      '- punkt\n'.repeat(500),
      '[a](https://x.example/)\n'.repeat(160),
      '👍'.repeat(4_000),
    ]) {
      expect(jsonBytes(render({ body }).card)).toBeLessThan(28_000);
    }
  });
});

describe('the cards of HR', () => {
  it('stay within the limit with three texts of the longest kind, and say what is cut', () => {
    const reply = sampleReplies['broadcast preview of three languages'];
    if (reply?.kind !== 'broadcast-preview') throw new Error('No such sample');
    const long: Reply = { ...reply, view: { ...reply.view, texts: reply.view.texts.map((text) => ({ ...text, body: 'å'.repeat(4_000) })) } };
    const { card } = sampleRenderer.render(long, 'nb');
    expect(jsonBytes(card)).toBeLessThan(28_000);
    expect(JSON.stringify(card)).toContain('Teksten er kortet ned på dette kortet.');
  });

  it('stay within the limit with a page of recipients whose names and units are as long as they come', () => {
    const reply = sampleReplies['broadcast report with recipients'];
    if (reply?.kind !== 'broadcast-report' || reply.view.recipients === null) throw new Error('No such sample');
    const row = { name: 'Å'.repeat(300), unit: 'Ø'.repeat(300), state: 'failed' as const, text: { plain: 'x'.repeat(900) } };
    const recipients = { ...reply.view.recipients, rows: Array.from({ length: 15 }, () => row) };
    const { card } = sampleRenderer.render({ ...reply, view: { ...reply.view, recipients } }, 'nb');
    expect(jsonBytes(card)).toBeLessThan(28_000);
  });

  it('put a table into lines that can be copied, within the limit', () => {
    const cells = [{ plain: 'Å'.repeat(200) }, { plain: '=1+1' }, 3, null, { moment: at }];
    const { card } = sampleRenderer.render(
      { kind: 'sheet', name: { plain: 'Liste' }, part: 1, of: 1, rows: Array.from({ length: 25 }, () => cells) },
      'nb',
    );
    expect(jsonBytes(card)).toBeLessThan(28_000);
    expect(String(findAll(card, 'TextRun')[0]?.['text'])).toContain(";'=1+1;3;;2026-11-22 10:15\n");
  });

  it('put a table into words in each language', () => {
    const sheet = {
      name: { key: 'app.broadcast.sheet.name', params: { id: '2026-3' } },
      columns: [{ heading: { key: 'app.broadcast.sheet.person' }, width: 28 }],
      rows: [[{ key: 'app.broadcast.fate.sent', params: { at: { moment: at } } }]],
    };
    expect(writeSheet(sheet, 'nn', sampleRenderer.say)).toEqual({
      name: 'Utsending 2026-3',
      headings: ['Namn'],
      widths: [28],
      lines: [['Levert 22. november 2026 kl. 10.15']],
    });
  });
});
