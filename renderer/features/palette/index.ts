/** Palette: every action, open tab and saved request by a few letters of its name. */
export { CommandPalette } from './command-palette';
