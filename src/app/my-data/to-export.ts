import type { TurnContext } from '../turn-context.ts';
import type { MyData } from './collect-my-data.ts';

/** The whole of it as indented JSON, for the person herself. */
export function toExport({ app, tenant, person }: Pick<TurnContext, 'app' | 'tenant' | 'person'>, data: MyData): string {
  const { profile, lastCase, cases, short, reports, messages, broadcasts } = data;
  const whole = {
    madeAt: app.clock.now(),
    tenant,
    directory: person,
    settings: { language: profile.locale, conversation: profile.where?.conversationId ?? null, unreachable: profile.unreachable },
    lastCase,
    cases,
    drafts: short.drafts,
    checkedAdverts: short.adverts,
    reportedFindings: reports,
    messages,
    broadcasts,
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
