import { toCourse, type CourseStep } from '../../../src/core/case/course.ts';
import { toStatus } from '../../../src/core/case/state.ts';
import { addDays } from '../../../src/core/reminder/working-days.ts';
import type { CaseId, PositionId, StepId } from '../../../src/core/ids.ts';
import { fillIn, type Answers } from '../../core/case/fill-in.ts';
import type { Desk } from './open-desk.ts';

/** Records one step with everything filled in sensibly; who leads the case does it. */
export async function record(desk: Desk, caseId: CaseId, step: string, answers: Answers = {}, position: PositionId | null = null): Promise<void> {
  const { state, policy } = await desk.load(caseId);
  const found = policy.steps.find(({ id }) => id === step);
  if (found === undefined) throw new Error(`The policy has no step ${step}`);
  const inputs = { elsewhere: 'På telefon', ...fillIn(found, { state, policy, position, today: desk.app.clock.today() }, answers) };
  await desk.run(caseId, { kind: 'do', step: step as StepId, position, inputs, elsewhere: true }, state.owner);
}

/** Does one step the way its editor does it. */
export async function take(desk: Desk, caseId: CaseId, { step, position }: CourseStep, answers: Answers = {}): Promise<void> {
  const { state } = await desk.load(caseId);
  if (step.editor === 'requirements') {
    const texts = { tasks: ['Veilede'], must: ['Autorisasjon'], should: [], traits: [] };
    const saved = await desk.run(caseId, { kind: 'save-list', texts, basis: state.requirements?.list.version ?? 0 }, state.owner);
    const basis = saved.state.requirements?.list.version ?? 0;
    await desk.attempt(caseId, { kind: 'link-list', chosen: { m1: 't1' }, basis }, state.owner);
  } else if (step.editor === 'advert') {
    await desk.run(caseId, { kind: 'note-check', hash: `sha256:${'a'.repeat(64)}`, findings: [] }, state.owner);
  } else if (step.editor === 'panel') {
    const alone = { add: [], leave: [], leader: 'Silje Hovland', alone: true, reviewed: false } as const;
    if (state.panel.length === 0) await desk.run(caseId, { kind: 'change-panel', ...alone }, state.owner);
    await desk.run(caseId, { kind: 'answer-impartiality', answer: 'yes' }, state.owner);
  } else if (step.editor === 'briefing') {
    await desk.run(caseId, { kind: 'send-briefing' }, state.owner);
    await desk.run(caseId, { kind: 'confirm-briefing', inputs: { topics: 'true', pitfalls: 'true', same: 'true' } }, state.owner);
  } else if (step.slots === 'clear') {
    const found = await desk.load(caseId);
    const inputs = fillIn(step, { state: found.state, policy: found.policy, position, today: desk.app.clock.today() }, answers);
    await desk.run(caseId, { kind: 'clear-slot', inputs }, state.owner);
  } else {
    for (const referee of step.slots === 'call' ? ['superior', 'peer'] : [])
      await desk.run(caseId, { kind: 'call-slot', inputs: { slot: 'K1', referee, called: desk.app.clock.today(), negative: 'no' } }, state.owner);
    await record(desk, caseId, step.id, answers, position);
  }
}

/** Does what the course offers until a step is next. */
export async function walkOn(desk: Desk, caseId: CaseId, until: string, answers: Readonly<Record<string, Answers>> = {}): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) {
    const { state, policy } = await desk.load(caseId);
    const one = toCourse(state, policy, desk.app.clock.today()).steps.find(({ standing }) => standing === 'open');
    if (one === undefined) throw new Error(`Nothing is open before ${until}`);
    if (one.step.id === until) return;
    await take(desk, caseId, one, answers[one.step.id]);
  }
  throw new Error(`The case never came to ${until}`);
}

/** Does everything there is to do, waiting for the days that open what comes later; to the end of the case, or until a step is next. */
export async function walkToEnd(desk: Desk, caseId: CaseId, until: string | null = null): Promise<void> {
  for (let turn = 0; turn < 120; turn += 1) {
    const { state, policy } = await desk.load(caseId);
    if (toStatus(state) === 'closed') return;
    const { steps } = toCourse(state, policy, desk.app.clock.today());
    const one = steps.find(({ standing }) => standing === 'open');
    const days = steps.flatMap(({ standing, opensOn }) => (standing === 'not-yet' && opensOn !== null ? [opensOn] : []));
    const first = days.toSorted()[0];
    if (one !== undefined && one.step.id === until) return;
    if (one !== undefined) await take(desk, caseId, one);
    else if (first !== undefined) await desk.goTo(addDays(first, 1));
    else throw new Error(`Nothing is open: ${steps.map(({ step, standing }) => `${step.id} ${standing}`).join(', ')}`);
  }
  throw new Error('The case never ended');
}
