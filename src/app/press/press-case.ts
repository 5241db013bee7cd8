import { checkDate, readInput } from '../../core/case/check-inputs.ts';
import type { Command } from '../../core/case/command.ts';
import type { PositionId } from '../../core/ids.ts';
import type { Message } from '../../core/text.ts';
import type { Outcome } from '../../core/turn.ts';
import { carryOut, noSuchCase, staleCard } from '../carry-out.ts';
import { saveFocus } from '../focus.ts';
import type { LoadedCase } from '../load-case.ts';
import { openForReader } from '../open-for-reader.ts';
import { refillForm } from '../show/refill-form.ts';
import { toDownloadLink } from '../my-data/download-link.ts';
import { toAheadReply } from '../show/ahead-reply.ts';
import { toCalendarForm } from '../show/calendar-form.ts';
import { toPlanReply } from '../show/plan-reply.ts';
import { caseReply, mayMove, mayOverride, mayWork, newOrigin, posting, replacing, toNotice, type TurnContext } from '../turn-context.ts';
import { toCaseActForm, type CaseFormKind } from './case-forms.ts';
import { handOver } from './hand-over.ts';
import { numberOf, textOf, type Press } from './read-press.ts';

const formVerbs: Readonly<Partial<Record<Press['verb'], CaseFormKind>>> = {
  'case.withdraw-form': 'withdraw',
  'case.hold-form': 'hold',
  'case.handover-form': 'hand-over',
  'offer.decline-form': 'decline',
  'position.unfill-form': 'unfill',
  'gate.pass-form': 'pass',
};

/** Handles what is pressed about the case as a whole. */
export async function pressCase(context: TurnContext, press: Press): Promise<Outcome> {
  const form = formVerbs[press.verb];
  if (form !== undefined) return openForm(context, press, form);
  switch (press.verb) {
    case 'case.show':
    case 'case.plan':
    case 'case.ahead':
    case 'case.calendar':
      return show(context, press);
    case 'case.withdraw':
      return act(
        context,
        press,
        'withdraw',
        { kind: 'withdraw', reason: textOf(press, 'reason') ?? '', nobodyApplied: press.data['nobody'] === true },
        { key: 'app.done.withdrawn' },
      );
    case 'case.hold': {
      const until = checkDate(readInput(press.data, 'until'), { today: context.app.clock.today(), required: false, tense: 'future', notBefore: [] });
      if (until.ok)
        return act(context, press, 'hold', { kind: 'hold', reason: textOf(press, 'reason') ?? '', until: until.value }, { key: 'app.done.held' });
      const loaded = press.caseId === null ? null : await openForReader(context, press.caseId);
      if (loaded === null) return noSuchCase(context);
      const draft = { reason: textOf(press, 'reason') ?? '', until: readInput(press.data, 'until') };
      return replacing(context, await toCaseActForm(context, loaded, 'hold', {}, { draft, problems: [{ input: 'until', message: until.refusal }] }));
    }
    case 'case.resume':
      return carryOut(context, press, { command: { kind: 'resume' }, done: { key: 'app.done.resumed' } });
    case 'case.handover':
      return handOver(context, press);
    case 'offer.decline':
      return act(
        context,
        press,
        'decline',
        { kind: 'decline-offer', position: (press.position ?? '') as PositionId, inputs: press.data },
        { key: 'app.done.declined' },
      );
    case 'position.unfill':
      return act(
        context,
        press,
        'unfill',
        { kind: 'unfill', position: readInput(press.data, 'unfilled') as PositionId, reason: textOf(press, 'reason') ?? '' },
        { key: 'app.done.unfilled' },
      );
    case 'gate.pass':
      return act(
        context,
        press,
        'pass',
        { kind: 'pass-door', door: textOf(press, 'door') ?? '', reason: textOf(press, 'reason') ?? '' },
        { key: 'app.done.passed' },
      );
    case 'case.undo':
      return carryOut(context, press, { command: { kind: 'undo' }, done: { key: 'app.done.undone' } });
    case 'policy.adopt':
      return carryOut(context, press, { command: { kind: 'adopt-policy', policy: context.policy.hash }, done: { key: 'app.done.adopted' } });
    default:
      return staleCard(context);
  }
}

async function show(context: TurnContext, press: Press): Promise<Outcome> {
  const loaded = press.caseId === null ? null : await openForReader(context, press.caseId, press.verb === 'case.show' ? 'view-shared' : 'view-case');
  if (loaded === null) return noSuchCase(context);
  await saveFocus(context, loaded.state.id);
  if (press.verb === 'case.plan') {
    const options = {
      origin: newOrigin(context, loaded.state.id),
      today: context.app.clock.today(),
      unfolded: textOf(press, 'stage'),
      mayWork: mayWork(context, loaded),
      mayOverride: mayOverride(context, loaded),
    };
    return replacing(context, toPlanReply(loaded, options));
  }
  const origin = newOrigin(context, loaded.state.id);
  const today = context.app.clock.today();
  if (press.verb === 'case.ahead')
    return replacing(context, toAheadReply(loaded, { origin, today, reader: context.person.id, page: numberOf(press, 'page', 0) }));
  if (press.verb === 'case.calendar')
    return replacing(context, toCalendarForm(loaded, { origin, today, link: await toDownloadLink(context, loaded.state.id) }));
  const reply = caseReply(context, loaded);
  if (press.menu) return posting(context, reply, loaded.state.id);
  // An update may have been held back while a form was open here; going back brings the message itself up to date.
  const updates = press.activityId === null ? [] : [{ where: context.request.where, activityId: press.activityId, locale: context.locale, reply }];
  return { ...replacing(context, reply), updates };
}

async function openForm(context: TurnContext, press: Press, kind: CaseFormKind): Promise<Outcome> {
  const loaded = press.caseId === null ? null : await openForReader(context, press.caseId);
  if (loaded === null) return noSuchCase(context);
  if (!mayFill(context, loaded, kind)) {
    context.app.log.warn({ request: context.request.id, user: context.person.id, caseId: press.caseId, verb: press.verb }, 'refused a press');
    return replacing(context, toNotice({ key: 'app.not-allowed' }));
  }
  const subject = { position: press.position, door: textOf(press, 'door'), nobody: press.data['nobody'] === true };
  return replacing(context, await toCaseActForm(context, loaded, kind, subject, null));
}

function mayFill(context: TurnContext, loaded: LoadedCase, kind: CaseFormKind): boolean {
  if (kind === 'hand-over') return mayMove(context, loaded);
  return mayWork(context, loaded) || (kind === 'pass' && mayOverride(context, loaded));
}

/** Carries out what a small form asked for. The form comes back when an answer is missing. */
async function act(context: TurnContext, press: Press, kind: CaseFormKind, command: Command, done: Message): Promise<Outcome> {
  const subject = { position: press.position, door: textOf(press, 'door'), nobody: press.data['nobody'] === true };
  const loaded = press.caseId === null ? null : await openForReader(context, press.caseId);
  // The form is built beforehand because building one may look people up, and a decision is answered without waiting.
  const blank = loaded === null ? null : await toCaseActForm(context, loaded, kind, subject, null);
  return carryOut(context, press, {
    command,
    done,
    form: (_, refused) => refillForm(blank, refused),
  });
}
