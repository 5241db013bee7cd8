import { advertMaxLength } from '../../core/advert/advert-max-length.ts';
import { isPublished } from '../../core/case/state.ts';
import type { CaseId } from '../../core/ids.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { Outcome } from '../../core/turn.ts';
import { staleCard } from '../carry-out.ts';
import { loadFocus } from '../focus.ts';
import { openForReader } from '../open-for-reader.ts';
import { numberOf, textOf, type Press } from '../press/read-press.ts';
import type { LoadedCase } from '../load-case.ts';
import { caseReply, mayWork, posting, replacing, type TurnContext } from '../turn-context.ts';
import { toAdvertForm, toAdvertStepForm, type AdvertForm } from './advert-form.ts';
import { loadAdvertText } from './advert-text.ts';
import { checkText, runCheck, type CheckedText } from './check-text.ts';
import { findingId } from './finding-id.ts';
import { expectAdvert, expectsAdvert, keepCheck, loadCheck, stopExpecting, type KeptCheck } from './kept-check.ts';
import { toStanding } from './note-check.ts';
import { decideFinding, openFindingForm } from './press-finding.ts';
import { pressReported } from './press-reported.ts';
import { readingOf, toPage, toWholeText } from './report-page.ts';
import { toReportReply } from './report-reply.ts';

/** Handles the advert check: the form, the report and its pages, what is kept, and what is reported to HR. */
export async function pressAdvert(context: TurnContext, press: Press): Promise<Outcome> {
  const id = textOf(press, 'report');
  const kept = await loadCheck(context, id ?? '');
  switch (press.verb) {
    case 'advert.open': {
      const reply = await toForm(context, { text: kept?.text ?? '', caseId: kept?.caseId ?? press.caseId, report: id });
      return press.menu ? posting(context, reply) : replacing(context, reply);
    }
    case 'advert.check':
      return check(context, press, kept);
    case 'advert.page':
      return kept === null || id === null ? staleCard(context) : toPage(context, kept, { id, page: numberOf(press, 'page', 1), notices: [] });
    case 'advert.read':
      return kept === null || id === null ? staleCard(context) : toWholeText(context, kept, id);
    case 'advert.finding':
      return kept === null || id === null ? staleCard(context) : openFindingForm(context, kept, { id, page: numberOf(press, 'page', 1) });
    case 'advert.decide':
      return kept === null || id === null ? staleCard(context) : decideFinding(context, press, kept);
    case 'advert.reported':
    case 'advert.handled':
      return pressReported(context, press);
    default:
      return staleCard(context);
  }
}

async function check(context: TurnContext, press: Press, kept: KeptCheck | null): Promise<Outcome> {
  await stopExpecting(context);
  const text = textOf(press, 'advert') ?? '';
  const chosen = textOf(press, 'for-case') ?? '';
  const caseId = press.caseId ?? (/^\d{4}-\d{1,7}$/.test(chosen) ? (chosen as CaseId) : null);
  if (text.trim() === '') {
    const problem = { key: 'problem.text-missing' };
    return replacing(context, await toForm(context, { text: '', caseId, report: textOf(press, 'report'), problem, step: press.caseId !== null }));
  }
  // No card could hold such a text; a toast leaves the form alone, with everything in it.
  if (text.length > advertMaxLength) {
    const told = { key: 'problem.text-too-long', params: { length: text.length, max: advertMaxLength } };
    return { locale: context.locale, ack: { kind: 'toast', text: told }, messages: [], updates: [] };
  }
  const before = kept === null ? null : await idsOf(context, kept.text, kept.caseId);
  const { reply, updates } = await checkText(context, { text, caseId, before, nonce: press.nonce });
  return { ...replacing(context, reply), updates };
}

/** The form inside its step, where the text belongs to a case she works in; else the form that asks which case. */
async function toForm(context: TurnContext, form: AdvertForm & { readonly step?: boolean }): Promise<Reply> {
  const loaded = form.caseId === null || form.step === false ? null : await openForReader(context, form.caseId);
  return loaded === null || !mayWork(context, loaded) ? toAdvertForm(context, form) : toAdvertStepForm(context, loaded, form);
}

async function idsOf(context: TurnContext, text: string, caseId: CaseId | null): Promise<readonly string[] | null> {
  return (await runCheck(context, text, caseId))?.report.findings.map((finding) => findingId(context.app, finding)) ?? null;
}

/** The step in which a case's advert is checked: the report on the text as it was last checked, or the form while there is none. */
export async function openAdvertStep(context: TurnContext, loaded: LoadedCase): Promise<Reply> {
  const text = await loadAdvertText(context, loaded);
  const caseId = loaded.state.id;
  if (text === null)
    return mayWork(context, loaded) && !isPublished(loaded.state)
      ? toAdvertStepForm(context, loaded, { text: '', report: null })
      : caseReply(context, loaded, readingOf(context, loaded) === undefined ? [] : [{ tone: 'attention', text: { key: 'app.advert.text-gone' } }]);
  const found = await runCheck(context, text, caseId);
  if (found === null) return caseReply(context, loaded);
  const id = await keepCheck(context, { text, caseId, before: null });
  const { report } = found;
  return toReportReply(context, {
    report,
    text,
    loaded,
    before: null,
    id,
    page: 1,
    standing: toStanding(context, loaded, report),
    reading: readingOf(context, loaded),
  });
}

/** «Sjekk annonse»: the form; the next long message is taken as the text as well. */
export async function askForAdvert(context: TurnContext): Promise<Reply> {
  await expectAdvert(context);
  return toAdvertForm(context, { text: '', caseId: await loadFocus(context), report: null });
}

/** A message this long, while an advert is waited for, is the advert. */
const shortestAdvert = 120;

/** The report on an advert pasted into the chat; null when the message is something else. */
export async function readPastedAdvert(context: TurnContext, text: string): Promise<CheckedText | null> {
  if (text.length < shortestAdvert || !(await expectsAdvert(context))) return null;
  // What is too long is told, and the next message waited for.
  if (text.length <= advertMaxLength) await stopExpecting(context);
  return checkText(context, { text, caseId: await loadFocus(context), before: null });
}
