import { toCourse, type CourseStep, type NamedDoor } from '../../core/case/course.ts';
import type { IsoDate } from '../../core/ids.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { Say } from '../../core/text.ts';
import type { LoadedCase } from '../load-case.ts';
import { stepData, toButton, type CardOrigin } from './button.ts';
import { toRuleView } from './rule-view.ts';
import { stepTitle } from './step-title.ts';

/** A shut gate: which, which rule, and the step that opens it. */
export function toGateReply(
  { state, policy }: LoadedCase,
  door: NamedDoor,
  {
    origin,
    today,
    step,
    mayWork,
    mayOverride,
  }: { readonly origin: CardOrigin; readonly today: IsoDate; readonly step: Say; readonly mayWork: boolean; readonly mayOverride: boolean },
): Reply {
  const course = toCourse(state, policy, today);
  const toOpen = door.openedBy
    .flatMap((id) => course.steps.filter((one) => one.step.id === id))
    .filter(({ standing }: CourseStep) => standing !== 'done' && standing !== 'skipped');
  const passes = door.binding ? mayOverride : mayWork;
  return {
    kind: 'gate',
    view: {
      caseId: state.id,
      caseTitle: state.facts.title,
      gate: door.gate.id,
      title: door.gate.title,
      step,
      text: door.text,
      rule: toRuleView(policy, door.rule),
      advises: !door.binding,
      opens: toOpen.slice(0, 3).map((one, index) => ({
        title: stepTitle(one, state),
        button: toButton(
          origin,
          'step.open',
          { key: 'app.button.open-step' },
          { data: stepData(one.step.id, one.position), style: index === 0 ? 'primary' : 'normal' },
        ),
      })),
      buttons: [
        ...(passes
          ? [toButton(origin, 'gate.pass-form', { key: door.binding ? 'app.button.override' : 'app.button.pass' }, { data: { door: door.id } })]
          : []),
        toButton(origin, 'case.show', { key: 'app.button.back' }),
      ],
    },
  };
}
