// Sets the colour scheme before the first paint. A file of its own, because the page allows no inline script.
;(() => {
  let chosen
  try {
    chosen = localStorage.getItem('tactful-color-scheme')
  } catch {
    // storage is switched off: follow the system
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
})()
