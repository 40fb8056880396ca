import { Alert, Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useGo, useParam } from '../../address.ts'
import { answer, api } from '../../api.ts'
import { queryClient, useCan } from '../../session.ts'
import { ConfirmButton, FaultAlert, Page, Section, StatusBadge, toast } from '../../ui/index.ts'
import { type ObjectiveBody, ObjectiveForm } from './objective-form.tsx'
import { PlanPart } from './plan.tsx'
import type { Objective } from './words.ts'

const parents = [{ label: 'Objectives', to: '/objectives' }]

/** One objective, or a new one. */
export default function ObjectivePage() {
  const id = useParam('id')
  const query = useQuery({
    queryKey: ['objectives', id],
    queryFn: () => answer(api.GET('/api/objectives/{id}', { params: { path: { id } } })),
    enabled: id !== '',
  })
  if (id === '') return <NewObjective />
  if (query.data) return <ExistingObjective key={query.data.version} objective={query.data} />
  return (
    <Page title="Objective" parents={parents} width="narrow">
      {query.error ? (
        <FaultAlert error={query.error} retry={() => void query.refetch()} />
      ) : (
        <Skeleton height={400} />
      )}
    </Page>
  )
}

function NewObjective() {
  const go = useGo()
  const create = async (body: ObjectiveBody) => {
    const made = await answer(api.POST('/api/objectives', { body }))
    await queryClient.invalidateQueries({ queryKey: ['objectives'] })
    toast.good('Objective stated')
    go(`/objectives/${made.id}`, { replace: true })
  }
  return (
    <Page
      title="New objective"
      parents={parents}
      width="narrow"
      description="State it as the question that the campaign’s result will answer."
    >
      <Section>
        <ObjectiveForm save={create} word="State the objective" />
      </Section>
    </Page>
  )
}

function ExistingObjective({ objective }: { objective: Objective }) {
  const can = useCan()
  const may = can('objectives.write')
  const mayPlan = can('results.read')
  const { id, archived, version } = objective
  const save = async (body: ObjectiveBody) => {
    const made = await answer(api.PUT('/api/objectives/{id}', { params: { path: { id } }, body }))
    queryClient.setQueryData(['objectives', id], made)
    await queryClient.invalidateQueries({ queryKey: ['objectives', 'list'] })
    toast.good(`Saved as version ${made.version}`)
  }
  const archive = async () => {
    const body = { archived: !archived }
    await answer(api.POST('/api/objectives/{id}/archive', { params: { path: { id } }, body }))
    await queryClient.invalidateQueries({ queryKey: ['objectives'] })
  }
  return (
    <Page
      title={objective.name}
      parents={parents}
      width="narrow"
      badge={
        <StatusBadge
          status={archived ? 'archived' : 'active'}
          label={archived ? 'Put away' : `Version ${version}`}
        />
      }
      actions={
        may &&
        (archived ? (
          <Button variant="default" onClick={() => void archive().catch(toast.bad)}>
            Take it out again
          </Button>
        ) : (
          <ConfirmButton
            title="Put this objective away?"
            consequence="It can no longer be chosen. Campaigns under way keep it, and it can be taken out again."
            onConfirm={archive}
          >
            Put away
          </ConfirmButton>
        ))
      }
    >
      {may && (
        <Alert variant="light">
          A change makes a new version. Campaigns that were approved with the one before need a new approval
          before they start; those under way keep it.
        </Alert>
      )}
      <Section>
        <ObjectiveForm objective={objective} save={save} word="Save" readOnly={!may || archived} />
      </Section>
      {mayPlan && <PlanPart objectiveId={id} />}
    </Page>
  )
}
