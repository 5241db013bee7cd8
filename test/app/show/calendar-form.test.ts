import { describe, expect, it } from 'vitest';
import type { CaseId, IsoDate, Nonce } from '../../../src/core/ids.ts';
import type { LoadedCase } from '../../../src/app/load-case.ts';
import { toCalendarEvents } from '../../../src/app/show/calendar-events.ts';
import { toCalendarForm } from '../../../src/app/show/calendar-form.ts';
import { askerPolicy } from '../../core/case/asker-policy.ts';
import { playCase, type CaseScript } from '../../core/case/case-script.ts';
import { postFacts } from '../../core/case/post-facts.ts';
import { walkTo } from '../../core/case/walk-case.ts';
import { sampleRenderer } from '../../view/sample-renderer.ts';

const origin = { caseId: '2026-14' as CaseId, nonce: 'n' as Nonce };

function load(script: CaseScript): LoadedCase {
  return {
    state: script.state(),
    policy: askerPolicy,
    events: script.events(),
    version: 1,
    texts: script.texts(),
    textsVersion: 0,
    slots: script.slots(),
    slotsVersion: 0,
  };
}

describe('the days of a case for a calendar', () => {
  it('stand in the card where no file can be given, with what to do about it', () => {
    const script = playCase({ policy: askerPolicy, facts: postFacts({ wantedStart: '2027-08-02' as IsoDate }) });
    const reply = toCalendarForm(load(script), { origin, today: script.today(), link: null });
    for (const [locale, words] of [
      ['nb', 'Legg dagene inn i kalenderen selv.'],
      ['nn', 'Legg dagane inn i kalenderen sjølv.'],
      ['en', 'Put the days into your calendar yourself.'],
    ] as const) {
      const card = JSON.stringify(sampleRenderer.render(reply, locale).card);
      expect(card).toContain(words);
      expect(card).not.toContain('OpenUrl');
    }
    expect(JSON.stringify(sampleRenderer.render(reply, 'nb').card)).toContain('mandag 22. februar 2027: Utlysning (forslag)');
  });

  it('are decided for interviews that are booked, which keep the day busy; what is over is left out', () => {
    const script = playCase({ policy: askerPolicy, facts: postFacts() });
    walkTo(script, 'selection.lists', {
      answers: { 'advert.plan': { 'planned-interview': '2027-01-12' }, 'advert.publish': { deadline: '2026-12-15' } },
    });
    const events = toCalendarEvents(load(script), script.today());
    expect(events.find(({ id }) => id === 'stage/interview-first')).toMatchObject({ date: '2027-01-12', tentative: false, busy: true });
    expect(events.every(({ date }) => date >= script.today())).toBe(true);
    expect(events.map(({ id }) => id)).not.toContain('stage/publication');
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  });
});
