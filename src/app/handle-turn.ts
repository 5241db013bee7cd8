import type { Verb } from '../core/reply/verb.ts';
import type { Outcome, Request } from '../core/turn.ts';
import type { Person } from '../ports/directory.ts';
import type { App } from './app.ts';
import { joinBroadcasts } from './broadcast/join-broadcasts.ts';
import { pressConfirm } from './broadcast/press-confirm.ts';
import { staleCard } from './carry-out.ts';
import { loadCurrentPolicy } from './current-policy.ts';
import { checkChosenMessage } from './advert/check-chosen-message.ts';
import { checkFiles } from './advert/check-file.ts';
import { answerParticipant } from './answer-participant.ts';
import { pressAdvert } from './advert/press-advert.ts';
import { pressAlerts } from './press/press-alerts.ts';
import { pressAnswer } from './press/press-answer.ts';
import { pressBroadcast } from './press/press-broadcast.ts';
import { pressDelivery } from './press/press-delivery.ts';
import { pressCase } from './press/press-case.ts';
import { pressFacts } from './press/press-facts.ts';
import { pressList } from './press/press-list.ts';
import { pressMenu } from './press/press-menu.ts';
import { pressRequest } from './press/press-request.ts';
import { pressSlot } from './press/press-slot.ts';
import { pressPanel } from './panel/press-panel.ts';
import { pressReminder } from './press/press-reminder.ts';
import { pressStep } from './press/press-step.ts';
import { pressTimes } from './press/press-times.ts';
import { pressUnion } from './press/press-union.ts';
import { readPress, type Press } from './press/read-press.ts';
import { isSameConversation, loadProfile, saveProfile, toLocale } from './profile.ts';
import { isAllowed } from './rights.ts';
import { noteRemoved } from './sending/reach.ts';
import { handleText } from './text/handle-text.ts';
import { toWelcome } from './text/welcome.ts';
import { posting, toNotice, type TurnContext } from './turn-context.ts';

/** The one door from the channel: a request in, everything to be said out. Who speaks comes from the channel's authentication alone. */
export async function handleTurn(app: App, request: Request): Promise<Outcome> {
  const { tenantId: tenant, userId, name, locale: client } = request.who;
  const policy = await loadCurrentPolicy(app, tenant);
  if (policy === undefined) {
    app.log.warn({ request: request.id }, 'refused a tenant without a policy');
    return { locale: client ?? 'nb', ack: { kind: 'none' }, messages: [], updates: [] };
  }
  const profile = await loadProfile(app, tenant, userId);
  const known = await app.directory.find(tenant, userId);
  const person: Person = known ?? { id: userId, name, roles: [], unit: null, isUnknown: true };
  const context: TurnContext = { app, request, tenant, person, policy, locale: toLocale(profile, client, policy.locale) };
  const nothing: Outcome = { locale: context.locale, ack: { kind: 'none' }, messages: [], updates: [] };
  const { incoming, where } = request;

  // Picked in whatever chat she was in, of which the bot may be no part.
  if (incoming.kind === 'chosen-message') return checkChosenMessage(context, incoming, profile.where);
  if (where.scope === 'personal' && incoming.kind === 'removed') await noteRemoved(app, tenant, userId);
  if (incoming.kind === 'removed') return nothing;
  // Whatever else comes from her is a sign of life: she can be reached, and here.
  if (where.scope === 'personal' && (profile.unreachable !== null || !isSameConversation(profile.where, where)))
    await saveProfile(app, tenant, userId, { where, unreachable: null });
  // A case is between the manager and the bot: in a group everybody would read along.
  if (where.scope !== 'personal') {
    const reply = toNotice({ key: 'app.private-only' });
    return incoming.kind === 'press' ? { ...nothing, ack: { kind: 'toast', text: { key: 'app.private-only' } } } : posting(context, reply);
  }
  if (incoming.kind === 'installed')
    // Her welcome does not depend on it.
    await joinBroadcasts(context).catch((error: unknown) =>
      app.log.error({ request: request.id }, 'broadcasts for somebody who joined failed', error),
    );
  if (incoming.kind === 'installed') return posting(context, await toWelcome(context));
  const confirming =
    incoming.kind === 'press' && incoming.verb === 'broadcast.confirm' ? readPress(incoming.verb, incoming.data, incoming.activityId) : null;
  if (confirming !== null) return pressConfirm(context, confirming);
  if (!isAllowed(person, 'open-case')) return answerParticipant(context);
  if (incoming.kind === 'text') return handleText(context, incoming.text);
  if (incoming.kind === 'files') return checkFiles(context, incoming.files);
  const press = readPress(incoming.verb, incoming.data, incoming.activityId);
  if (press === null) {
    app.log.warn({ request: request.id }, 'a press that is none of ours');
    return staleCard(context);
  }
  const began = app.clock.epochMs();
  const outcome = await toHandler(press.verb)(context, press);
  app.log.info({ request: request.id, verb: press.verb, caseId: press.caseId, durationMs: app.clock.epochMs() - began }, 'press');
  return outcome;
}

type Handler = (context: TurnContext, press: Press) => Promise<Outcome>;

function toHandler(verb: Verb): Handler {
  const [family] = verb.split('.');
  if (family === 'step') return pressStep;
  if (family === 'advert') return pressAdvert;
  if (family === 'list') return pressList;
  if (family === 'union') return pressUnion;
  if (family === 'slot') return pressSlot;
  if (family === 'times') return pressTimes;
  if (family === 'request') return pressRequest;
  if (family === 'answer') return pressAnswer;
  if (family === 'delivery') return pressDelivery;
  if (family === 'panel') return pressPanel;
  if (family === 'reminder') return pressReminder;
  if (family === 'alerts') return pressAlerts;
  if (family === 'broadcast') return pressBroadcast;
  if (['case.new', 'case.open', 'case.edit', 'case.change', 'case.readvertise'].includes(verb)) return pressFacts;
  return family === 'settings' || ['cases.list', 'help.show', 'language.set', 'data.export', 'data.drop-drafts'].includes(verb)
    ? pressMenu
    : pressCase;
}
