package workplace_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"

	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/workplace"
)

const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50" width="100" height="50">`

// plan is a drawing around some content.
func plan(inner string) string {
	return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 50">` + inner + `</svg>`
}

func TestADrawingKeepsWhatIsSafe(t *testing.T) {
	cases := []struct{ name, in, want string }{
		{"shapes stay", `<g><rect x="1" y="2" width="3" height="4" rx="1" fill="#eee"/></g>`,
			`<g><rect x="1" y="2" width="3" height="4" rx="1" fill="#eee"></rect></g>`},
		{"paths and transforms stay", `<path d="M1 2L3-4z" transform="translate(3, 4) rotate(90)"/>`,
			`<path d="M1 2L3-4z" transform="translate(3, 4) rotate(90)"></path>`},
		{"text stays and is escaped", `<text x="1">A &lt;b&gt; &amp; c</text>`, `<text x="1">A &lt;b&gt; &amp; c</text>`},
		{"a local pattern stays under its own name", `<defs><pattern id="h"><path d="M0 0"/></pattern></defs><rect fill="url(#h)"/>`,
			`<defs><pattern id="plan-h"><path d="M0 0"></path></pattern></defs><rect fill="url(#plan-h)"></rect>`},
		{"a local use stays", `<g id="a"><path/></g><use xlink:href="#a" x="5"/>`,
			`<g id="plan-a"><path></path></g><use x="5" href="#plan-a"></use>`},
		{"style keeps known properties", `<rect style="fill:#fff; background:red;stroke : rgb(1, 2, 3)"/>`,
			`<rect style="fill:#fff;stroke:rgb(1, 2, 3)"></rect>`},
		{"a style sheet keeps its plain rules", `<style>@import "x.css"; .a, g > #b { fill:#fff; background:red } /* c */ rect{stroke:#000!important}</style><rect class="a x:y"/>`,
			`<style>.plan-a,g &gt; #plan-b{fill:#fff}rect{stroke:#000 !important}</style><rect class="plan-a"></rect>`},
		{"a style sheet refers to a gradient", `<style>rect{fill:url(#g)}</style><linearGradient id="g"/>`,
			`<style>rect{fill:url(#plan-g)}</style><linearGradient id="plan-g"></linearGradient>`},
		{"a style sheet refers to a pattern by a class", `<style>rect,.a{fill:url(#p)}</style><pattern id="p"><rect class="a b"/></pattern><rect class="a b"/>`,
			`<style>.plan-a{fill:url(#plan-p)}</style><pattern id="plan-p"><rect class="plan-b"></rect></pattern><rect class="plan-a plan-b"></rect>`},
		{"what a link leads from stays", `<a xlink:href="https://elsewhere.example"><rect/></a><switch><g/></switch>`, `<g><rect></rect></g><g><g></g></g>`},
		{"an element's prefix goes, the element stays", `<s:rect xmlns:s="http://www.w3.org/2000/svg" x="1"/>`, `<rect x="1"></rect>`},
		{"the first of two equal ids counts", `<g id="a"/><g id="a"/>`, `<g id="plan-a"></g><g></g>`},
		{"comments go", `<!-- private --><g/>`, `<g></g>`},
		{"an editor's own elements go", `<e:view xmlns:e="urn:editor" e:x="1"><g/></e:view>`, ``},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, w, h, err := workplace.CleanPlan([]byte(plan(c.in)))
			if err != nil || w != 100 || h != 50 || string(got) != head+c.want+`</svg>` {
				t.Fatalf("got %s, %d × %d, %v", got, w, h, err)
			}
		})
	}
}

