import { maxPositionRows, parseFacts } from '../../core/case/parse-facts.ts';
import type { InputProblem } from '../../core/case/refusal.ts';
import type { CaseId } from '../../core/ids.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { Outcome } from '../../core/turn.ts';
import { carryOut, changed, draftForm, noSuchCase, staleCard } from '../carry-out.ts';
import { dropDraft, keepDraft, loadDraft, type Draft } from '../drafts.ts';
import { saveFocus } from '../focus.ts';
import type { LoadedCase } from '../load-case.ts';
import { openCase } from '../open-case.ts';
import { openForReader } from '../open-for-reader.ts';
import { isAllowed } from '../rights.ts';
import { runCommand } from '../run-command.ts';
import { rowsOf, toCaseForm, type CaseFormPurpose } from '../show/case-form.ts';
import type { Notice } from '../show/notice.ts';
import { changedMeanwhile, mayWork, newOrigin, posting, replacing, toNotice, type RefusedForm, type TurnContext } from '../turn-context.ts';
import { numberOf, textOf, toDraft, type Press } from './read-press.ts';

/** Handles the case form: a new case, one advertised anew, changed facts. */
export async function pressFacts(context: TurnContext, press: Press): Promise<Outcome> {
  switch (press.verb) {
    case 'case.new':
      return newForm(context, press);
    case 'case.readvertise': {
      const from = press.caseId === null ? null : await openForReader(context, press.caseId);
      if (from === null || !mayWork(context, from)) return noSuchCase(context);
      return posting(context, formReply(context, { kind: 'anew', from: from.state.id, facts: from.state.facts }, null));
    }
    case 'case.open':
      return open(context, press);
    case 'case.edit':
    case 'case.change': {
      const loaded = press.caseId === null ? null : await openForReader(context, press.caseId);
      if (loaded === null || !mayWork(context, loaded)) return noSuchCase(context);
      return press.verb === 'case.edit' ? edit(context, press, loaded) : change(context, press);
    }
    default:
      return staleCard(context);
  }
}

const newFormName = 'new/case.open//';

/** The form for a new case, posted; with the draft that was refused last time, if there is one. */
export async function newCaseForm(context: TurnContext, title: string | null): Promise<Reply> {
  const draft = title === null ? await loadDraft({ app: context.app, tenant: context.tenant, person: context.person.id, form: newFormName }) : null;
  return formReply(context, { kind: 'new', title }, draft);
}

function formReply(
  context: TurnContext,
  purpose: CaseFormPurpose,
  draft: Draft | null,
  { rows, problems, notices }: { readonly rows?: number; readonly problems?: readonly InputProblem[]; readonly notices?: readonly Notice[] } = {},
): Reply {
  const origin = newOrigin(context, purpose.kind === 'change' ? purpose.caseId : null);
  return toCaseForm(context.policy, {
    origin,
    purpose,
    draft,
    rows: rows ?? Math.max(rowsOf(purpose), rowsIn(draft)),
    problems: problems ?? [],
    notices: notices ?? [],
  });
}

/** How many rows of positions a draft has filled in. */
function rowsIn(draft: Draft | null): number {
  const rows = Object.keys(draft ?? {}).flatMap((name) => (/^position-([1-9])-/.test(name) ? [Number(name.split('-')[1])] : []));
  return Math.min(Math.max(1, ...rows), maxPositionRows);
}

async function newForm(context: TurnContext, press: Press): Promise<Outcome> {
  if (!isAllowed(context.person, 'open-case')) return replacing(context, toNotice({ key: 'app.not-allowed' }));
  if (press.menu) return posting(context, await newCaseForm(context, null));
  return replacing(context, formReply(context, await purposeOf(context, press), toDraft(press), { rows: rowsAsked(press) }));
}

const rowsAsked = (press: Press) => Math.min(Math.max(1, numberOf(press, 'rows', 1)), maxPositionRows);

