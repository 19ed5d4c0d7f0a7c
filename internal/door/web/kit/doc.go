// Package kit is what every page is made of: the layout, the parts of forms and lists, the way a request becomes a
// View and an answer becomes HTML, and the headers that keep a page safe.
//
// It keeps true, for every page: a strict Content-Security-Policy with a fresh nonce and Trusted Types; no style
// attribute; never cached; nothing changes on GET; a post from another site is refused; a refusal is a page in the
// reader's language that says what to do; every form works without JavaScript.
package kit
