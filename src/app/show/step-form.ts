import { checkInput, fieldInput } from '../../core/case/check-evidence.ts';
import { commentInput } from '../../core/case/decide-slot.ts';
import { isNegative } from '../../core/case/slots.ts';
import { applicableChecks, toCourse, toWorld, type CourseStep } from '../../core/case/course.ts';
import { findTimes } from '../../core/case/decide-times.ts';
import type { Field, Step } from '../../core/case/definition.ts';
import { involvedField } from '../../core/case/involved-fields.ts';
import { reasonMaxLength } from '../../core/case/decide.ts';
import type { InputProblem } from '../../core/case/refusal.ts';
import { advisedReason, mayFollow, toReferenceDemands } from '../../core/case/reference-demands.ts';
import type { IsoDate } from '../../core/ids.ts';
import type { Button } from '../../core/reply/button.ts';
import type { InputView } from '../../core/reply/form-view.ts';
import type { Reply } from '../../core/reply/reply.ts';
import { sharesAt } from '../../core/case/share.ts';
import type { Say, SayParam } from '../../core/text.ts';
import type { Answerers } from '../find-answerers.ts';
import type { Uninvolved } from '../find-uninvolved.ts';
import type { LoadedCase } from '../load-case.ts';
import { stepData, toButton, type CardOrigin } from './button.ts';
import type { Notice } from './notice.ts';
import { mustSayHow, toAnswerNotices } from './answer-notices.ts';
import { toStepInvolvement, toWho } from './involvement-lines.ts';
import { isReadyToRecord, lacksAdvised, lacksKinds, toCallForm, toClearForm, toSlotButtons } from './reference-form.ts';
import { toRuleView } from './rule-view.ts';
import { slotsOf, toDemandNotices, toSlotLines } from './slot-lines.ts';
import { plainInput, problemOf, toShownValue, toStepInputs } from './step-inputs.ts';
import { stepTitle } from './step-title.ts';

/** How a step's form is opened. */
export interface StepFormOptions {
  readonly origin: CardOrigin;
  readonly today: IsoDate;
  /** What she filled in last time it was refused, by input id. */
  readonly draft?: Readonly<Record<string, string>>;
  readonly problems?: readonly InputProblem[];
  /** She says the answer has come already, though no question was recorded. */
  readonly answered?: boolean;
  /** She puts the question once more. */
  readonly again?: boolean;
  /** Who answers in Losen herself, for steps that ask a director or HR. */
  readonly answerers?: Answerers | null;
  /** Whether somebody can be asked to a discussion nobody has been asked to. */
  readonly uninvolved?: Uninvolved | null;
  /** What has just happened, where the form is the answer to it. */
  readonly notices?: readonly Notice[];
  /** Others only look. */
  readonly mayWork: boolean;
}

/** The form of one step: what to do, why, its evidence and its checklist – or what was recorded, once it is done. */
export function toStepForm(loaded: LoadedCase, one: CourseStep, options: StepFormOptions): Reply {
  const { state, policy } = loaded;
  const { step } = one;
  const { origin } = options;
  const isRecorded = one.standing === 'done' || one.standing === 'skipped';
  const isCalling = !isReadyToRecord(loaded) || ((lacksKinds(loaded) || lacksAdvised(loaded)) && options.answered !== true);
  if (step.slots === 'call' && !isRecorded && options.mayWork && isCalling) return toSlotForm(loaded, one, options);
  // The card may be older than the asking; then there is nothing to ask first.
  const mustInvolve = isWithoutShares(loaded, one) && options.uninvolved === 'must-involve' && options.mayWork && !isRecorded;
  const asks = step.asks !== undefined && (one.standing !== 'asked' || options.again === true) && options.answered !== true && !isRecorded;
  return {
    kind: 'form',
    view: {
      form: 'step',
      context: { key: 'app.context.case', params: { case: state.id, title: state.facts.title } },
      title: stepTitle(one, state),
      intro: isRecorded ? null : step.instruction,
      why: toRuleView(policy, step.why),
      moreRules: step.rules.filter((id) => id !== step.why).map((id) => toRuleView(policy, id)),
      notices: [
        ...(options.notices ?? []),
        ...toSlotNotices(loaded, one),
        ...(isRecorded ? [] : toAdvised(loaded, one)),
        ...(isRecorded ? toRecorded(loaded, one) : toAnswerNotices(loaded, one, { asks, answerers: options.answerers ?? null })),
        ...toStepInvolvement(loaded, one, options.today),
        ...toUninvolvedNotices(loaded, one, options),
      ],
      inputs: isRecorded || !options.mayWork || mustInvolve ? [] : asks ? toAskInputs(loaded, one, options) : toInputs(loaded, one, options),
      buttons: toButtons(loaded, one, { ...options, origin, asks, isRecorded, mustInvolve }),
    },
  };
}