/** A new case, or the case that is to be advertised anew when the card says so and it is hers. */
async function purposeOf(context: TurnContext, press: Press): Promise<CaseFormPurpose> {
  const from = textOf(press, 'from');
  const source = from === null ? null : await openForReader(context, from as CaseId);
  return source === null || !mayWork(context, source)
    ? { kind: 'new', title: null }
    : { kind: 'anew', from: source.state.id, facts: source.state.facts };
}

async function open(context: TurnContext, press: Press): Promise<Outcome> {
  const { app, tenant, person, request } = context;
  const place = { app, tenant, person: person.id, form: newFormName };
  const purpose = await purposeOf(context, press);
  const facts = parseFacts(press.data, rowsAsked(press), app.clock.today());
  if (!facts.ok) {
    const draft = toDraft(press);
    await keepDraft(place, draft, facts.refusal);
    return replacing(context, formReply(context, purpose, draft, { rows: rowsAsked(press), problems: facts.refusal }));
  }
  const linkedFrom = purpose.kind === 'anew' ? purpose.from : null;
  const opened = await openCase(app, { tenant, person, facts: facts.value, nonce: press.nonce, linkedFrom });
  if (!opened.ok) {
    app.log.warn({ request: request.id, user: person.id, refusal: opened.refusal }, 'refused to open a case');
    return replacing(context, toNotice({ key: 'app.not-allowed' }));
  }
  // A crash between the two leaves the new case linked back and the old one offering to advertise anew: harmless, and said on the new card.
  if (linkedFrom !== null)
    await runCommand(app, { tenant, person, caseId: linkedFrom, command: { kind: 'note-anew', as: opened.value.state.id }, nonce: null });
  await dropDraft(place);
  await saveFocus(context, opened.value.state.id);
  return changed(context, press, opened.value, [{ tone: 'good', text: { key: 'app.done.opened', params: { case: opened.value.state.id } } }]);
}

/** `basis` is the turn the answers are held against; a form that goes on keeps the one it was opened on. */
function purposeToChange({ state }: LoadedCase, basis = state.factsTurn): CaseFormPurpose {
  return { kind: 'change', caseId: state.id, facts: state.facts, basis };
}

async function edit(context: TurnContext, press: Press, loaded: LoadedCase): Promise<Outcome> {
  if (press.data['keep'] === true) {
    const purpose = purposeToChange(loaded, numberOf(press, 'basis', 0));
    return replacing(context, formReply(context, purpose, toDraft(press), { rows: rowsAsked(press) }));
  }
  const draft = await loadDraft({
    app: context.app,
    tenant: context.tenant,
    person: context.person.id,
    form: draftForm({ ...press, verb: 'case.change' }),
  });
  return replacing(context, formReply(context, purposeToChange(loaded), draft));
}

async function change(context: TurnContext, press: Press): Promise<Outcome> {
  const rows = rowsAsked(press);
  const facts = parseFacts(press.data, rows, context.app.clock.today());
  const basis = numberOf(press, 'basis', 0);
  // After a wrong answer the form is still the one she opened; after somebody else's change it is told and starts from there.
  const again = (loaded: LoadedCase, { draft, problems }: RefusedForm) =>
    problems.length > 0
      ? formReply(context, purposeToChange(loaded, basis), draft, { rows, problems })
      : formReply(context, purposeToChange(loaded), draft, { rows, notices: [changedMeanwhile] });
  if (!facts.ok) {
    const draft = toDraft(press);
    await keepDraft({ app: context.app, tenant: context.tenant, person: context.person.id, form: draftForm(press) }, draft, facts.refusal);
    const loaded = press.caseId === null ? null : await openForReader(context, press.caseId);
    return loaded === null ? noSuchCase(context) : replacing(context, again(loaded, { draft, problems: facts.refusal }));
  }
  return carryOut(context, press, {
    command: { kind: 'change-facts', facts: facts.value, basis },
    done: { key: 'app.done.facts' },
    form: again,
  });
}
