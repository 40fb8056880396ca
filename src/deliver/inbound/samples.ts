// Mails as other servers write them, for tests.

const crlf = (text: string) => text.replace(/\n/g, '\r\n')

/** A delivery status notification about a message to ada@people.shop. */
export function dsn(
  messageId: string,
  {
    status,
    action = 'failed',
    recipient = 'ada@people.shop',
    diagnostic = `smtp; 550 ${status} <${recipient}> unknown`,
  }: { status: string; action?: string; recipient?: string; diagnostic?: string },
): string {
  return crlf(`From: Mail Delivery Subsystem <mailer-daemon@mx.example>
To: <bounces@in.shop.example>
Subject: Delivery Status Notification
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
 boundary="=_report"

--=_report
Content-Type: text/plain

Your message could not be delivered.

--=_report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example
Arrival-Date: Mon, 1 Jun 2026 12:00:00 +0000

Final-Recipient: rfc822; ${recipient}
Action: ${action}
Status: ${status}
Diagnostic-Code: ${diagnostic.replace(' ', '\n ')}

--=_report
Content-Type: text/rfc822-headers

From: Shop <shop@shop.example>
Message-ID: <${messageId}@shop.example>
Subject: hello

--=_report--
`)
}

/** A complaint of a feedback loop. */
export function arf(messageId: string, type = 'abuse'): string {
  return crlf(`From: <fbl@mail.example>
Subject: FW: hello
MIME-Version: 1.0
Content-Type: multipart/report; report-type="feedback-report"; boundary="part1"

--part1
Content-Type: text/plain

This is an email abuse report.

--part1
Content-Type: message/feedback-report

Feedback-Type: ${type}
User-Agent: Some-FBL/1.0
Version: 1
Original-Rcpt-To: <ada@people.shop>

--part1
Content-Type: message/rfc822

From: Shop <shop@shop.example>
Message-ID: <${messageId}@shop.example>
Subject: hello

Hello Ada
--part1--
`)
}

/** What a machine answers, with the header by which it says so. */
export function autoReply(messageId: string, header: string): string {
  return crlf(`From: Ada <ada@people.shop>
To: <shop@shop.example>
${header}
In-Reply-To: <${messageId}@shop.example>

I am away until Monday.
`)
}

/** What a person answers. */
export function reply(messageId: string, words: string): string {
  return crlf(`From: Ada <ada@people.shop>
To: <shop@shop.example>
Subject: Re: hello
Message-ID: <${words.length}@people.shop>
References: <other@people.shop> <${messageId}@shop.example>
Content-Type: text/plain; charset=utf-8

${words}

On Mon, 1 Jun 2026 at 12:00, Shop <shop@shop.example> wrote:
> Hello Ada, come and look.
`)
}
