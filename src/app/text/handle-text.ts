import type { CommandKind } from '../../core/intent.ts';
import { toIntent, type Intent } from '../../core/intent.ts';
import type { CaseId, Nonce } from '../../core/ids.ts';
import type { Button } from '../../core/reply/button.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { Outcome } from '../../core/turn.ts';
import { askForAdvert, openAdvertStep, readPastedAdvert } from '../advert/press-advert.ts';
import { toReportedReply } from '../advert/press-reported.ts';
import { toRefusalReply } from '../carry-out.ts';
import { loadFocus, saveFocus } from '../focus.ts';
import { toCardUpdates } from '../living-card.ts';
import { answerDropDrafts, answerMyData } from '../my-data/answer-my-data.ts';
import { openForReader } from '../open-for-reader.ts';
import type { LoadedCase } from '../load-case.ts';
import { newCaseForm } from '../press/press-facts.ts';
import { toAlerts } from '../press/press-alerts.ts';
import { toBroadcastStart } from '../press/press-broadcast-draft.ts';
import { toCaseActForm } from '../press/case-forms.ts';
import { findAnswerers } from '../find-answerers.ts';
import { saveProfile } from '../profile.ts';
import { isAllowed } from '../rights.ts';
import { findUnreached } from '../panel/find-unreached.ts';
import { openPanelForm } from '../panel/save-panel.ts';
import { runCommand } from '../run-command.ts';
import { worksFor } from '../stands-in-for.ts';
import { toAheadReply } from '../show/ahead-reply.ts';
import { toBroadcastHistory } from '../show/broadcast-history.ts';
import { toHelp } from '../show/help.ts';
import { toPlanReply } from '../show/plan-reply.ts';
import { toRegisterForm } from '../show/request-form.ts';
import { toRequirementsForm } from '../show/requirements-form.ts';
import { toSettingsReply } from '../show/settings-reply.ts';
import { toBriefingOverview } from '../show/briefing-form.ts';
import { toStepForm } from '../show/step-form.ts';
import { toUnconfirmedReply } from '../show/unconfirmed-reply.ts';
import {
  caseReply,
  courseOf,
  may,
  mayHandleRequests,
  mayOverride,
  mayWork,
  menuButton,
  newOrigin,
  posting,
  toNotice,
  type TurnContext,
} from '../turn-context.ts';
import { toCaseList } from './case-list.ts';
import { findCases } from './find-case.ts';
import { reachableCases } from './reachable-cases.ts';
import { toWelcome } from './welcome.ts';

/** Answers something written in chat. */
export async function handleText(context: TurnContext, text: string): Promise<Outcome> {
  const pasted = await readPastedAdvert(context, text);
  if (pasted !== null) return { ...posting(context, pasted.reply), updates: pasted.updates };
  const intent = toIntent(text);
  context.app.log.info({ request: context.request.id, intent: intent.kind }, 'text');
  switch (intent.kind) {
    case 'new-case':
      if (!isAllowed(context.person, 'open-case')) return posting(context, toNotice({ key: 'app.not-allowed' }));
      return posting(context, await newCaseForm(context, intent.title ?? null));
    case 'list-cases':
      return posting(context, await toCaseList(context));
    case 'help':
      return posting(context, toHelp(context));
    case 'greeting':
      return posting(context, await toWelcome(context));
    case 'thanks':
      return posting(context, toNotice({ key: 'app.thanks' }));
    case 'language':
      return language(context, intent.to);
    case 'settings':
      return posting(
        context,
        isAllowed(context.person, 'change-settings') ? toSettingsReply(context, context.policy) : toNotice({ key: 'app.not-allowed' }),
      );
    case 'unconfirmed':
      return posting(context, isAllowed(context.person, 'list-all') ? await toUnconfirmedReply(context) : toNotice({ key: 'app.not-allowed' }));
    case 'broadcast':
      return posting(context, isAllowed(context.person, 'broadcast') ? await toBroadcastStart(context) : toNotice({ key: 'app.broadcast.hr-only' }));
    case 'broadcasts':
      return posting(
        context,
        isAllowed(context.person, 'broadcast') ? await toBroadcastHistory(context, 1) : toNotice({ key: 'app.broadcast.hr-only' }),
      );
    case 'my-data':
      return answerMyData(context);
    case 'drop-drafts':
      return answerDropDrafts(context);
    case 'alerts':
      return posting(context, await toAlerts(context));
    case 'check-advert':
      return posting(context, await askForAdvert(context));
    case 'reported-findings':
      return posting(context, isAllowed(context.person, 'change-settings') ? await toReportedReply(context) : toNotice({ key: 'app.not-allowed' }));
    case 'unknown':
      return posting(context, toNotice({ key: 'app.not-understood' }, { buttons: await nearestButtons(context, intent.nearest) }));
    case 'undo':
      return withCase(context, null, (loaded) => undo(context, loaded));
    case 'show-case':
      return withCase(context, intent.query, async (loaded) => shown(context, loaded, caseReply(context, loaded)));
    case 'status':
    case 'next':
    case 'plan':
    case 'ahead': {
      const { kind } = intent;
      return withCase(context, null, async (loaded) => shown(context, loaded, await toCaseAnswer(context, loaded, kind)));
    }
    case 'access-request':
    case 'information-request':
    case 'complaint':
      // Most of it comes when the case is closed, so closed ones are meant too.
      return withCase(context, null, async (loaded) => shown(context, loaded, toRequestAnswer(context, loaded, intent.kind)), true);
    case 'hold':
    case 'withdraw':
    case 'hand-over':
    case 'close':
      return withCase(context, intent.query ?? null, async (loaded) => shown(context, loaded, await toActAnswer(context, loaded, intent)));
  }
}

