import { livePositions, type Course, type CourseStep } from '../../core/case/course.ts';
import { isLeaderOut } from '../../core/case/panel.ts';
import { applicants, isPublished, toStatus } from '../../core/case/state.ts';
import { openRequests } from '../../core/case/requests.ts';
import { findTimes } from '../../core/case/decide-times.ts';
import type { Button } from '../../core/reply/button.ts';
import type { CaseView } from '../../core/reply/case-view.ts';
import type { Message } from '../../core/text.ts';
import type { LoadedCase } from '../load-case.ts';
import { stepData, toButton, type CardOrigin } from './button.ts';
import type { CaseReplyOptions } from './case-reply.ts';

/** What the button of the next step says, by what records it. */
const nextLabels = {
  form: 'app.button.do',
  requirements: 'app.button.write-list',
  advert: 'app.button.check-advert',
  panel: 'app.button.panel',
  briefing: 'app.button.briefing',
} as const;

interface ButtonWorld {
  readonly course: Course;
  readonly origin: CardOrigin;
  readonly next: CourseStep | null;
  readonly asked: readonly CourseStep[];
  readonly status: CaseView['status'];
}

/** The buttons of the living card: what is to be done now first, the whole path last. */
export function toButtons({ state }: LoadedCase, { course, origin, next, asked, status }: ButtonWorld): readonly Button[] {
  const plan = toButton(origin, 'case.plan', { key: 'app.button.plan' });
  if (status === 'held') return [toButton(origin, 'case.resume', { key: 'app.button.resume' }, { style: 'primary' }), plan];
  if (status === 'closed') return [plan];
  const buttons: Button[] = [];
  const nobody = applicants(state) === 0 && status === 'running';
  if (nobody) buttons.push(toButton(origin, 'case.withdraw-form', { key: 'app.button.anew-nobody' }, { style: 'primary', data: { nobody: true } }));
  if (next !== null) {
    const label: Message = { key: nextLabels[next.step.editor] };
    buttons.push(toButton(origin, 'step.open', label, { style: nobody ? 'normal' : 'primary', data: stepData(next.step.id, next.position) }));
  }
  const back = course.steps.find(({ standing, record }) => standing === 'open' && (record?.outcome === 'returned' || record?.outcome === 'refused'));
  if (back !== undefined && back !== next && back.step.asks !== undefined)
    buttons.push(toButton(origin, 'step.open', { key: 'app.button.ask-again' }, { data: stepData(back.step.id, back.position) }));
  const waiting = asked[0];
  const involving = status === 'running' ? [next, waiting].find((one) => one?.step.involves !== undefined) : undefined;
  if (involving !== undefined && involving !== null)
    buttons.push(toButton(origin, 'union.involve-form', { key: 'app.button.involve' }, { data: stepData(involving.step.id, involving.position) }));
  if (waiting !== undefined) {
    buttons.push(
      toButton(
        origin,
        'step.open',
        // Who has the question answers it herself; the manager can still say that it came another way.
        toWaitingLabel(waiting),
        {
          style: next === null ? 'primary' : 'normal',
          data: stepData(waiting.step.id, waiting.position),
        },
      ),
    );
  }
  if (status === 'withdrawn' && state.linkedTo === null) buttons.push(toButton(origin, 'case.readvertise', { key: 'app.button.readvertise' }));
  return [...buttons, plan].slice(0, 4);
}

function toWaitingLabel({ step, record }: CourseStep): Message {
  if (step.editor === 'panel' || step.editor === 'briefing') return { key: `app.button.waiting-${step.editor}` };
  return { key: `app.button.${(record?.question?.to.length ?? 0) > 0 ? 'waiting' : 'answer'}-${step.asks?.who ?? 'other'}` };
}

/** What is seldom wanted, behind «Mer». */
export function toMore(
  { state, policy }: LoadedCase,
  { course, origin, status, options }: Pick<ButtonWorld, 'course' | 'origin' | 'status'> & { readonly options: CaseReplyOptions },
): readonly Button[] {
  const button = (verb: Button['verb'], key: string, data: Readonly<Record<string, string>> = {}, style: Button['style'] = 'normal') =>
    toButton(origin, verb, { key }, { data, style });
  const handOver = options.mayHandOver ? [button('case.handover-form', 'app.button.hand-over')] : [];
  // Who may not take part does nothing more in the case but give it away.
  if (isLeaderOut(state)) return handOver;
  const undo = state.turns.length > 1 ? [button('case.undo', 'app.button.undo')] : [];
  if (status === 'closed')
    return [...undo, ...(state.withdrawal !== null && state.linkedTo === null ? [button('case.readvertise', 'app.button.readvertise')] : [])];
  const offered = course.steps.find(({ step, standing }) => step.offers && (standing === 'done' || standing === 'asked'));
  const unsigned =
    offered !== undefined &&
    course.steps.some(({ step, position, standing }) => step.per === 'position' && position === offered.position && standing !== 'done');
  const running = status === 'running';
  return [
    ...(running ? [button('case.edit', 'app.button.edit')] : []),
    ...(running && !isPublished(state) && state.requirements !== null ? [button('list.open', 'app.button.edit-list')] : []),
    ...(running && findTimes(course) !== null ? [button('times.form', 'app.button.times')] : []),
    ...(running && offered !== undefined && offered.position !== null && unsigned
      ? [button('offer.decline-form', 'app.button.decline', { position: offered.position })]
      : []),
    ...(running && course.stage === policy.stages.at(-1)?.id && livePositions(state).length > 1
      ? [button('position.unfill-form', 'app.button.unfill')]
      : []),
    ...(policy.hash !== options.currentPolicy ? [button('policy.adopt', 'app.button.adopt')] : []),
    ...(running ? [button('case.hold-form', 'app.button.hold')] : []),
    ...handOver,
    ...undo,
    ...(running ? [button('case.withdraw-form', 'app.button.withdraw', {}, 'destructive')] : []),
  ];
}

/** The buttons with the most urgent request before the last of them, which leads to the whole path. */
export function withRequest({ state }: LoadedCase, { origin, mayHandleRequests }: CaseReplyOptions, buttons: readonly Button[]): readonly Button[] {
  const [first] = openRequests(state.requests);
  if (first === undefined || mayHandleRequests !== true) return buttons;
  const isClosed = toStatus(state) === 'closed';
  const button = toButton(
    origin,
    'request.open',
    { key: 'app.button.open-request' },
    {
      style: isClosed ? 'primary' : 'normal',
      data: { of: first.id },
    },
  );
  const at = isClosed ? 0 : 2;
  return [...buttons.slice(0, at), button, ...buttons.slice(at)].slice(0, 4);
}