func TestWhatCouldHarmAReaderIsLeftOut(t *testing.T) {
	attacks := map[string]string{
		"a script":                           `<script>alert(1)</script>`,
		"a script by a prefix":               `<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>`,
		"a script inside a dropped element":  `<a href="x"><script>alert(1)</script><rect/></a>`,
		"a page inside the drawing":          `<foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="alert(1)"/></foreignObject>`,
		"an element of pages":                `<iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:alert(1)"/>`,
		"a picture from elsewhere":           `<image href="https://evil.example/x.png"/>`,
		"a picture in the file":              `<image href="data:image/svg+xml;base64,PHN2Zy8+"/>`,
		"a link":                             `<a xlink:href="javascript:alert(1)"><text>x</text></a>`,
		"a changed link":                     `<animate attributeName="href" to="javascript:alert(1)"/>`,
		"a set attribute":                    `<rect><set attributeName="onclick" to="alert(1)"/></rect>`,
		"an event":                           `<rect onclick="alert(1)"/>`,
		"an event in capitals":               `<rect ONCLICK="alert(1)"/>`,
		"an event with a prefix":             `<rect xmlns:x="urn:x" x:onclick="alert(1)"/>`,
		"a style sheet":                      `<style>@import url(https://evil.example/x.css)</style>`,
		"a style sheet by instruction":       `<?xml-stylesheet href="https://evil.example/x.css"?>`,
		"an address in a fill":               `<rect fill="url(https://evil.example/x.svg#a)"/>`,
		"an address without a scheme":        `<rect fill="url(//evil.example/x.svg#a)"/>`,
		"an address in a style":              `<rect style="fill:url(https://evil.example/a)"/>`,
		"an address behind a local one":      `<rect fill="url(#a) url(https://evil.example/a)"/>`,
		"an address in quotes":               `<rect style="fill:url('https://evil.example/a')"/>`,
		"an address in capitals":             `<rect style="FILL:URL(HTTPS://EVIL.EXAMPLE/a)"/>`,
		"an address behind an escape":        `<rect style="fill:\75rl(https://evil.example/a)"/>`,
		"an address behind a comment":        `<rect style="fill:u/**/rl(https://evil.example/a)"/>`,
		"an address by another function":     `<rect style="fill:image-set('https://evil.example/a' 1x)"/>`,
		"an address by a function of images": `<rect fill="image(evil.example)"/>`,
		"a value of the page's":              `<rect fill="var(--secret-evil)"/>`,
		"a use from elsewhere":               `<use href="https://evil.example/x.svg#a"/>`,
		"a use of data":                      `<use xlink:href="data:image/svg+xml;base64,evil#a"/>`,
		"an animation of a sheet":            `<style>@keyframes evil{from{fill:url(https://evil.example)}} rect{animation:evil 1s}</style>`,
		"an address in a sheet":              `<style>rect{fill:url(https://evil.example/a)}</style>`,
		"an address in a sheet's brackets":   `<style>rect{fill:url("//evil.example/a");}@media all{rect{fill:url(//evil.example)}}</style>`,
		"an escape in a sheet":               `<style>rect{fill:\75rl(https://evil.example/a)} .\65vil{fill:red}</style>`,
		"a sheet that ends early":            `<style>rect{fill:red}</style><style>&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;</style>`,
		"a font of a sheet":                  `<style>@font-face{font-family:evil;src:url(https://evil.example)}</style>`,
		"a chooser by attributes":            `<style>rect[id^="evil"]{fill:url(https://evil.example)}</style>`,
		"a background":                       `<rect style="background-image:url(https://evil.example)"/>`,
		"a cursor":                           `<rect cursor="url(https://evil.example)"/>`,
		"a base address":                     `<g xml:base="https://evil.example/"><rect/></g>`,
		"a filter":                           `<filter id="f"><feImage href="https://evil.example"/></filter>`,
		"a letter that shrinks":              "<rect fill=\"\u212a\u212a\u212a\u212a\u0130\u0130url(https://evil.example)\"/>",
		"an id with a quote":                 `<g id="a&quot; onload=&quot;alert(1)"/>`,
		"text outside of text":               `<g>alert(1)</g>`,
	}
	bad := []string{"alert", "evil", "script", "http:", "https:", "javascript", "data:", "import", "iframe"}
	for name, in := range attacks {
		t.Run(name, func(t *testing.T) {
			got, _, _, err := workplace.CleanPlan([]byte(plan(in)))
			if err != nil {
				t.Fatal(err)
			}
			inner := strings.ToLower(strings.TrimPrefix(string(got), head))
			for _, b := range bad {
				if strings.Contains(inner, b) {
					t.Errorf("%q is in %s", b, got)
				}
			}
		})
	}
}

