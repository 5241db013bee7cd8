import type { Broadcast } from '../../core/broadcast/broadcast.ts';
import type { BroadcastRefusal } from '../../core/broadcast/broadcast-refusal.ts';
import { writtenIn } from '../../core/broadcast/choose-text.ts';
import { readInput } from '../../core/case/check-inputs.ts';
import type { BroadcastId } from '../../core/ids.ts';
import type { Result } from '../../core/result.ts';
import type { Message } from '../../core/text.ts';
import type { Outcome } from '../../core/turn.ts';
import { answerApprovalCards } from '../broadcast/approval-cards.ts';
import { approveBroadcast } from '../broadcast/approve-broadcast.ts';
import { cancelBroadcast } from '../broadcast/cancel-broadcast.ts';
import { correctBroadcast } from '../broadcast/correct-broadcast.ts';
import { loadReport } from '../broadcast/load-report.ts';
import { remindUnconfirmed } from '../broadcast/remind-unconfirmed.ts';
import { resendFailed } from '../broadcast/resend-failed.ts';
import { resolveAudience } from '../broadcast/resolve-audience.ts';
import { returnBroadcast } from '../broadcast/return-broadcast.ts';
import { withdrawBroadcast } from '../broadcast/withdraw-broadcast.ts';
import { toAuthorNotice } from '../broadcast-approval.ts';
import { answerExportBroadcast } from '../broadcast-sheet.ts';
import { staleCard } from '../carry-out.ts';
import { toBroadcastHistory } from '../show/broadcast-history.ts';
import { toCorrectForm, toReturnForm, toWithdrawForm } from '../show/broadcast-forms.ts';
import { toProgressReply } from '../show/broadcast-progress.ts';
import { recipientLists, toRecipientsReply, toReportPage } from '../show/broadcast-recipients.ts';
import { toBroadcastApproval } from '../show/broadcast-review.ts';
import type { Notice } from '../show/notice.ts';
import { menuButton, posting, replacing, toNotice, type TurnContext } from '../turn-context.ts';
import { readTexts } from './broadcast-draft-inputs.ts';
import { toBroadcastRefusal } from './broadcast-refusals.ts';
import { toTextWarnings, toWordWarnings } from './broadcast-warnings.ts';
import { toPreviews } from './press-broadcast-draft.ts';
import { followHere, toFollowers } from './follow-broadcast.ts';
import { numberOf, textOf, toDraft, type Press } from './read-press.ts';

/** Handles what HR presses on a broadcast that has been handed in. */
export async function pressSentBroadcast(context: TurnContext, press: Press, id: BroadcastId | null): Promise<Outcome> {
  if (press.verb === 'broadcast.list') return list(context, press);
  const report = id === null ? undefined : await loadReport(context.app, context.tenant, id, { from: 0, limit: 1 });
  if (id === null || report === undefined) return staleCard(context);
  const { broadcast } = report;
  switch (press.verb) {
    case 'broadcast.show':
      return show(context, press, broadcast);
    case 'broadcast.look':
      return look(context, broadcast);
    case 'broadcast.approve':
      return act(
        context,
        press,
        id,
        await approveBroadcast(context, id, { notify: (after) => toAuthorNotice(context, after, { kind: 'approved' }) }),
      );
    case 'broadcast.return-form':
      return replacing(context, toReturnForm(context, broadcast, {}));
    case 'broadcast.return':
      return sendBack(context, press, broadcast);
    case 'broadcast.cancel':
      return act(context, press, id, await cancelBroadcast(context, id));
    case 'broadcast.resend':
      return act(context, press, id, await resendFailed(context, id));
    case 'broadcast.remind':
      return act(context, press, id, await remindUnconfirmed(context, id));
    case 'broadcast.correct-form':
      return posting(context, toCorrectForm(context, broadcast, { texts: broadcast.draft.texts }));
    case 'broadcast.correct':
      return correct(context, press, broadcast);
    case 'broadcast.withdraw-form':
      return posting(context, toWithdrawForm(context, broadcast, {}));
    case 'broadcast.withdraw':
      return withdraw(context, press, broadcast);
    case 'broadcast.export':
      return answerExportBroadcast(context, broadcast);
    default:
      return staleCard(context);
  }
}

/** «Utsendinger», a page at a time. */
async function list(context: TurnContext, press: Press): Promise<Outcome> {
  const reply = await toBroadcastHistory(context, numberOf(press, 'page', 1));
  return press.menu ? posting(context, reply) : replacing(context, reply);
}