const isWithoutShares = ({ state }: LoadedCase, { step, position }: CourseStep) => sharesAt(state.shares, { step: step.id, position }).length === 0;

/** Why a discussion is not recorded before somebody is asked to it, or that nobody will see it in Losen. */
function toUninvolvedNotices(loaded: LoadedCase, one: CourseStep, { uninvolved = null, draft, mayWork }: StepFormOptions): readonly Notice[] {
  const isOpen = one.standing !== 'done' && one.standing !== 'skipped';
  if (!isOpen || !mayWork || !isWithoutShares(loaded, one)) return [];
  switch (uninvolved) {
    case 'must-involve':
      return [
        { tone: 'attention', text: { key: 'app.union.involve-first' } },
        ...(draft === undefined ? [] : [{ tone: 'neutral', text: { key: 'app.union.words-kept' } } as const]),
      ];
    case 'nobody-there':
      return [{ tone: 'attention', text: { key: 'app.union.nobody-there', params: { unit: loaded.state.facts.unit } } }];
    case null:
      return [];
  }
}

/** The day it was sent, where Losen does not send it now, and what goes along with the question. */
function toAskInputs(loaded: LoadedCase, one: CourseStep, options: StepFormOptions): readonly InputView[] {
  const { today, draft, problems, answerers } = options;
  const { question } = one.record ?? {};
  const fields = one.step.asks?.fields ?? [];
  const before = Object.fromEntries([
    ...fields.flatMap(({ id, kind }) => {
      const value = question?.fields[id];
      return value === undefined ? [] : [[fieldInput(id), kind === 'text' ? (loaded.texts[String(value)] ?? '') : String(value)] as const];
    }),
    ...(question?.ticks ?? []).map((id) => [checkInput(id), 'true'] as const),
  ]);
  const asked: InputView = {
    ...plainInput,
    id: 'asked',
    kind: 'date',
    label: { key: 'app.input.asked' },
    value: draft?.['asked'] ?? today,
    problem: problemOf('asked', problems),
  };
  const isSent = (answerers?.reachable.length ?? 0) > 0;
  const along = toStepInputs(loaded, one, { ...options, draft: { ...before, ...draft } }, { fields, checks: ({ by }) => by === 'asker' });
  return [...(isSent ? [] : [asked]), ...along];
}

/** The step's own ticks and fields; how the answer came, where the one who answers could have given it herself. */
function toInputs(loaded: LoadedCase, one: CourseStep, options: StepFormOptions): readonly InputView[] {
  const { draft, problems, answerers } = options;
  const ticked = Object.fromEntries((one.record?.question?.ticks ?? []).map((id) => [checkInput(id), 'true'] as const));
  const comments = one.step.slots === 'comment' ? toCommentInputs(loaded, options) : [];
  const fields = one.step.fields.flatMap((field): readonly Field[] => {
    if (field.slot === 'commented') return comments.length === 0 ? [field] : [];
    if (one.step.slots === 'call' && field.id === advisedReason) return lacksAdvised(loaded) ? [{ ...field, required: true }] : [];
    if (one.step.slots !== 'call' || field.id !== 'reason') return [field];
    // Why a kind lacks is asked where one does, and then it must be said.
    return lacksKinds(loaded) ? [{ ...field, required: true }] : [];
  });
  const inputs = [...toStepInputs(loaded, one, { ...options, draft: { ...ticked, ...draft } }, { fields }), ...comments];
  if (!mustSayHow(one.record, answerers ?? null)) return inputs;
  const elsewhere: InputView = {
    ...plainInput,
    id: 'elsewhere',
    kind: 'text',
    label: { key: 'app.input.elsewhere' },
    hint: { key: 'app.input.elsewhere-hint' },
    value: draft?.['elsewhere'] ?? '',
    maxLength: reasonMaxLength,
    problem: problemOf('elsewhere', problems),
    heading: { key: 'app.heading.elsewhere' },
  };
  return [elsewhere, ...inputs];
}

