import { toCourse } from '../../../src/core/case/course.ts';
import type { CaseId, StepId } from '../../../src/core/ids.ts';
import { fillIn, type Answers } from '../../core/case/fill-in.ts';
import type { Desk } from './open-desk.ts';

/** Records one step with everything filled in sensibly. */
export async function record(desk: Desk, caseId: CaseId, step: string, answers: Answers = {}): Promise<void> {
  const { state, policy } = await desk.load(caseId);
  const found = policy.steps.find(({ id }) => id === step);
  if (found === undefined) throw new Error(`The policy has no step ${step}`);
  const inputs = { elsewhere: 'På telefon', ...fillIn(found, { state, policy, position: null, today: desk.app.clock.today() }, answers) };
  await desk.run(caseId, { kind: 'do', step: step as StepId, position: null, inputs, elsewhere: true });
}

/** Does what the course offers until a step is next. */
export async function walkOn(desk: Desk, caseId: CaseId, until: string, answers: Readonly<Record<string, Answers>> = {}): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) {
    const { state, policy } = await desk.load(caseId);
    const one = toCourse(state, policy, desk.app.clock.today()).steps.find(({ standing }) => standing === 'open');
    if (one === undefined) throw new Error(`Nothing is open before ${until}`);
    if (one.step.id === until) return;
    if (one.step.editor === 'requirements') {
      const texts = { tasks: ['Veilede'], must: ['Autorisasjon'], should: [], traits: [] };
      await desk.run(caseId, { kind: 'save-list', texts, basis: state.requirements?.list.version ?? 0 });
      await desk.attempt(caseId, { kind: 'link-list', chosen: { m1: 't1' }, basis: 1 });
    } else if (one.step.editor === 'advert') {
      await desk.run(caseId, { kind: 'note-check', hash: `sha256:${'a'.repeat(64)}`, findings: [] });
    } else await record(desk, caseId, one.step.id, answers[one.step.id]);
  }
  throw new Error(`The case never came to ${until}`);
}
