/** Wrong settings, told by the variables' names, with what to do. */
export class SettingsProblem extends Error {
  readonly code = 'SETTINGS_PROBLEM';
}
