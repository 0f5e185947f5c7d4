import { authorizationExceptionType } from './authorization.ts';
import { cardEnums } from './card-enums.ts';
import { cardTypes } from './card-containers.ts';
import { failAsMissing, method } from './service-method.ts';
import { ServiceType, type ServiceMethod, type ServiceObject } from './service-object.ts';

/** Documented methods that the stand-in lacks. Calling one throws an error that names it. */
const notHere =
  'newActionStatus newCardWithId newCarousel newCarouselCard newChatActionResponse newChatResponseBuilder newChip newChipList ' +
  'newCollapseControl newCondition newDataSourceConfig newDialog newDialogAction newDriveDataSourceSpec newEventAction ' +
  'newExpressionData newExpressionDataAction newExpressionDataCondition newHostAppDataSource newOverflowMenu ' +
  'newOverflowMenuItem newPlatformDataSource newTrigger newUpdateVisibilityAction newWorkflowDataSource';

function makers(): Record<string, ServiceMethod<null>> {
  const made: Record<string, ServiceMethod<null>> = {};
  for (const name of notHere.split(' ')) made[name] = failAsMissing();
  for (const [name, type] of cardTypes) made[`new${name}`] = method([], () => type.create({}));
  made['newAuthorizationException'] = method([], () => authorizationExceptionType.create({}));
  return made;
}

function enums(): Record<string, ServiceObject> {
  return Object.fromEntries([...cardEnums].map(([name, { holder }]) => [name, holder]));
}

export const cardService: ServiceObject = new ServiceType<null>('CardService', makers(), enums()).create(null);
