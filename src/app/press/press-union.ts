import { readInput } from '../../core/case/check-inputs.ts';
import { unionAnswers } from '../../core/case/event.ts';
import { isDiscussion } from '../../core/case/involved-fields.ts';
import { sharesAt } from '../../core/case/share.ts';
import type { Message } from '../../core/text.ts';
import type { Outcome } from '../../core/turn.ts';
import { carryOut, draftForm, noSuchCase, staleCard } from '../carry-out.ts';
import { loadDraft } from '../drafts.ts';
import { openForReader } from '../open-for-reader.ts';
import type { LoadedCase } from '../load-case.ts';
import { stepData } from '../show/button.ts';
import { isProposedDeadline, toDueParam } from '../show/is-proposed-deadline.ts';
import { findCourseStep } from '../show/step-form.ts';
import { toWordsForm } from '../show/words-form.ts';
import { may, newOrigin, replacing, toNotice, type RefusedForm, type TurnContext } from '../turn-context.ts';
import { involve, openInvolveForm } from './involve.ts';
import { textOf, type Press, type StepPress } from './read-press.ts';

/** Handles what is pressed about union representatives: the manager who involves them, and they who answer. */
export async function pressUnion(context: TurnContext, press: Press): Promise<Outcome> {
  if (press.caseId === null || press.step === null) return staleCard(context);
  const stepPress: StepPress = { ...press, step: press.step };
  switch (press.verb) {
    case 'union.involve-form':
      return openInvolveForm(context, stepPress);
    case 'union.involve':
      return involve(context, stepPress);
    case 'union.answer-form':
      return openWords(context, stepPress, 'statement');
    case 'union.correct-form':
      return openWords(context, stepPress, 'correction');
    case 'union.answer':
      return answer(context, stepPress);
    case 'union.correct':
      return correct(context, stepPress);
    default:
      return staleCard(context);
  }
}

/** Told to who is no representative any more; what she wrote is given back to her. */
export function noLonger(context: TurnContext, data: Press['data']): Outcome {
  const text = readInput(data, 'statement') || readInput(data, 'correction');
  return replacing(
    context,
    toNotice({ key: 'app.union.no-longer' }, { detail: text === '' ? null : { key: 'app.union.your-words', params: { text } } }),
  );
}

type Words = 'statement' | 'correction';
const sendVerbs = { statement: 'union.answer', correction: 'union.correct' } as const;

async function openWords(context: TurnContext, press: StepPress, act: Words): Promise<Outcome> {
  const { app, tenant, person } = context;
  const loaded = press.caseId === null ? null : await openForReader(context, press.caseId, 'view-shared');
  if (loaded === null || !may(context, loaded, 'answer-as-union') || !isAsked(context, loaded, press)) return noSuchCase(context);
  const draft = await loadDraft({ app, tenant, person: person.id, form: draftForm({ ...press, verb: sendVerbs[act] }) });
  return replacing(context, wordsForm(context, loaded, press, act, { draft: draft ?? written(context, loaded, press, act), problems: [] }));
}

function isAsked({ person }: TurnContext, { state }: LoadedCase, { step, position }: StepPress): boolean {
  return sharesAt(state.shares, { step, position }).some((share) => share.with === person.id);
}

/** What she has written before, so that changing it does not mean writing it again. */
function written({ person }: TurnContext, { state, texts }: LoadedCase, { step, position }: StepPress, act: Words): RefusedForm['draft'] {
  const share = sharesAt(state.shares, { step, position }).find((one) => one.with === person.id);
  const ref = act === 'statement' ? share?.answer?.statement : share?.correction?.text;
  const text = ref === undefined || ref === null ? undefined : texts[ref];
  return text === undefined ? {} : { [act]: text };
}

function wordsForm(context: TurnContext, loaded: LoadedCase, press: StepPress, act: Words, { draft, problems }: RefusedForm) {
  const step = loaded.policy.steps.find(({ id }) => id === press.step);
  const moment = step?.involves?.moment ?? step?.title ?? { nb: press.step, nn: press.step, en: press.step };
  return toWordsForm(loaded, { act, moment, data: stepData(press.step, press.position), draft, problems }, newOrigin(context, loaded.state.id));
}

async function answer(context: TurnContext, press: StepPress): Promise<Outcome> {
  const { step, position, data } = press;
  const chosen = unionAnswers.find((one) => one === textOf(press, 'answer'));
  if (chosen === undefined) return staleCard(context);
  if (!context.person.roles.includes('union')) return refusedAsNoLonger(context, press);
  return carryOut(context, press, {
    command: {
      kind: 'answer-union',
      step,
      position,
      answer: chosen,
      statement: readInput(data, 'statement'),
      namesNobody: readInput(data, 'names-nobody') === 'true',
    },
    done: (loaded) => toDone(context, loaded, press),
    form: (loaded, refused) => wordsForm(context, loaded, press, 'statement', refused),
    refused: givenBack(press),
  });
}

async function correct(context: TurnContext, press: StepPress): Promise<Outcome> {
  const { step, position, data } = press;
  if (!context.person.roles.includes('union')) return refusedAsNoLonger(context, press);
  return carryOut(context, press, {
    command: {
      kind: 'correct-union',
      step,
      position,
      text: readInput(data, 'correction'),
      namesNobody: readInput(data, 'names-nobody') === 'true',
    },
    done: { key: 'app.union.done-corrected' },
    form: (loaded, refused) => wordsForm(context, loaded, press, 'correction', refused),
    refused: givenBack(press),
  });
}

function refusedAsNoLonger(context: TurnContext, press: Press): Outcome {
  const { app, person, request } = context;
  app.log.warn({ request: request.id, user: person.id, caseId: press.caseId, verb: press.verb }, 'refused an answer of who is no representative');
  return noLonger(context, press.data);
}

function toDone({ app, person }: TurnContext, loaded: LoadedCase, { step, position }: StepPress): Message {
  const share = sharesAt(loaded.state.shares, { step, position }).find((one) => one.with === person.id);
  if (share?.answer?.late === true && share.due !== null)
    return { key: 'app.union.done-late', params: { date: toDueParam(share.due, isProposedDeadline(loaded.policy, step)) } };
  if (share?.answer?.changed === true) return { key: 'app.union.done-changed' };
  const one = findCourseStep(loaded, app.clock.today(), step, position);
  return { key: one !== undefined && isDiscussion(one.step) && share?.answer?.kind !== 'meeting' ? 'app.union.done-discussion' : 'app.union.done' };
}

/** What could not be kept, as on a closed case, stands on the card, so that she can send it otherwise. */
function givenBack({ data }: Press): readonly Message[] {
  const text = readInput(data, 'statement') || readInput(data, 'correction');
  return text === '' ? [] : [{ key: 'app.union.your-words', params: { text } }];
}
