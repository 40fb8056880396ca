import { Fragment, type ReactNode } from 'react'
import classes from './description-list.module.css'

interface DescriptionListProps {
  /** Pairs of name and value; undefined values are left out. */
  items: [name: ReactNode, value: ReactNode | undefined][]
}

/** Names and values in two columns, one on narrow screens. */
export function DescriptionList({ items }: DescriptionListProps) {
  return (
    <dl className={classes.list}>
      {items
        .filter(([, value]) => value !== undefined)
        .map(([name, value], index) => (
          <Fragment key={typeof name === 'string' ? name : index}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
    </dl>
  )
}
