import type { Button } from '../core/reply/button.ts';
import type { PlanStepView, PlanView } from '../core/reply/plan-view.ts';
import { toButtonData, toButtonRows } from './button-lists.ts';
import { capitalise } from './capitalise.ts';
import { toFrame, type BuiltCard } from './card-frame.ts';
import { toName } from './own-words.ts';
import { toParam } from './to-param.ts';
import { escapeText } from './escape-text.ts';
import type { Voice } from './voice.ts';

const signs = { done: '✓', skipped: '–', asked: '…', next: '→', open: '○', shut: '·' } as const satisfies Record<PlanStepView['state'], string>;

/** The whole path: one stage unfolded, the others as headings that can be pressed. `most` caps the steps shown. */
export function toPlanCard(view: PlanView, voice: Voice, most = Infinity) {
  const about = { case: view.caseId, title: toName(view.title) };
  const { frame, summary } = toFrame({ key: 'view.summary.plan', params: about }, voice);
  const data = {
    ...frame,
    context: voice.line('view.context', about),
    heading: voice.line('view.plan.heading'),
    stages: view.stages.map((stage) => {
      const count = {
        title: escapeText(stage.state === 'done' ? `✓ ${voice.say(stage.title)}` : voice.say(stage.title)),
        count: voice.line('view.plan.count', { done: stage.done, of: stage.of }),
      };
      const folded = [{ ...count, button: toButtonData(toUnfold(stage), voice), weight: stage.state === 'current' ? 'bolder' : 'default' }];
      return {
        folded: stage.unfolded ? [] : folded,
        unfolded: stage.unfolded
          ? [
              {
                ...count,
                steps: chooseSteps(stage.steps, most).map((step) => toStep(step, voice)),
                left: toLeftOut(stage.steps.length - most, voice),
              },
            ]
          : [],
      };
    }),
    actionRows: toButtonRows(view.buttons, voice),
  };
  return { data, summary } satisfies BuiltCard<typeof data>;
}

/** The row itself is the button; read aloud, it says which stage it unfolds. */
function toUnfold({ unfold, title }: PlanView['stages'][number]): Button {
  return { ...unfold, label: { key: 'view.plan.unfold', params: { unfold: toParam(unfold.label), stage: title } } };
}

/** When not all fit, what still has to be done goes before what is finished. */
function chooseSteps(steps: readonly PlanStepView[], most: number): readonly PlanStepView[] {
  const places = steps.map((step, place) => ({ step, place, isOver: step.state === 'done' || step.state === 'skipped' }));
  return places
    .toSorted((one, other) => Number(one.isOver) - Number(other.isOver) || one.place - other.place)
    .slice(0, most)
    .toSorted((one, other) => one.place - other.place)
    .map(({ step }) => step);
}

function toLeftOut(count: number, voice: Voice) {
  return count > 0 ? [{ text: voice.line('view.plan.left-out', { count }) }] : [];
}

function toStep({ title, state, note, button }: PlanStepView, voice: Voice) {
  return {
    sign: signs[state],
    title: voice.text(title),
    weight: state === 'next' ? 'bolder' : 'default',
    color: state === 'next' ? 'accent' : 'default',
    subtle: state === 'skipped' || state === 'shut',
    // The note says more than the state where there is one; without it the state is said, never only drawn.
    notes: [{ text: note === null ? voice.line(`view.plan.${state}`) : escapeText(capitalise(voice.say(note))) }],
    rows: button === null ? [] : [{ buttons: [toButtonData(button, voice)] }],
  };
}