async function language(context: TurnContext, to: Extract<Intent, { kind: 'language' }>['to']): Promise<Outcome> {
  if (to === null) {
    const button = (locale: string) => menuButton(context, 'language.set', { key: `app.language.${locale}` }, { to: locale });
    return posting(context, toNotice({ key: 'app.language.ask' }, { buttons: [button('nb'), button('nn'), button('en')] }));
  }
  await saveProfile(context.app, context.tenant, context.person.id, { locale: to });
  return posting({ ...context, locale: to }, toNotice({ key: 'app.language.set' }));
}

/** The case spoken of: the one named, else the one last touched, else her only open one; when in doubt she chooses. */
async function withCase(
  context: TurnContext,
  query: string | null,
  answer: (loaded: LoadedCase) => Promise<Outcome>,
  closedToo = false,
): Promise<Outcome> {
  const cases = await reachableCases(context);
  if (cases.length === 0) return posting(context, await toCaseList(context, undefined, []));
  const focus = query === null ? await loadFocus(context) : null;
  const own = cases.filter(({ owner }) => worksFor(context.person, owner, context.app.clock.today()));
  const open = (own.length > 0 ? own : cases).filter(({ status }) => closedToo || status !== 'closed');
  const candidates =
    query === null
      ? cases.filter(({ caseId }) => caseId === focus).length === 1
        ? cases.filter(({ caseId }) => caseId === focus)
        : open
      : findCases(cases, query);
  const [only, ...others] = candidates;
  // HR lists the open cases alone, and reaches a closed one by its whole number.
  if (only === undefined && query !== null && /^\d{4}-\d+$/.test(query) && isAllowed(context.person, 'list-all')) {
    const loaded = await openForReader(context, query as CaseId);
    if (loaded !== null) return answer(loaded);
  }
  if (only === undefined)
    return posting(
      context,
      await toCaseList(context, query === null ? undefined : { key: 'app.list-title.not-found', params: { query: query.slice(0, 60) } }),
    );
  if (others.length > 0) return posting(context, await toCaseList(context, { key: 'app.list-title.which' }, candidates));
  const loaded = await openForReader(context, only.caseId, 'view-shared');
  return loaded === null ? posting(context, await toCaseList(context)) : answer(loaded);
}

async function shown(context: TurnContext, loaded: LoadedCase, reply: Reply): Promise<Outcome> {
  await saveFocus(context, loaded.state.id);
  return posting(context, reply, loaded.state.id);
}

async function toCaseAnswer(context: TurnContext, loaded: LoadedCase, kind: 'status' | 'next' | 'plan' | 'ahead'): Promise<Reply> {
  const origin = newOrigin(context, loaded.state.id);
  const today = context.app.clock.today();
  if (kind === 'plan' && may(context, loaded, 'view-case'))
    return toPlanReply(loaded, { origin, today, unfolded: null, mayWork: mayWork(context, loaded), mayOverride: mayOverride(context, loaded) });
  if (kind === 'ahead' && may(context, loaded, 'view-case')) return toAheadReply(loaded, { origin, today, reader: context.person.id, page: 0 });
  const { next } = courseOf(context, loaded);
  if (kind !== 'next' || next === null || !mayWork(context, loaded) || loaded.state.hold !== null) return caseReply(context, loaded);
  switch (next.step.editor) {
    case 'requirements':
      return toRequirementsForm(loaded, { origin });
    case 'advert':
      return openAdvertStep(context, loaded);
    case 'panel':
      return openPanelForm(context, loaded);
    case 'briefing':
      return toBriefingOverview(loaded, next.step, {
        origin,
        today: context.app.clock.today(),
        unreached: await findUnreached(context, loaded),
        mayWork: true,
      });
    case 'form':
      return toStepForm(loaded, next, {
        origin,
        today,
        mayWork: true,
        answerers: await findAnswerers(context.app, context.tenant, loaded, next.step, context.person.id),
      });
  }
}

/** The form for what somebody has asked for; access is asked for as an applicant or as anybody, and she says which. */
function toRequestAnswer(context: TurnContext, loaded: LoadedCase, kind: 'access-request' | 'information-request' | 'complaint'): Reply {
  if (!mayHandleRequests(context, loaded)) return caseReply(context, loaded);
  const wanted = ({ 'access-request': null, 'information-request': 'information', complaint: 'complaint' } as const)[kind];
  return toRegisterForm(loaded, wanted, { origin: newOrigin(context, loaded.state.id), today: context.app.clock.today() });
}

