import { accept, refuse, type Result } from '../result.ts';
import { readInput } from './check-inputs.ts';
import { checkPastDate } from './check-past-date.ts';
import type { Command } from './command.ts';
import { happen, type Decision, type Moment } from './decision.ts';
import type { InputProblem, Refusal } from './refusal.ts';
import { openRequests, requestKinds, requestOwners, toRequestClock } from './requests.ts';

/** A command about somebody's request for information, access or a complaint. */
export type RequestCommand = Extract<Command, { kind: 'register-request' | 'answer-request' }>;

/** Open requests in one case; more than this is something else than requests of applicants. */
export const mostOpenRequests = 20;

/** Registers that somebody has asked, with the clock it sets going, and that it has been answered. */
export function decideRequest(command: RequestCommand, { state, world }: Moment): Result<Decision, Refusal> {
  if (command.kind === 'answer-request') {
    const known = state.requests.find(({ id }) => id === command.request);
    if (known === undefined) return refuse({ reason: 'not-applicable' });
    if (known.answered !== null) return refuse({ reason: 'already-done' });
    const on = checkPastDate(command.inputs, 'answered-on', { today: world.today, notBefore: [{ date: known.received, name: 'received' }] });
    return on.ok ? happen({ kind: 'request-answered', request: known.id, on: on.value }) : on;
  }
  const request = requestKinds.find((one) => one === readInput(command.inputs, 'request'));
  const owner = requestOwners.find((one) => one === readInput(command.inputs, 'owner'));
  const received = checkPastDate(command.inputs, 'received', { today: world.today, notBefore: [{ date: state.openedOn, name: 'opened' }] });
  const missing = (input: string): InputProblem => ({ input, message: { key: 'problem.choice-missing' } });
  const problems: readonly InputProblem[] = [
    ...(request === undefined ? [missing('request')] : []),
    ...(received.ok || received.refusal.reason !== 'inputs' ? [] : received.refusal.problems),
    ...(owner === undefined ? [missing('owner')] : []),
    ...(openRequests(state.requests).length >= mostOpenRequests
      ? [{ input: 'request', message: { key: 'problem.requests-many', params: { max: mostOpenRequests } } }]
      : []),
  ];
  if (problems.length > 0 || request === undefined || owner === undefined || !received.ok) return refuse({ reason: 'inputs', problems });
  const clock = toRequestClock(request, received.value, world.policy);
  return accept({ happenings: [{ kind: 'request-received', request, received: received.value, owner, ...clock }], texts: {}, warnings: [] });
}
