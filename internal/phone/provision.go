package phone

import (
	"context"
	"encoding/xml"
	"fmt"
	"strings"
	"time"

	"bureau/internal/audit"
	"bureau/internal/code"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// Server is where devices register, as the files say that set them up.
type Server struct {
	Host      string
	Port      int
	Transport string // udp, tcp or tls
}

// provisioning is what the codes are for that set up a device; they hold for provisionLife.
const (
	provisioning  code.Purpose = "phone/provisioning"
	provisionLife              = 24 * time.Hour
)

// BeginProvision gives the link under which a device can fetch its settings once; an earlier one ends. It takes the right
// Phones, and a device whose make and MAC address are known.
func (p *Phones) BeginProvision(_ context.Context, tx db.Tx, actor directory.Actor, device string) (string, error) {
	if err := need(actor); err != nil {
		return "", err
	}
	d, err := deviceByID(tx, device)
	if err != nil {
		return "", err
	}
	if d.Model == "" || d.MAC == "" {
		return "", fault.New(fault.Invalid, i18n.PhoneNeedsMake).On("make")
	}
	if err := p.Codes.Drop(tx, provisioning, d.ID); err != nil {
		return "", err
	}
	k, err := p.Codes.Begin(tx, provisioning, d.ID, provisionLife)
	if err != nil {
		return "", err
	}
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: audit.Sent, Kind: audit.Phone, Object: d.ID, Label: d.Name})
	return p.Codes.Link(provisioning, k.ID), nil
}

// Settings is a file that sets up a device.
type Settings struct {
	Name string
	Type string
	Body []byte
}

// Provision gives a device the file that it asks for under its link. The one with its password uses the link up; NotFound for a
// link that is none, or a file that the device does not need.
func (p *Phones) Provision(ctx context.Context, link, file string) (s Settings, err error) {
	err = p.DB.WriteGlobal(ctx, func(_ context.Context, tx db.Tx) error {
		k, err := p.Codes.Look(tx, provisioning, link)
		if err != nil {
			return err
		}
		d, secret, err := p.toSetUp(tx, k.Subject)
		if err != nil {
			return err
		}
		var last bool
		if s, last, err = p.settings(d, secret, file); err != nil || !last {
			return err
		}
		_, err = p.Codes.Use(tx, provisioning, link)
		return err
	})
	return s, err
}

// toSetUp reads what a device's files say, before anybody knows whose it is.
func (p *Phones) toSetUp(tx db.Tx, device string) (d Device, secret string, err error) {
	var org, sealed string
	err = tx.Row("SELECT id, org, name, user_name, secret, COALESCE(mac, ''), model, label FROM phone_device WHERE id = $1", device).
		Scan(&d.ID, &org, &d.Name, &d.User, &sealed, &d.MAC, &d.Model, &d.Label)
	if err != nil {
		return d, "", none(err)
	}
	opened, err := p.Key.Open(sealed, devicePurpose(d.ID))
	return d, string(opened), err
}

// settings writes the file of a name, and tells whether it is the one with the password.
func (p *Phones) settings(d Device, secret, file string) (s Settings, last bool, err error) {
	name := strings.ToLower(file)
	if d.Model == "poly" && name == d.MAC+".cfg" {
		return Settings{file, "text/xml", polyMaster(d)}, false, nil
	}
	want := map[string][]string{"yealink": {d.MAC + ".cfg"}, "grandstream": {"cfg" + d.MAC + ".xml"}, "poly": {d.MAC + "-account.cfg"},
		"snom": {d.MAC + ".xml", d.MAC + ".htm"}}
	snom := d.Model == "snom" && strings.HasPrefix(name, "snom") && (strings.HasSuffix(name, "-"+d.MAC+".htm") || strings.HasSuffix(name, "-"+d.MAC+".xml"))
	if !contains(want[d.Model], name) && !snom {
		return s, false, missing()
	}
	write := map[string]func(Device, string, Server) []byte{"yealink": yealink, "snom": snomFile, "grandstream": grandstream, "poly": poly}[d.Model]
	s = Settings{Name: file, Type: "text/xml", Body: write(d, secret, p.server())}
	if d.Model == "yealink" {
		s.Type = "text/plain"
	}
	return s, true, nil
}

// RegistersAt is where devices register, for whoever sets one up by hand.
func (p *Phones) RegistersAt() Server { return p.server() }

