import type { Reply } from '../../core/reply/reply.ts';
import { wakingHours } from '../../core/reminder/quiet-hours.ts';
import type { Message } from '../../core/text.ts';
import type { Outcome } from '../../core/turn.ts';
import { staleCard } from '../carry-out.ts';
import { loadProfile } from '../profile.ts';
import { toDigestTimes, usualAlerts, type Alerts } from '../remind/alerts.ts';
import { checkAlerts } from '../remind/check-alerts.ts';
import { findReplaced } from '../remind/find-concerns.ts';
import { saveAlerts } from '../remind/save-alerts.ts';
import { toAlertsForm } from '../show/alerts-form.ts';
import { menuButton, newOrigin, posting, replacing, toNotice, type TurnContext } from '../turn-context.ts';
import { toDraft, type Press } from './read-press.ts';

/** Handles what somebody chooses about her reminders. */
export async function pressAlerts(context: TurnContext, press: Press): Promise<Outcome> {
  switch (press.verb) {
    case 'alerts.show': {
      const reply = await toAlerts(context);
      return press.menu ? posting(context, reply) : replacing(context, reply);
    }
    case 'alerts.set':
      return set(context, press);
    default:
      return staleCard(context);
  }
}

/** The form with what she has chosen so far. */
export async function toAlerts(context: TurnContext): Promise<Reply> {
  const { app, tenant, person, policy } = context;
  const { alerts = usualAlerts } = await loadProfile(app, tenant, person.id);
  const standIn = alerts.absence?.standIn ?? null;
  const name = standIn === null ? '' : ((await app.directory.find(tenant, standIn))?.name ?? '');
  const isPast = alerts.absence !== null && alerts.absence.to < app.clock.today();
  return toAlertsForm({
    origin: newOrigin(context, null),
    hours: wakingHours(policy),
    draft: {
      'alert-time': toDigestTimes(alerts, policy).time,
      'alert-rhythm': alerts.weekday === null ? 'daily' : String(alerts.weekday),
      ...(alerts.absence === null || isPast ? {} : { 'away-from': alerts.absence.from, 'away-to': alerts.absence.to, 'stand-in': name }),
    },
    problems: [],
  });
}

async function set(context: TurnContext, press: Press): Promise<Outcome> {
  const { app, tenant, person, policy } = context;
  const checked = await checkAlerts(context, press.data);
  if (!checked.ok) {
    const form = { origin: newOrigin(context, null), hours: wakingHours(policy), draft: toDraft(press), problems: checked.refusal };
    return replacing(context, toAlertsForm(form));
  }
  await saveAlerts(app, tenant, person.id, checked.value);
  app.log.info({ user: person.id }, 'alerts chosen');
  const { rhythm, away } = await toLines(context, checked.value);
  const buttons = [menuButton(context, 'alerts.show', { key: 'app.button.change-alerts' })];
  return replacing(context, toNotice(rhythm, { detail: away, buttons }));
}

/** What now holds, in whole sentences. */
async function toLines(context: TurnContext, alerts: Alerts): Promise<{ readonly rhythm: Message; readonly away: Message | null }> {
  const { app, tenant, person, policy } = context;
  const { time } = toDigestTimes(alerts, policy);
  const rhythm: Message =
    alerts.weekday === null
      ? { key: 'app.alerts.saved-daily', params: { time } }
      : { key: 'app.alerts.saved-weekly', params: { time, weekday: { key: `app.alerts.weekday.${alerts.weekday}` } } };
  const { absence } = alerts;
  if (absence === null) return { rhythm, away: null };
  const params = { from: { date: absence.from }, to: { date: absence.to } };
  const standIn = absence.standIn === null ? undefined : await app.directory.find(tenant, absence.standIn);
  const away: Message =
    standIn === undefined ? { key: 'app.alerts.away-waiting', params } : { key: 'app.alerts.away', params: { ...params, name: standIn.name } };
  // Two who are away at once leave nobody to be told.
  const replaced = await findReplaced(app, tenant, person, app.clock.today());
  const both = replaced.filter(({ from, until }) => from <= absence.to && (until === null || until >= absence.from));
  const [first] = both;
  return { rhythm, away: first === undefined ? away : { key: 'app.alerts.covering', params: { away, name: first.name } } };
}
