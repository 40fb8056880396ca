/** The roles and what each is for, as the choice shows them. */
export const roles = [
  { value: 'viewer', label: 'Viewer', about: 'Sees everything except settings and sensitive holds' },
  { value: 'author', label: 'Author', about: 'Writes segments, objectives, content and campaigns' },
  { value: 'analyst', label: 'Analyst', about: 'Writes segments and objectives, reads results' },
  { value: 'reviewer', label: 'Reviewer', about: 'Reads and decides tasks, repairs events, places holds' },
  { value: 'approver', label: 'Approver', about: 'Approves content and campaigns, and launches them' },
  { value: 'care', label: 'Care', about: 'Sees and decides sensitive holds' },
  { value: 'admin', label: 'Administrator', about: 'May do everything except see sensitive holds' },
] as const

export type RoleName = (typeof roles)[number]['value']

/** A role as people read it. */
export function roleLabel(name: string): string {
  return roles.find((role) => role.value === name)?.label ?? name
}
