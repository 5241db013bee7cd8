import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/core/reply/reply.ts';
import { locales } from '../../src/core/text.ts';
import { cardTemplates } from '../../src/view/card-templates.ts';
import { interfaceTexts } from '../../src/view/interface-texts.ts';
import { jsonBytes } from '../../src/view/card-size.ts';
import { createRenderer } from '../../src/view/render.ts';
import { findAll, textsOf } from './find-all.ts';
import { findCardFaults } from './find-card-faults.ts';
import { sampleRenderer } from './sample-renderer.ts';
import { middleCase, startCase } from './sample-cases.ts';
import { stepForm } from './sample-forms.ts';
import { sampleReplies, wholePlan } from './sample-replies.ts';

const limit = 28_000;

describe('every card', () => {
  const everyOne = Object.entries(sampleReplies).flatMap(([name, reply]) => locales.map((locale) => [name, locale, reply] as const));

  it.each(everyOne)('%s in %s is whole: nothing unbound, nothing empty, ids once, verbs known, below 28 KB', (_, locale, reply) => {
    const { card, summary, text } = sampleRenderer.render(reply, locale);
    expect(findCardFaults(card)).toEqual([]);
    expect(jsonBytes(card)).toBeLessThan(limit);
    expect(summary).not.toBe('');
    expect(text.startsWith(summary)).toBe(true);
  });

  it('has samples of every kind of reply', () => {
    expect(new Set(Object.values(sampleReplies).map(({ kind }) => kind))).toEqual(new Set(Object.keys(cardTemplates)));
  });

  it('survives JSON unchanged, so nothing in it is undefined', () => {
    for (const reply of Object.values(sampleReplies)) {
      const { card } = sampleRenderer.render(reply, 'nb');
      expect(JSON.parse(JSON.stringify(card))).toStrictEqual(card);
    }
  });

  it('is the same from the same reply, and leaves the reply alone', () => {
    const before = JSON.stringify(sampleReplies);
    for (const reply of Object.values(sampleReplies)) expect(sampleRenderer.render(reply, 'nn')).toEqual(sampleRenderer.render(reply, 'nn'));
    expect(JSON.stringify(sampleReplies)).toBe(before);
  });

  it('is found wanting when a template asks for what the data lacks', () => {
    const templates = {
      ...cardTemplates,
      moved: { type: 'AdaptiveCard', version: '1.5', fallbackText: '${fallback}', body: [{ type: 'TextBlock', text: '${nothing}' }] },
    };
    const renderer = createRenderer({ texts: interfaceTexts, templates });
    expect(() => renderer.render({ kind: 'moved', caseId: startCase.caseId, title: 'x' }, 'nb')).toThrow('nothing');
  });
});

describe('the living card', () => {
  const render = (view: typeof startCase, locale: 'nb' | 'nn' | 'en' = 'nb') => sampleRenderer.render({ kind: 'case', view }, locale);

  it('stays below 12 KB with everything in it', () => {
    for (const locale of locales) expect(jsonBytes(render(middleCase, locale).card)).toBeLessThan(12_000);
  });

  it('names the case and its next step in the notification', () => {
    expect(render(startCase).summary).toBe('Sak 2026-14 Sykepleier: neste er «Dokumenter og drøft deltid»');
  });

  it('says in words where in the path the case is', () => {
    const texts = textsOf(render(middleCase).card);
    expect(texts).toContain('Fase 3 av 7');
    expect(texts).toContain('Stillingsannonse og utlysning · steg 2 av 4');
  });

  it('draws one mark for each stage', () => {
    expect(findAll(render(middleCase).card, 'TextRun')).toHaveLength(7);
  });

  it('does not count beyond the last step when all are done', () => {
    const stage = startCase.stage === null ? null : { ...startCase.stage, stepsDone: 6, stepsOf: 6 };
    expect(textsOf(render({ ...startCase, stage }).card)).toContain('steg 6 av 6');
  });

  it('shows at most three buttons, and the others behind «Mer»', () => {
    const buttons = [...middleCase.buttons, ...startCase.buttons];
    const sets = findAll(render({ ...middleCase, buttons }).card, 'ActionSet');
    expect(findAll(sets[0], 'Action.Execute')).toHaveLength(3);
    expect(findAll(sets[0], 'Action.ToggleVisibility')).toHaveLength(1);
    expect(findAll(sets.slice(1), 'Action.Execute')).toHaveLength(buttons.length - 3 + middleCase.more.length);
  });

  it('marks a proposed deadline as such and an overdue one in the colour of attention', () => {
    expect(textsOf(render(middleCase).card)).toContain('Frist: fredag 4. desember 2026 (forslag)');
    const deadline = middleCase.deadline === null ? null : { ...middleCase.deadline, state: 'overdue' as const, proposal: false };
    const line = findAll(render({ ...middleCase, deadline }).card, 'TextBlock').find(({ text }) => text === 'Fristen var fredag 4. desember 2026');
    expect(line).toMatchObject({ color: 'attention' });
  });

  it('says what is waited for and since when', () => {
    expect(textsOf(render(middleCase, 'nn').card)).toContain('Ventar på: Godkjenning frå direktøren');
    expect(textsOf(render(middleCase, 'en').card)).toContain('Since Friday 20 November 2026');
  });

  it('shows the rule and keeps its source and the other rules folded', () => {
    const { card } = render(startCase);
    const folded = findAll(card, 'Container').find(({ id }) => id === 'view-rules');
    expect(folded).toMatchObject({ isVisible: false });
    expect(textsOf(folded)).toContain('S1-04');
    expect(textsOf(card)).toContain('N-05 · arbeidsmiljøloven § 14-1 b');
  });
});

describe('a button', () => {
  it('carries its verb and data untouched, and sends inputs only when it submits', () => {
    const actions = findAll(sampleRenderer.render({ kind: 'form', view: stepForm }, 'nb').card, 'Action.Execute');
    expect(actions.map(({ verb, data, associatedInputs }) => ({ verb, data, associatedInputs }))).toEqual(
      stepForm.buttons.map(({ verb, data, submits }) => ({ verb, data, associatedInputs: submits ? 'auto' : 'none' })),
    );
  });
});

describe('a long list', () => {
  it('shows as many steps of the plan as fit, those not done first, and counts the others', () => {
    const [some, ...others] = wholePlan.stages.filter(({ unfolded }) => unfolded).flatMap(({ steps }) => steps);
    if (some === undefined) throw new Error('The sample has no steps');
    const steps = Array.from({ length: 40 }, () => [some, ...others]).flat();
    const view = { ...wholePlan, stages: wholePlan.stages.map((stage) => (stage.unfolded ? { ...stage, steps } : stage)) };
    const { card } = sampleRenderer.render({ kind: 'plan', view }, 'nb');
    expect(jsonBytes(card)).toBeLessThan(limit);
    expect(textsOf(card)).toMatch(/\d+ steg til får ikke plass i kortet\./u);
    expect(textsOf(card)).not.toContain('Gjort torsdag');
    expect(findCardFaults(card)).toEqual([]);
  });

  it('adds cases that do not fit to those that were left out before', () => {
    const list = sampleReplies['case list'];
    if (list?.kind !== 'case-list') throw new Error('The sample is no list');
    const reply: Reply = { ...list, cases: Array.from({ length: 100 }, () => list.cases).flat() };
    const { card } = sampleRenderer.render(reply, 'nb');
    const shown = findAll(card, 'Action.Execute').length - 1;
    expect(jsonBytes(card)).toBeLessThan(limit);
    expect(textsOf(card)).toContain(`${300 - shown + 3} saker til er ikke vist.`);
  });
});
