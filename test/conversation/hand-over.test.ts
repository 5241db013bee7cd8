import { describe, expect, it } from 'vitest';
import { actionOf, cardOf, createPerson, hasAction, inputsOf, textOf, type TestPerson } from './person.ts';
import { nurse, openCase, type Robot } from './robot.ts';
import { setStage } from './set-stage.ts';

const stage = setStage();

const person = (part: 'manager' | 'manager2' | 'hr' = 'manager') => createPerson({ url: stage.bot.url, connector: stage.connector, part });
const install = (one: TestPerson, action: 'add' | 'remove' | 'remove-upgrade') => one.send({ type: 'installationUpdate', action });

/** Presses through to the receiver being chosen; the answer is on the robot's card. */
async function handOver(robot: Robot, receiver: TestPerson): Promise<string> {
  const form = await robot.press(actionOf(robot.card(), 'case.handover-form'));
  await robot.press(actionOf(form, 'case.handover'), { receiver: receiver.id });
  return textOf(robot.card());
}

describe('handing a case over', () => {
  it('to somebody who has never opened the bot is done all the same, and says so', async () => {
    const [giver, receiver] = [person(), person('manager2')];
    const robot = await openCase(giver, { ...nurse, title: 'Barnehagelærer' });
    expect(await handOver(robot, receiver)).toContain('Ingrid Sunde har ikke tatt Losen i bruk i Teams ennå.');
    const [theirs] = await receiver.say('sak barnehagelærer');
    expect(hasAction(cardOf(theirs), 'step.open')).toBe(true);
  });

  it('sends the receiver the living card in her own chat and language, once', async () => {
    const [giver, receiver] = [person(), person('manager2')];
    await receiver.say('språk nynorsk');
    const robot = await openCase(giver, { ...nurse, title: 'Sykepleier natt' });
    const before = receiver.messages().length;
    expect(await handOver(robot, receiver)).toContain('Losen sender Ingrid Sunde saken nå.');
    await expect.poll(() => receiver.messages().length).toBe(before + 1);
    const card = cardOf(receiver.messages().at(-1));
    expect(textOf(card)).toContain('Du har teke over saka frå');
    expect(textOf(card)).toContain('Sykepleier natt');
    // It is her living card: it works, and a newer one further down takes its place.
    const opened = await receiver.press(receiver.messages().at(-1)?.id ?? null, actionOf(card, 'case.plan'));
    expect(textOf(opened.card ?? {})).toContain('Heile løypa');
    await receiver.say('sak sykepleier natt');
    await expect.poll(() => textOf(cardOf(receiver.messages()[before]))).toContain('lenger ned');
    await receiver.say('språk bokmål');
  });

  it('to somebody who has removed the bot says why she is not told, with a text to send by hand; installing it again mends that', async () => {
    const [giver, receiver] = [person(), person('manager2')];
    await receiver.say('hei');
    await install(receiver, 'remove');
    const robot = await openCase(giver, { ...nurse, title: 'Vernepleier' });
    const before = receiver.messages().length;
    const told = await handOver(robot, receiver);
    expect(told).toContain('Losen kan ikke gi beskjed: Ingrid Sunde har fjernet Losen fra Teams.');
    expect(told).toMatch(/Du kan sende dette selv: «Hei\. Du har overtatt saken «Vernepleier» \(2026-\d+\)/);
    expect(receiver.messages()).toHaveLength(before);

    await install(receiver, 'add');
    const next = await openCase(giver, { ...nurse, title: 'Lærer' });
    const again = receiver.messages().length;
    await handOver(next, receiver);
    await expect.poll(() => receiver.messages().length).toBe(again + 1);
  });

  it('to somebody who turns out to have blocked the bot is reported in a message of its own, and remembered', async () => {
    const [giver, receiver] = [person(), person('manager2')];
    await receiver.say('hei');
    const [robot, second] = [await openCase(giver, { ...nurse, title: 'Kokk' }), await openCase(giver, { ...nurse, title: 'Renholder' })];
    const before = giver.messages().length;
    stage.connector.refuse(receiver.conversation, { status: 403, code: 'ConversationBlockedByUser' });
    await handOver(robot, receiver);
    await expect.poll(() => giver.messages().length).toBe(before + 1);
    const report = textOf(cardOf(giver.messages().at(-1)));
    expect(report).toContain('Beskjeden til Ingrid Sunde om «Kokk» kom ikke fram: Ingrid Sunde har blokkert Losen i Teams.');
    expect(report).toContain('Du kan sende dette selv: «Hei.');
    stage.connector.refuse(receiver.conversation, null);
    expect(await handOver(second, receiver)).toContain('har blokkert Losen i Teams');
    // Her next sign of life takes it back.
    await receiver.say('hei');
    const third = await openCase(giver, { ...nurse, title: 'Vaktmester' });
    expect(await handOver(third, receiver)).toContain('Losen sender Ingrid Sunde saken nå.');
  });

  it('is not sent again when nobody knows whether it arrived, and the giver is told so', async () => {
    const [giver, receiver] = [person(), person('manager2')];
    await receiver.say('hei');
    const robot = await openCase(giver, { ...nurse, title: 'Ergoterapeut' });
    const [before, had] = [giver.messages().length, receiver.messages().length];
    stage.connector.refuse(receiver.conversation, { status: 504, code: 'GatewayTimeout' });
    await handOver(robot, receiver);
    await expect.poll(() => giver.messages().length).toBe(before + 1);
    expect(textOf(cardOf(giver.messages().at(-1)))).toContain('Det er uvisst om beskjeden til Ingrid Sunde om «Ergoterapeut» kom fram.');
    stage.connector.refuse(receiver.conversation, null);
    await receiver.say('hei');
    expect(receiver.messages()).toHaveLength(had + 1);
    const [listed] = await person('hr').say('uvisse meldinger');
    expect(textOf(cardOf(listed))).toContain('Det er uvisst om 1 melding kom fram');
    expect(inputsOf(cardOf(listed))[0]?.label).toMatch(/Ingrid Sunde \(sak 2026-\d+, 22\. november 2026\)/);
    const [refused] = await giver.say('uvisse meldinger');
    expect(textOf(cardOf(refused))).toContain('bare andre roller');
  });

  it('leaves an upgrade of the bot without consequence', async () => {
    const [giver, receiver] = [person(), person('manager2')];
    await receiver.say('hei');
    await install(receiver, 'remove-upgrade');
    const robot = await openCase(giver, { ...nurse, title: 'Logoped' });
    expect(await handOver(robot, receiver)).toContain('Losen sender Ingrid Sunde saken nå.');
  });

  it('by HR leaves the case on HR’s card and tells both', async () => {
    const [giver, receiver, hr] = [person(), person('manager2'), person('hr')];
    await receiver.say('hei');
    await openCase(giver, { ...nurse, title: 'Fysioterapeut' });
    const [card] = await hr.say('sak fysioterapeut');
    const before = receiver.messages().length;
    const id = card?.id ?? null;
    const more = actionOf(cardOf(card), 'case.plan');
    const answer = await hr.press(id, { ...more, verb: 'case.handover', data: more.data }, { receiver: receiver.id });
    expect(textOf(answer.card ?? {})).toContain('«Fysioterapeut» er overlatt til Ingrid Sunde.');
    expect(hasAction(answer.card ?? {}, 'case.plan')).toBe(true);
    await expect.poll(() => receiver.messages().length).toBe(before + 1);
  });
});

describe('an answer in chat', () => {
  it('is posted once for an activity that is delivered four times', async () => {
    const manager = person();
    const activity = { type: 'message', text: 'hjelp', id: 'one-activity' };
    await Promise.all([manager.send(activity), manager.send(activity)]);
    await manager.send(activity);
    await manager.send(activity);
    expect(manager.messages()).toHaveLength(1);
    await manager.send({ ...activity, id: 'another' });
    expect(manager.messages()).toHaveLength(2);
  });
});
