import type { Command } from '../../core/case/command.ts';
import { readInput } from '../../core/case/check-inputs.ts';
import { toCourse, type CourseStep } from '../../core/case/course.ts';
import { awaitsComment } from '../../core/case/slots.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { Outcome } from '../../core/turn.ts';
import { carryOut, draftForm, noSuchCase, staleCard, toRefusalReply } from '../carry-out.ts';
import { loadDraft } from '../drafts.ts';
import type { LoadedCase } from '../load-case.ts';
import { openForReader } from '../open-for-reader.ts';
import type { Notice } from '../show/notice.ts';
import { toCallForm, toClearForm, toDropForm, type SlotFormOptions } from '../show/reference-form.ts';
import { slotsOf } from '../show/slot-lines.ts';
import { toStepForm } from '../show/step-form.ts';
import { caseReply, mayWork, newOrigin, replacing, type RefusedForm, type TurnContext } from '../turn-context.ts';
import type { Press } from './read-press.ts';

type Act = 'clear' | 'call' | 'drop';

/** Handles what is pressed about the numbered candidates whose references are taken. */
export async function pressSlot(context: TurnContext, press: Press): Promise<Outcome> {
  switch (press.verb) {
    case 'slot.clear-form':
      return open(context, press, 'clear');
    case 'slot.call-form':
      return open(context, press, 'call');
    case 'slot.drop-form':
      return open(context, press, 'drop');
    case 'slot.clear':
      return act(context, press, 'clear', { kind: 'clear-slot', inputs: press.data });
    case 'slot.call':
      return act(context, press, 'call', { kind: 'call-slot', inputs: press.data });
    case 'slot.drop':
      return act(context, press, 'drop', { kind: 'drop-slot', slot: readInput(press.data, 'slot') });
    default:
      return staleCard(context);
  }
}

async function open(context: TurnContext, press: Press, kind: Act): Promise<Outcome> {
  const { app, tenant, person } = context;
  const loaded = press.caseId === null ? null : await openForReader(context, press.caseId);
  if (loaded === null || !mayWork(context, loaded)) return noSuchCase(context);
  const one = findStep(context, loaded, kind);
  const command: Command = { kind: 'drop-slot', slot: '' };
  if (one === undefined || loaded.state.hold !== null) {
    const refusal = one === undefined ? ({ reason: 'not-applicable' } as const) : ({ reason: 'not-now', status: 'held' } as const);
    return replacing(context, toRefusalReply(context, loaded, refusal, command));
  }
  if (one.standing !== 'done' && one.door !== null)
    return replacing(context, toRefusalReply(context, loaded, { reason: 'door', door: one.door }, command));
  const draft = await loadDraft({ app, tenant, person: person.id, form: draftForm({ ...press, verb: `slot.${kind}` }) });
  return replacing(context, toForm(context, loaded, kind, draft === null ? {} : { draft }));
}

async function act(context: TurnContext, press: Press, kind: Act, command: Command): Promise<Outcome> {
  return carryOut(context, press, {
    command,
    done: (loaded) => toDone(loaded, kind),
    form: (loaded, refused) => toForm(context, loaded, kind, refused),
    show: (loaded, notices) => toNext(context, loaded, notices),
  });
}

/** Says what was recorded; what came up is to be put to the candidate before anybody recommends (N-31). */
function toDone(loaded: LoadedCase, kind: Act) {
  const { events, slots } = loaded;
  const noted = events.findLast(({ what }) => what.kind === 'slot-noted')?.what;
  const entry = noted?.kind === 'slot-noted' ? slots[noted.ref] : undefined;
  const slot = slotsOf(loaded).find(({ name }) => name === entry?.slot);
  const isNew = entry?.kind === 'called' && entry.negative && slot !== undefined && awaitsComment(slot);
  return { key: isNew ? 'app.slot.done-negative' : `app.slot.done-${kind}`, params: { slot: entry?.slot ?? '' } };
}

/** After one reference the next is near: the same card, or the step's own form once there are enough. */
function toNext(context: TurnContext, loaded: LoadedCase, notices: readonly Notice[]): Reply | null {
  const one = findStep(context, loaded, 'call');
  if (one === undefined || one.standing !== 'open') return null;
  const origin = newOrigin(context, loaded.state.id);
  return toStepForm(loaded, one, { origin, today: context.app.clock.today(), mayWork: true, notices });
}

function toForm(context: TurnContext, loaded: LoadedCase, kind: Act, given: Partial<RefusedForm>): Reply {
  const one = findStep(context, loaded, kind);
  if (one === undefined) return caseReply(context, loaded);
  const options: SlotFormOptions = { origin: newOrigin(context, loaded.state.id), today: context.app.clock.today(), ...given };
  switch (kind) {
    case 'clear':
      return toClearForm(loaded, one, options);
    case 'call':
      return toCallForm(loaded, one, options);
    case 'drop':
      return toDropForm(loaded, one, options);
  }
}

function findStep({ app }: TurnContext, { state, policy }: LoadedCase, kind: Act): CourseStep | undefined {
  return toCourse(state, policy, app.clock.today()).steps.find(({ step }) => step.slots === (kind === 'clear' ? 'clear' : 'call'));
}
