import { checkText } from '../case/check-inputs.ts';
import type { InputProblem } from '../case/refusal.ts';
import type { Instant, IsoDate } from '../ids.ts';
import type { Message } from '../text.ts';
import type { BroadcastDraft, BroadcastTexts } from './broadcast-draft.ts';
import { writtenIn } from './choose-text.ts';

/** Most letters of each field: what a card bears beside its frame, also where every sign must be made harmless. */
export const broadcastLimits = { title: 120, body: 4_000, notification: 120, label: 60, alt: 200, url: 1_000, pasted: 200_000, units: 50 } as const;

/** Links a card may carry. */
const linkSchemes = ['https:', 'http:', 'mailto:'];

/** What a draft is held against. */
export interface BroadcastRules {
  readonly now: Instant;
  readonly today: IsoDate;
  /** Hosts a picture may come from; an empty list allows none. */
  readonly imageHosts: readonly string[];
  readonly isHostAllowed: (address: string, hosts: readonly string[]) => boolean;
}

/** What keeps a draft from being sent, by input id; empty when nothing does. */
export function checkBroadcastDraft(draft: BroadcastDraft, rules: BroadcastRules): readonly InputProblem[] {
  const { texts, link, image, audience, when, validUntil } = draft;
  const problems: InputProblem[] = [...checkBroadcastTexts(texts)];
  const add = (input: string, key: string, params: Message['params'] = {}) => problems.push({ input, message: { key: `problem.${key}`, params } });
  if (link !== null) {
    problems.push(...checkWords('link-label', link.label, broadcastLimits.label, true));
    if (!isLink(link.url)) add('link-url', 'broadcast.link');
  }
  if (image !== null) {
    problems.push(...checkWords('image-alt', image.alt, broadcastLimits.alt, true));
    if (rules.imageHosts.length === 0) add('image-url', 'broadcast.image-none');
    else if (image.url.length > broadcastLimits.url || !rules.isHostAllowed(image.url, rules.imageHosts))
      add('image-url', 'broadcast.image-host', { hosts: rules.imageHosts.join(', ') });
  }
  if (audience.kind === 'list' && audience.pasted.trim() === '') add('audience', 'broadcast.list-empty');
  if (audience.kind === 'list' && audience.pasted.length > broadcastLimits.pasted) add('audience', 'broadcast.list-long');
  if (when.kind === 'at' && !isInstant(when.at)) add('at', 'date-invalid');
  else if (when.kind === 'at' && when.at <= rules.now) add('at', 'broadcast.time-past');
  const start = when.kind === 'at' && isInstant(when.at) ? when.at.slice(0, 10) : rules.today;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(validUntil) || Number.isNaN(Date.parse(validUntil))) add('valid-until', 'date-missing');
  else if (validUntil < start) add('valid-until', 'broadcast.valid-until');
  return problems;
}

/** What is wrong with the words themselves. */
export function checkBroadcastTexts(texts: BroadcastTexts): readonly InputProblem[] {
  const written = writtenIn(texts);
  if (written.length === 0) return [{ input: 'texts', message: { key: 'problem.broadcast.no-text' } }];
  return written.flatMap((locale) => {
    const { title = '', body = '', notification = '' } = texts[locale] ?? {};
    return [
      ...checkWords(`title-${locale}`, title, broadcastLimits.title, true),
      ...checkWords(`body-${locale}`, body, broadcastLimits.body, true),
      ...checkWords(`notification-${locale}`, notification, broadcastLimits.notification, false),
    ];
  });
}

function checkWords(input: string, raw: string, maxLength: number, required: boolean): readonly InputProblem[] {
  const checked = checkText(raw, { maxLength, required, person: true });
  return checked.ok ? [] : [{ input, message: checked.refusal }];
}

function isLink(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && address.length <= broadcastLimits.url && linkSchemes.includes(url.protocol) && url.username === '' && url.password === '';
}

function isInstant(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/.test(value) && !Number.isNaN(Date.parse(value));
}
