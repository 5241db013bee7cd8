import { beforeAll, describe, expect, it } from 'vitest';
import { collectReplies } from '../../scripts/collect-replies.ts';
import type { Policy } from '../../src/core/case/definition.ts';
import type { Reply } from '../../src/core/reply/reply.ts';
import { locales } from '../../src/core/text.ts';
import { loadAdvertPolicy } from '../../src/policy/load-advert-policy.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import { describeProcess } from '../../src/policy/describe-process.ts';
import { cardTemplates } from '../../src/view/card-templates.ts';
import { interfaceTexts } from '../../src/view/interface-texts.ts';
import { createRenderer } from '../../src/view/render.ts';

type Municipality = 'asker' | 'alver';

/** What only one of them may say: its names, its values, its rules and where they come from, its measures and systems. */
const own: Readonly<Record<Municipality, readonly RegExp[]>> = {
  asker: [
    /\bAsker\b|kommuneasker/u,
    /Røyken|Hurum/u,
    /Silje Hovland|Eirik Lunde|Marit Tveit|Håvard Myhre|Ingrid Sunde|Magnus Aasen/u,
    /\bS\d-\d\d\b|\bHT-\d\d\b|\b004\b/u,
    /Prinsipp(?:er|a)? for rekruttering|kommunens prinsipper|prinsippa til kommunen|recruitment principles|Principles for recruitment/iu,
    /\braus|\bmodig|\bskapende\b|\bskapande\b|\bgenerous|\bcourage/iu,
    /Webcruiter|«Hensyn»|“Hensyn”|clickTile|sharepoint|Kvalitetssystemet/iu,
    /(?:ansettelses|tilsetjings)stopp|hiring freeze|freeze\./iu,
    /80[–-]100 (?:%|prosent|per cent)|Velferd\b|PSU|partssam/iu,
    /interkommunale selskap|Finn\.no|LinkedIn/iu,
  ],
  alver: [
    /\bAlver/iu,
    /\bAL-\d\d\b|\bGP-\d\d\b|\b001:L/u,
    /Gunnhild Skaar|Sindre Fjeld|Ragnhild Nygård|Øystein Haugland|Torunn Berge|Sverre Strand/u,
    /rekrutteringsplan/iu,
    /samfunnsdel/iu,
  ],
};

const folder = 'policies';

function load(id: Municipality): Policy {
  const loaded = loadPolicy({ folder, id });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusal));
  return loaded.value;
}

/** Every string of some data, with the way to it. */
function stringsOf(node: unknown, path = ''): readonly { readonly path: string; readonly text: string }[] {
  if (typeof node === 'string') return [{ path, text: node }];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) => stringsOf(value, `${path}/${name}`));
}

function leaks(of: Municipality, texts: readonly { readonly path: string; readonly text: string }[]): readonly string[] {
  const other = of === 'asker' ? 'alver' : 'asker';
  // Most words stand on many cards; the first place of each will do.
  const distinct = new Map(texts.toReversed().map((one) => [one.text, one]));
  return [...distinct.values()].flatMap(({ path, text }) =>
    own[other].filter((pattern) => pattern.test(text)).map((pattern) => `${path}: ${text.match(pattern)?.[0]} in «${text.slice(0, 120)}»`),
  );
}

const renderer = createRenderer({ texts: interfaceTexts, templates: cardTemplates });

describe.each(['asker', 'alver'] as const)('%s', (id) => {
  const policy = load(id);
  let replies: readonly Reply[] = [];
  beforeAll(async () => {
    replies = await collectReplies(policy);
  }, 240_000);

  it('has nothing of the other municipality in its process, rules, gates, settings, unions and labels', () => {
    const texts = stringsOf(policy);
    expect(texts.length).toBeGreaterThan(1_000);
    expect(leaks(id, texts)).toEqual([]);
  });

  it('has nothing of it in what the advert check says, nor in the rules the check names', () => {
    const advert = loadAdvertPolicy({ folder, id });
    if (!advert.ok) throw new Error(JSON.stringify(advert.refusal));
    const { texts, phrases } = advert.value.data;
    const cited = phrases.flatMap((file) => file.phrases.map(({ source, principle }) => ({ source, principle })));
    expect(leaks(id, [...stringsOf(texts), ...stringsOf(cited), ...stringsOf(advert.value.values)])).toEqual([]);
    const known = new Set<string>(policy.rules.map((rule) => rule.id));
    expect(Object.values(texts).filter(({ principle }) => !known.has(principle))).toEqual([]);
  });

  it.each(locales)('has nothing of it on any card of whole cases in %s', (locale) => {
    expect(replies.length).toBeGreaterThan(200);
    const said = replies.flatMap((reply) => {
      const { card, summary } = renderer.render(reply, locale);
      return stringsOf(card, reply.kind).concat({ path: reply.kind, text: summary });
    });
    const shown = said.filter(({ path }) => !/\/data\//u.test(path));
    expect(shown.length).toBeGreaterThan(5_000);
    // What the one who plays the case has written is hers: her school's name and the advert she pastes.
    expect([...new Set(leaks(id, shown))]).toEqual([]);
  });

  it.each(locales)('has nothing of it in its process description in %s', (locale) => {
    expect(leaks(id, [{ path: 'process', text: describeProcess(policy, locale) }])).toEqual([]);
  });
});

it('keeps both municipalities out of the interface texts they share', () => {
  const texts = stringsOf(interfaceTexts);
  expect(texts.length).toBeGreaterThan(1_000);
  // Where the people of local mode work: units of one municipality or the other.
  expect(texts.filter(({ text }) => /Solbakken|Lyngheim|Fjordgløtt|Lia barnehage/u.test(text))).toEqual([]);
  expect([...leaks('asker', texts), ...leaks('alver', texts)].filter((leak) => !/app\.source\.00[14]:/u.test(leak))).toEqual([]);
});

it('would find what it looks for', () => {
  expect(leaks('alver', [{ path: 'x', text: 'etter S4-16 i Asker' }])).toHaveLength(2);
  expect(leaks('asker', [{ path: 'x', text: 'AL-06, Alver kommune' }])).toHaveLength(2);
});
