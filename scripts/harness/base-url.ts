/** Reserved for examples (RFC 2606): what is built for it can be tried and never reaches anybody. */
export const exampleBaseUrl = 'https://relais.example';

/** The https origin that the add-on is built for; locally the stand-in maps it to loopback. */
export const baseUrl = new URL(process.env['RELAIS_BASE_URL'] ?? exampleBaseUrl).origin;
