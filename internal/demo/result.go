package demo

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
)

// Person is somebody who can sign in to the demo.
type Person struct {
	Organisation string `json:"organisation"` // its id: "demo", "other" or "praxis"
	Name         string `json:"name"`
	Email        string `json:"email"`
	Password     string `json:"password"`
	Role         string `json:"role"`      // owner, administrator, site-manager, member or customer
	Token        string `json:"api_token"` // empty for a customer
	Extension    string `json:"extension,omitempty"`
	PIN          string `json:"pin,omitempty"` // with which they log in on a phone
}

// SIP is where phones reach the demo; empty where it answers none.
type SIP struct {
	Address   string `json:"address"`   // host:port
	Transport string `json:"transport"` // udp; the same port takes tcp
}

// Result is what a filled demo tells: where it answers, and everyone who can sign in.
type Result struct {
	URL     string   `json:"url"`
	Mail    string   `json:"mail"`        // the page with all the mail that the demo would have sent
	Booking string   `json:"booking_url"` // where customers of the practice in Wien book; Fill gives its path
	SIP     SIP      `json:"sip"`         // where phones register
	People  []Person `json:"people"`
	Phones  []Phone  `json:"phones"`
}

// FileName is the result's file in the data folder. Where it exists, the demo there was filled to the end.
const FileName = "demo.json"

// Save writes the result for its owner's eyes only, complete or not at all.
func (r Result) Save(dir string) error {
	text, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	tmp, err := os.CreateTemp(dir, "demo-*.json") // is made with mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	_, err = tmp.Write(append(text, '\n'))
	if err = errors.Join(err, tmp.Sync(), tmp.Close()); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), filepath.Join(dir, FileName))
}

// Load reads the result of a demo that was filled; fs.ErrNotExist where there is none.
func Load(dir string) (Result, error) {
	var r Result
	text, err := os.ReadFile(filepath.Join(dir, FileName))
	if err != nil {
		return r, err
	}
	return r, json.Unmarshal(text, &r)
}