function toButtons(
  loaded: LoadedCase,
  { step, position, standing, record }: CourseStep,
  {
    origin,
    today,
    asks,
    isRecorded,
    mayWork,
    answerers,
    mustInvolve,
  }: StepFormOptions & { readonly asks: boolean; readonly isRecorded: boolean; readonly mustInvolve: boolean },
): readonly Button[] {
  const data = stepData(step.id, position);
  const back = toButton(origin, 'case.show', { key: 'app.button.back' });
  if (!mayWork) return [back];
  if (isRecorded) {
    const reopen = step.publishes
      ? toButton(origin, 'step.reopen-form', { key: 'app.button.reopen' }, { data, style: 'destructive' })
      : toButton(origin, 'step.reopen', { key: 'app.button.reopen' }, { data, style: 'destructive' });
    const more =
      step.slots === 'call' && mayFollow(toReferenceDemands(loaded.policy, loaded.state.facts)) ? toSlotButtons(loaded, origin, { calls: true }) : [];
    // What was agreed with a candidate is not recorded twice: she is taken out, and another number follows.
    if (step.slots === 'clear') return [back];
    return step.editor === 'form' ? [back, ...more, ...toTimesButton(loaded, { step, origin, today }), reopen] : [back];
  }
  const involveStyle = mustInvolve ? ('primary' as const) : ('normal' as const);
  const involve =
    step.involves === undefined ? [] : [toButton(origin, 'union.involve-form', { key: 'app.button.involve' }, { data, style: involveStyle })];
  if (mustInvolve) return [...involve, back];
  const skip = step.skippable ? [toButton(origin, 'step.skip-form', { key: 'app.button.skip' }, { data })] : [];
  if (asks && step.asks !== undefined) {
    return [
      toButton(origin, 'step.ask', step.asks.action, { data, style: 'primary', submits: true }),
      toButton(origin, 'step.open', { key: 'app.button.answered' }, { data: { ...data, answered: true } }),
      ...involve,
      ...skip,
      back,
    ];
  }
  const asked = record?.outcome === 'asked' ? (record.question?.to ?? []) : null;
  // Whoever answers may have changed, or be within reach by now.
  const isElsewhere = asked !== null && answerers?.reachable.some(({ id }) => asked.includes(id)) === false && answerers.reachable.length > 0;
  const again = isElsewhere ? [toButton(origin, 'step.open', { key: 'app.button.ask-again' }, { data: { ...data, again: true } })] : [];
  const label: Say =
    standing === 'asked' ? { key: 'app.button.record-answer' } : { key: step.publishes ? 'app.button.record-published' : 'app.button.record' };
  return [
    toButton(origin, 'step.do', label, { data: { ...data, answered: true }, style: 'primary', submits: true }),
    ...again,
    ...involve,
    ...skip,
    ...(step.slots === 'call' ? toSlotButtons(loaded, origin, { calls: true }) : []),
    back,
  ];
}

/** Times that have not come can be changed without opening the step, and whatever rests on it, again. */
function toTimesButton({ state, policy }: LoadedCase, { step, origin, today }: { readonly step: Step } & Pick<StepFormOptions, 'origin' | 'today'>) {
  const isHers = findTimes(toCourse(state, policy, today))?.one.step === step;
  return isHers ? [toButton(origin, 'times.form', { key: 'app.button.times' })] : [];
}

/** Until every candidate who counts has enough references, the step is one reference after the other. */
function toSlotForm(loaded: LoadedCase, one: CourseStep, options: StepFormOptions): Reply {
  const { origin, today, draft, problems, notices } = options;
  const given = {
    origin,
    today,
    ...(draft === undefined ? {} : { draft }),
    ...(problems === undefined ? {} : { problems }),
    ...(notices === undefined ? {} : { notices }),
  };
  // A case that came to newer rules on the way has no numbers yet.
  const clearing = toCourse(loaded.state, loaded.policy, today).steps.find(({ step }) => step.slots === 'clear');
  return slotsOf(loaded).length === 0 && clearing !== undefined ? toClearForm(loaded, clearing, given) : toCallForm(loaded, one, given);
}