async function toActAnswer(
  context: TurnContext,
  loaded: LoadedCase,
  { kind }: { readonly kind: 'hold' | 'withdraw' | 'hand-over' | 'close' },
): Promise<Reply> {
  if (kind !== 'close') {
    if (mayWork(context, loaded) && loaded.state.hold === null) return toCaseActForm(context, loaded, kind, {}, null);
    return caseReply(context, loaded);
  }
  const today = context.app.clock.today();
  const closing = courseOf(context, loaded).steps.find(({ step }) => step.closes);
  if (closing === undefined || !mayWork(context, loaded)) return caseReply(context, loaded);
  if (closing.door !== null)
    return toRefusalReply(context, loaded, { reason: 'door', door: closing.door }, { kind: 'do', step: closing.step.id, position: null, inputs: {} });
  return toStepForm(loaded, closing, { origin: newOrigin(context, loaded.state.id), today, mayWork: true });
}

async function undo(context: TurnContext, loaded: LoadedCase): Promise<Outcome> {
  const { app, tenant, person, request } = context;
  // A re-sent message keeps its id, so that «angre» is not done twice.
  const nonce = `text-${request.id.replaceAll(/[^\w-]/g, '-').slice(0, 120)}` as Nonce;
  const result = await runCommand(app, { tenant, person, caseId: loaded.state.id, command: { kind: 'undo' }, nonce });
  if (!result.ok) {
    const refused = result.refusal;
    return refused.kind === 'refused'
      ? shown(context, refused.loaded, toRefusalReply(context, refused.loaded, refused.refusal, { kind: 'undo' }))
      : posting(context, toNotice({ key: 'app.not-allowed' }));
  }
  const after = result.value.loaded;
  const text = { key: 'app.done.undone-in', params: { case: after.state.id, title: after.state.facts.title } };
  const button = menuButton(context, 'case.show', { key: 'app.button.show' }, { case: after.state.id });
  return { ...posting(context, toNotice(text, { buttons: [button] })), updates: await toCardUpdates(context, after, null) };
}

/** Buttons for the three things that come nearest; what has no button of its own gives way to one that has. */
async function nearestButtons(context: TurnContext, nearest: readonly CommandKind[]): Promise<readonly Button[]> {
  const cases = await reachableCases(context);
  const focus = await loadFocus(context);
  const current = cases.find(({ caseId }) => caseId === focus) ?? cases.find(({ status }) => status !== 'closed');
  const buttons = [...nearest, 'new-case', 'list-cases', 'help'].flatMap((kind): readonly Button[] => {
    const button = toNearestButton(context, kind as CommandKind, current?.caseId ?? null);
    return button === null ? [] : [button];
  });
  const distinct = buttons.filter((button, index) => buttons.findIndex(({ verb }) => verb === button.verb) === index);
  return distinct.slice(0, 3);
}

function toNearestButton(context: TurnContext, kind: CommandKind, current: CaseId | null): Button | null {
  switch (kind) {
    case 'new-case':
      return isAllowed(context.person, 'open-case') ? menuButton(context, 'case.new', { key: 'app.button.new-case' }) : null;
    case 'help':
      return menuButton(context, 'help.show', { key: 'app.button.help' });
    case 'list-cases':
    case 'show-case':
      return menuButton(context, 'cases.list', { key: 'app.button.my-cases' });
    case 'settings':
      return isAllowed(context.person, 'change-settings') ? menuButton(context, 'settings.show', { key: 'app.button.settings' }) : null;
    case 'status':
    case 'next':
    case 'plan':
    case 'ahead':
    case 'undo':
    case 'hold':
    case 'withdraw':
    case 'hand-over':
    case 'close':
    case 'access-request':
    case 'information-request':
    case 'complaint':
      return current === null
        ? null
        : menuButton(context, 'case.show', { key: 'app.button.show-case', params: { case: current } }, { case: current });
    case 'check-advert':
      return menuButton(context, 'advert.open', { key: 'app.button.check-advert' });
    case 'reported-findings':
      return isAllowed(context.person, 'change-settings') ? menuButton(context, 'advert.reported', { key: 'app.button.reported-findings' }) : null;
    case 'alerts':
      return menuButton(context, 'alerts.show', { key: 'app.button.alerts' });
    case 'broadcast':
      return isAllowed(context.person, 'broadcast') ? menuButton(context, 'broadcast.new', { key: 'app.broadcast.button.new' }) : null;
    case 'broadcasts':
      return isAllowed(context.person, 'broadcast') ? menuButton(context, 'broadcast.list', { key: 'app.broadcast.button.list' }) : null;
    case 'unconfirmed':
    case 'language':
    case 'my-data':
    case 'drop-drafts':
      return null;
  }
}
