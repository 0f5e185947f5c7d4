declare const RELAIS_BASE_URL: string;
declare const RELAIS_ENVIRONMENT: string | null;

/** The backend's public https origin, put in at build. */
export const backendOrigin: string = RELAIS_BASE_URL;

/** The environment that a private deployment is made for, put in at build; null for everybody's. */
export const deployedEnvironment: string | null = RELAIS_ENVIRONMENT;
