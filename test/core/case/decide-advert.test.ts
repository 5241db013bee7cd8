import { describe, expect, test } from 'vitest';
import type { NotedFinding } from '../../../src/core/case/advert.ts';
import type { SettingId } from '../../../src/core/ids.ts';
import { withSettings } from '../../../src/policy/with-settings.ts';
import { askerPolicy, withFreeze } from './asker-policy.ts';
import { asHr, playCase, type CaseScript } from './case-script.ts';
import { postFacts } from './post-facts.ts';
import { walkTo, writeList } from './walk-case.ts';

const text = (letter: string) => `sha256:${letter.repeat(64)}`;
const must: NotedFinding = { id: '1'.repeat(16), rule: 'inclusion.age', severity: 'must' };
const should: NotedFinding = { id: '2'.repeat(16), rule: 'traits.unrelated', severity: 'should' };

/** The check alone; who else reads the text has tests of its own. */
const withoutReader = withSettings(withFreeze(false), [{ id: 'advert.second-reader' as SettingId, value: false, confirmed: true }]);

/** A case that is ready to be advertised but for its advert. */
function ready(): CaseScript {
  const script = playCase({ policy: withoutReader, facts: postFacts() });
  walkTo(script, 'advert.publish', { leave: ['advert.check'] });
  return script;
}

const check = (script: CaseScript, hash: string, ...findings: readonly NotedFinding[]) => script.run({ kind: 'note-check', hash, findings });
const keep = (hash: string, { id }: NotedFinding) => ({ kind: 'keep-finding', hash, finding: id, reason: 'Forskriften krever det' }) as const;

describe('the check of the advert', () => {
  test('is what publication waits for', () => {
    const script = ready();
    expect(script.find('advert.publish')?.door).toMatchObject({ id: 'G12/0', openedBy: ['advert.check'] });
    check(script, text('a'), should);
    expect(script.standing('advert.check')).toBe('done');
    expect(script.standing('advert.publish')).toBe('open');
  });

  test('keeps publication shut while something must be mended, and the mended text opens it', () => {
    const script = ready();
    check(script, text('a'), must, should);
    expect(script.standing('advert.publish')).toBe('shut');
    check(script, text('b'), should);
    expect(script.standing('advert.publish')).toBe('open');
  });

  test('is asked for again when the text changes for the worse, whatever was approved before', () => {
    const script = ready();
    check(script, text('a'));
    check(script, text('b'), must);
    expect(script.standing('advert.publish')).toBe('shut');
  });

  test('is asked for again when the list of requirements has changed since', () => {
    const script = ready();
    check(script, text('a'));
    writeList(script);
    expect(script.standing('advert.check')).toBe('open');
    check(script, text('a'));
    expect(script.standing('advert.check')).toBe('done');
  });

  test('noted twice with the same findings changes nothing', () => {
    const script = ready();
    check(script, text('a'), should);
    expect(check(script, text('a'), should)).toEqual([]);
  });

  test('waits for the list of requirements it is held against', () => {
    const script = playCase({ policy: askerPolicy });
    expect(script.refusal({ kind: 'note-check', hash: text('a'), findings: [] })).toMatchObject({ reason: 'door' });
  });

  test('is over once the post is advertised', () => {
    const script = ready();
    check(script, text('a'), should);
    script.record('advert.publish');
    expect(script.refusal({ kind: 'note-check', hash: text('b'), findings: [must] })).toEqual({ reason: 'already-done' });
    expect(script.refusal(keep(text('a'), should))).toEqual({ reason: 'already-done' });
  });
});

describe('keeping a finding', () => {
  test('needs a reason, and the manager may keep what is for a person to judge', () => {
    const script = ready();
    check(script, text('a'), should);
    expect(script.refusal({ ...keep(text('a'), should), reason: ' ' })).toMatchObject({ reason: 'inputs' });
    expect(script.run(keep(text('a'), should))).toMatchObject([{ kind: 'finding-kept', finding: should.id }]);
    expect(Object.values(script.texts())).toContain('Forskriften krever det');
  });

  test('of what must be mended is for HR, and stands for that text alone', () => {
    const script = ready();
    check(script, text('a'), must);
    expect(script.refusal(keep(text('a'), must))).toEqual({ reason: 'binding' });
    script.run(keep(text('a'), must), asHr);
    expect(script.standing('advert.publish')).toBe('open');
    check(script, text('b'), must);
    expect(script.standing('advert.publish')).toBe('shut');
  });

  test('of a text that has been checked anew since, or of something that was not found, is refused', () => {
    const script = ready();
    check(script, text('a'), should);
    expect(script.refusal(keep(text('b'), should))).toEqual({ reason: 'changed-meanwhile' });
    expect(script.refusal(keep(text('a'), must))).toEqual({ reason: 'changed-meanwhile' });
  });
});

describe('HR passing the gate', () => {
  test('lets this text through and no later one', () => {
    const script = ready();
    check(script, text('a'), must);
    script.run({ kind: 'pass-door', door: 'G12/0', reason: 'Avklart med kommuneadvokaten' }, asHr);
    expect(script.standing('advert.publish')).toBe('open');
    expect(script.standing('advert.check')).toBe('done');
    check(script, text('b'), must);
    expect(script.standing('advert.publish')).toBe('shut');
    check(script, text('a'), must);
    expect(script.standing('advert.publish')).toBe('open');
  });

  test('before any check holds until there is one', () => {
    const script = ready();
    script.run({ kind: 'pass-door', door: 'G12/0', reason: 'Annonsen er laget av byrået' }, asHr);
    expect(script.standing('advert.publish')).toBe('open');
    check(script, text('a'), must);
    expect(script.standing('advert.publish')).toBe('shut');
  });
});
