import type { LocalDate } from '#kernel';
import type { Language } from '../contract/index.js';

/** The rule is American, and so is its English. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-US', de: 'de-DE', fr: 'fr-FR' };

/** `February 6, 2026`. A calendar day has no zone: it is written as it is, wherever this runs. */
export function writtenDate(day: LocalDate, language: Language): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** `February 6, 2026 at 3:00 PM` of that zone. */
export function writtenInstant(instant: string, language: Language, timeZone: string): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  });
  // Newer ICU puts a narrow space before AM and PM: one form on every Node.
  return format.format(new Date(instant)).replaceAll('\u202f', ' ');
}

/** `$1,234.50`, from minor units: how many there are to a unit is the currency's. */
export function writtenAmount(amountMinor: number, currency: string, language: Language): string {
  const format = new Intl.NumberFormat(LOCALES[language], { style: 'currency', currency });
  return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
