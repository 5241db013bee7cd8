import type { CourseStep } from '../../core/case/course.ts';
import { countedSlots, firstAdvised, firstLacking, toGaps, toReferenceDemands } from '../../core/case/reference-demands.ts';
import { mostCalls } from '../../core/case/decide-slot.ts';
import { awaitsComment, referenceKinds, slotNames, type ReferenceKind, type Slot } from '../../core/case/slots.ts';
import type { Button } from '../../core/reply/button.ts';
import type { FormView, InputView } from '../../core/reply/form-view.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { RuleId } from '../../core/ids.ts';
import type { LoadedCase } from '../load-case.ts';
import { stepData, toButton, type CardOrigin } from './button.ts';
import type { Notice } from './notice.ts';
import { toRuleView } from './rule-view.ts';
import { slotsOf, toDemandNotices, toSlotLines } from './slot-lines.ts';
import { plainInput, problemOf, toStepInputs, type InputStart } from './step-inputs.ts';

/** How one of the forms about numbered candidates is opened. */
export interface SlotFormOptions extends InputStart {
  readonly origin: CardOrigin;
  readonly notices?: readonly Notice[];
}

/** No informal references: the reminder stands where somebody is about to be called, whichever of these rules the municipality has. */
const reminders = ['S4-15', 'GP-11'] as readonly string[] as readonly RuleId[];

/** Said in view where somebody is about to be called; the rule itself is folded. */
function toReminder({ step }: CourseStep): readonly Notice[] {
  const rule = step.rules.find((one) => reminders.includes(one));
  return rule === undefined ? [] : [{ tone: 'neutral', text: { key: 'app.slot.reminder', params: { rule } } }];
}

/** The rules of a slot form: the reminder first, where the municipality has it. */
function toRules({ policy }: LoadedCase, { step }: CourseStep): Pick<FormView, 'why' | 'moreRules'> {
  const why = step.rules.find((rule) => reminders.includes(rule)) ?? step.why;
  return { why: toRuleView(policy, why), moreRules: step.rules.filter((id) => id !== why).map((id) => toRuleView(policy, id)) };
}

/** What every slot form begins with. */
function toForm(loaded: LoadedCase, one: CourseStep, key: string, form: Pick<FormView, 'notices' | 'inputs' | 'buttons'>): Reply {
  const { state } = loaded;
  return {
    kind: 'form',
    view: {
      form: key,
      context: { key: 'app.context.case', params: { case: state.id, title: state.facts.title } },
      title: key === 'reference' ? one.step.title : { key: `app.slot.${key}-title` },
      intro: key === 'reference' ? one.step.instruction : { key: `app.slot.${key}-intro` },
      ...toRules(loaded, one),
      ...form,
    },
  };
}

/** Whether the step's own form is to be shown: every candidate who counts has enough references. */
export function isReadyToRecord(loaded: LoadedCase): boolean {
  return firstLacking(slotsOf(loaded), toReferenceDemands(loaded.policy, loaded.state.facts)) === null;
}

/** The buttons that lead from one slot form to another. */
export function toSlotButtons(loaded: LoadedCase, origin: CardOrigin, { calls }: { readonly calls: boolean }): readonly Button[] {
  const slots = slotsOf(loaded);
  const button = (verb: Button['verb'], key: string) => toButton(origin, verb, { key });
  return [
    ...(calls && slots.length > 0 ? [button('slot.call-form', 'app.slot.call-more')] : []),
    ...(slots.length < slotNames.length ? [button('slot.clear-form', 'app.slot.clear-more')] : []),
    ...(slots.length > 1 ? [button('slot.drop-form', 'app.slot.drop-one')] : []),
  ];
}

/** Agreeing with a candidate: the same questions as the first time, under the next number. */
export function toClearForm(loaded: LoadedCase, one: CourseStep, options: SlotFormOptions): Reply {
  const { origin, notices = [] } = options;
  return toForm(loaded, one, 'clear-slot', {
    notices: [...notices, ...toDemandNotices(loaded), ...toSlotLines(loaded)],
    inputs: toStepInputs(loaded, one, options),
    buttons: [
      toButton(origin, 'slot.clear', { key: 'app.button.record' }, { style: 'primary', submits: true }),
      toButton(origin, 'case.show', { key: 'app.button.back' }),
    ],
  });
}

