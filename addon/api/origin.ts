declare const RELAIS_BASE_URL: string;

/** The backend's public https origin, put in at build. */
export const backendOrigin: string = RELAIS_BASE_URL;
