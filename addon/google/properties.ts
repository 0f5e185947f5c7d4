const environmentProperty = 'environment';

/** The name of the environment this user is linked to, null before the first link. */
export function linkedEnvironment(): string | null {
  return PropertiesService.getUserProperties().getProperty(environmentProperty);
}

/** Keeps the link; call it only with a name that the backend has accepted. */
export function linkEnvironment(name: string): void {
  PropertiesService.getUserProperties().setProperty(environmentProperty, name);
}

/** Back to the state before the first link. */
export function unlinkEnvironment(): void {
  PropertiesService.getUserProperties().deleteProperty(environmentProperty);
}
