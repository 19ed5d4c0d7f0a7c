// Package i18n says everything in the product's languages: Dutch, German (and its Austrian form), English, French.
//
// A Text holds its sentence in all of them. Texts are written as unkeyed literals, so a sentence that lacks a
// language does not compile, and neither does a page that names a text which does not exist. Staff are addressed
// informally in Dutch and German (je, du), formally in French (vous). Numbers inside texts follow the
// language; dates and times are written by a Locale from tables of the CLDR, Austria's Jänner among them.
package i18n
