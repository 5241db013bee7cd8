import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/core/case/command.ts';
import type { CaseId, IsoDate, PolicyHash, PositionId, StepId, UserId } from '../../../src/core/ids.ts';
import { toStatus } from '../../../src/core/case/state.ts';
import { askerPolicy } from './asker-policy.ts';
import { adviser, asHr, manager, playCase } from './case-script.ts';
import { field, testPolicy } from './test-policy.ts';

const policy = testPolicy({
  steps: [
    { id: 'need.first', skippable: false },
    { id: 'need.offer', per: 'position', offers: true },
    { id: 'need.close', closes: true, course: 'both', fields: [field('closed', 'date', { records: 'T_close' })] },
  ],
  doors: [{ before: 'need.close', needs: 'need.first' }],
});

const given = () => playCase({ policy });
const hold: Command = { kind: 'hold', reason: 'Venter på budsjettet', until: '2027-01-15' as IsoDate };
const withdraw: Command = { kind: 'withdraw', reason: 'Behovet er borte', nobodyApplied: false };

/** One command of each kind, as an owner could press it. */
const commands: Readonly<Record<Command['kind'], Command>> = {
  ask: { kind: 'ask', step: 'need.first' as StepId, position: null, inputs: {} },
  do: { kind: 'do', step: 'need.first' as StepId, position: null, inputs: {} },
  skip: { kind: 'skip', step: 'need.offer' as StepId, position: 'p1' as PositionId, reason: 'Ikke aktuelt' },
  reopen: { kind: 'reopen', step: 'need.first' as StepId, position: null, reason: null },
  answer: { kind: 'answer', step: 'need.first' as StepId, position: null, as: 'hr', basis: '', inputs: {}, name: 'Hanne' },
  'return-question': { kind: 'return-question', step: 'need.first' as StepId, position: null, as: 'hr', basis: '', reason: 'Hva', isSeen: false },
  'change-times': { kind: 'change-times', inputs: {} },
  'save-list': { kind: 'save-list', texts: { tasks: ['A'], must: ['B'], should: [], traits: [] }, basis: 0 },
  'link-list': { kind: 'link-list', chosen: {}, basis: 0 },
  'change-facts': { kind: 'change-facts', facts: given().state().facts, basis: 1 },
  'note-check': { kind: 'note-check', hash: `sha256:${'0'.repeat(64)}`, findings: [] },
  'keep-finding': { kind: 'keep-finding', hash: `sha256:${'0'.repeat(64)}`, finding: '0'.repeat(16), reason: 'Lovkrav' },
  'pass-door': { kind: 'pass-door', door: 'G1/0', reason: 'Avklart' },
  withdraw,
  'note-anew': { kind: 'note-anew', as: '2026-15' as CaseId },
  'decline-offer': { kind: 'decline-offer', position: 'p1' as PositionId, inputs: {} },
  unfill: { kind: 'unfill', position: 'p1' as PositionId, reason: 'Ingen' },
  hold,
  resume: { kind: 'resume' },
  share: { kind: 'share', step: 'need.first' as StepId, position: null, with: [{ user: 'mari' as UserId, union: 'delta' }] },
  'answer-union': { kind: 'answer-union', step: 'need.first' as StepId, position: null, answer: 'meeting', statement: '', namesNobody: false },
  'note-delivery': { kind: 'note-delivery', step: 'need.first' as StepId, position: null, with: 'mari' as UserId, state: 'failed' },
  'correct-union': { kind: 'correct-union', step: 'need.first' as StepId, position: null, text: 'Vi er uenige', namesNobody: false },
  'change-panel': { kind: 'change-panel', add: [], leave: [], leader: 'Silje', alone: true, reviewed: false },
  'answer-impartiality': { kind: 'answer-impartiality', answer: 'yes' },
  'record-impartiality': { kind: 'record-impartiality', member: 'mari' as UserId, answer: 'yes', how: 'email', recorder: 'Silje', unreached: true },
  'rule-on-doubt': { kind: 'rule-on-doubt', member: 'mari' as UserId, basis: '3/impartiality', clear: true },
  'send-briefing': { kind: 'send-briefing' },
  'confirm-briefing': { kind: 'confirm-briefing', inputs: {} },
  'record-briefing': { kind: 'record-briefing', member: 'mari' as UserId, how: 'email', recorder: 'Silje', unreached: true },
  'hand-over': { kind: 'hand-over', to: 'ola' as UserId },
  'clear-slot': { kind: 'clear-slot', inputs: {} },
  'call-slot': { kind: 'call-slot', inputs: {} },
  'drop-slot': { kind: 'drop-slot', slot: 'K1' },
  'register-request': { kind: 'register-request', inputs: {} },
  'answer-request': { kind: 'answer-request', request: 1, inputs: {} },
  'adopt-policy': { kind: 'adopt-policy', policy: 'b'.repeat(64) as PolicyHash },
  'settle-reminder': { kind: 'settle-reminder', reminder: 'RM-29', position: null, as: 'done', reason: '' },
  undo: { kind: 'undo' },
};

