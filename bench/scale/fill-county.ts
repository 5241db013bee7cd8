import type { Json, RecordStore, Write } from '../../src/ports/record-store.ts';
import { dueEvery, managerId, type Municipality } from './layout.ts';
import type { Template, Templates } from './play-templates.ts';

/** Writes in one commit; more would only wait in memory. */
const atOnce = 2_000;

/** Fills a store with a county's cases and its managers' chats; returns how many cases are due. */
export async function fillCounty(
  store: RecordStore,
  { county, templates, serviceUrl }: { readonly county: readonly Municipality[]; readonly templates: Templates; readonly serviceUrl: string },
): Promise<number> {
  let due = 0;
  let writes: Write[] = [];
  const flush = async (least: number) => {
    if (writes.length < least) return;
    const committed = await store.commit(writes);
    if (!committed.ok) throw new Error(`${committed.conflict} was there already`);
    writes = [];
  };
  for (const { tenant, cases, managers } of county) {
    for (const { key, json } of templates.policy) writes.push(insert([tenant, ...key], json));
    for (let number = 0; number < managers; number += 1) {
      writes.push({ kind: 'insert', key: `${tenant}/profile/${managerId(number)}`, value: toProfile(`${tenant}-${number}`, serviceUrl) });
      await flush(atOnce);
    }
    for (let number = 0; number < cases; number += 1) {
      const isDue = number % dueEvery === 0;
      if (isDue) due += 1;
      const template = isDue ? templates.due : templates.quiet[number % templates.quiet.length];
      if (template !== undefined) writes.push(...toCopy(template, tenant, { caseId: `2026-${number + 1}`, owner: managerId(number % managers) }));
      await flush(atOnce);
    }
    writes.push({ kind: 'insert', key: `${tenant}/counter/case/2026`, value: cases });
  }
  await flush(1);
  return due;
}

/** A case's records under another number and another leader. Both stand alone between quotation marks; a date may begin as a number does. */
function toCopy(template: Template, tenant: string, { caseId, owner }: { readonly caseId: string; readonly owner: string }): readonly Write[] {
  const changed = (text: string) => (text === template.caseId ? caseId : text === template.owner ? owner : text);
  return template.records.map(({ key, json }) =>
    insert([tenant, ...key.map(changed)], json.replaceAll(`"${template.caseId}"`, `"${caseId}"`).replaceAll(`"${template.owner}"`, `"${owner}"`)),
  );
}

function insert(key: readonly string[], json: string): Write {
  return { kind: 'insert', key: key.join('/'), value: JSON.parse(json) as Json };
}

function toProfile(conversation: string, serviceUrl: string): Json {
  const where = { conversationId: `chat-${conversation}`, serviceUrl, channelId: 'msteams', botId: 'losen', scope: 'personal' };
  return { locale: null, where, unreachable: null };
}
