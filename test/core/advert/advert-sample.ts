/** An advert with everything the principles and the law ask for; tests take parts out or put parts in. */
export const sample = `Vi søker sykepleier i 80–100 % fast stilling

Bråset bo- og omsorgssenter ligger sentralt i Asker. Vi har 48 beboere fordelt på fire avdelinger, og 70 ansatte.

Arbeidsoppgaver:
• Gi pleie og omsorg til beboerne
• Administrere legemidler og følge opp medisinlister
• Samarbeide med pårørende, leger og kolleger

Kvalifikasjoner
• Du må ha norsk autorisasjon som sykepleier
• Det er en fordel om du har erfaring fra sykehjem. Nyutdannede er velkomne.

Personlige egenskaper
• samarbeidsvillig
• nøyaktig
• tålmodig

Vi tilbyr
• Fast fadder de tre første månedene
• Lønn etter tariff
• God pensjonsordning i KLP og gruppelivsforsikring

Verdiene våre er raus, modig, nær og skapende. Det merker du i måten vi møter beboerne på.

Vi ønsker søkere uansett alder, kjønn, funksjonsevne og bakgrunn.

Du må levere politiattest før du begynner.

Søkerlisten er offentlig. Opplysninger om deg kan bli offentliggjort selv om du har bedt om å ikke stå på listen.

Kontakt: Kari Lunde, avdelingsleder, tlf. 908 86 423
Søknadsfrist: 15. desember 2026
`;

/** The sample without the lines that match. */
export function without(line: RegExp): string {
  return sample
    .split('\n')
    .filter((one) => !line.test(one))
    .join('\n');
}
