import type { Reply } from '../core/reply/reply.ts';
import type { Locale, Say } from '../core/text.ts';
import type { BuiltCard, CardFrame } from './card-frame.ts';
import { toAheadCard } from './ahead-card.ts';
import { toAdvertReportCard } from './advert-report-card.ts';
import { toBroadcastCard } from './broadcast-card.ts';
import { toBroadcastListCard } from './broadcast-list-card.ts';
import { previewFits, toBroadcastPreviewCard } from './broadcast-preview-card.ts';
import { toBroadcastReportCard } from './broadcast-report-card.ts';
import { toCaseCard } from './case-card.ts';
import { toCaseListCard } from './case-list-card.ts';
import { toDigestCard } from './digest-card.ts';
import { createExpander, type Card } from './expand-template.ts';
import { fitForm } from './fit-form.ts';
import { fitFirst, fitList } from './fit-list.ts';
import { toGateCard } from './gate-card.ts';
import { toHelpCard } from './help-card.ts';
import { toMovedCard } from './moved-card.ts';
import { toMyDataCard } from './my-data-card.ts';
import { toMyDataExportCard } from './my-data-export-card.ts';
import { toNoticeCard } from './notice-card.ts';
import { toPlanCard } from './plan-card.ts';
import { toReminderCard } from './reminder-card.ts';
import { createSay, type InterfaceTexts } from './say.ts';
import { toReportedFindingsCard } from './reported-findings-card.ts';
import { toSheetCard } from './sheet-card.ts';
import { toSettingsCard } from './settings-card.ts';
import { createVoice, type Voice } from './voice.ts';
import { toWelcomeCard } from './welcome-card.ts';

/** A reply as it is sent. */
export interface Rendered {
  /** The Adaptive Card. */
  readonly card: Card;
  /** One sentence for the notification: what it is about. */
  readonly summary: string;
  /** Plain text for a client that cannot show cards. */
  readonly text: string;
}

/** Turns replies into cards, and what is said into sentences. */
export interface Renderer {
  readonly render: (reply: Reply, locale: Locale) => Rendered;
  /** For toasts and other places that take a sentence only. */
  readonly say: (say: Say, locale: Locale) => string;
}

/** Builds the renderer; templates are parsed here, once. */
export function createRenderer({
  texts,
  templates,
}: {
  readonly texts: InterfaceTexts;
  readonly templates: Readonly<Record<Reply['kind'], object>>;
}): Renderer {
  const speak = createSay(texts);
  const voices: Readonly<Record<Locale, Voice>> = { nb: createVoice(speak, 'nb'), nn: createVoice(speak, 'nn'), en: createVoice(speak, 'en') };
  const kinds = Object.keys(templates) as Reply['kind'][];
  const expanders = new Map(kinds.map((kind) => [kind, createExpander(templates[kind])]));

  const expand = (kind: Reply['kind']) => (data: CardFrame) => {
    const expander = expanders.get(kind);
    if (expander === undefined) throw new Error(`No card template for ${kind}`);
    return expander(data);
  };
  const fill = (kind: Reply['kind'], { data, summary }: BuiltCard<CardFrame>) => ({ card: expand(kind)(data), summary });

  const build = (reply: Reply, voice: Voice): { readonly card: Card; readonly summary: string } => {
    switch (reply.kind) {
      case 'case':
        return fill(reply.kind, toCaseCard(reply.view, voice));
      case 'plan':
        return fitList((most) => fill(reply.kind, toPlanCard(reply.view, voice, most)));
      case 'ahead':
        return fill(reply.kind, toAheadCard(reply.view, voice));
      case 'form':
        return fitForm(reply.view, voice, expand(reply.kind));
      case 'gate':
        return fill(reply.kind, toGateCard(reply.view, voice));
      case 'case-list':
        return fitList((most) => fill(reply.kind, toCaseListCard(reply, voice, most)));
      case 'notice':
        return fill(reply.kind, toNoticeCard(reply, voice));
      case 'welcome':
        return fill(reply.kind, toWelcomeCard(reply, voice));
      case 'help':
        return fill(reply.kind, toHelpCard(reply, voice));
      case 'settings':
        return fitList((most) => fill(reply.kind, toSettingsCard(reply, voice, most)));
      case 'advert-report':
        return fill(reply.kind, toAdvertReportCard(reply.view, voice));
      case 'reported-findings':
        return fill(reply.kind, toReportedFindingsCard(reply, voice));
      case 'my-data':
        return fill(reply.kind, toMyDataCard(reply, voice));
      case 'my-data-export':
        return fill(reply.kind, toMyDataExportCard(reply, voice));
      case 'reminder':
        return fill(reply.kind, toReminderCard(reply.view, voice));
      case 'digest':
        return fitList((most) => fill(reply.kind, toDigestCard(reply, voice, most)));
      case 'broadcast':
        return fill(reply.kind, toBroadcastCard(reply.view, voice));
      case 'broadcast-preview':
        return fitFirst(previewFits, (most) => fill(reply.kind, toBroadcastPreviewCard(reply.view, voice, most)));
      case 'broadcast-report':
        return fitList((most) => fill(reply.kind, toBroadcastReportCard(reply.view, voice, most)));
      case 'broadcast-list':
        return fill(reply.kind, toBroadcastListCard(reply.view, voice));
      case 'sheet':
        return fill(reply.kind, toSheetCard(reply, voice));
      case 'moved':
        return fill(reply.kind, toMovedCard(reply, voice));
    }
  };

  return {
    render: (reply, locale) => {
      const { card, summary } = build(reply, voices[locale]);
      return { card, summary, text: String(card['fallbackText']) };
    },
    say: (say, locale) => voices[locale].words(say),
  };
}
