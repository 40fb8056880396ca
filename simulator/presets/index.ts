import { outdoor } from './outdoor.ts'
import type { Preset } from './preset.ts'
import { subscriptionBox } from './subscription-box.ts'

export type { Preset } from './preset.ts'

/** Every preset; a further one is a file and a line here. */
export const presets: readonly Preset[] = [outdoor, subscriptionBox]

export function presetNamed(name: string): Preset {
  const found = presets.find((preset) => preset.name === name)
  if (!found)
    throw new Error(
      `There is no preset "${name}". There are: ${presets.map((preset) => preset.name).join(', ')}.`,
    )
  return found
}
