/** Cities and their IANA time zones. */
export const cities: Readonly<Record<string, string>> = zones(`
Europe/London: London, Manchester, Edinburgh, Glasgow, Liverpool
Europe/Paris: Paris, Lyon, Marseille, Nice
Europe/Berlin: Berlin, Munich, Hamburg, Cologne, Frankfurt
Europe/Madrid: Madrid, Barcelona, Seville, Valencia
Europe/Rome: Rome, Milan, Naples, Venice, Florence
Europe/Vienna: Vienna
Europe/Warsaw: Warsaw, Krakow
Europe/Prague: Prague
Europe/Lisbon: Lisbon, Porto
Europe/Dublin: Dublin
Europe/Oslo: Oslo
Europe/Stockholm: Stockholm
Europe/Copenhagen: Copenhagen
Europe/Helsinki: Helsinki
Europe/Athens: Athens
Europe/Istanbul: Istanbul
Europe/Moscow: Moscow
Europe/Zurich: Zurich, Geneva
Europe/Amsterdam: Amsterdam, Rotterdam
Europe/Brussels: Brussels
Europe/Budapest: Budapest
Europe/Bucharest: Bucharest
Europe/Kyiv: Kyiv
Asia/Tokyo: Tokyo, Osaka, Kyoto
Asia/Seoul: Seoul
Asia/Shanghai: Beijing, Shanghai, Shenzhen
Asia/Hong_Kong: Hong Kong
Asia/Singapore: Singapore
Asia/Bangkok: Bangkok
Asia/Dubai: Dubai, Abu Dhabi
Asia/Kolkata: Delhi, New Delhi, Mumbai, Bangalore, Chennai
Asia/Jakarta: Jakarta
Asia/Manila: Manila
Asia/Karachi: Karachi
Asia/Jerusalem: Jerusalem, Tel Aviv
Asia/Tehran: Tehran
Australia/Sydney: Sydney
Australia/Melbourne: Melbourne
Australia/Perth: Perth
Pacific/Auckland: Auckland, Wellington
America/New_York: New York, Boston, Miami, Washington, Philadelphia, Atlanta
America/Chicago: Chicago, Houston, Dallas
America/Denver: Denver
America/Los_Angeles: Los Angeles, San Francisco, Seattle, San Diego, Las Vegas
America/Toronto: Toronto, Montreal
America/Vancouver: Vancouver
America/Mexico_City: Mexico City
America/Sao_Paulo: Sao Paulo, Rio de Janeiro
America/Argentina/Buenos_Aires: Buenos Aires
America/Bogota: Bogota
America/Lima: Lima
America/Santiago: Santiago
Pacific/Honolulu: Honolulu
Africa/Cairo: Cairo
Africa/Lagos: Lagos
Africa/Nairobi: Nairobi
Africa/Johannesburg: Johannesburg, Cape Town
`)

/** Countries with one time zone, or with one that nearly everybody means. */
export const countries: Readonly<Record<string, string>> = zones(`
Europe/London: England, the UK
Europe/Paris: France
Europe/Berlin: Germany
Europe/Madrid: Spain
Europe/Rome: Italy
Europe/Vienna: Austria
Europe/Warsaw: Poland
Europe/Lisbon: Portugal
Europe/Dublin: Ireland
Europe/Oslo: Norway
Europe/Stockholm: Sweden
Europe/Helsinki: Finland
Europe/Athens: Greece
Europe/Istanbul: Turkey
Europe/Zurich: Switzerland
Asia/Tokyo: Japan
Asia/Seoul: Korea
Asia/Shanghai: China
Asia/Bangkok: Thailand
Asia/Kolkata: India
Pacific/Auckland: New Zealand
Africa/Cairo: Egypt
Africa/Nairobi: Kenya
America/Argentina/Buenos_Aires: Argentina
America/Lima: Peru
`)

function zones(text: string): Readonly<Record<string, string>> {
  const places = text
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [zone = '', names = ''] = line.split(': ')
      return names.split(', ').map((name) => [name, zone] as const)
    })
  return Object.fromEntries(places)
}