/** That those who lack something are not held against her, because HR has not confirmed the requirement. */
function toAdvised(loaded: LoadedCase, { step }: CourseStep): readonly Notice[] {
  return step.slots === 'call' && lacksAdvised(loaded) ? [{ tone: 'neutral', text: { key: 'app.slot.advised' } }] : [];
}

function toSlotNotices(loaded: LoadedCase, { step }: CourseStep): readonly Notice[] {
  switch (step.slots) {
    case undefined:
      return [];
    case 'clear':
      return [...toDemandNotices(loaded), ...toSlotLines(loaded)];
    case 'call':
    case 'comment':
      return toSlotLines(loaded);
  }
}

/** One date for each candidate about whom something came up; the step's own date stands for all where there are no numbers. */
function toCommentInputs(loaded: LoadedCase, { draft, problems, today }: StepFormOptions): readonly InputView[] {
  return slotsOf(loaded)
    .filter(isNegative)
    .map(({ name, commented }): InputView => ({
      ...plainInput,
      id: commentInput(name),
      kind: 'date',
      label: { key: 'app.slot.commented', params: { slot: name } },
      value: draft?.[commentInput(name)] ?? commented ?? today,
      problem: problemOf(commentInput(name), problems),
    }));
}

/** What was recorded, line by line: the answer to «what did I say here?». */
function toRecorded(loaded: LoadedCase, one: CourseStep): readonly Notice[] {
  const { state, policy, texts } = loaded;
  const { step, record, position, standing } = one;
  const neutral = (text: Say): Notice => ({ tone: 'neutral', text });
  if (record === undefined) return [];
  const day = { date: record.at.slice(0, 10) };
  if (record.outcome === 'skipped') {
    return [neutral({ key: 'app.recorded.skipped', params: { date: day } }), neutral({ plain: texts[record.reason] ?? '–' })];
  }
  if ((record.outcome !== 'done' && record.outcome !== 'refused') || standing !== 'done') return [];
  const { evidence, question, elsewhere } = record;
  const along = (step.asks?.fields ?? []).filter(({ id }) => question?.fields[id] !== undefined);
  const world = toWorld(state, policy, position);
  const ticked = applicableChecks(step, world).filter((check) => evidence.ticks.includes(check.id));
  return [
    { tone: 'good', text: { key: 'app.recorded.done', params: { date: day } } },
    ...(elsewhere === undefined ? [] : [neutral({ key: 'app.recorded.elsewhere', params: { how: texts[elsewhere] ?? '–' } })]),
    ...[...along.map((field) => ({ field, label: field.label })), ...recordedFields(loaded, one)].flatMap(({ field, label }): readonly Notice[] => {
      const value = along.includes(field) ? question?.fields[field.id] : evidence.fields[field.id];
      return value === undefined ? [] : [neutral({ key: 'app.recorded.line', params: { label, value: toShownValue(field, value, texts) } })];
    }),
    ...ticked.map((check) => neutral({ key: 'app.recorded.tick', params: { label: check.label } })),
  ];
}

/** The step's fields, and those that are there for each representative; what was asked when it was recorded is told by the evidence. */
function recordedFields(loaded: LoadedCase, { step, position }: CourseStep): readonly { readonly field: Field; readonly label: SayParam }[] {
  const { state } = loaded;
  return step.fields.flatMap((field) => [
    { field, label: field.label },
    ...(field.perInvolved
      ? sharesAt(state.shares, { step: step.id, position }).map((share, index) => ({
          field: { ...field, id: involvedField(field.id, index + 1) },
          label: { key: 'app.input.view-of', params: { label: field.label, who: toWho(loaded, share) } },
        }))
      : []),
  ]);
}

/** Finds the step a press names; undefined when it does not apply (any more). */
export function findCourseStep({ state, policy }: LoadedCase, today: IsoDate, step: string, position: string | null): CourseStep | undefined {
  return toCourse(state, policy, today).steps.find((one) => one.step.id === step && one.position === position);
}
