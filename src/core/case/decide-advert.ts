import { accept, refuse, type Result } from '../result.ts';
import type { NotedFinding } from './advert.ts';
import type { Command } from './command.ts';
import { happen, type Decision, type Moment } from './decision.ts';
import type { Refusal } from './refusal.ts';
import { isPublished } from './state.ts';
import { withReason } from './with-reason.ts';

/** A command about the advert's check. */
export type AdvertCommand = Extract<Command, { kind: 'note-check' | 'keep-finding' }>;

/** Noting what the check found in the advert, and keeping a finding with a reason; a finding that must be mended by HR alone. */
export function decideAdvert(command: AdvertCommand, moment: Moment): Result<Decision, Refusal> {
  const { state, course } = moment;
  const checking = course.steps.find(({ step }) => step.editor === 'advert');
  if (checking === undefined) return refuse({ reason: 'not-applicable' });
  if (isPublished(state)) return refuse({ reason: 'already-done' });
  if (checking.door !== null) return refuse({ reason: 'door', door: checking.door });
  return command.kind === 'note-check' ? noteCheck(command, moment) : keepFinding(command, moment);
}

function noteCheck({ hash, findings }: Extract<AdvertCommand, { kind: 'note-check' }>, { state }: Moment): Result<Decision, Refusal> {
  const list = state.requirements?.list.version ?? null;
  const before = state.advert;
  if (before !== null && before.hash === hash && before.list === list && isSame(before.findings, findings))
    return accept({ happenings: [], texts: {}, warnings: [] });
  return happen({ kind: 'advert-checked', hash, findings, list });
}

function isSame(before: readonly NotedFinding[], after: readonly NotedFinding[]): boolean {
  const key = ({ id, severity }: NotedFinding) => `${id}/${severity}`;
  const known = new Set(before.map(key));
  return before.length === after.length && after.every((finding) => known.has(key(finding)));
}

function keepFinding(command: Extract<AdvertCommand, { kind: 'keep-finding' }>, { state, world, turn }: Moment): Result<Decision, Refusal> {
  const { hash, finding: id } = command;
  const found = state.advert?.hash === hash ? state.advert.findings.find((one) => one.id === id) : undefined;
  if (found === undefined) return refuse({ reason: 'changed-meanwhile' });
  if (found.severity === 'must' && !world.mayOverride) return refuse({ reason: 'binding' });
  return withReason(command.reason, turn, (reason) => ({ kind: 'finding-kept', hash, finding: id, reason }));
}
