import { Table } from '@mantine/core'
import { MoneyText, NumberText, useFormat } from '../../ui/index.ts'
import { metricFormat, metricNames, type Results } from './words.ts'

/** Both arms side by side, by assignment. */
export function ArmsTable({ results }: { results: Results }) {
  const format = useFormat()
  const write = metricFormat(format, results.objective?.metric)
  const metric = results.objective ? metricNames[results.objective.metric] : 'Revenue per person'
  const arms = [
    { name: 'Treated', arm: results.treated },
    { name: 'Control', arm: results.control },
  ]
  return (
    <Table.ScrollContainer
      minWidth={520}
      type="native"
      tabIndex={0}
      role="region"
      aria-label="Treated and control"
    >
      <Table aria-label="Treated and control" verticalSpacing="sm" horizontalSpacing="lg">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Arm</Table.Th>
            <Table.Th ta="right">People</Table.Th>
            <Table.Th ta="right">Ordered</Table.Th>
            <Table.Th ta="right">Orders</Table.Th>
            <Table.Th ta="right">Revenue</Table.Th>
            <Table.Th ta="right">{metric}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {arms.map(({ name, arm }) => (
            <Table.Tr key={name}>
              <Table.Td>{name}</Table.Td>
              <Table.Td ta="right">
                <NumberText value={arm.people} />
              </Table.Td>
              <Table.Td ta="right">
                <NumberText value={arm.buyers} />
              </Table.Td>
              <Table.Td ta="right">
                <NumberText value={arm.orders} />
              </Table.Td>
              <Table.Td ta="right">
                <MoneyText value={arm.revenue} />
              </Table.Td>
              <Table.Td ta="right">{write(arm.perPerson)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
