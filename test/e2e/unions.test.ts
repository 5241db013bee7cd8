import { describe, expect, it } from 'vitest';
import { createDesk } from './create-desk.ts';
import { analysis, need, nurse } from './nurse-steps.ts';
import type { Chat } from './open-chat.ts';

const { sitDown, join, picture } = createDesk(['manager', 'hr', 'union']);

const reasons = 'Turnusen går opp med 80 % når helgene er fordelt. Vi har ikke oppgaver til en hel stilling.';

/** Opens a part-time case and finishes its needs analysis. */
async function comeToUnions(chat: Chat): Promise<void> {
  await chat.say('ny sak');
  await chat.fillIn(nurse);
  await chat.press('Opprett saken');
  await chat.press('Gjør dette nå');
  await chat.tickAll();
  await chat.fillIn(analysis);
  await chat.press('Registrer');
  await chat.shows('Ta kontakt med tillitsvalgte');
}

describe('the union representatives, in two browsers', () => {
  it('are involved and answer in their own client, and the manager’s card changes while she looks at it', async () => {
    const manager = await sitDown('2026-11-22T10:00:00+01:00');
    const union = await join('union');
    await union.shows('Hei, Marit');
    await comeToUnions(manager);
    await manager.press('Involver tillitsvalgte');
    await manager.shows('Marit Tveit, Fagforbundet (hovedtillitsvalgt)');
    await picture.card(manager, 'involving-the-unions');
    await manager.press('Send til de valgte');
    await manager.shows('Marit Tveit (Fagforbundet) er spurt om «Behovet for stillingen». Frist: onsdag 25. november 2026 (forslag).');
    await picture.card(manager, 'the-union-is-asked');

    await union.shows('Silje Hovland spør deg som tillitsvalgt.');
    await picture.card(union, 'a-representative-is-asked');
    await union.press('Jeg vil uttale meg');
    await union.fillIn({ Uttalelsen: 'Vi ber dere vurdere å slå sammen ledige helgetimer til en hel stilling.' });
    await picture.card(union, 'a-representative-states');
    await union.press('Send uttalelsen');
    await union.shows('Svaret er sendt til lederen.');

    // Nobody has pressed anything in the manager's client.
    await manager.shows('Marit Tveit (Fagforbundet) om «Behovet for stillingen»: «Vi ber dere vurdere');
    await picture.card(manager, 'the-union-has-answered');
  });

  it('are in the discussion of a post below 100 %, see what is recorded of it, and correct it', async () => {
    const manager = await sitDown('2026-11-22T13:00:00+01:00');
    const union = await join('union');
    await manager.say('status');
    await manager.press('Gjør dette nå');
    const [contact] = need;
    await manager.tickAll();
    await manager.fillIn(contact?.fill ?? {});
    await manager.press('Registrer');
    await manager.shows('Drøft deltiden med tillitsvalgte');
    await manager.press('Involver tillitsvalgte');
    await manager.fillIn({ 'Hvorfor vi trenger deltid': reasons });
    await picture.card(manager, 'involving-in-part-time');
    await manager.press('Send til de valgte');
    await manager.shows('er spurt om «Deltidsstillingen»');

    await union.shows('Et svar her er ikke en drøfting');
    await union.shows(reasons);
    await picture.card(union, 'a-representative-is-asked-about-part-time');
    await union.press('Jeg ønsker møte');
    await union.shows('Svaret er sendt til lederen.');
    await manager.shows('Marit Tveit (Fagforbundet) om «Deltidsstillingen»: ønsker møte');
    await picture.card(manager, 'a-meeting-is-wanted');

    await manager.press('Gjør dette nå');
    await manager.tickAll();
    expect(await manager.valueOf('Hvorfor vi trenger deltid')).toBe(reasons);
    await manager.fillIn({
      Drøftet: '2026-11-20',
      Hvordan: 'I møte',
      'Hvem var med': 'Virksomhetsleder og hovedtillitsvalgt',
      'Tillitsvalgtes syn: Marit Tveit (Fagforbundet)': 'Fagforbundet er enig i 80 %.',
      'Arbeidsgivers konklusjon': 'Vi lyser ut 80 % og vurderer på nytt om et år.',
    });
    await picture.card(manager, 'recording-the-discussion');
    await manager.press('Registrer');
    await manager.shows('Registrert: Drøft deltiden med tillitsvalgte');

    await union.shows('Fagforbundet er ført slik: «Fagforbundet er enig i 80 %.»');
    await picture.card(union, 'the-discussion-as-recorded');
    await union.press('Rett det som er ført');
    await union.fillIn({ 'Slik er synet vårt': 'Fagforbundet gikk imot 80 % og ba om hel stilling.' });
    await union.press('Send rettelsen');
    await union.shows('Du har rettet det: «Fagforbundet gikk imot 80 %');
    await manager.shows('retter det som er ført om synet deres: «Fagforbundet gikk imot 80 %');
    await picture.card(manager, 'the-discussion-is-corrected');
  });
});
