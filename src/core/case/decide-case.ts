import { accept, refuse, type Result } from '../result.ts';
import type { Command } from './command.ts';
import { happen, type Decision, type Moment } from './decision.ts';
import type { CaseHappening } from './event.ts';
import { isLeaderOut, isOut, memberOf } from './panel.ts';
import type { Refusal } from './refusal.ts';
import { withReason } from './with-reason.ts';

/** A command about the case as a whole. */
export type CaseCommand = Extract<Command, { kind: 'withdraw' | 'note-anew' | 'hold' | 'resume' | 'hand-over' | 'adopt-policy' }>;

/** Withdrawing, advertising anew, pausing, handing over, and taking newer rules into use. */
export function decideCase(command: CaseCommand, { state, world, turn }: Moment): Result<Decision, Refusal> {
  switch (command.kind) {
    case 'withdraw':
      return withReason(command.reason, turn, (reason) => ({ kind: 'withdrawn', on: world.today, reason, nobodyApplied: command.nobodyApplied }));
    case 'note-anew':
      return state.linkedTo === null ? happen({ kind: 'advertised-anew', as: command.as }) : refuse({ reason: 'already-done' });
    case 'hold':
      return withReason(command.reason, turn, (reason) => ({ kind: 'held', reason, until: command.until }));
    case 'resume':
      return happen({ kind: 'resumed' });
    case 'hand-over':
      return handOver(command, { state, turn });
    case 'adopt-policy':
      return command.policy === state.policy ? refuse({ reason: 'already-done' }) : happen({ kind: 'policy-adopted', policy: command.policy });
  }
}

/** The case gets another leader, who takes the old one's place on the panel and is asked in her turn; nobody directly under a disqualified leader can be it (forvaltningsloven § 6). */
function handOver(
  { to, name, notSubordinate, statedBy }: Extract<CaseCommand, { kind: 'hand-over' }>,
  { state, turn }: Pick<Moment, 'state' | 'turn'>,
): Result<Decision, Refusal> {
  if (to === state.owner) return refuse({ reason: 'already-done' });
  if (state.panel.length === 0) return happen({ kind: 'handed-over', to });
  const receiver = memberOf(state, to);
  const barred = state.leftPanel.some(({ user }) => user === to);
  if (barred || (receiver !== undefined && isOut(receiver)) || state.formerLeaders.some(({ user }) => user === to))
    return refuse({ reason: 'inputs', problems: [{ input: 'receiver', message: { key: 'problem.receiver-out' } }] });
  if (isLeaderOut(state) && notSubordinate !== true)
    return refuse({ reason: 'inputs', problems: [{ input: 'not-subordinate', message: { key: 'problem.tick-missing' } }] });
  const [ref, teller] = [`${turn}/name`, `${turn}/stated-by`];
  // Who has said so stands with the case: it is what the new leader rests on.
  const states = isLeaderOut(state);
  const stated = { notSubordinate: true as const, ...(statedBy === undefined ? {} : { statedBy: teller }) };
  const happenings: CaseHappening[] = [
    { kind: 'handed-over', to, ...(states ? stated : {}) },
    { kind: 'panel-left', member: state.owner },
  ];
  const told = states && statedBy !== undefined ? { [teller]: statedBy } : {};
  if (receiver !== undefined) return accept({ happenings, texts: told, warnings: [] });
  happenings.push({ kind: 'panel-named', member: to, ...(name === undefined ? {} : { name: ref }) });
  return accept({ happenings, texts: { ...told, ...(name === undefined ? {} : { [ref]: name }) }, warnings: [] });
}
