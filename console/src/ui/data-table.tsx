import { Button, Group, Skeleton, Table, Text, UnstyledButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import classes from './data-table.module.css'
import { FaultAlert } from './fault.tsx'
import type { ListState } from './list.ts'

/** One column: its heading and what stands in it. */
export interface Column<Item> {
  label: ReactNode
  cell: (item: Item) => ReactNode
  /** Numbers stand right. */
  align?: 'left' | 'right'
  width?: number | string
  /** Hidden below 768 px. */
  wideOnly?: boolean
  /** A heading for screen readers only, over a column of buttons. */
  hideLabel?: boolean
}

interface DataTableProps<Item> {
  /** What the table holds, for screen readers. */
  label: string
  columns: Column<Item>[]
  list: ListState<Item>
  rowKey: (item: Item) => string | number
  /** Where a row leads. The first column carries the link; a click anywhere in the row follows it. */
  rowLink?: (item: Item) => string | undefined
  /** Instead of `rowLink`: what opening a row does. */
  onRow?: (item: Item) => void
  /** Shown when there is nothing: an `Empty`. */
  empty: ReactNode
}

const SKELETONS = [72, 56, 64, 48, 60]

/** A list with its states: loading, empty, error, more to load. Give it a flush `Section` to stand in. */
export function DataTable<Item>(props: DataTableProps<Item>) {
  const { label, columns, list, rowKey, rowLink, onRow, empty } = props
  // A table without links of its own must still be reachable, to be scrolled by keyboard.
  const scrollProps = rowLink || onRow ? {} : { tabIndex: 0, role: 'region', 'aria-label': label }
  if (list.error)
    return (
      <div className={classes.state}>
        <FaultAlert error={list.error} retry={list.retry} />
      </div>
    )
  if (list.items?.length === 0) return <>{empty}</>
  return (
    <>
      <Table.ScrollContainer minWidth={0} type="native" className={classes.scroll} {...scrollProps}>
        <Table aria-label={label} aria-busy={!list.items} className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              {columns.map((column, index) => (
                <Table.Th key={columnKey(column, index)} {...cellProps(column)} scope="col">
                  {column.hideLabel ? <span className={classes.hidden}>{column.label}</span> : column.label}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {list.items
              ? list.items.map((item) => (
                  <Row key={rowKey(item)} item={item} columns={columns} to={rowLink?.(item)} onRow={onRow} />
                ))
              : SKELETONS.map((width) => (
                  <Table.Tr key={width}>
                    {columns.map((column, index) => (
                      <Table.Td key={columnKey(column, index)} {...cellProps(column)}>
                        <Skeleton height={12} width={`${width - index * 4}%`} my={4} />
                      </Table.Td>
                    ))}
                  </Table.Tr>
                ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {list.more && (
        <Group justify="space-between" className={classes.footer}>
          <Text size="sm" c="dimmed">
            {list.items?.length ?? 0} shown
          </Text>
          <Button size="xs" variant="default" loading={list.loadingMore} onClick={list.more}>
            Show more
          </Button>
        </Group>
      )}
    </>
  )
}

interface RowProps<Item> {
  item: Item
  columns: Column<Item>[]
  to: string | undefined
  onRow: ((item: Item) => void) | undefined
}

function Row<Item>({ item, columns, to, onRow }: RowProps<Item>) {
  const first = (content: ReactNode) => {
    if (to)
      return (
        <Link to={to} className={classes.rowLink}>
          {content}
        </Link>
      )
    if (!onRow) return content
    return (
      <UnstyledButton className={classes.rowLink} onClick={() => onRow(item)}>
        {content}
      </UnstyledButton>
    )
  }
  return (
    <Table.Tr className={to || onRow ? classes.linked : undefined}>
      {columns.map((column, index) => (
        <Table.Td key={columnKey(column, index)} {...cellProps(column)}>
          {index === 0 ? first(column.cell(item)) : column.cell(item)}
        </Table.Td>
      ))}
    </Table.Tr>
  )
}

const columnKey = <Item,>(column: Column<Item>, index: number) =>
  typeof column.label === 'string' ? column.label : index

const cellProps = <Item,>(column: Column<Item>) => ({
  ...(column.align === 'right' && { ta: 'right' as const }),
  ...(column.width !== undefined && { w: column.width }),
  ...(column.wideOnly && { 'data-wide-only': true }),
})
