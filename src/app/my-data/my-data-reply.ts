import type { LinkView } from '../../core/reply/form-view.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { Message, Say } from '../../core/text.ts';
import { menuButton, type TurnContext } from '../turn-context.ts';
import type { MyCase, MyData } from './collect-my-data.ts';

/** Case numbers that are named; the number left out is said. */
const most = 20;

/** What is held about the speaker, summed up on one card. */
export function toMyDataReply(context: TurnContext, data: MyData, link: LinkView | null): Reply {
  const { person } = context;
  const { profile, cases, short, reports, messages, reminded, broadcasts } = data;
  const by = (part: MyCase['part']) => cases.filter((one) => one.part === part);
  const acts = cases.reduce((sum, one) => sum + one.acts.length, 0);
  const texts = cases.reduce((sum, one) => sum + one.acts.reduce((words, { wrote }) => words + wrote.length, 0), 0);
  const received = broadcasts.filter(({ delivery }) => delivery !== null);
  const hasShort = short.drafts.length + short.adverts.length > 0;
  const line = (name: string, text: Say) => ({ heading: { key: `app.my-data.${name}` }, text });
  return {
    kind: 'my-data',
    lines: [
      line('person', {
        key: person.unit === null ? 'app.my-data.person-text' : 'app.my-data.person-unit',
        params: { name: person.name, unit: person.unit ?? '', roles: toRoles(context) },
      }),
      line('leads', toNumbers(by('leads'))),
      line('takes-part', toNumbers(by('takes-part'))),
      ...(by('acted').length === 0 ? [] : [line('acted', toNumbers(by('acted')))]),
      line('wrote', { key: 'app.my-data.wrote-text', params: { acts, texts } }),
      line('drafts', { key: 'app.my-data.drafts-text', params: { drafts: short.drafts.length, adverts: short.adverts.length } }),
      line('settings', {
        key: profile.unreachable === null ? 'app.my-data.settings-text' : 'app.my-data.settings-unreachable',
        params: { language: profile.locale === null ? { key: 'app.my-data.no-language' } : { key: `app.language.${profile.locale}` } },
      }),
      line('messages', {
        key: 'app.my-data.messages-text',
        params: { sent: messages.sent, failed: messages.failed, unknown: messages.unknown + messages.sending, planned: messages.planned },
      }),
      line('reminders', {
        key: 'app.my-data.reminders-text',
        params: {
          count: Object.keys(reminded.told).length,
          chosen: { key: profile.alerts === undefined ? 'app.my-data.alerts-usual' : 'app.my-data.alerts-chosen' },
        },
      }),
      ...(received.length === 0
        ? []
        : [
            line('broadcasts', {
              key: 'app.my-data.broadcasts-text',
              params: { count: received.length, confirmed: received.filter(({ confirmedAt }) => confirmedAt !== null).length },
            }),
          ]),
      ...(reports.length === 0 ? [] : [line('reports', { key: 'app.my-data.reports-text', params: { count: reports.length } })]),
    ],
    note: { key: 'app.my-data.note' },
    links: link === null ? [] : [link],
    buttons: [
      ...(link === null ? [menuButton(context, 'data.export', { key: 'app.button.export' })] : []),
      ...(hasShort ? [menuButton(context, 'data.drop-drafts', { key: 'app.button.drop-drafts' }, {}, 'destructive')] : []),
    ],
  };
}

function toRoles({ person }: TurnContext): Message {
  if (person.roles.length === 0) return { key: 'app.my-data.no-role' };
  return { key: 'app.my-data.roles', params: { list: { list: person.roles.map((role) => ({ key: `app.my-data.role-${role}` })) } } };
}

function toNumbers(cases: readonly MyCase[]): Say {
  if (cases.length === 0) return { key: 'app.my-data.no-case' };
  const named = cases.slice(0, most).map(({ caseId }): Say => ({ plain: caseId }));
  const rest: readonly Say[] = cases.length > most ? [{ key: 'app.unconfirmed.more', params: { count: cases.length - most } }] : [];
  return { key: 'app.my-data.cases', params: { list: { list: [...named, ...rest] } } };
}

/** Letters of the export in one run of a message, and runs in one message: within what a card bears, also where each is four bytes. */
const runLength = 1_200;
const runsPerPart = 4;

/** The export as messages, for a channel that takes no file without more ado. */
export function toExportReplies(text: string): readonly Reply[] {
  const letters = [...text];
  const runs = Array.from({ length: Math.ceil(letters.length / runLength) }, (_, index) =>
    letters.slice(index * runLength, (index + 1) * runLength).join(''),
  );
  const of = Math.ceil(runs.length / runsPerPart);
  return Array.from({ length: of }, (_, index) => ({
    kind: 'my-data-export',
    part: index + 1,
    of,
    runs: runs.slice(index * runsPerPart, (index + 1) * runsPerPart),
  }));
}