func TestADrawingThatCannotBeShownIsRefused(t *testing.T) {
	deep := strings.Repeat("<g>", workplace.MaxPlanDepth) + strings.Repeat("</g>", workplace.MaxPlanDepth)
	cases := []struct {
		name, in string
		want     i18n.Text
	}{
		{"an empty file", "", i18n.PlanUnreadable},
		{"a file without elements", "plan", i18n.PlanUnreadable},
		{"another kind of document", `<html viewBox="0 0 1 1"/>`, i18n.PlanUnreadable},
		{"an svg of another namespace", `<svg xmlns="urn:x" viewBox="0 0 1 1"/>`, i18n.PlanUnreadable},
		{"an element that does not end", `<svg viewBox="0 0 1 1"><g>`, i18n.PlanUnreadable},
		{"elements that cross", plan(`<g><text></g></text>`), i18n.PlanUnreadable},
		{"two drawings", plan("") + plan(""), i18n.PlanUnreadable},
		{"a prefix of an element that nothing declares", plan(`<x:g/>`), i18n.PlanUnreadable},
		{"a prefix of an attribute that nothing declares", plan(`<g x:href="#a"/>`), i18n.PlanUnreadable},
		{"a prefix that was declared elsewhere", plan(`<g xmlns:x="urn:x"/><x:g/>`), i18n.PlanUnreadable},
		{"an entity that nobody knows", plan(`<text>&nbsp;</text>`), i18n.PlanUnreadable},
		{"another encoding", `<?xml version="1.0" encoding="UTF-7"?>` + plan(""), i18n.PlanUnreadable},
		{"an entity from outside", `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>` + plan("<text>&a;</text>"), i18n.PlanEntities},
		{"another directive", `<!ELEMENT svg>` + plan(""), i18n.PlanEntities},
		{"entities that grow", `<!DOCTYPE svg [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>` + plan("<text>&b;</text>"), i18n.PlanEntities},
		{"no size at all", `<svg xmlns="http://www.w3.org/2000/svg"/>`, i18n.PlanViewBox},
		{"a size in parts of something", `<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%"/>`, i18n.PlanViewBox},
		{"a plan that is a line", `<svg viewBox="0 0 1000 10"/>`, i18n.PlanAspect},
		{"a viewBox of three numbers", `<svg viewBox="0 0 10"/>`, i18n.PlanViewBox},
		{"a viewBox without width", `<svg viewBox="0 0 0 10"/>`, i18n.PlanViewBox},
		{"a viewBox that runs backwards", `<svg viewBox="0 0 10 -10"/>`, i18n.PlanViewBox},
		{"a viewBox that is too wide", `<svg viewBox="0 0 1000001 1000000"/>`, i18n.PlanViewBox},
		{"a viewBox that is no number", `<svg viewBox="0 0 NaN 10"/>`, i18n.PlanViewBox},
		{"a viewBox without end", `<svg viewBox="0 0 Inf 10"/>`, i18n.PlanViewBox},
		{"too deep a drawing", plan(deep), i18n.PlanTooComplex},
		{"too deep a script", plan("<script>" + deep + "</script>"), i18n.PlanTooComplex},
		{"too many elements", plan(strings.Repeat("<g/>", workplace.MaxPlanElements)), i18n.PlanTooComplex},
		{"too many copies", plan(`<g id="a">` + strings.Repeat("<g/>", 1000) + `</g>` + strings.Repeat(`<use href="#a"/>`, 200)), i18n.PlanTooComplex},
		{"too large a file", plan(strings.Repeat(" ", workplace.MaxPlanMiB<<20)), i18n.PlanTooLarge},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, _, _, err := workplace.CleanPlan([]byte(c.in))
			f, ok := fault.As(err)
			if !ok || f.Code != fault.Invalid || f.Text != c.want || got != nil {
				t.Fatalf("got %.80s, %v", got, err)
			}
		})
	}
}

func TestCopiesOfCopiesAreNotDrawn(t *testing.T) {
	bomb := `<g id="a"><rect/></g><g id="b"><use href="#a"/><use href="#a"/></g><use id="c" href="#b"/><use href="#c"/>`
	got, _, _, err := workplace.CleanPlan([]byte(plan(bomb)))
	if err != nil || strings.Count(string(got), "<use") != 2 || strings.Contains(string(got), `id="plan-c"`) {
		t.Fatalf("got %s, %v", got, err)
	}
}

func TestTheSizeIsRoundedUpToWholeUnits(t *testing.T) {
	got, w, h, err := workplace.CleanPlan([]byte(`<svg viewBox="-1.5,2 99.2,49.9"/>`))
	if err != nil || w != 100 || h != 50 || !strings.Contains(string(got), `viewBox="-1.5 2 100 50"`) {
		t.Fatalf("got %s, %d × %d, %v", got, w, h, err)
	}
}

