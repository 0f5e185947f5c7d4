import '@mantine/dates/styles.css';
import 'dayjs/locale/fr';
import { DatePicker } from '@mantine/dates';
import { useText } from '../i18n/language.tsx';

/** A month to choose a day from; `YYYY-MM-DD`. */
export function DayCalendar({ onChoose }: { readonly onChoose: (day: string) => void }) {
  const { language } = useText();
  return (
    <DatePicker
      locale={language}
      firstDayOfWeek={1}
      weekendDays={[]}
      mx="auto"
      value={null}
      onChange={(day) => {
        if (day !== null) onChoose(day);
      }}
    />
  );
}
