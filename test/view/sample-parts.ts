import type { CaseId, IsoDate, RuleId, StepId } from '../../src/core/ids.ts';
import type { Button } from '../../src/core/reply/button.ts';
import type { CaseView } from '../../src/core/reply/case-view.ts';
import type { RuleView } from '../../src/core/reply/rule-view.ts';
import type { Localized, Say } from '../../src/core/text.ts';

export const local = (nb: string, nn: string, en: string): Localized => ({ nb, nn, en });
export const date = (day: string) => day as IsoDate;
export const rule = (id: string) => id as RuleId;
export const step = (id: string) => id as StepId;

export const caseId = '2026-14' as CaseId;

const nonce = '5f0c6c1e-8f52-4a4e-9c84-4a51d3f0a111';

export function button(verb: Button['verb'], label: Say, style: Button['style'] = 'normal', submits = false, data: Button['data'] = {}): Button {
  return { verb, label, style, submits, data: { nonce, case: caseId, ...data } };
}

export const plan = button('case.plan', local('Hele løypa', 'Heile løypa', 'The whole path'));
export const back = button('case.show', local('Tilbake', 'Tilbake', 'Back'));

export const partTime: RuleView = {
  id: rule('N-05'),
  text: local(
    'Før du bestemmer deg for en deltidsstilling, må du skrive ned hvorfor, og drøfte det med de tillitsvalgte.',
    'Før du bestemmer deg for ei deltidsstilling, må du skrive ned kvifor, og drøfte det med dei tillitsvalde.',
    'Before you decide on a part-time post you must write down why, and discuss it with the union representatives.',
  ),
  basis: local('arbeidsmiljøloven § 14-1 b', 'arbeidsmiljølova § 14-1 b', 'Working Environment Act section 14-1 b'),
  source: 'Lovdata, 2. mai 2026',
  weight: 'law',
};

export const principle: RuleView = {
  id: rule('S0-02'),
  text: local(
    'De tillitsvalgte er viktige støttespillere og skal involveres så tidlig som mulig, allerede når du vurderer behovet.',
    'Dei tillitsvalde er viktige støttespelarar og skal involverast så tidleg som mogleg, alt når du vurderer behovet.',
    'The union representatives are important supporters and must be involved as early as possible, already when you assess the need.',
  ),
  basis: local(
    'Prinsipper for rekruttering i Asker kommune (2023)',
    'Prinsippa for rekruttering i Asker kommune (2023)',
    'Asker municipality’s recruitment principles (2023)',
  ),
  source: '004:L1282-1283',
  weight: 'local',
};

export const freeze: RuleView = {
  id: rule('S1-04'),
  text: local(
    'Direktøren skal godkjenne stillingen før den lyses ut.',
    'Direktøren skal godkjenne stillinga før ho blir lyst ut.',
    'The director approves the post before it is advertised.',
  ),
  basis: local('Ansettelsesstoppen (2023)', 'Tilsetjingsstoppen (2023)', 'The hiring freeze (2023)'),
  source: '004:L536-539',
  weight: 'unconfirmed',
};

export const stageTitles = [
  local('Behovsanalyse', 'Behovsanalyse', 'Needs analysis'),
  local('Jobbanalyse', 'Jobbanalyse', 'Job analysis'),
  local('Stillingsannonse og utlysning', 'Stillingsannonse og utlysing', 'Job advertisement'),
  local('Utvelgelse', 'Utveljing', 'Selection'),
  local('Intervju og referanser', 'Intervju og referansar', 'Interviews and references'),
  local('Saksbehandling', 'Sakshandsaming', 'Case handling'),
  local('Ansettelse og avslutning', 'Tilsetjing og avslutning', 'Appointment and closing'),
] as const;

export const stages = (current: number): CaseView['stages'] =>
  stageTitles.map((title, index) => ({ title, state: index < current ? 'done' : index === current ? 'current' : 'ahead' }));

export const stage = (index: number, stepsDone: number, stepsOf: number): CaseView['stage'] => {
  const title = stageTitles[index];
  if (title === undefined) throw new Error('No such stage');
  return { title, index: index + 1, of: stageTitles.length, stepsDone, stepsOf };
};
