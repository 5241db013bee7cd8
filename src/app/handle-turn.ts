import { toIntent } from '../core/intent.ts';
import type { Verb } from '../core/reply.ts';
import type { Outcome, Request } from '../core/turn.ts';
import type { Person } from '../ports/directory.ts';
import type { App } from './app.ts';
import { staleCard } from './carry-out.ts';
import { loadCurrentPolicy } from './current-policy.ts';
import { pressAdvert } from './advert/press-advert.ts';
import { pressCase } from './press/press-case.ts';
import { pressFacts } from './press/press-facts.ts';
import { pressList } from './press/press-list.ts';
import { pressMenu } from './press/press-menu.ts';
import { pressStep } from './press/press-step.ts';
import { readPress, type Press } from './press/read-press.ts';
import { isSameConversation, loadProfile, saveProfile, toLocale } from './profile.ts';
import { noteRemoved } from './sending/reach.ts';
import { handleText } from './text/handle-text.ts';
import { toNoTasks, toWelcome } from './text/welcome.ts';
import { posting, replacing, toNotice, type TurnContext } from './turn-context.ts';

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
  const person: Person = known ?? { id: userId, name, roles: [], unit: null };
  const context: TurnContext = { app, request, tenant, person, policy, locale: toLocale(profile, client, policy.locale) };
  const nothing: Outcome = { locale: context.locale, ack: { kind: 'none' }, messages: [], updates: [] };
  const { incoming, where } = request;

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
  if (incoming.kind === 'installed') return posting(context, await toWelcome(context));
  if (!person.roles.some((role) => role === 'manager' || role === 'hr')) return answerBystander(context);
  if (incoming.kind === 'text') return handleText(context, incoming.text);
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

/** Who takes no part yet gets one friendly explanation whatever she writes or presses; «språk» still works. */
async function answerBystander(context: TurnContext): Promise<Outcome> {
  const { incoming } = context.request;
  if (incoming.kind === 'press' && incoming.verb !== 'language.set') {
    context.app.log.warn({ request: context.request.id, user: context.person.id, verb: incoming.verb }, 'refused a press without a role');
    return replacing(context, toNoTasks(context));
  }
  if (incoming.kind === 'press') {
    const press = readPress(incoming.verb, incoming.data, incoming.activityId);
    return press === null ? staleCard(context) : pressMenu(context, press);
  }
  if (incoming.kind === 'text' && toIntent(incoming.text).kind === 'language') return handleText(context, incoming.text);
  return posting(context, toNoTasks(context));
}

type Handler = (context: TurnContext, press: Press) => Promise<Outcome>;

function toHandler(verb: Verb): Handler {
  const [family] = verb.split('.');
  if (family === 'step') return pressStep;
  if (family === 'advert') return pressAdvert;
  if (family === 'list') return pressList;
  if (['case.new', 'case.open', 'case.edit', 'case.change', 'case.readvertise'].includes(verb)) return pressFacts;
  return ['cases.list', 'help.show', 'language.set', 'settings.show', 'settings.set'].includes(verb) ? pressMenu : pressCase;
}
