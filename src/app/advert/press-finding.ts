import { isKept } from '../../core/case/advert.ts';
import { checkText } from '../../core/case/check-inputs.ts';
import { reasonMaxLength } from '../../core/case/decide.ts';
import type { InputProblem } from '../../core/case/refusal.ts';
import type { InputView } from '../../core/reply/form-view.ts';
import type { Outcome } from '../../core/turn.ts';
import { staleCard } from '../carry-out.ts';
import { toCardUpdates } from '../living-card.ts';
import type { LoadedCase } from '../load-case.ts';
import { numberOf, textOf, toDraft, type Press } from '../press/read-press.ts';
import { runCommand } from '../run-command.ts';
import { toButton } from '../show/button.ts';
import type { Notice } from '../show/notice.ts';
import { mayOverride, mayWork, newOrigin, replacing, type RefusedForm, type TurnContext } from '../turn-context.ts';
import { runCheck } from './check-text.ts';
import type { KeptCheck } from './kept-check.ts';
import { toPage } from './report-page.ts';
import { reportFinding } from './reported-findings.ts';
import { toOrdered } from './report-reply.ts';

interface FindingPlace {
  readonly id: string;
  readonly page: number;
}

/** Longest name of a finding in the list to choose from, in UTF-16 units. */
const longestName = 90;

/** The form in which a finding is kept with a reason or reported to HR as wrong. */
export async function openFindingForm(
  context: TurnContext,
  kept: KeptCheck,
  place: FindingPlace,
  refused: RefusedForm | null = null,
): Promise<Outcome> {
  const found = await runCheck(context, kept.text, kept.caseId);
  if (found === null) return staleCard(context);
  const { loaded } = found;
  const open = toOrdered(context.app, found.report, loaded).filter(({ group }) => group !== 'kept');
  const distinct = open.filter(({ id }, index) => open.findIndex((one) => one.id === id) === index);
  const options = distinct.slice(0, 40).map(({ id, finding }) => ({ value: id, label: { plain: toName(finding.quote, finding.message) } }));
  const mayKeep = loaded !== null && (mayWork(context, loaded) || mayOverride(context, loaded));
  const origin = newOrigin(context, loaded?.state.id ?? null);
  const data = { report: place.id, page: place.page };
  return replacing(context, {
    kind: 'form',
    view: {
      form: 'finding',
      context: loaded === null ? null : { key: 'app.context.case', params: { case: loaded.state.id, title: loaded.state.facts.title } },
      title: { key: mayKeep ? 'app.finding.title' : 'app.finding.title-report' },
      intro: { key: !mayKeep ? 'app.finding.intro-report' : mayOverride(context, loaded) ? 'app.finding.intro-hr' : 'app.finding.intro' },
      why: null,
      moreRules: [],
      notices: [],
      inputs: toInputs(options, mayKeep, refused),
      buttons: [
        toButton(origin, 'advert.decide', { key: 'app.button.record' }, { style: 'primary', submits: true, data }),
        toButton(origin, 'advert.page', { key: 'app.button.back' }, { data }),
      ],
    },
  });
}

function toName(quote: string | null, message: string): string {
  const name = quote === null ? message : `«${quote.replaceAll(/\s+/g, ' ')}»: ${message}`;
  return name.length <= longestName ? name : `${name.slice(0, longestName).replace(/\s\S*$/, '')}…`;
}

function toInputs(options: InputView['options'], mayKeep: boolean, refused: RefusedForm | null): readonly InputView[] {
  const blank = { hint: null, required: true, maxLength: null, options: [], rule: null, heading: null } as const;
  const answer = (id: string, value: string) => ({
    id,
    value: refused?.draft[id] ?? value,
    problem: refused?.problems.find((one) => one.input === id)?.message ?? null,
  });
  const decision = (value: string) => ({ value, label: { key: `app.finding.${value}` } });
  return [
    { ...blank, ...answer('finding', ''), kind: 'choice', label: { key: 'app.finding.which' }, options },
    ...(mayKeep
      ? [
          {
            ...blank,
            ...answer('decision', 'keep'),
            kind: 'choice' as const,
            label: { key: 'app.finding.decision' },
            options: [decision('keep'), decision('report')],
          },
        ]
      : []),
    {
      ...blank,
      ...answer('reason', ''),
      kind: 'multiline',
      label: { key: 'app.input.reason' },
      hint: { key: 'app.finding.hint' },
      maxLength: reasonMaxLength,
    },
  ];
}

/** Keeps the chosen finding with the reason given, or reports it to HR; the report comes back with what was done. */
export async function decideFinding(context: TurnContext, press: Press, kept: KeptCheck): Promise<Outcome> {
  const place = { id: textOf(press, 'report') ?? '', page: numberOf(press, 'page', 1) };
  const again = (problems: readonly InputProblem[]) => openFindingForm(context, kept, place, { draft: toDraft(press), problems });
  const found = await runCheck(context, kept.text, kept.caseId);
  if (found === null) return staleCard(context);
  const { report, loaded } = found;
  const chosen = toOrdered(context.app, report, loaded).find(({ id }) => id === textOf(press, 'finding'));
  if (chosen === undefined) return again([{ input: 'finding', message: { key: 'problem.choice-missing' } }]);
  const reason = checkText(textOf(press, 'reason') ?? '', { maxLength: reasonMaxLength, required: true, person: false });
  if (!reason.ok) return again([{ input: 'reason', message: reason.refusal }]);
  const warned = [...new Set(reason.value.warnings.map(({ kind }) => kind))];
  const notices = warned.map((kind): Notice => ({ tone: 'attention', text: { key: `app.warning.${kind}` } }));
  const done = (key: string) => toPage(context, kept, { ...place, notices: [{ tone: 'good', text: { key } }, ...notices] });

  if (loaded === null || textOf(press, 'decision') === 'report') {
    await reportFinding(context, { finding: chosen.finding, comment: reason.value.text, loaded, nonce: press.nonce });
    return done('app.finding.reported');
  }
  if (isKept(loaded.state, { id: chosen.id, severity: chosen.finding.severity })) return toPage(context, kept, { ...place, notices: [] });
  return keep(context, press, { loaded, hash: report.textHash, finding: chosen.id, again, done: () => done('app.finding.kept') });
}

async function keep(
  context: TurnContext,
  press: Press,
  {
    loaded,
    hash,
    finding,
    again,
    done,
  }: {
    readonly loaded: LoadedCase;
    readonly hash: string;
    readonly finding: string;
    readonly again: (problems: readonly InputProblem[]) => Promise<Outcome>;
    readonly done: () => Promise<Outcome>;
  },
): Promise<Outcome> {
  const { app, tenant, person } = context;
  const command = { kind: 'keep-finding', hash, finding, reason: textOf(press, 'reason') ?? '' } as const;
  const result = await runCommand(app, { tenant, person, caseId: loaded.state.id, command, nonce: press.nonce });
  if (result.ok) return { ...(await done()), updates: await toCardUpdates(context, result.value.loaded, press.activityId) };
  if (result.refusal.kind !== 'refused') return staleCard(context);
  const { refusal } = result.refusal;
  switch (refusal.reason) {
    case 'inputs':
      return again(refusal.problems);
    case 'binding':
      return again([{ input: 'finding', message: { key: 'problem.finding-binding' } }]);
    case 'not-now':
      return again([{ input: 'finding', message: { key: `app.refused.not-now-${refusal.status}` } }]);
    default:
      return again([{ input: 'finding', message: { key: 'problem.finding-changed' } }]);
  }
}
