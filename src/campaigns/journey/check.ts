import type { Journey, JourneyNode } from './schema.ts'

const MOST_NODES = 100

/** Where a point leads. */
export function nextOf(node: JourneyNode): (string | null)[] {
  if (node.kind === 'split') return node.of.map(({ next }) => next)
  if (node.kind === 'branch') return [...node.of.map(({ next }) => next), node.otherwise]
  if (node.kind === 'wait' && node.until) return [node.next, node.until.otherwise]
  return [node.next]
}

/** What is wrong with a journey, in a sentence; undefined when nothing is. */
export function journeyProblem(
  journey: Journey | null | undefined,
  definition: { segmentId: string | null; steps: readonly { id: string }[] },
): string | undefined {
  if (!journey)
    return definition.steps.length > 1 ? 'body.steps: several messages need a journey.' : undefined
  const { nodes, start, trigger } = journey
  const names = Object.keys(nodes)
  if (names.length > MOST_NODES) return `body.journey.nodes: at most ${MOST_NODES} points are possible.`
  if (!Object.hasOwn(nodes, start)) return `body.journey.start: there is no point called "${start}".`
  if (trigger.kind === 'segment' && definition.segmentId === null)
    return 'body.journey.trigger: choose the segment that brings people in.'
  for (const [name, node] of Object.entries(nodes)) {
    const lost = nextOf(node).find((next) => next !== null && !Object.hasOwn(nodes, next))
    if (lost) return `body.journey.nodes.${name}: there is no point called "${lost}" to go on to.`
    if (node.kind === 'message' && !definition.steps.some(({ id }) => id === node.step))
      return `body.journey.nodes.${name}: there is no message step called "${node.step}".`
    if (node.kind === 'split' && node.of.every(({ weight }) => weight === 0))
      return `body.journey.nodes.${name}: at least one weight must be above 0.`
  }
  const used = names.flatMap((name) => {
    const node = nodes[name]
    return node?.kind === 'message' ? [node.step] : []
  })
  if (new Set(used).size < used.length)
    return 'body.journey.nodes: a message step may stand at one point only; copy the step for another.'
  const circle = circleFrom(start, nodes, [])
  if (circle)
    return `body.journey.nodes: the way goes in a circle (${circle.join(' → ')}). Let people enter again instead.`
  return undefined
}

function circleFrom(name: string, nodes: Journey['nodes'], path: readonly string[]): string[] | undefined {
  if (path.includes(name)) return [...path.slice(path.indexOf(name)), name]
  const node = nodes[name]
  if (!node || path.length > MOST_NODES) return undefined
  for (const next of nextOf(node)) {
    const found = next === null ? undefined : circleFrom(next, nodes, [...path, name])
    if (found) return found
  }
  return undefined
}