/** One reference: whose, how the referee stands to her, when. Who lacks something is suggested first. */
export function toCallForm(loaded: LoadedCase, one: CourseStep, options: SlotFormOptions): Reply {
  const { origin, notices = [], draft, problems, today } = options;
  const demands = toReferenceDemands(loaded.policy, loaded.state.facts);
  const slots = slotsOf(loaded);
  const open = slots.filter(({ calls }) => calls.length < mostCalls);
  const lacking = firstLacking(slots, demands);
  const about =
    lacking === null || lacking === 'nobody'
      ? (firstAdvised(open, demands) ?? open.find((slot) => toGaps(slot, demands).kinds.length > 0) ?? open[0])
      : lacking;
  const choice = (id: string, label: string, values: readonly string[], toLabel: (value: string) => string, value: string): InputView => ({
    ...plainInput,
    id,
    kind: 'choice',
    label: { key: label },
    options: values.map((one_) => ({ value: one_, label: slotNames.some((name) => name === one_) ? { plain: one_ } : { key: toLabel(one_) } })),
    value: draft?.[id] ?? value,
    problem: problemOf(id, problems),
  });
  const date: InputView = {
    ...plainInput,
    id: 'called',
    kind: 'date',
    label: { key: 'app.slot.called' },
    value: draft?.['called'] ?? today,
    problem: problemOf('called', problems),
  };
  return toForm(loaded, one, 'reference', {
    notices: [...notices, ...toReminder(one), ...toSlotLines(loaded)],
    inputs: [
      choice(
        'slot',
        'app.slot.candidate',
        open.map(({ name }) => name),
        (name) => name,
        about?.name ?? '',
      ),
      choice(
        'referee',
        'app.slot.referee',
        referenceKinds,
        (kind) => `app.reference.${kind}`,
        about === undefined ? '' : suggestKind(about, demands.kinds),
      ),
      date,
      { ...choice('negative', 'app.slot.negative', ['no', 'yes'], (answer) => `app.slot.negative-${answer}`, ''), hint: null },
    ],
    buttons: [
      toButton(origin, 'slot.call', { key: 'app.slot.record-call' }, { style: 'primary', submits: true }),
      ...(one.step.skippable ? [toButton(origin, 'step.skip-form', { key: 'app.button.skip' }, { data: stepData(one.step.id, one.position) })] : []),
      // Enough, but not of every kind: she may say why instead (S4-17).
      ...(lacking === null && lacksKinds(loaded)
        ? [toButton(origin, 'step.open', { key: 'app.slot.not-possible' }, { data: { ...stepData(one.step.id, one.position), answered: true } })]
        : lacking === null && lacksAdvised(loaded)
          ? [toButton(origin, 'step.open', { key: 'app.slot.without-more' }, { data: { ...stepData(one.step.id, one.position), answered: true } })]
          : []),
      ...toSlotButtons(loaded, origin, { calls: false }),
      toButton(origin, 'case.show', { key: 'app.button.back' }),
    ],
  });

  function suggestKind(slot: Slot, kinds: readonly ReferenceKind[]): ReferenceKind | '' {
    const gaps = toGaps(slot, { ...demands, kinds });
    // Only what must be there is suggested; else she says it herself.
    return gaps.kinds[0] ?? (gaps.internal ? 'internal' : '');
  }
}

/** A candidate who is out of it; her number is not used again. */
export function toDropForm(loaded: LoadedCase, one: CourseStep, { origin, draft, problems }: SlotFormOptions): Reply {
  const slots = slotsOf(loaded).filter((slot) => !awaitsComment(slot));
  return toForm(loaded, one, 'drop-slot', {
    notices: toSlotLines(loaded),
    inputs: [
      {
        ...plainInput,
        id: 'slot',
        kind: 'choice',
        label: { key: 'app.slot.candidate' },
        options: slots.map(({ name }) => ({ value: name, label: { plain: name } })),
        value: draft?.['slot'] ?? '',
        problem: problemOf('slot', problems),
      },
    ],
    buttons: [
      toButton(origin, 'slot.drop', { key: 'app.slot.drop' }, { style: 'destructive', submits: true }),
      toButton(origin, 'case.show', { key: 'app.button.back' }),
    ],
  });
}

/** The candidates whose leader's references lack a kind, so that the step asks why. */
export function lacksKinds(loaded: LoadedCase): boolean {
  const demands = toReferenceDemands(loaded.policy, loaded.state.facts);
  return countedSlots(slotsOf(loaded), demands).some((slot) => toGaps(slot, demands).kinds.length > 0);
}

/** Whether somebody lacks references that are advice until HR has confirmed the demand, so that the step asks why. */
export function lacksAdvised(loaded: LoadedCase): boolean {
  return firstAdvised(slotsOf(loaded), toReferenceDemands(loaded.policy, loaded.state.facts)) !== null;
}
