/**
 * Windows' names of time zones, most of them without their " Standard Time", and the IANA zone that CLDR gives for the whole world
 * (https://github.com/unicode-org/cldr/blob/main/common/supplemental/windowsZones.xml), by its area.
 */
const cities: Readonly<Record<string, string>> = {
  Etc: 'Dateline=GMT+12',
  America:
    'Aleutian=Adak|Alaskan=Anchorage|Pacific Standard Time (Mexico)=Tijuana|Pacific=Los_Angeles|US Mountain=Phoenix|Mountain Standard Time (Mexico)=Chihuahua|Mountain=Denver|Yukon=Whitehorse|Central America=Guatemala|Central=Chicago|Central Standard Time (Mexico)=Mexico_City|Canada Central=Regina|SA Pacific=Bogota|Eastern Standard Time (Mexico)=Cancun|Eastern=New_York|Haiti=Port-au-Prince|Cuba=Havana|US Eastern=Indianapolis|Turks And Caicos=Grand_Turk|Paraguay=Asuncion|Atlantic=Halifax|Venezuela=Caracas|Central Brazilian=Cuiaba|SA Western=La_Paz|Pacific SA=Santiago|Newfoundland=St_Johns|Tocantins=Araguaina|E. South America=Sao_Paulo|SA Eastern=Cayenne|Argentina=Buenos_Aires|Greenland=Godthab|Montevideo=Montevideo|Magallanes=Punta_Arenas|Saint Pierre=Miquelon|Bahia=Bahia',
  Pacific:
    'Hawaiian=Honolulu|Marquesas=Marquesas|Easter Island=Easter|West Pacific=Port_Moresby|Bougainville=Bougainville|Norfolk=Norfolk|Central Pacific=Guadalcanal|New Zealand=Auckland|Fiji=Fiji|Chatham Islands=Chatham|Tonga=Tongatapu|Samoa=Apia|Line Islands=Kiritimati',
  Atlantic: 'Azores=Azores|Cape Verde=Cape_Verde|Greenwich=Reykjavik',
  Europe:
    'GMT=London|W. Europe=Berlin|Central Europe=Budapest|Romance=Paris|Central European=Warsaw|GTB=Bucharest|E. Europe=Chisinau|FLE=Kiev|Kaliningrad=Kaliningrad|Turkey=Istanbul|Belarus=Minsk|Russian=Moscow|Astrakhan=Astrakhan|Russia Time Zone 3=Samara|Saratov=Saratov|Volgograd=Volgograd',
  Africa:
    'Sao Tome=Sao_Tome|Morocco=Casablanca|W. Central Africa=Lagos|Egypt=Cairo|South Africa=Johannesburg|South Sudan=Juba|Sudan=Khartoum|Libya=Tripoli|Namibia=Windhoek|E. Africa=Nairobi',
  Asia: 'Jordan=Amman|Middle East=Beirut|Syria=Damascus|West Bank=Hebron|Israel=Jerusalem|Arabic=Baghdad|Arab=Riyadh|Iran=Tehran|Arabian=Dubai|Azerbaijan=Baku|Georgian=Tbilisi|Caucasus=Yerevan|Afghanistan=Kabul|West Asia=Tashkent|Ekaterinburg=Yekaterinburg|Pakistan=Karachi|Qyzylorda=Qyzylorda|India=Calcutta|Sri Lanka=Colombo|Nepal=Katmandu|Central Asia=Almaty|Bangladesh=Dhaka|Omsk=Omsk|Myanmar=Rangoon|SE Asia=Bangkok|Altai=Barnaul|W. Mongolia=Hovd|North Asia=Krasnoyarsk|N. Central Asia=Novosibirsk|Tomsk=Tomsk|China=Shanghai|North Asia East=Irkutsk|Singapore=Singapore|Taipei=Taipei|Ulaanbaatar=Ulaanbaatar|Transbaikal=Chita|Tokyo=Tokyo|North Korea=Pyongyang|Korea=Seoul|Yakutsk=Yakutsk|Vladivostok=Vladivostok|Russia Time Zone 10=Srednekolymsk|Magadan=Magadan|Sakhalin=Sakhalin|Russia Time Zone 11=Kamchatka',
  Indian: 'Mauritius=Mauritius',
  Australia:
    'W. Australia=Perth|Aus Central W.=Eucla|Cen. Australia=Adelaide|AUS Central=Darwin|E. Australia=Brisbane|AUS Eastern=Sydney|Tasmania=Hobart|Lord Howe=Lord_Howe',
};

const zones = new Map(
  Object.keys(cities).flatMap((area) =>
    (cities[area] ?? '').split('|').map((row): [string, string] => {
      const [name = '', city = ''] = row.split('=');
      const suffix = /[)\d]$/.test(name) ? '' : ' Standard Time';
      return [(name + suffix).toLowerCase(), `${area}/${city}`];
    }),
  ),
);

/** The IANA name of a Windows time zone such as `Romance Standard Time`, in any case; null for another name. */
export function findWindowsZone(name: string): string | null {
  return zones.get(name.toLowerCase()) ?? null;
}
