// Data: surnames common in Norway. Names of places and farms that are as common as units («Berg», «Dal», «Bakken»)
// are kept: they count only after another capitalised word that is no institution.

/** Surnames, lower case. */
export const surnames: ReadonlySet<string> = new Set(
  (
    'nordmann hansen johansen olsen larsen andersen pedersen nilsen kristiansen jensen karlsen johnsen pettersen eriksen berg haugen hagen johannessen andreassen jacobsen dahl jørgensen henriksen lund halvorsen sørensen jakobsen moen gundersen iversen strand solberg svendsen eide knutsen martinsen ' +
    'paulsen bakken kristoffersen mathisen lie amundsen nguyen rasmussen ali lunde solheim berge moe nygård bakke kristensen fredriksen holm lien hauge christensen andresen nielsen knudsen evensen sæther aas hanssen ahmed haugland thomassen sivertsen simonsen danielsen berntsen sandvik rønning arnesen antonsen næss vik haug ' +
    'ellingsen edvardsen thorsen gulbrandsen isaksen ruud birkeland aasen strøm myhre tangen ødegård jenssen eliassen myklebust bøe mikkelsen tveit aune hussain tran brekke helland wold henriksen hermansen mohamed khan engen ahmad singh bråten hassan lorentzen dahle abrahamsen fjeld gjerde nguyen solli bjerke kvam hovland christiansen ' +
    'kowalski kowalska nowak wisniewski lewandowski hussein mohammed mohammadi hosseini rahimi ahmadi yilmaz kaya demir le pham hoang huynh ngo truong abdi osman warsame farah jama nur petrov ivanov shevchenko kovalenko bondarenko melnyk smith jones brown taylor wilson johnson williams davies evans roberts walker wright thompson sharma kumar patel begum malik mahmood iqbal akhtar butt ' +
    'stoltenberg støre thorvaldsen tollefsen tønnessen viken vold aamodt aarseth bergh bye foss fossum grønli hegge holmen husby hoel kleven langeland løken mork nordby opsahl ottesen reinertsen rustad røed sande skaar skogen stene stokke sunde sveen teigen torgersen tvedt ulriksen vang økland østby ' +
    'haaland ødegaard nilssen carlsen bergstrøm lindberg lindqvist johansson andersson karlsson nilsson eriksson larsson olsson persson svensson gustafsson'
  ).split(' '),
);

/** Endings only surnames have. */
export const surnameEndings = [
  'ssen',
  'rsen',
  'nsen',
  'lsen',
  'dsen',
  'gsen',
  'ksen',
  'tsen',
  'sson',
  'dotter',
  'datter',
  'owski',
  'owska',
  'ewski',
  'ewska',
  'wicz',
  'chenko',
  'enko',
] as const;

/** Names that are everyday words when written without a capital. */
export const everydayNames: ReadonlySet<string> = new Set(
  'berg dahl lie vik lund strand moe moen haug hagen haugen engen strøm vold le nur foss holmen sande brown wright walker even stein finn bjørn odd liv vår dag are ask mari tine live rune birk'.split(
    ' ',
  ),
);
