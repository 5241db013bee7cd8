import type { FreeTextWarning } from '../free-text/check-free-text.ts';
import type { IsoDate, PositionId } from '../ids.ts';
import { accept, refuse, type Result } from '../result.ts';
import type { Message } from '../text.ts';
import { checkTimes } from '../interview/check-times.ts';
import { checkCount, checkDate, checkText, readInput } from './check-inputs.ts';
import type { Inputs } from './command.ts';
import type { ConditionWorld } from './condition.ts';
import { applicableChecks, applicableFields } from './course.ts';
import type { Field, Step } from './definition.ts';
import type { ReferenceDate } from './definition-parts.ts';
import type { Evidence } from './event.ts';
import { askedFields } from './involved-fields.ts';
import type { InputProblem } from './refusal.ts';
import { toReferenceDates, type CaseState } from './state.ts';

/** Input id of a step's field. */
export const fieldInput = (id: string): string => `field-${id}`;
/** Input id of a tick of a step's checklist. */
export const checkInput = (id: string): string => `check-${id}`;

/** Evidence that may be recorded; texts are set apart by reference. */
export interface CheckedEvidence {
  readonly outcome: 'done' | 'refused';
  readonly evidence: Evidence;
  readonly texts: Readonly<Record<string, string>>;
  readonly warnings: readonly FreeTextWarning[];
}

