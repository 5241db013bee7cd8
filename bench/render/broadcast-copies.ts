import { Template } from 'adaptivecards-templating';
import type { App } from '../../src/app/app.ts';
import { renderBroadcast } from '../../src/app/broadcast/compose-broadcast.ts';
import { toBroadcastReply } from '../../src/app/broadcast/broadcast-reply.ts';
import type { Broadcast } from '../../src/core/broadcast/broadcast.ts';
import { openBroadcast } from '../../src/core/broadcast/open-broadcast.ts';
import type { BroadcastId, Instant, IsoDate, TenantId, UserId } from '../../src/core/ids.ts';
import { locales } from '../../src/core/text.ts';
import { toMessage } from '../../src/teams/rendered.ts';
import { toBroadcastCard } from '../../src/view/broadcast-card.ts';
import { cardTemplates } from '../../src/view/card-templates.ts';
import type { Renderer } from '../../src/view/render.ts';
import type { Voice } from '../../src/view/voice.ts';

const tenant = 'bench' as TenantId;
const text = {
  title: 'Nye frister for sommervikarer',
  body: `${'Meld behovet for **sommervikarer** innen fristen, så får du svar før påske. '.repeat(12)}\n\n- én linje per enhet\n- si fra om du ikke trenger noen`,
  notification: '',
};

function toBroadcast(revision: number): Broadcast {
  const draft = {
    texts: { nb: text, nn: text, en: text },
    link: { label: 'Skjema', url: 'https://asker.kommune.no/sommer' },
    image: null,
    confirm: true,
    audience: { kind: 'filter', roles: ['manager'], areas: [], units: [], situations: [] },
    when: { kind: 'now', anyTime: true },
    validUntil: '2026-12-31' as IsoDate,
  } as const;
  const opened = openBroadcast('2026-3' as BroadcastId, { user: 'hr' as UserId, name: 'HR' }, { draft, at: '2026-11-22T09:00:00.000Z' as Instant });
  return { ...opened, revision };
}

let revision = 0;

/** Makes so many copies of one broadcast in three languages the way they are made when they leave; milliseconds for each. */
export function timeCopies(renderer: Renderer, copies: number): number {
  // A new one, so that nothing is known of it.
  const broadcast = toBroadcast((revision += 1));
  const app = {
    filedPolicy: () => undefined,
    toMessage: (reply: Parameters<Renderer['render']>[0], locale: Parameters<Renderer['render']>[1]) => toMessage(renderer.render(reply, locale)),
  } as unknown as App;
  const began = performance.now();
  for (let copy = 0; copy < copies; copy += 1)
    renderBroadcast(app, tenant, broadcast, { locale: locales[copy % 3] ?? 'nb', confirmed: 'no', reminder: false });
  return (performance.now() - began) / copies;
}

/** Expands the same template afresh for each copy, with data that lies ready; milliseconds for each. */
export function timeExpansions(voices: readonly Voice[], copies: number): number {
  const broadcast = toBroadcast(1);
  const ready = voices.map((voice) => {
    const reply = toBroadcastReply(broadcast, voice.locale, { from: 'Asker kommune', confirmed: 'no', reminder: false });
    if (reply.kind !== 'broadcast') throw new Error('A broadcast is read on its card');
    return toBroadcastCard(reply.view, voice).data;
  });
  const began = performance.now();
  for (let copy = 0; copy < copies; copy += 1) new Template(cardTemplates.broadcast).expand({ $root: ready[copy % ready.length] });
  return (performance.now() - began) / copies;
}
