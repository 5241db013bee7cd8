import type { CourseStep } from '../../../src/core/case/course.ts';
import { requirementsGap } from '../../../src/core/case/requirements.ts';
import { toStatus } from '../../../src/core/case/state.ts';
import { addDays } from '../../../src/core/reminder/working-days.ts';
import type { CaseScript } from './case-script.ts';
import type { Answers } from './fill-in.ts';

/** How a case is walked. */
export interface Walk {
  /** Steps that are left as they are. */
  readonly leave?: readonly string[];
  /** Answers other than the sensible ones, by step. */
  readonly answers?: Readonly<Record<string, Answers>>;
  /** What is done instead of a step, by step; the walk goes on after it. */
  readonly instead?: Readonly<Record<string, (script: CaseScript, one: CourseStep) => void>>;
}

/** What a walk went through. */
export interface Walked {
  /** Steps in the order they were recorded, each once. */
  readonly reached: readonly string[];
  /** Days she had to wait for. */
  readonly waited: number;
}

const limit = 200;

/**
 * Walks a case by what its course offers: the next step, else the answer that is waited for, else the day that opens one,
 * until it is closed or only what is left stands in the way. Throws when there is nothing to do and nothing to wait for.
 */
export function walkCase(script: CaseScript, { leave = [], answers = {}, instead = {} }: Walk = {}): Walked {
  const reached: string[] = [];
  const done = new Set<string>();
  let waited = 0;
  for (let turn = 0; toStatus(script.state()) !== 'closed'; turn += 1) {
    if (turn > limit) throw new Error(`The walk does not end: ${standings(script)}`);
    const isFree = ({ step }: CourseStep) => !leave.includes(step.id);
    const { steps } = script.course();
    const one =
      steps.find((each) => each.standing === 'open' && isFree(each)) ??
      steps.find((each) => each.standing === 'asked' && each.door === null && isFree(each));
    if (one !== undefined) {
      const custom = done.has(one.step.id) ? undefined : instead[one.step.id];
      done.add(one.step.id);
      if (custom !== undefined) custom(script, one);
      else take(script, one, answers[one.step.id]);
      if (!reached.includes(one.step.id)) reached.push(one.step.id);
      continue;
    }
    const days = steps.flatMap(({ standing, opensOn }) => (standing === 'not-yet' && opensOn !== null ? [opensOn] : [])).toSorted();
    if (days[0] !== undefined) {
      script.waitUntil(addDays(days[0], 1));
      waited += 1;
      continue;
    }
    if (leave.length > 0) break;
    throw new Error(`There is nothing to do and nothing to wait for: ${standings(script)}`);
  }
  return { reached, waited };
}

/** Walks until one step can be recorded, leaving that step itself. */
export function walkTo(script: CaseScript, step: string, walk: Walk = {}): void {
  walkCase(script, { ...walk, leave: [...(walk.leave ?? []), step] });
}

function take(script: CaseScript, { step, position, standing }: CourseStep, answers: Answers = {}): void {
  if (step.editor === 'requirements') writeList(script);
  else if (step.editor === 'advert') checkAdvert(script);
  else if (step.editor === 'panel') clearPanel(script);
  else if (step.editor === 'briefing') briefPanel(script);
  else if (step.asks !== undefined && standing === 'open') script.run({ kind: 'ask', step: step.id, position, inputs: { asked: script.today() } });
  else script.record(step.id, answers, position);
}

/** Writes the job analysis and says which task each line belongs to. */
export function writeList(script: CaseScript): void {
  const texts = { tasks: ['Veilede innbyggere', 'Skrive saker'], must: ['Bachelorgrad'], should: ['Erfaring fra kommune'], traits: ['Tydelig'] };
  script.run({ kind: 'save-list', texts, basis: script.state().requirements?.list.version ?? 0 });
  const list = script.state().requirements?.list ?? null;
  if (list === null || requirementsGap(list) !== 'unlinked') return;
  const lines = [...list.must, ...list.should, ...list.traits];
  script.run({ kind: 'link-list', chosen: Object.fromEntries(lines.map(({ id }) => [id, 't1'])), basis: list.version });
}

/** The panel is the manager alone, and she can take part. */
export function clearPanel(script: CaseScript): void {
  if (script.state().panel.length === 0)
    script.run({ kind: 'change-panel', add: [], leave: [], leader: 'Silje Hovland', alone: true, reviewed: false });
  script.run({ kind: 'answer-impartiality', answer: 'yes' });
}

/** The manager sends the topics and pitfalls to her panel, and confirms them herself. */
export function briefPanel(script: CaseScript): void {
  if (script.state().briefingSent === null) script.run({ kind: 'send-briefing' });
  script.run({ kind: 'confirm-briefing', inputs: { topics: 'true', pitfalls: 'true', same: 'true' } });
}

/** Notes a check that found nothing. */
export function checkAdvert(script: CaseScript): void {
  script.run({ kind: 'note-check', hash: `sha256:${'a'.repeat(64)}`, findings: [] });
}

function standings(script: CaseScript): string {
  return script
    .course()
    .steps.map(
      ({ step, position, standing, door }) => `${step.id}${position === null ? '' : `/${position}`} ${standing}${door === null ? '' : ` ${door.id}`}`,
    )
    .join(', ');
}