// server is where devices register; the usual port where none is open here.
func (p *Phones) server() Server {
	if p.Server.Port == 0 {
		return Server{p.Realm, 5061, "tls"}
	}
	return p.Server
}

// way is a transport by its number in a list: UDP, TCP, TLS.
func (s Server) way() int { return map[string]int{"udp": 0, "tcp": 1, "tls": 2}[s.Transport] }

// sealed is how a device encrypts the sound: where it signals over TLS.
func (s Server) sealed() int {
	if s.Transport == "tls" {
		return 1
	}
	return 0
}

// fill fills in a template of XML.
func fill(template string, d Device, secret string, s Server) []byte {
	x := func(text string) string {
		var b strings.Builder
		_ = xml.EscapeText(&b, []byte(text)) // a Builder takes everything
		return b.String()
	}
	return []byte(strings.NewReplacer("{mac}", x(d.MAC), "{user}", x(d.User), "{secret}", x(secret), "{name}", x(d.Called()), "{host}", x(s.Host),
		"{port}", fmt.Sprint(s.Port), "{way}", fmt.Sprint(s.way()), "{transport}", s.Transport, "{TRANSPORT}", strings.ToUpper(s.Transport),
		"{srtp}", fmt.Sprint(s.sealed()), "{onoff}", []string{"off", "on"}[s.sealed()]).Replace(template))
}

// yealink writes name = value, one a line; no text of a device has the end of a line.
func yealink(d Device, secret string, s Server) []byte {
	return fmt.Appendf(nil, `#!version:1.0.0.1
account.1.enable = 1
account.1.label = %[1]s
account.1.display_name = %[1]s
account.1.user_name = %[2]s
account.1.auth_name = %[2]s
account.1.password = %[3]s
account.1.sip_server.1.address = %[4]s
account.1.sip_server.1.port = %[5]d
account.1.sip_server.1.transport_type = %[6]d
account.1.srtp_encryption = %[7]d
account.1.dtmf.type = 1
`, d.Called(), d.User, secret, s.Host, s.Port, s.way(), s.sealed())
}

func snomFile(d Device, secret string, s Server) []byte {
	return fill(`<?xml version="1.0" encoding="utf-8"?>
<settings>
  <phone-settings e="2">
    <user_active idx="1" perm="RW">on</user_active>
    <user_realname idx="1" perm="RW">{name}</user_realname>
    <user_name idx="1" perm="RW">{user}</user_name>
    <user_pname idx="1" perm="RW">{user}</user_pname>
    <user_pass idx="1" perm="RW">{secret}</user_pass>
    <user_host idx="1" perm="RW">{host}:{port};transport={transport}</user_host>
    <user_srtp idx="1" perm="RW">{onoff}</user_srtp>
    <user_idle_text idx="1" perm="RW">{name}</user_idle_text>
  </phone-settings>
</settings>
`, d, secret, s)
}

func grandstream(d Device, secret string, s Server) []byte {
	return fill(`<?xml version="1.0" encoding="UTF-8"?>
<gs_provision version="1">
  <mac>{mac}</mac>
  <config version="1">
    <P271>1</P271>
    <P270>{name}</P270>
    <P47>{host}:{port}</P47>
    <P35>{user}</P35>
    <P36>{user}</P36>
    <P34>{secret}</P34>
    <P3>{name}</P3>
    <P130>{way}</P130>
    <P183>{srtp}</P183>
  </config>
</gs_provision>
`, d, secret, s)
}

// polyMaster leads a Poly to its own file.
func polyMaster(d Device) []byte {
	return fill(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<APPLICATION APP_FILE_PATH="" CONFIG_FILES="{mac}-account.cfg" MISC_FILES="" LOG_FILE_DIRECTORY="" OVERRIDES_DIRECTORY="" CONTACTS_DIRECTORY=""/>
`, d, "", Server{})
}

func poly(d Device, secret string, s Server) []byte {
	return fill(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<polycomConfig>
  <reg reg.1.displayName="{name}" reg.1.label="{name}" reg.1.address="{user}" reg.1.auth.userId="{user}" reg.1.auth.password="{secret}"
    reg.1.server.1.address="{host}" reg.1.server.1.port="{port}" reg.1.server.1.transport="{TRANSPORT}" reg.1.srtp.offer="{srtp}"/>
</polycomConfig>
`, d, secret, s)
}
