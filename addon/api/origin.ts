declare const RELAIS_BASE_URL: string;
declare const RELAIS_ENVIRONMENT: string | null;

/** The backend's public https origin, inlined by the build. */
export const backendOrigin: string = RELAIS_BASE_URL;

/** The environment that a private deployment is made for, inlined by the build; null for the public one. */
export const deployedEnvironment: string | null = RELAIS_ENVIRONMENT;
