package kit

import (
	"crypto/sha256"
	_ "embed" // the files below
	"encoding/hex"
	"net/http"
	"strings"
)

//go:embed app.css
var baseCSS string

//go:embed dist/app.js
var script string

//go:embed icon.svg
var icon string

// Assets are the files that pages load. Their names carry their content, so that they are kept for good.
type Assets struct {
	files  map[string]asset
	CSS    string
	Script string
	Icon   string
}

type asset struct {
	kind string
	body string
}

// NewAssets joins the style of the kit with those of the features.
func NewAssets(styles ...string) *Assets {
	a := &Assets{files: map[string]asset{}}
	a.CSS = a.Add("app", "css", "text/css; charset=utf-8", baseCSS+strings.Join(styles, "\n"))
	a.Script = a.Add("app", "js", "text/javascript; charset=utf-8", script)
	a.Icon = a.Add("icon", "svg", "image/svg+xml", icon)
	return a
}

// Add keeps a file of a feature and gives its address; for the time before the first request.
func (a *Assets) Add(name, ext, kind, body string) string {
	sum := sha256.Sum256([]byte(body))
	path := "/static/" + name + "-" + hex.EncodeToString(sum[:6]) + "." + ext
	a.files[path] = asset{kind, body}
	return path
}

// ServeHTTP serves the files.
func (a *Assets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f, ok := a.files[r.URL.Path]
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", f.kind)
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
	_, _ = w.Write([]byte(f.body))
}
