// Made of schemas/payload.schema.json by bindings/wasm/types.mjs.


/**
 * The body of a request that sends one message.
 */
export type Payload = ({
to: string
type: "template"
template: {
/**
 * The template's name.
 */
name: string
/**
 * The one-time code of an authentication template; excludes everything below.
 */
code?: string
components?: ({
type: "header"
parameters: Header[]
} | {
type: "body"
/**
 * What fills the body's gaps, in order.
 */
parameters: {
type: "text"
text: string
}[]
} | {
type: "button"
sub_type: string
index: (string | number)
parameters: {
type: "coupon_code"
/**
 * The code.
 */
coupon_code: string
}[]
})[]
}
} | {
to: string
type: "text"
text: string
} | {
to: string
type: "image"
image: Image1
} | {
to: string
type: "video"
video: Video1
} | {
to: string
type: "audio"
audio: Audio
} | {
to: string
type: "document"
document: Document1
} | {
to: string
type: "interactive"
interactive: ({
type: "cta_url"
header?: Header
body: {
/**
 * What the message says.
 */
text: string
}
footer?: {
/**
 * A line below the body.
 */
text: string
}
action: {
name: "cta_url"
parameters: URLButton
}
} | {
type: "list"
header?: {
type: "text"
/**
 * A line of text.
 */
text: string
}
body: {
/**
 * What the message says.
 */
text: string
}
footer?: {
/**
 * A line below the body.
 */
text: string
}
action: {
/**
 * What stands on the button that opens the list.
 */
button: string
/**
 * The list; its sections share one limit on rows.
 */
sections: Section[]
}
} | {
type: "carousel"
body: {
/**
 * What the message says.
 */
text: string
}
action: {
/**
 * The cards, left to right; a card's index is its position.
 */
cards: {
card_index: number
type?: "cta_url"
header: CardHeader
body?: {
/**
 * What the card says.
 */
text: string
}
action: {

}
}[]
}
} | {
type: "button"
header?: Header1
body: {
/**
 * What the message says.
 */
text: string
}
footer?: {
/**
 * A line below the body.
 */
text: string
}
action: {
/**
 * The buttons; ids and titles are unique.
 */
buttons: {
type: "reply"
reply: Reply
}[]
}
})
})
export type Header = ({
type: "text"
/**
 * A line of text.
 */
text: string
} | {
type: "image"
image: Image
} | {
type: "video"
video: Video
} | {
type: "document"
document: Document
})
export type CardHeader = ({
type: "image"
image: Image
} | {
type: "video"
video: Video
})
export type Header1 = ({
type: "text"
/**
 * A line of text.
 */
text: string
} | {
type: "image"
image: Image2
} | {
type: "video"
video: Video2
} | {
type: "document"
document: Document2
})
/**
 * An image.
 */
export type Image2 = (({
link: unknown
} | {
id: unknown
}) & {
link?: string
id?: string
})
/**
 * A video.
 */
export type Video2 = (({
link: unknown
} | {
id: unknown
}) & {
link?: string
id?: string
})
/**
 * A document.
 */
export type Document2 = (({
link: unknown
} | {
id: unknown
}) & {
link?: string
id?: string
})

/**
 * An image.
 */
export interface Image {
link: string
}
/**
 * A video.
 */
export interface Video {
link: string
}
/**
 * A document.
 */
export interface Document {
link: string
}
export interface Image1 {
link: string
}
export interface Video1 {
link: string
}
export interface Audio {
link: string
}
export interface Document1 {
link: string
}
/**
 * The button.
 */
export interface URLButton {
/**
 * What stands on the button.
 */
display_text: string
/**
 * What the button opens.
 */
url: string
}
/**
 * Rows under a title.
 */
export interface Section {
/**
 * The line above the rows.
 */
title: string
/**
 * The rows.
 */
rows: Row[]
}
/**
 * One thing to choose.
 */
export interface Row {
/**
 * What the webhook brings back; unique in the message.
 */
id: string
/**
 * The first line of the row.
 */
title: string
/**
 * The second line of the row.
 */
description?: string
}
/**
 * Something to tap that answers with an id.
 */
export interface Reply {
/**
 * What the webhook brings back.
 */
id: string
/**
 * What stands on the button.
 */
title: string
}
