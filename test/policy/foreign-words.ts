/** Words that betray the wrong written standard. */
export const foreign: Readonly<Record<'nb' | 'nn', ReadonlySet<string>>> = {
  nn: new Set(
    `ikke jeg hvordan hva hvem hvilke hvilken hvilket hvor hvorfor hvis noen noe fra uten mye kommer ansettelse ansettelsen
    ansettelser ansatt ansatte ansettes nyansatt nyansatte stillingen stillinger stillingene søker søkere søkerne søkeren
    søkerliste søkerlister søkerlisten søkerlistene tillitsvalgt tillitsvalgte begrunnelse begrunnelsen utlysning
    utlysningen utvelgelse saksbehandling saksbehandlingen midlertidig midlertidige heltid offentlig offentlige skriftlig
    muntlig personlig personlige kommunens leder ledere lederstillinger loven opplysninger kvalifikasjoner referanser
    kandidater kandidatene mulig hjemmeside virksomhet virksomheten deres dere gjelder gjør være vært ble ønsker spørre
    selv samme tidligere måned måneder uke uker egenskaper oppgaver oppgavene arbeidsgiver tjenester tjenesteområdet skole
    voksenopplæring taushetsplikt bekrefte bekreftet blant dersom bare hver hvert innstillingen innstillinger saken`.split(/\s+/u),
  ),
  nb: new Set(
    `ikkje eg korleis kva kven kvifor nokon nokre noko frå utan mykje tilsetjing tilsetjinga tilsetjingar tilsett tilsette
    tilsetjast nytilsett nytilsette stillinga stillingar søkjar søkjarar søkjarane søkjarliste søkjarlista søkjarlister
    søkjarlistene tillitsvald tillitsvalde grunngjeving utlysing utlysinga utveljing utveljinga sakshandsaming
    sakshandsaminga mellombels mellombelse heiltid offentleg offentlege skriftleg munnleg personleg personlege leiar
    leiarar lova opplysningar kvalifikasjonar referansar kandidatar kandidatane mogleg heimeside verksemd verksemda dykk
    dykkar gjeld gjer vere vore vart ønskjer spørje seie sjølv òg tidlegare månad månader veke veker eigenskapar
    oppgåver oppgåvene arbeidsgivar tenester tenesteområdet skule vaksenopplæring teieplikt stadfeste stadfesta berre kvar
    kvart innstillinga saka medan dei ein eit ei eitt heile eigne ho`.split(/\s+/u),
  ),
};

/** Titles of documents keep the language they were written in, and so does what stands between quotation marks. */
const withoutQuotations = (text: string): string => text.replaceAll(/«[^»]*»|“[^”]*”/gu, ' ');

/** The words of a text, outside quotations. */
export const wordsOf = (text: string): readonly string[] =>
  withoutQuotations(text)
    .toLowerCase()
    .match(/\p{L}+/gu) ?? [];

/** Words of a text that belong to the other standard. */
export const foreignWords = (locale: 'nb' | 'nn', text: string): readonly string[] => wordsOf(text).filter((word) => foreign[locale].has(word));
