import type { CaseId } from '../../core/ids.ts';
import type { InputView, Reply } from '../../core/reply.ts';
import type { Say } from '../../core/text.ts';
import type { Outcome } from '../../core/turn.ts';
import { staleCard } from '../carry-out.ts';
import { loadFocus } from '../focus.ts';
import { numberOf, textOf, type Press } from '../press/read-press.ts';
import { toButton } from '../show/button.ts';
import { newOrigin, posting, replacing, type TurnContext } from '../turn-context.ts';
import { advertCases } from './advert-cases.ts';
import { advertMaxLength, checkText, findingKey, runCheck } from './check-text.ts';
import { expectAdvert, expectsAdvert, loadCheck, stopExpecting } from './kept-check.ts';
import { toReportReply } from './report-reply.ts';
import { toUploadLink } from './upload-link.ts';

/** Handles the advert check: the form, the report and its pages. */
export async function pressAdvert(context: TurnContext, press: Press): Promise<Outcome> {
  const kept = await loadCheck(context, textOf(press, 'report') ?? '');
  switch (press.verb) {
    case 'advert.open': {
      const reply = await toAdvertForm(context, { text: kept?.text ?? '', caseId: kept?.caseId ?? press.caseId, report: textOf(press, 'report') });
      return press.menu ? posting(context, reply) : replacing(context, reply);
    }
    case 'advert.check': {
      await stopExpecting(context);
      const text = textOf(press, 'advert') ?? '';
      const chosen = textOf(press, 'for-case') ?? '';
      const caseId = /^\d{4}-\d{1,7}$/.test(chosen) ? (chosen as CaseId) : null;
      const before = kept === null ? null : await keysOf(context, kept.text, kept.caseId);
      if (text.trim() === '') {
        const problem = { key: 'problem.text-missing' };
        return replacing(context, await toAdvertForm(context, { text: '', caseId, report: textOf(press, 'report'), problem }));
      }
      // No card could hold such a text; a toast leaves the form alone, with everything in it.
      if (text.length > advertMaxLength) {
        const told = { key: 'problem.text-too-long', params: { length: text.length, max: advertMaxLength } };
        return { locale: context.locale, ack: { kind: 'toast', text: told }, messages: [], updates: [] };
      }
      return replacing(context, await checkText(context, { text, caseId, before }));
    }
    case 'advert.page': {
      if (kept === null) return staleCard(context);
      const found = await runCheck(context, kept.text, kept.caseId);
      if (found === null) return staleCard(context);
      const options = {
        report: found.report,
        text: kept.text,
        caseId: found.caseId,
        title: found.title,
        before: kept.before,
        id: textOf(press, 'report'),
        page: numberOf(press, 'page', 1),
      };
      return replacing(context, toReportReply(context, options));
    }
    default:
      return staleCard(context);
  }
}

async function keysOf(context: TurnContext, text: string, caseId: CaseId | null): Promise<readonly string[] | null> {
  return (await runCheck(context, text, caseId))?.report.findings.map(findingKey) ?? null;
}

/** «Sjekk annonse»: the form; the next long message is taken as the text as well. */
export async function askForAdvert(context: TurnContext): Promise<Reply> {
  await expectAdvert(context);
  return toAdvertForm(context, { text: '', caseId: await loadFocus(context), report: null });
}

/** A message this long, while an advert is waited for, is the advert. */
const shortestAdvert = 120;

/** The report on an advert pasted into the chat; null when the message is something else. */
export async function readPastedAdvert(context: TurnContext, text: string): Promise<Reply | null> {
  if (text.length < shortestAdvert || !(await expectsAdvert(context))) return null;
  // What is too long is told, and the next message waited for.
  if (text.length <= advertMaxLength) await stopExpecting(context);
  return checkText(context, { text, caseId: await loadFocus(context), before: null });
}

interface AdvertForm {
  readonly text: string;
  readonly caseId: CaseId | null;
  /** The check this one follows. */
  readonly report: string | null;
  readonly problem?: InputView['problem'];
}

async function toAdvertForm(context: TurnContext, { text, caseId, report, problem = null }: AdvertForm): Promise<Reply> {
  const cases = await advertCases(context);
  const link = await toUploadLink(context, { caseId, report });
  const none: { readonly value: string; readonly label: Say } = { value: 'none', label: { key: 'app.advert.no-case' } };
  const options = [
    none,
    ...cases.map(({ caseId: id, title }) => ({ value: id as string, label: { key: 'app.context.case', params: { case: id, title } } })),
  ];
  const blank = { hint: null, required: false, maxLength: null, options: [], problem: null, rule: null, heading: null } as const;
  const inputs: readonly InputView[] = [
    {
      ...blank,
      id: 'advert',
      kind: 'multiline',
      label: { key: 'app.advert.text' },
      hint: { key: 'app.advert.text-hint' },
      value: text,
      required: true,
      problem,
    },
    {
      ...blank,
      id: 'for-case',
      kind: 'choice',
      label: { key: 'app.advert.case' },
      value: cases.some((one) => one.caseId === caseId) ? (caseId ?? 'none') : 'none',
      options,
    },
  ];
  return {
    kind: 'form',
    view: {
      form: 'advert',
      context: null,
      title: { key: 'app.advert.title' },
      intro: { key: link === null ? 'app.advert.intro' : 'app.advert.intro-upload' },
      why: null,
      moreRules: [],
      notices: [],
      inputs,
      buttons: [
        toButton(
          newOrigin(context, null),
          'advert.check',
          { key: 'app.button.check-advert' },
          { style: 'primary', submits: true, data: report === null ? {} : { report } },
        ),
      ],
      links: link === null ? [] : [link],
    },
  };
}
