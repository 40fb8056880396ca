import { Link } from '@tanstack/react-router'
import { groups, pages } from '../pages.ts'
import { useCan } from '../session.ts'
import classes from './navigation.module.css'

/** The pages that the signed-in user may see, in the order of the flow. */
export function Navigation({ onGo }: { onGo?: () => void }) {
  const can = useCan()
  const seen = pages.filter((page) => page.permission === undefined || can(page.permission))
  return (
    <nav aria-label="Main">
      {groups.map(({ key, label }) => {
        const entries = seen.filter((page) => page.group === key)
        if (entries.length === 0) return null
        return (
          <section key={key} className={classes.group}>
            {label && (
              <h2 className={classes.label} id={`navigation-${key}`}>
                {label}
              </h2>
            )}
            <ul {...(label && { 'aria-labelledby': `navigation-${key}` })}>
              {entries.map(({ path, title, icon: Icon }) => (
                <li key={path}>
                  <Link
                    to={path}
                    activeOptions={{ exact: path === '/' }}
                    className={classes.link}
                    {...(onGo && { onClick: onGo })}
                  >
                    {Icon && <Icon size={18} stroke={1.7} aria-hidden />}
                    {title}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </nav>
  )
}
