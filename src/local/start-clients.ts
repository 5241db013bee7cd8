import { join } from 'node:path';
import type { TenantId } from '../core/ids.ts';
import { type Result, accept, refuse } from '../core/result.ts';
import { type LocalPart, localParts, localUserIds } from './local-people.ts';
import type { ListedPerson } from './read-people.ts';
import { type ClientRefusal, type RunningClient, runClient } from './run-client.ts';

/** Which clients to start, for whom, and where the bot is. */
export interface ClientsOptions {
  readonly parts: readonly LocalPart[];
  readonly tenant: TenantId;
  /** Everybody of the local people file; those of other tenants are left out. */
  readonly people: readonly ListedPerson[];
  readonly bot: { readonly id: string; readonly name: string };
  /** Where the bot takes activities, for instance `http://127.0.0.1:3978/api/messages`. */
  readonly botUrl: string;
  /** Port of the first part's client, `LOSEN_CLIENT_PORT`; each part has its own, the same at every start. */
  readonly firstPort: number;
  readonly dataDir: string;
  /** Takes the lines meant for the person at the terminal. */
  readonly print: (line: string) => void;
}

/** Where a person's client is. */
export interface ClientAddress {
  readonly part: LocalPart;
  readonly name: string;
  readonly url: string;
}

/** The clients that run. */
export interface Clients {
  readonly addresses: readonly ClientAddress[];
  readonly stop: () => Promise<void>;
}

/** First port where `LOSEN_CLIENT_PORT` names none. */
export const defaultClientPort = 56_150;

/** What a part is called at the terminal. */
const roleNames: Readonly<Record<LocalPart, string>> = {
  manager: 'manager',
  hr: 'HR',
  union: 'union representative',
  director: 'director',
  manager2: 'second manager',
  employee: 'employee without a role',
  hr2: 'second in HR',
};

/** The client takes exactly so many people beside the one who sits at it. */
const others = 5;

/** Starts one local Teams client for each part and prints the addresses; all or none. The refusal is one sentence. */
export async function startClients(options: ClientsOptions): Promise<Result<Clients, string>> {
  const members = options.people.filter((person) => person.tenant === options.tenant);
  const wanted: { readonly part: LocalPart; readonly me: ListedPerson }[] = [];
  for (const part of options.parts) {
    const me = members.find((person) => person.id === localUserIds[part]);
    if (me === undefined) return refuse(`Nobody plays the ${roleNames[part]} in tenant ${options.tenant}.`);
    wanted.push({ part, me });
  }
  const started = await Promise.all(
    wanted.map(({ part, me }) =>
      runClient({
        me,
        others: members.filter((person) => person.id !== me.id).slice(0, others),
        bot: options.bot,
        botUrl: options.botUrl,
        port: options.firstPort + localParts.indexOf(part),
        folder: join(options.dataDir, 'clients'),
        onCrash: ({ url, log }) => options.print(`The Teams client of ${me.name}, ${roleNames[part]}, at ${url} has ended; its log is ${log}.`),
      }),
    ),
  );
  const running = started.flatMap((result): readonly RunningClient[] => (result.ok ? [result.value] : []));
  const stop = async () => void (await Promise.all(running.map((client) => client.stop())));
  const failed = started.find((result) => !result.ok);
  if (failed !== undefined && !failed.ok) {
    await stop();
    return refuse(toSentence(failed.refusal));
  }
  const addresses = wanted.map(({ part, me }) => ({
    part,
    name: me.name,
    url: `http://127.0.0.1:${options.firstPort + localParts.indexOf(part)}`,
  }));
  for (const { part, name, url } of addresses) options.print(`Teams client of ${name}, ${roleNames[part]}: ${url}`);
  return accept({ addresses, stop });
}

function toSentence(refusal: ClientRefusal): string {
  switch (refusal.kind) {
    case 'port-taken':
      return `Port ${refusal.port} is taken; set LOSEN_CLIENT_PORT to the first of seven free ports for the Teams clients.`;
    case 'not-installed':
      return 'The local Teams client is not installed; install the development packages, or start with --no-clients.';
    case 'ended':
      return `The local Teams client ended while it was starting; its log is ${refusal.log}.`;
    case 'silent':
      return `The local Teams client does not answer; its log is ${refusal.log}.`;
  }
}