/** The broadcast as it stands: what somebody else is asked to approve, the card that follows it, or what became of each recipient. */
async function show(context: TurnContext, press: Press, broadcast: Broadcast): Promise<Outcome> {
  const { app, tenant, person } = context;
  const { id } = broadcast;
  const answer = (reply: Parameters<typeof posting>[1]) => (press.menu ? posting(context, reply) : replacing(context, reply));
  const list = recipientLists.find((one) => one === textOf(press, 'only'));
  if (list === undefined) {
    if (broadcast.state === 'awaiting-approval' && broadcast.author.user !== person.id) {
      const resolved = await resolveAudience(app, tenant, broadcast.draft.audience);
      return answer(toBroadcastApproval(context, broadcast, { resolved, page: numberOf(press, 'page', 1) }));
    }
    const figures = await figuresOf(context, id);
    if (!press.menu) return followHere(context, press, broadcast, figures);
    return { ...posting(context, toProgressReply(broadcast, figures)), messages: [{ reply: toProgressReply(broadcast, figures), follows: id }] };
  }
  const page = Math.max(1, numberOf(press, 'page', 1));
  const report = await loadReport(app, tenant, id, toReportPage(list, page));
  return report === undefined ? staleCard(context) : answer(toRecipientsReply(report, { list, page }));
}

/** «Vis meldingen»: as its readers get it, once for each language. */
function look(context: TurnContext, { draft }: Broadcast): Outcome {
  return toPreviews(context, draft);
}

/** What was done, or why it was not, on the card that follows the broadcast. */
async function act(context: TurnContext, press: Press, id: BroadcastId, done: Result<Broadcast, BroadcastRefusal>): Promise<Outcome> {
  const notices: readonly Notice[] = done.ok ? [] : [{ tone: 'attention', text: toBroadcastRefusal(done.refusal) }];
  if (!done.ok)
    context.app.log.warn({ request: context.request.id, user: context.person.id, verb: press.verb, reason: done.refusal.reason }, 'refused a press');
  const report = await loadReport(context.app, context.tenant, id, { from: 0, limit: 1 });
  if (report === undefined) return staleCard(context);
  const followed = await followHere(context, press, report.broadcast, report.figures, notices);
  const others = await answerApprovalCards(context.app, context.tenant, report.broadcast, press.activityId);
  return { ...followed, updates: [...followed.updates, ...others] };
}

async function figuresOf({ app, tenant }: TurnContext, id: BroadcastId) {
  const report = await loadReport(app, tenant, id, { from: 0, limit: 1 });
  if (report === undefined) throw new Error('A broadcast was gone between two readings of it');
  return report.figures;
}

async function sendBack(context: TurnContext, press: Press, { id }: Broadcast): Promise<Outcome> {
  const reason = readInput(press.data, 'reason');
  const returned = await returnBroadcast(context, id, reason, { notify: (after) => toAuthorNotice(context, after, { kind: 'returned', reason }) });
  const report = await loadReport(context.app, context.tenant, id, { from: 0, limit: 1 });
  if (report === undefined) return staleCard(context);
  if (!returned.ok && returned.refusal.reason === 'inputs')
    return replacing(context, toReturnForm(context, report.broadcast, { draft: toDraft(press), problems: returned.refusal.problems }));
  if (!returned.ok) return act(context, press, id, returned);
  // The draft is its author's to open; whoever sent it back is told that it has gone.
  const [warning] = toWordWarnings([reason], { person: false });
  const reply = toNotice({ key: 'app.broadcast.sent-back', params: { name: report.broadcast.author.name } }, { detail: warning?.text ?? null });
  const { activityId } = press;
  const own = activityId === null ? [] : [{ where: context.request.where, activityId, locale: context.locale, reply }];
  const followers = await toFollowers(context, returned.value, report.figures, activityId);
  const others = await answerApprovalCards(context.app, context.tenant, returned.value, activityId);
  return { ...replacing(context, reply), updates: [...own, ...followers, ...others] };
}

async function correct(context: TurnContext, press: Press, broadcast: Broadcast): Promise<Outcome> {
  const { id, draft } = broadcast;
  const texts = readTexts(draft.texts, press, writtenIn(draft.texts));
  const corrected = await correctBroadcast(context, id, texts);
  if (corrected.ok) return told(context, id, { key: 'app.broadcast.correcting', params: { id } }, toTextWarnings(texts));
  if (corrected.refusal.reason === 'inputs')
    return replacing(context, toCorrectForm(context, broadcast, { texts, problems: corrected.refusal.problems }));
  return told(context, id, toBroadcastRefusal(corrected.refusal));
}

async function withdraw(context: TurnContext, press: Press, broadcast: Broadcast): Promise<Outcome> {
  const { id } = broadcast;
  const notice = readInput(press.data, 'notice');
  const withdrawn = await withdrawBroadcast(context, id, notice === '' ? null : notice);
  if (withdrawn.ok) return told(context, id, { key: 'app.broadcast.withdrawing', params: { id } }, toWordWarnings([notice], { person: true }));
  if (withdrawn.refusal.reason === 'inputs')
    return replacing(context, toWithdrawForm(context, broadcast, { draft: toDraft(press), problems: withdrawn.refusal.problems }));
  return told(context, id, toBroadcastRefusal(withdrawn.refusal));
}

/** A short answer in the form's place, with the way to the card that follows the broadcast. */
function told(context: TurnContext, id: BroadcastId, text: Message, warnings: readonly Notice[] = []): Outcome {
  const button = menuButton(context, 'broadcast.show', { key: 'app.broadcast.button.follow' }, { broadcast: id });
  return replacing(context, toNotice(text, { detail: warnings[0]?.text ?? null, buttons: [button] }));
}
