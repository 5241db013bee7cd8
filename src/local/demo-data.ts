import { Temporal } from 'temporal-polyfill';
import type { IsoDate, TenantId } from '../core/ids.ts';
import type { Outcome, Request } from '../core/turn.ts';
import { demoAdvert } from './demo-advert.ts';
import { createDemoManager, type DemoAnswers } from './demo-manager.ts';
import { localUserIds, type LocalPart } from './local-people.ts';

interface DemoCase {
  readonly owner: LocalPart;
  readonly facts: DemoAnswers;
  /** Days ago the case began. */
  readonly age: number;
  /** The step it has come to. */
  readonly until: string;
  readonly answers: DemoAnswers;
}

/** Answers every demo case shares; the words a manager could have written. */
const commonAnswers: DemoAnswers = {
  'need.analysis/field-competence': 'Vi mangler kompetanse på medisinhåndtering og veiledning i vaktene.',
  'need.union/field-unions': 'Fagforbundet og NSF, plasstillitsvalgte',
  'need.union/field-outcome': 'Informert om behovet. De tillitsvalgte ønsker å være med på jobbanalysen.',
  'need.part-time/field-need': 'Turnusen har en ledig linje på 80 prosent. Resten av årsverket er fast bemannet.',
  'need.part-time/field-participants': 'Avdelingsleder og plasstillitsvalgt',
  'need.part-time/field-union-view': 'Ønsker at linjen slås sammen med ledige helgetimer.',
  'need.part-time/field-conclusion': 'Lyses ut som 80 prosent. Helgetimene vurderes ved neste turnus.',
  'field-hr-adviser': 'HR-rådgiver',
  elsewhere: 'På telefon, før saken ble opprettet her',
  'need.preference/field-outcome': 'none',
  'need.approval/field-answer': 'approved',
  'need.approval/field-director': 'Direktør for tjenesteområdet',
  'analysis.webcruiter/field-number': 'WEB-4417',
  tasks: 'Gi pleie og behandling til beboerne\nAdministrere legemidler\nVeilede kolleger og studenter',
  must: 'Norsk autorisasjon\nGod muntlig og skriftlig norsk',
  should: 'Erfaring fra kommunal helsetjeneste',
  traits: 'Samarbeider godt',
  'advert.second-reader/field-hr-reader': 'HR-rådgiver',
  'advert.write/field-reader': 'HR-rådgiver',
  'selection.considerations/field-handled': '1',
  'selection.lists/field-applicants': '14',
  'selection.lists/field-women': '9',
  'selection.lists/field-men': '5',
  'selection.invite/field-invited': '4',
  'interview.hold/field-interviewed': '4',
};

const demoCases: readonly DemoCase[] = [
  {
    owner: 'manager',
    age: 75,
    until: 'interview.references',
    facts: {
      title: 'Avdelingsleder',
      unit: 'Solbakken sykehjem',
      serviceArea: 'health',
      roleFamily: 'LE',
      'position-1-percentage': '100',
      'position-1-permanence': 'permanent',
      leader: 'true',
    },
    answers: {},
  },
  {
    owner: 'manager',
    age: 30,
    until: 'selection.considerations',
    facts: {
      title: 'Helsefagarbeider',
      unit: 'Solbakken sykehjem, avdeling 2',
      serviceArea: 'health',
      roleFamily: 'HO',
      'position-1-percentage': '80–100',
      'position-1-count': '2',
      'position-1-permanence': 'permanent',
      shiftWork: 'true',
    },
    answers: { 'advert.publish/field-deadline': '+10' },
  },
  {
    owner: 'manager',
    age: 6,
    until: 'need.preference',
    facts: {
      title: 'Sykepleier',
      unit: 'Solbakken sykehjem',
      serviceArea: 'health',
      roleFamily: 'HO',
      'position-1-percentage': '80',
      'position-1-permanence': 'permanent',
      shiftWork: 'true',
    },
    answers: {},
  },
];

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
  const lines: string[] = [];
  for (const { owner, facts, age, until, answers } of demoCases) {
    let day = now.subtract({ days: age });
    const nextDay = () => {
      if (Temporal.PlainDate.compare(day, now) < 0) day = day.add({ days: 1 });
      return day.toString() as IsoDate;
    };
    const manager = createDemoManager({ speak, tenant, user: localUserIds[owner], randomId, nextDay });
    const advert = demoAdvert(today, { title: facts['title'] ?? '' });
    const dated = Object.fromEntries(
      Object.entries({ ...commonAnswers, advert, ...answers }).map(([input, value]) => [
        input,
        /^\+\d+$/.test(value) ? now.add({ days: Number(value) }).toString() : value,
      ]),
    );
    const card = await manager.goOn(await manager.open(facts), until, dated);
    if (card.kind !== 'case') throw new Error('A demo case did not end on its card');
    lines.push(`${card.view.caseId}  ${card.view.title}, ${card.view.unit}: ${card.view.stage?.title.nb ?? '–'}`);
  }
  return lines;
}
