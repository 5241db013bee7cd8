import { refuse, type Result } from '../result.ts';
import { checkPastDate } from './check-past-date.ts';
import type { Command } from './command.ts';
import { happen, type Decision, type Moment } from './decision.ts';
import { firstOutrun } from './first-outrun.ts';
import type { Refusal } from './refusal.ts';
import { toReferenceDates, withoutRecords } from './state.ts';
import { withReason } from './with-reason.ts';

/** A command about what becomes of one position. */
export type PositionCommand = Extract<Command, { kind: 'decline-offer' | 'unfill' }>;

/** An offer that was declined, so that the next ranked follows, and a position nobody is to be hired in. */
export function decidePosition(command: PositionCommand, { state, course, world, turn }: Moment): Result<Decision, Refusal> {
  const { position } = command;
  const own = course.steps.filter((one) => one.position === position);
  switch (command.kind) {
    case 'decline-offer': {
      const offered = own.find(({ step, standing }) => step.offers && (standing === 'done' || standing === 'asked'));
      if (offered === undefined) return refuse({ reason: 'not-applicable' });
      const since = toReferenceDates(state, position).T_tilbud ?? offered.record?.askedOn ?? null;
      const notBefore = since === null ? [] : [{ date: since, name: 'T_tilbud' }];
      const date = checkPastDate(command.inputs, 'declined', { today: world.today, notBefore });
      if (!date.ok) return date;
      const recorded = firstOutrun(state, withoutRecords(state, position), world);
      return recorded === null ? happen({ kind: 'offer-declined', position, on: date.value }) : refuse({ reason: 'needed-by', step: recorded });
    }
    case 'unfill':
      if (own.length === 0) return refuse({ reason: 'not-applicable' });
      return withReason(command.reason, turn, (reason) => ({ kind: 'position-unfilled', position, reason }));
  }
}
