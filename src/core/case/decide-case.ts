import { refuse, type Result } from '../result.ts';
import type { Command } from './command.ts';
import { happen, type Decision, type Moment } from './decision.ts';
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
      return command.to === state.owner ? refuse({ reason: 'already-done' }) : happen({ kind: 'handed-over', to: command.to });
    case 'adopt-policy':
      return command.policy === state.policy ? refuse({ reason: 'already-done' }) : happen({ kind: 'policy-adopted', policy: command.policy });
  }
}
