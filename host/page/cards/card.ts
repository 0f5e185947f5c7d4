import * as z from 'zod/mini';

/**
 * Google's card JSON (google.apps.card.v1, lowerCamelCase, defaults left out) as far as it is drawn here.
 * Objects are read leniently: fields that are not drawn are ignored, but a widget that is not drawn is named on the card.
 */

const text = z.optional(z.string());
const flag = z.optional(z.boolean());
const count = z.optional(z.number());

export const colorSchema = z.object({ red: count, green: count, blue: count });
/** Channels from 0 to 1, absent for 0. */
export type Color = z.infer<typeof colorSchema>;

export const actionSchema = z.object({
  function: z.string(),
  parameters: z.optional(z.array(z.object({ key: z.string(), value: text }))),
  loadIndicator: z.optional(z.enum(['SPINNER', 'NONE'])),
  persistValues: flag,
  requiredWidgets: z.optional(z.array(z.string())),
  allWidgetsAreRequired: flag,
});
export type Action = z.infer<typeof actionSchema>;

export const openLinkSchema = z.object({
  url: z.string(),
  openAs: z.optional(z.enum(['FULL_SIZE', 'OVERLAY'])),
  onClose: z.optional(z.enum(['NOTHING', 'RELOAD', 'RELOAD_ADD_ON'])),
});
export type OpenLink = z.infer<typeof openLinkSchema>;

export const iconSchema = z.object({
  knownIcon: text,
  iconUrl: text,
  materialIcon: z.optional(z.object({ name: z.string(), fill: flag })),
  altText: text,
  imageType: z.optional(z.enum(['SQUARE', 'CIRCLE'])),
});
export type Icon = z.infer<typeof iconSchema>;

const overflowMenuItemSchema = z.object({
  startIcon: z.optional(iconSchema),
  text,
  disabled: flag,
  get onClick() {
    return z.optional(onClickSchema);
  },
});

/** Exactly one is set. A `card` is parsed when it is shown. */
export const onClickSchema = z.object({
  action: z.optional(actionSchema),
  openLink: z.optional(openLinkSchema),
  openDynamicLinkAction: z.optional(actionSchema),
  card: z.optional(z.unknown()),
  get overflowMenu() {
    return z.optional(z.object({ items: z.optional(z.array(overflowMenuItemSchema)) }));
  },
});
export type OnClick = z.infer<typeof onClickSchema>;

const onClick = z.optional(onClickSchema);

export const buttonSchema = z.object({
  text,
  icon: z.optional(iconSchema),
  color: z.optional(colorSchema),
  onClick,
  disabled: flag,
  altText: text,
  type: z.optional(z.enum(['TYPE_UNSPECIFIED', 'OUTLINED', 'FILLED', 'FILLED_TONAL', 'BORDERLESS'])),
});
export type Button = z.infer<typeof buttonSchema>;

export const cardSchema = z.object({
  name: text,
  header: z.optional(
    z.object({
      title: text,
      subtitle: text,
      imageUrl: text,
      imageAltText: text,
      imageType: z.optional(z.enum(['SQUARE', 'CIRCLE'])),
    }),
  ),
  sections: z.optional(
    z.array(
      z.object({
        header: text,
        collapsible: flag,
        uncollapsibleWidgetsCount: count,
        /** Each is parsed by itself (widget.ts), so that one that cannot be drawn does not hide the others. */
        widgets: z.optional(z.array(z.unknown())),
      }),
    ),
  ),
  sectionDividerStyle: z.optional(z.enum(['DIVIDER_STYLE_UNSPECIFIED', 'SOLID_DIVIDER', 'NO_DIVIDER'])),
  cardActions: z.optional(z.array(z.object({ actionLabel: text, onClick }))),
  fixedFooter: z.optional(
    z.object({ primaryButton: z.optional(buttonSchema), secondaryButton: z.optional(buttonSchema) }),
  ),
});
export type Card = z.infer<typeof cardSchema>;
export type Section = NonNullable<Card['sections']>[number];
