// Data: words that make a capitalised run the name of a place, a unit, an organisation, a law or a system.

/** Whole words, lower case. */
export const institutionWords: ReadonlySet<string> = new Set(
  (
    'norsk norske norges norge norway norwegian nordre søndre nordlige sørlige øvre nedre vestre østre austre ytre indre midtre store stor lille litle gamle nye ny sankt st san new old north south east west northern southern upper lower great ' +
    'nord sør aust øst vest asker alver oslo bergen trondheim stavanger viken vestland akershus buskerud rogaland trøndelag drammen lindås meland radøy røyken hurum sandvika bærum heggedal knarvik frekhaug isdalstø manger slemmestad tofte ' +
    'kommune kommunen fylkeskommune fylkeskommunen fylke fylket stat staten statens county municipality council bydel bydelen city borough ' +
    'skole skolen skule skulen skoler school college university universitetet universitet høgskole høgskolen høyskolen høgskulen høgskule akademi academy institutt institute ' +
    'barnehage barnehagen barnehager kindergarten nursery sfo avdeling avdelinga avdelingen enhet eining seksjon team teams gruppe department division unit section office kontor kontoret service services tjeneste tjenesten tenester teneste tenesta ' +
    'bo omsorg omsorgs senter senteret sentret center centre heim heimen hjem hjemmet home house hus huset gård gard gården park parken hall hallen arena stadion plass plassen torg torget gate gata gaten vei veien veg vegen allé bru brua kirke kirken kyrkje kyrkja church sogn ' +
    'sykehus sykehuset sjukehus sjukehuset hospital hospitalet klinikk klinikken legevakt legesenter helse helsehus helsestasjon health care nav vav ks hr it ikt bibliotek biblioteket library museum kulturskole kulturskolen kulturhus legevakten ' +
    'forbund forbundet forening foreningen lag laget lag union association federation society organisasjon fagforbundet utdanningsforbundet delta unio akademikerne lo ys nito tekna nsf fo econa parat samfunnsviterne juristforbundet ' +
    'lov loven lova act code agreement avtale avtalen hovedavtalen hovudavtalen hovedtariffavtalen forskrift regulation paragraph arbeidsmiljøloven direktorat direktoratet departement tilsyn tilsynet etat etaten ombud ombudet ombod statsforvalter statsforvalteren ' +
    'direktør kommunedirektør ordfører rådmann leder leiar rektor styrer sykepleier sjukepleiar vernepleier lærer lærar lege rådgiver konsulent ingeniør vikar assistent senior junior chief head director manager adviser advisor officer nurse teacher engineer registered deputy principal executive human resources project ' +
    'microsoft google windows office word excel outlook teams webcruiter visma profil gerica cosdoc finn linkedin facebook instagram public elements acos websak ephorte power automate azure adaptive bot ' +
    'mandag tirsdag onsdag torsdag fredag lørdag søndag måndag tysdag laurdag sundag monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december ' +
    'januar februar mars mai juni juli oktober desember jul jula julen påske påska påsken pinse easter christmas eve good maundy whit boxing year day the den det de dei en ei et an and og of for in på ved med om til fra frå av som når hvis vi jeg eg du han hun ho they she he we you it this that ' +
    'bokmål nynorsk english engelsk svensk dansk swedish danish sami samisk sami europeisk european union eu eøs kandidat kandidaten søker søkeren søkjar søkjaren candidate applicant stillingen stillinga position kjære hei hi hello dear mvh hilsen ' +
    'red cross røde kors kirkens bymisjon frelsesarmeen blå fremtind kommunal landspensjonskasse klp dnb storebrand telenor posten vy ruter skyss'
  ).split(' '),
);

/** Endings that do the same: «Sykepleierforbund», «Solvikheimen», «helse- og omsorgstjenesteloven». */
export const institutionEndings = [
  'forbund', 'forbundet', 'forening', 'foreningen', 'foreining', 'foreininga', 'kommune', 'skole', 'skolen', 'skule', 'skulen', 'barnehage', 'barnehagen', 'senter', 'senteret', 'sentret', 'sykehjem', 'sykeheim', 'sjukeheim', 'sjukeheimen', 'hjemmet',
  'heimen', 'sykehus', 'sjukehus', 'loven', 'lova', 'avtalen', 'avtale', 'forskrifta', 'forskriften', 'direktoratet', 'departementet', 'tilsynet', 'etaten', 'universitetet', 'høgskolen', 'høgskulen', 'tjenesten', 'tjenester', 'tenesta', 'tenester', 'avdeling', 'avdelingen', 'avdelinga',
  'bolig', 'boligen', 'bustad', 'bustaden', 'tunet', 'gata', 'veien', 'vegen', 'parken', 'huset', 'hallen', 'kirke', 'kyrkje', 'stasjon', 'stasjonen', 'kontoret', 'kontor', 'biblioteket', 'bibliotek', 'museum', 'fylket', 'fjorden', 'dalen', 'øya', 'pleier', 'pleiar', 'arbeider', 'arbeidar', 'leder', 'leiar', 'lærer', 'lærar', 'rådgiver', 'konsulent', 'ordning', 'ordninga', 'ordningen', 'utvalg', 'utvalget', 'utval', 'utvalet',
] as const;

/** Words after a person's name that make both together a place, also without a capital: «Fridtjof Nansen skole». */
export const placeWords: ReadonlySet<string> = new Set(
  'videregående vidaregåande gate vei veg plass minde hus street road school kindergarten nursing bo bu'.split(' '),
);

/** Endings that do the same. */
export const placeEndings = ['skole', 'skule', 'skolen', 'skulen', 'barnehage', 'barnehagen', 'senter', 'senteret', 'heim', 'heimen', 'hjem', 'hjemmet', 'tunet', 'veien', 'vegen', 'gata', 'parken', 'huset', 'hallen'] as const;

/** Methods, buildings and the like that carry a person's name. */
export const namedAfterPeople: ReadonlySet<string> = new Set(['marte meo', 'ole bull', 'karius og baktus', 'mona lisa', 'maria montessori', 'reggio emilia', 'patricia benner']);
