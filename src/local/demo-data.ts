import { Temporal } from 'temporal-polyfill';
import type { IsoDate, TenantId } from '../core/ids.ts';
import type { Outcome, Request } from '../core/turn.ts';
import { demoAdvert } from './demo-advert.ts';
import { createDemoManager } from './demo-manager.ts';
import { demoCasesBokmal } from './demo-cases-bokmal.ts';
import { demoCasesNynorsk } from './demo-cases-nynorsk.ts';
import { localTenants, localUserIds } from './local-people.ts';

/** Fills in three cases in different stages through the same turns a manager takes; returns a line about each. */
export async function fillDemoData({
  speak,
  tenant,
  today,
  randomId,
}: {
  readonly speak: (request: Request) => Promise<Outcome>;
  readonly tenant: TenantId;
  readonly today: IsoDate;
  readonly randomId: () => string;
}): Promise<readonly string[]> {
  const now = Temporal.PlainDate.from(today);
  const { answers: shared, cases, language } = tenant === localTenants.alver ? demoCasesNynorsk : demoCasesBokmal;
  const lines: string[] = [];
  for (const { owner, facts, age, until, answers } of cases) {
    let day = now.subtract({ days: age });
    const nextDay = () => {
      if (Temporal.PlainDate.compare(day, now) < 0) day = day.add({ days: 1 });
      return day.toString() as IsoDate;
    };
    const manager = createDemoManager({ speak, tenant, user: localUserIds[owner], randomId, nextDay });
    const advert = demoAdvert(today, { title: facts['title'] ?? '', language });
    const dated = Object.fromEntries(
      Object.entries({ ...shared, advert, ...answers }).map(([input, value]) => [
        input,
        /^\+\d+$/.test(value) ? now.add({ days: Number(value) }).toString() : value,
      ]),
    );
    const card = await manager.goOn(await manager.open(facts), until, dated);
    if (card.kind !== 'case') throw new Error('A demo case did not end on its card');
    lines.push(`${card.view.caseId}  ${card.view.title}, ${card.view.unit}: ${card.view.stage?.title[language] ?? '–'}`);
  }
  return lines;
}
