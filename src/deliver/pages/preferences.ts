import { choices, type Preferences } from '../preferences.ts'
import { escapeHtml, page } from './frame.ts'

/** The page on which a person says what they want to get. `saved` is what was just done. */
export function preferencesPage(preferences: Preferences, saved?: 'saved' | 'unsubscribed'): string {
  const { shop, address, chosen } = preferences
  const whom = address === undefined ? '' : `<p class="soft">For <strong>${escapeHtml(address)}</strong></p>`
  const note =
    saved === undefined
      ? ''
      : `<p class="note" role="status">${
          saved === 'saved'
            ? 'Saved. Your choice holds from now on.'
            : `You are unsubscribed. No more of these messages will come from ${escapeHtml(shop)}.`
        }</p>`
  const boxes = choices
    .map(
      ({ name, title, about }) => `<label>
<input type="checkbox" name="${name}" value="yes"${chosen[name] ? ' checked' : ''}>
<span><strong>${escapeHtml(title)}</strong>${escapeHtml(about)}</span>
</label>`,
    )
    .join('\n')
  const nothing = choices.every(({ name, channel }) => channel !== 'email' || !chosen[name])
  return page(
    `Your preferences at ${shop}`,
    `<h1>What should ${escapeHtml(shop)} send you?</h1>
${whom}${note}
<form method="post">
<fieldset>
<legend>Choose what you want</legend>
${boxes}
</fieldset>
<button class="do" type="submit" name="do" value="save">Save my choice</button>
${nothing ? '' : '<hr><button class="quiet" type="submit" name="do" value="unsubscribe">Unsubscribe from all e-mail</button>'}
</form>`,
  )
}

/** For a link whose signature does not fit, or whose person is gone. */
export function deadLinkPage(kind: 'preferences' | 'gone' | 'click'): string {
  const texts = {
    preferences: [
      'This link does not work',
      'It is incomplete or was changed on its way. Open it again from the message, or copy the whole address from it.',
    ],
    gone: [
      'There is nothing left to choose',
      'The data that this link belongs to was deleted. No messages will come because of it.',
    ],
    click: [
      'This link does not work',
      'It is incomplete or was changed on its way, so it leads nowhere. Open it again from the message.',
    ],
  } as const
  const [title, text] = texts[kind]
  return page(title, `<h1>${title}</h1>\n<p class="soft">${text}</p>`)
}