func TestManyNamespacesAndAttributesTakeLittleTime(t *testing.T) {
	var b strings.Builder
	b.WriteString(`<svg viewBox="0 0 9 9"`)
	for i := range 100_000 {
		fmt.Fprintf(&b, ` xmlns:a%d="urn:%d"`, i, i)
	}
	b.WriteString(">" + strings.Repeat("<a1:g/>", 100_000) + "</svg>")
	if _, _, _, err := workplace.CleanPlan([]byte(b.String())); err != nil {
		t.Fatal(err)
	}
}

func FuzzACleanPlanStaysAsItIs(f *testing.F) {
	f.Add([]byte(plan(`<g id="a"><rect x="1" style="fill:url(#b) red;stroke:#000"/></g><use href="#a"/><text>a&amp;b</text>`)))
	f.Add([]byte(plan(`<x:script xmlns:x="urn:x"><text>&lt;script&gt;</text></x:script><path d="M0 0" fill="url( '#a' )"/>`)))
	f.Add([]byte(plan(`<style>.a,#b>rect{fill:url(#g);stroke:red!important}@media x{y{z:0}}</style><g class="a b"><switch><rect/></switch></g>`)))
	f.Add([]byte(plan(`<image href="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="/>`)))
	f.Add([]byte(`<svg viewBox="0 0 1e3 1.5" onload="x"><title>&#10;</title></svg>`))
	f.Fuzz(func(t *testing.T, svg []byte) {
		once, w, h, err := workplace.CleanPlan(svg)
		if err != nil {
			return
		}
		if err := xml.Unmarshal(once, new(struct{})); err != nil {
			t.Fatalf("the result cannot be read: %v\n%s", err, once)
		}
		if bytes.Contains(once, []byte("data:image/jpeg")) {
			return // a photograph is made anew each time
		}
		twice, w2, h2, err := workplace.CleanPlan(once)
		if err != nil || !bytes.Equal(once, twice) || w != w2 || h != h2 {
			t.Fatalf("%v\n%s\n%s", err, once, twice)
		}
		low := bytes.ToLower(once)
		for _, bad := range []string{"<script", "<foreignobject", "@", " onload", "url(h", "url('h", "url(/", "<!", "&lt;/style", `<image href="h`} {
			if bytes.Contains(low, []byte(bad)) {
				t.Fatalf("%s is in %s", bad, once)
			}
		}
	})
}

func TestAPatternOfPatternsDoesNotGrow(t *testing.T) {
	bomb := `<style>.a{fill:url(#p1)} *{fill:url(#p2)} #r{fill:url(#p3)}</style>`
	for i := range 5 {
		bomb += fmt.Sprintf(`<pattern id="p%d"><rect class="a" fill="url(#p%d)" style="fill:url(#p%d)"/></pattern>`, i, i+1, i+1)
	}
	got, _, _, err := workplace.CleanPlan([]byte(plan(bomb + `<rect class="a"/>`)))
	if err != nil || strings.Count(string(got), "url(") != 1 || strings.Count(string(got), `class="plan-a"`) != 1 {
		t.Fatalf("got %s, %v", got, err)
	}
}

func TestASizeWithoutAViewBoxIsReadInItsUnit(t *testing.T) {
	for in, want := range map[string][2]int{`width="100" height="50"`: {100, 50}, `width="210mm" height="297mm"`: {794, 1123}, `width="2in" height="1in"`: {192, 96}} {
		_, w, h, err := workplace.CleanPlan([]byte(`<svg xmlns="http://www.w3.org/2000/svg" ` + in + `/>`))
		if err != nil || w != want[0] || h != want[1] {
			t.Errorf("%s gives %d × %d, %v", in, w, h, err)
		}
	}
}

func TestADrawingOfAnOlderProgramIsRead(t *testing.T) {
	doctype := `<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">`
	got, _, _, err := workplace.CleanPlan([]byte(doctype + plan("<text>B\xfcro</text>")))
	if err != nil || !strings.Contains(string(got), "<text>Büro</text>") || strings.Contains(string(got), "DOCTYPE") {
		t.Fatalf("got %s, %v", got, err)
	}
}
