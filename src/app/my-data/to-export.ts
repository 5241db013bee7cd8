import type { TurnContext } from '../turn-context.ts';
import type { MyData } from './collect-my-data.ts';

/** What she has chosen with «varsler»; which colleague she has named is another person's. */
function toChosen({ alerts }: MyData['profile']) {
  if (alerts === undefined) return null;
  return { ...alerts, absence: alerts.absence === null ? null : { ...alerts.absence, standIn: alerts.absence.standIn !== null } };
}

/** The whole of it as indented JSON, for the person herself. */
export function toExport({ app, tenant, person }: Pick<TurnContext, 'app' | 'tenant' | 'person'>, data: MyData): string {
  const { profile, lastCase, cases, short, reports, messages, reminded, covers, broadcasts } = data;
  const whole = {
    madeAt: app.clock.now(),
    tenant,
    directory: person,
    settings: {
      language: profile.locale,
      conversation: profile.where?.conversationId ?? null,
      unreachable: profile.unreachable,
    },
    lastCase,
    cases,
    drafts: short.drafts,
    checkedAdverts: short.adverts,
    reportedFindings: reports,
    messages,
    reminders: { chosen: toChosen(profile), sent: reminded.sent, told: reminded.told, standsInForColleagues: covers },
    broadcasts,
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