/** Checks what she filled in against what the step asks for. `turn` names the texts. All problems are reported at once. */
export function checkEvidence(
  step: Step,
  inputs: Inputs,
  {
    state,
    position,
    world,
    today,
    turn,
  }: {
    readonly state: CaseState;
    readonly position: PositionId | null;
    readonly world: ConditionWorld;
    readonly today: IsoDate;
    readonly turn: number;
  },
): Result<CheckedEvidence, readonly InputProblem[]> {
  const problems: InputProblem[] = [];
  const fields: Record<string, string | number> = {};
  const dates: Partial<Record<ReferenceDate, IsoDate>> = {};
  const texts: Record<string, string> = {};
  const warnings: FreeTextWarning[] = [];
  const raised: { negativeInformation?: boolean; internalCandidate?: boolean } = {};
  const known = toReferenceDates(state, position);
  const problem = (input: string, message: Message) => problems.push({ input, message });

  const ticks = applicableChecks(step, world).filter((check) => isTicked(inputs[checkInput(check.id)]));
  const ticked = new Set(ticks.map((check) => check.id));
  const needsReason = applicableChecks(step, world).some((check) => check.need === 'else-reason' && !ticked.has(check.id));
  const answeredNo = applicableFields(step, world).some(
    (field) => field.refusedBy !== undefined && readInput(inputs, fieldInput(field.id)) === field.refusedBy,
  );

  const asked = askedFields(step, world, state.shares, position);
  for (const { field } of asked) {
    const input = fieldInput(field.id);
    const raw = readInput(inputs, input);
    const { onlyWith } = field;
    const belongs = onlyWith !== undefined && readInput(inputs, fieldInput(onlyWith.field)) === onlyWith.is;
    if (onlyWith !== undefined && !belongs && raw !== '') {
      problem(input, { key: 'problem.text-contradicts' });
      continue;
    }
    const required = field.required || belongs || (needsReason && field.id === 'reason');
    switch (field.kind) {
      case 'date': {
        const notBefore = field.notBefore.flatMap((name) => {
          const date = dates[name] ?? known[name];
          return date === undefined ? [] : [{ date, name }];
        });
        const date = checkDate(raw, { today, required, tense: field.tense, notBefore });
        if (!date.ok) problem(input, date.refusal);
        else if (date.value !== null) {
          fields[field.id] = date.value;
          if (field.records !== undefined) dates[field.records] = date.value;
        }
        break;
      }
      case 'count': {
        const count = checkCount(raw, { required, min: field.min, max: field.max });
        if (!count.ok) problem(input, count.refusal);
        else if (count.value !== null) fields[field.id] = count.value;
        break;
      }
      case 'choice': {
        if (field.options.some((option) => option.id === raw)) {
          fields[field.id] = raw;
          if (field.raises !== undefined) raised[field.raises.fact] = field.raises.when === raw;
        } else if (required || raw !== '') problem(input, { key: 'problem.choice-missing' });
        break;
      }
      case 'times': {
        const { first } = field;
        const start = first === undefined ? undefined : fields[first];
        const isFree = first === undefined || readInput(inputs, fieldInput(first)) === '';
        const notBefore = field.notBefore.flatMap((name) => (known[name] === undefined ? [] : [{ date: known[name], name }]));
        const times = checkTimes(raw, { today, required, notBefore, maxLength: field.maxLength, first: start as IsoDate | undefined });
        if (!times.ok) problem(input, times.refusal);
        else if (times.value !== null) {
          fields[field.id] = times.value.stored;
          if (first !== undefined && isFree) fields[first] = times.value.first;
        }
        break;
      }
      case 'text': {
        const text = checkText(raw, { maxLength: field.maxLength, required, person: field.person });
        if (!text.ok) problem(input, needsReason && field.id === 'reason' && raw === '' ? { key: 'problem.reason-for-unticked' } : text.refusal);
        else if (text.value.text !== '') {
          const ref = `${turn}/${field.id}`;
          fields[field.id] = ref;
          texts[ref] = text.value.text;
          warnings.push(...text.value.warnings);
        }
        break;
      }
    }
  }
  problems.push(...compareCounts(applicableFields(step, world), fields, state));
  // Nobody can be made to have a view, but a discussion in which nobody had one was none.
  const views = asked.flatMap(({ field, share }) => (share === null ? [] : [fieldInput(field.id)]));
  const hasView = asked.some(({ field, share }) => share !== null && fields[field.id] !== undefined);
  const [first] = views;
  if (first !== undefined && !hasView && !problems.some(({ input }) => views.includes(input))) problem(first, { key: 'problem.view-missing' });
  // A «no» is recorded with its date whatever is ticked: there is nothing to tick off.
  if (!answeredNo) {
    for (const check of applicableChecks(step, world)) {
      if (check.need === 'must' && !ticked.has(check.id)) problem(checkInput(check.id), { key: 'problem.tick-missing' });
    }
  }
  if (problems.length > 0) return refuse(problems);
  const counted = step.countsApplicants === undefined ? undefined : fields[step.countsApplicants];
  return accept({
    outcome: answeredNo ? 'refused' : 'done',
    evidence: {
      fields,
      ticks: ticks.map((check) => check.id),
      dates: answeredNo ? {} : dates,
      raised,
      publishes: step.publishes && !answeredNo,
      closes: step.closes && !answeredNo,
      applicants: typeof counted === 'number' ? counted : null,
    },
    texts,
    warnings,
  });
}

function isTicked(value: unknown): boolean {
  return value === true || value === 'true';
}

function compareCounts(asked: readonly Field[], fields: Readonly<Record<string, string | number>>, state: CaseState): readonly InputProblem[] {
  return asked.flatMap((field): readonly InputProblem[] => {
    const value = fields[field.id];
    if (field.kind !== 'count' || typeof value !== 'number') return [];
    const most = field.atMost === undefined ? undefined : fields[field.atMost];
    if (typeof most === 'number' && value > most) {
      return [{ input: fieldInput(field.id), message: { key: 'problem.count-high', params: { max: most } } }];
    }
    const expected = field.equals === undefined ? undefined : countElsewhere(field.equals, state);
    return expected === undefined || value === expected
      ? []
      : [{ input: fieldInput(field.id), message: { key: 'problem.count-differs', params: { expected } } }];
  });
}

function countElsewhere(path: string, state: CaseState): number | undefined {
  const [step = '', field = ''] = path.split('/');
  const record = state.steps[step];
  const value = record?.outcome === 'done' ? record.evidence.fields[field] : undefined;
  return typeof value === 'number' ? value : undefined;
}
