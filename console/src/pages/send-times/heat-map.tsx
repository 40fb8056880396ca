import { Box } from '@mantine/core'
import classes from './send-times.module.css'

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** The 168 hours of the week; the fuller the colour, the likelier the person is there. */
export function HeatMap({ hours, label }: { hours: readonly number[]; label: string }) {
  const most = Math.max(...hours, 1e-9)
  const least = Math.min(...hours, most)
  return (
    <Box className={classes.scroll ?? ''} tabIndex={0} role="region" aria-label={label}>
      <table className={classes.grid}>
        <caption className={classes.hidden}>{label}</caption>
        <thead>
          <tr>
            <th scope="col" className={classes.days}>
              <span className={classes.hidden}>Day</span>
            </th>
            {Array.from({ length: 24 }, (_, hour) => (
              <th key={hour} scope="col">
                {hour}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {DAYS.map((day, index) => (
            <tr key={day}>
              <th scope="row">{day}</th>
              {hours.slice(index * 24, index * 24 + 24).map((share, hour) => {
                const said = `${day} ${hour}:00, ${(share * 100).toFixed(2)} %`
                return (
                  // An hour has no identity but its place.
                  <td
                    key={hour}
                    title={said}
                    style={
                      {
                        '--share': `${Math.round(((share - least) / Math.max(most - least, 1e-12)) * 92 + 8)}%`,
                      } as React.CSSProperties
                    }
                  >
                    <span className={classes.hidden}>{(share * 100).toFixed(2)} %</span>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Box>
  )
}