describe('what each status allows', () => {
  const statuses: Readonly<
    Record<
      'running' | 'held' | 'withdrawn' | 'closed',
      { readonly lead: () => ReturnType<typeof given>; readonly allows: readonly Command['kind'][] }
    >
  > = {
    running: {
      lead: given,
      allows: [
        'ask',
        'do',
        'skip',
        'reopen',
        'answer',
        'return-question',
        'change-times',
        'save-list',
        'link-list',
        'change-facts',
        'note-check',
        'keep-finding',
        'pass-door',
        'withdraw',
        'decline-offer',
        'unfill',
        'hold',
        'share',
        'answer-union',
        'correct-union',
        'note-delivery',
        'change-panel',
        'answer-impartiality',
        'record-impartiality',
        'rule-on-doubt',
        'send-briefing',
        'confirm-briefing',
        'record-briefing',
        'hand-over',
        'adopt-policy',
        'settle-reminder',
        'clear-slot',
        'call-slot',
        'drop-slot',
        'register-request',
        'answer-request',
        'undo',
      ],
    },
    held: {
      lead: () => {
        const script = given();
        script.run(hold);
        return script;
      },
      allows: [
        'withdraw',
        'resume',
        'answer-union',
        'correct-union',
        'note-delivery',
        'answer-impartiality',
        'rule-on-doubt',
        'hand-over',
        'adopt-policy',
        'register-request',
        'answer-request',
        'undo',
      ],
    },
    withdrawn: {
      lead: () => {
        const script = given();
        script.run(withdraw);
        return script;
      },
      allows: [
        'ask',
        'do',
        'skip',
        'reopen',
        'pass-door',
        'note-anew',
        'answer-union',
        'correct-union',
        'settle-reminder',
        'note-delivery',
        'hand-over',
        'adopt-policy',
        'register-request',
        'answer-request',
        'undo',
      ],
    },
    closed: {
      lead: () => {
        const script = given();
        script.record('need.first');
        script.record('need.close');
        return script;
      },
      allows: ['note-anew', 'settle-reminder', 'register-request', 'answer-request', 'undo'],
    },
  };

  for (const [status, { lead, allows }] of Object.entries(statuses)) {
    test.each(Object.values(commands))(`a ${status} case: $kind`, (command) => {
      const script = lead();
      expect(toStatus(script.state())).toBe(status);
      const decided = script.try(command);
      const isRefusedByStatus = !decided.ok && decided.refusal.reason === 'not-now';
      expect(isRefusedByStatus).toBe(!allows.includes(command.kind));
      if (isRefusedByStatus) expect(decided.refusal).toEqual({ reason: 'not-now', status });
    });
  }
});

describe('holding and resuming', () => {
  test('a hold has a reason and maybe an end', () => {
    const script = given();
    expect(script.run(hold)).toEqual([{ kind: 'held', reason: '2/reason', until: '2027-01-15' }]);
    expect(script.run({ kind: 'resume' })).toEqual([{ kind: 'resumed' }]);
    expect(script.refusal({ kind: 'hold', reason: '', until: null })).toMatchObject({ reason: 'inputs', problems: [{ input: 'reason' }] });
  });

  test('a held case can be withdrawn', () => {
    const script = given();
    script.run(hold);
    script.run(withdraw);
    expect(toStatus(script.state())).toBe('withdrawn');
  });
});

