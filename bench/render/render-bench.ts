import assert from 'node:assert/strict';
import { Template } from 'adaptivecards-templating';
import type { Reply } from '../../src/core/reply/reply.ts';
import { toCaseCard } from '../../src/view/case-card.ts';
import { cardTemplates } from '../../src/view/card-templates.ts';
import { interfaceTexts } from '../../src/view/interface-texts.ts';
import { createRenderer } from '../../src/view/render.ts';
import { createSay } from '../../src/view/say.ts';
import { createVoice } from '../../src/view/voice.ts';
import type { Bench } from '../bench.ts';
import { figure } from '../figure.ts';
import { interleave } from '../interleave.ts';
import { locales } from '../../src/core/text.ts';
import { timeCopies, timeExpansions } from './broadcast-copies.ts';
import { toSampleCase } from './to-sample-case.ts';

const cardsPerRun = 300;
const copiesPerRun = 10_000;
const expansionsPerRun = 600;

/** A living card rendered as in a turn, against expanding the same template afresh with data that lies ready. */
export const renderBench: Bench = {
  name: 'render',
  unit: 'ms',
  bar: { must: 'at-most', ratio: 0.5, kind: 'bar' },
  measured:
    'One living card of a case under a real policy, rendered as in a turn: every sentence spoken, escaped and laid into the card. `broadcastCopy` is one of 10,000 copies of a broadcast in three languages as it is made when it leaves; `broadcastRatio` holds it against `broadcastExpansion` and should be at most 0.05.',
  against:
    '`new Template(json).expand({ $root })` each time, with the same template and the finished data of the same card; both give the same card. `broadcastExpansion` is the same for a copy of the broadcast.',
  run: async ({ runs, scale }) => {
    const reply: Reply = { kind: 'case', view: toSampleCase() };
    const renderer = createRenderer({ texts: interfaceTexts, templates: cardTemplates });
    const speak = createSay(interfaceTexts);
    const voices = locales.map((locale) => createVoice(speak, locale));
    const { data } = toCaseCard(reply.view, createVoice(speak, 'nb'));
    const render = () => renderer.render(reply, 'nb').card;
    const expand = () => new Template(cardTemplates.case).expand({ $root: data }) as object;
    assert.deepEqual(render(), expand());
    const cards = Math.max(1, Math.round(cardsPerRun * scale));
    timeEach(render, cards);
    timeEach(expand, cards);
    const pairs = await interleave({
      runs,
      ours: async () => ({ card: timeEach(render, cards), broadcastCopy: timeCopies(renderer, copiesPerRun) }),
      reference: async () => ({
        card: timeEach(expand, cards),
        broadcastExpansion: timeExpansions(voices, Math.max(3, Math.round(expansionsPerRun * scale))),
      }),
      toRatio: (ours, reference) => figure(ours, 'card') / figure(reference, 'card'),
    });
    return pairs.map((pair) => ({
      ...pair,
      ours: { ...pair.ours, broadcastRatio: figure(pair.ours, 'broadcastCopy') / figure(pair.reference, 'broadcastExpansion') },
    }));
  },
};

/** Mean milliseconds of one card. */
function timeEach(make: () => object, times: number): number {
  const began = performance.now();
  for (let time = 0; time < times; time += 1) make();
  return (performance.now() - began) / times;
}
