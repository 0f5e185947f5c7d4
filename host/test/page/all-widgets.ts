/** A card with every widget that the page draws, and some that it does not, as recorded card JSON. */
export const allWidgetsCard = {
  name: 'all',
  header: {
    title: 'Every widget',
    subtitle: 'Fixture',
    imageUrl: 'https://relais.example/logo.png',
    imageAltText: 'Logo',
  },
  cardActions: [{ actionLabel: 'Card action', onClick: { action: { function: 'onCardAction' } } }],
  sections: [
    {
      header: 'Text',
      widgets: [
        {
          textParagraph: {
            text: 'Plain, <b>bold</b>, <i>italic</i>, <u>underlined</u>, <s>struck</s>, <font color="#b3261e">red</font>,<br><a href="https://relais.example/help">a link</a> &amp; an entity &lt;b&gt;',
          },
        },
        {
          textParagraph: {
            text: 'One line of a text that is much longer than the panel is wide, and therefore cut.',
            maxLines: 1,
          },
        },
        {
          decoratedText: {
            startIcon: { knownIcon: 'EMAIL', altText: 'Mail' },
            topLabel: 'Top label',
            text: 'Decorated text that is long enough to be cut off at the end of its line',
            bottomLabel: 'Bottom label',
          },
        },
        {
          decoratedText: {
            startIcon: { materialIcon: { name: 'attach_file' } },
            text: 'Wrapped text with a button, long enough for two lines',
            wrapText: true,
            button: { text: 'Open', onClick: { openLink: { url: 'https://relais.example/help' } } },
          },
        },
        {
          decoratedText: {
            text: 'With a switch',
            switchControl: { name: 'notify', value: 'mail', selected: true, controlType: 'SWITCH' },
          },
        },
        {
          decoratedText: {
            text: 'With a check box',
            bottomLabel: 'Shares its name with the switch',
            switchControl: { name: 'notify', value: 'chat', controlType: 'CHECK_BOX' },
          },
        },
        {
          decoratedText: {
            icon: { knownIcon: 'PERSON' },
            text: 'Clickable',
            endIcon: { knownIcon: 'STAR' },
            onClick: { card: { name: 'second', header: { title: 'Second card' }, sections: [] } },
          },
        },
        { divider: {} },
        { image: { imageUrl: 'https://relais.example/picture.png', altText: 'A picture' } },
      ],
    },
    {
      header: 'Input',
      widgets: [
        {
          textInput: {
            name: 'title',
            label: 'Title',
            hintText: 'A hint',
            value: 'Entered',
            validation: { characterLimit: 40 },
          },
        },
        { textInput: { name: 'notes', label: 'Notes', type: 'MULTIPLE_LINE' } },
        { textInput: { name: 'mail', label: 'E-mail', value: 'nobody', validation: { inputType: 'EMAIL' } } },
        {
          selectionInput: {
            name: 'contacts',
            label: 'Check boxes',
            type: 'CHECK_BOX',
            items: [
              { text: 'First', value: '1', selected: true },
              { text: 'Second', value: '2' },
              { text: 'Third', value: '3', selected: true },
            ],
          },
        },
        {
          selectionInput: {
            name: 'mood',
            label: 'Radio buttons',
            type: 'RADIO_BUTTON',
            items: [
              { text: 'Good', value: 'good', selected: true },
              { text: 'Bad', value: 'bad' },
            ],
          },
        },
        {
          selectionInput: {
            name: 'options',
            label: 'Switches',
            type: 'SWITCH',
            items: [{ text: 'Loud', value: 'loud', selected: true }],
          },
        },
        {
          selectionInput: {
            name: 'typeId',
            label: 'Drop-down',
            type: 'DROPDOWN',
            items: [
              { text: 'Call', value: 'call' },
              { text: 'Quote', value: 'quote', selected: true },
            ],
          },
        },
        { dateTimePicker: { name: 'day', label: 'Day', type: 'DATE_ONLY', valueMsEpoch: '1795737600000' } },
        { dateTimePicker: { name: 'hour', label: 'Hour', type: 'TIME_ONLY', valueMsEpoch: '34200000' } },
        { dateTimePicker: { name: 'moment', label: 'Moment', type: 'DATE_AND_TIME' } },
      ],
    },
    {
      header: 'Layout',
      collapsible: true,
      uncollapsibleWidgetsCount: 1,
      widgets: [
        {
          buttonList: {
            buttons: [
              {
                text: 'Filled',
                type: 'FILLED',
                onClick: { action: { function: 'onFilled', parameters: [{ key: 'id', value: '7' }] } },
              },
              { text: 'Tonal', type: 'FILLED_TONAL', onClick: { action: { function: 'onTonal' } } },
              { text: 'Outlined', type: 'OUTLINED', onClick: { action: { function: 'onOutlined' } } },
              {
                text: 'Coloured',
                type: 'FILLED',
                color: { green: 0.5, blue: 0.25 },
                onClick: { action: { function: 'onColoured' } },
              },
              { text: 'Disabled', type: 'FILLED', disabled: true, onClick: { action: { function: 'onDisabled' } } },
              {
                icon: { materialIcon: { name: 'delete' } },
                altText: 'Delete',
                onClick: { action: { function: 'onDelete' } },
              },
              {
                icon: { knownIcon: 'DESCRIPTION' },
                altText: 'More',
                onClick: {
                  overflowMenu: { items: [{ text: 'In the menu', onClick: { action: { function: 'onMenu' } } }] },
                },
              },
            ],
          },
        },
        {
          grid: {
            title: 'Grid',
            columnCount: 2,
            onClick: { action: { function: 'onGrid' } },
            items: [
              { id: 'a', title: 'Item A', subtitle: 'First' },
              { id: 'b', title: 'Item B', image: { imageUri: 'https://relais.example/b.png', altText: 'Picture B' } },
            ],
          },
        },
        {
          columns: {
            columnItems: [
              { widgets: [{ textParagraph: { text: 'Left column' } }] },
              {
                verticalAlignment: 'CENTER',
                widgets: [{ textInput: { name: 'inColumn', label: 'In a column', value: 'x' } }],
              },
            ],
          },
        },
        {
          chipList: {
            chips: [
              { label: 'Chip', onClick: { action: { function: 'onChip' } } },
              { label: 'Off', disabled: true },
            ],
          },
        },
      ],
    },
    {
      header: 'Not drawn',
      widgets: [
        { carousel: { carouselCards: [] } },
        { selectionInput: { name: 'people', type: 'MULTI_SELECT', items: [] } },
        { textInput: { label: 'Without a name' } },
      ],
    },
  ],
  fixedFooter: {
    primaryButton: { text: 'Save', onClick: { action: { function: 'onSave', requiredWidgets: ['notes'] } } },
    secondaryButton: { text: 'Cancel', onClick: { action: { function: 'onCancel' } } },
  },
};