describe('withdrawing', () => {
  test('is dated today and keeps its reason apart', () => {
    const script = given();
    expect(script.run(withdraw)).toEqual([{ kind: 'withdrawn', on: '2026-11-24', reason: '2/reason', nobodyApplied: false }]);
    expect(script.texts()).toEqual({ '2/reason': 'Behovet er borte' });
    expect(given().refusal({ ...withdraw, reason: ' ' })).toMatchObject({ reason: 'inputs', problems: [{ input: 'reason' }] });
  });

  test('a reason with an identity number is refused, one with a name is warned about', () => {
    expect(given().refusal({ ...withdraw, reason: 'Gjelder 13097248022' })).toMatchObject({
      reason: 'inputs',
      problems: [{ input: 'reason', message: { key: 'problem.identity-number' } }],
    });
    const decided = given().try({ ...withdraw, reason: 'Kandidaten Kari Nordmann trakk seg' });
    expect(decided.ok && decided.value.warnings.map(({ kind }) => kind)).toEqual(['person-name']);
  });
});

describe('handing over and newer rules', () => {
  test('a case is handed to somebody else, and not to its owner', () => {
    const script = given();
    expect(script.run({ kind: 'hand-over', to: 'ola' as UserId })).toEqual([{ kind: 'handed-over', to: 'ola' }]);
    expect(script.refusal({ kind: 'hand-over', to: 'ola' as UserId })).toEqual({ reason: 'already-done' });
  });

  test('newer rules are adopted once', () => {
    const script = given();
    script.run({ kind: 'adopt-policy', policy: askerPolicy.hash });
    expect(script.refusal({ kind: 'adopt-policy', policy: askerPolicy.hash })).toEqual({ reason: 'already-done' });
  });
});

describe('passing a door', () => {
  test('is refused for a door that is not there, not shut, or not hers to pass', () => {
    const script = given();
    const pass = (door: string) => ({ kind: 'pass-door', door, reason: 'Avklart' }) as const;
    expect(script.refusal(pass('G9/9'), asHr)).toEqual({ reason: 'not-applicable' });
    expect(script.refusal(pass('G1/0'))).toEqual({ reason: 'binding' });
    script.run(pass('G1/0'), asHr);
    expect(script.refusal(pass('G1/0'), asHr)).toEqual({ reason: 'not-applicable' });
    script.record('need.close');
    expect(toStatus(script.state())).toBe('closed');
  });

  test('a door that has been passed stays passed when what it waited for is taken back', () => {
    const script = given();
    script.run({ kind: 'pass-door', door: 'G1/0', reason: 'Avklart' }, asHr);
    script.record('need.first');
    script.run({ kind: 'reopen', step: 'need.first' as StepId, position: null, reason: null });
    expect(script.standing('need.close')).toBe('open');
  });
});

describe('undoing', () => {
  test('takes back the latest turn that still counts, one after the other', () => {
    const script = given();
    script.record('need.first');
    script.run(hold);
    expect(script.run({ kind: 'undo' })).toEqual([{ kind: 'undone', turn: 3 }]);
    expect(script.run({ kind: 'undo' })).toEqual([{ kind: 'undone', turn: 2 }]);
    expect(script.refusal({ kind: 'undo' })).toEqual({ reason: 'nothing-to-undo' });
    expect(script.state().steps).toEqual({});
  });

  test('opens a closed case again', () => {
    const script = given();
    script.record('need.first');
    script.record('need.close');
    script.run({ kind: 'undo' });
    expect(toStatus(script.state())).toBe('running');
  });

  test('is for one’s own turns', () => {
    const script = given();
    script.run({ kind: 'pass-door', door: 'G1/0', reason: 'Avklart' }, asHr);
    expect(script.refusal({ kind: 'undo' }, { by: manager })).toEqual({ reason: 'cannot-undo' });
    script.run({ kind: 'undo' }, { by: adviser });
    expect(script.state().passedDoors).toEqual([]);
  });

  test.each<Command>([
    { kind: 'hand-over', to: 'ola' as UserId },
    { kind: 'adopt-policy', policy: 'b'.repeat(64) as PolicyHash },
  ])('does not take back $kind', (command) => {
    const script = given();
    script.record('need.first');
    script.run(command);
    expect(script.refusal({ kind: 'undo' })).toEqual({ reason: 'cannot-undo' });
  });

  test('does not take back a withdrawal the post was advertised anew after', () => {
    const script = given();
    script.run(withdraw);
    script.run({ kind: 'note-anew', as: '2026-15' as CaseId });
    expect(script.refusal({ kind: 'undo' })).toEqual({ reason: 'cannot-undo' });
  });
});
