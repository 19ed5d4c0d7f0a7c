package sip

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"mime/multipart"
	"net/textproto"
	"strings"
	"time"

	"github.com/emiago/sipgo/sip"

	"bureau/internal/phone"
)

// content is the body of a request.
type content struct {
	kind string // empty: a description alone
	text []byte
}

func sdpOnly(text []byte) content { return content{text: text} }

// inline is a text in one line.
func inline(s string) string { return strings.Join(strings.Fields(s), " ") }

// presence is a PIDF-LO: where a device stands, by its address (RFC 4119, RFC 5139, RFC 5491).
type presence struct {
	XMLName xml.Name `xml:"urn:ietf:params:xml:ns:pidf presence"`
	Entity  string   `xml:"entity,attr"`
	Device  struct {
		ID      string `xml:"id,attr"`
		Geopriv struct {
			Info struct {
				Civic civic `xml:"urn:ietf:params:xml:ns:pidf:geopriv10:civicAddr civicAddress"`
			} `xml:"location-info"`
			Rules struct {
				Again bool `xml:"urn:ietf:params:xml:ns:pidf:geopriv10:basicPolicy retransmission-allowed"`
			} `xml:"usage-rules"`
			Method string `xml:"method"`
		} `xml:"urn:ietf:params:xml:ns:pidf:geopriv10 geopriv"`
		DeviceID string `xml:"deviceID"`
		At       string `xml:"timestamp"`
	} `xml:"urn:ietf:params:xml:ns:pidf:data-model device"`
}

// civic is an address, in the order of RFC 5139.
type civic struct {
	Country string `xml:"country,omitempty"`
	City    string `xml:"A3,omitempty"`
	Street  string `xml:"RD,omitempty"`
	House   string `xml:"HNO,omitempty"`
	Whole   string `xml:"LOC,omitempty"`
	Name    string `xml:"NAM,omitempty"`
	Code    string `xml:"PC,omitempty"`
	Seat    string `xml:"SEAT,omitempty"`
}

// withLocation is a description with where the phone stands as its second part, and the header fields that say so (RFC 6442); nothing
// where nobody knows it.
func withLocation(described content, l phone.Location, now time.Time, b *leg) (content, []sip.Header) {
	where := civic{Country: l.Country, City: l.City, Street: l.Street, House: l.House, Whole: l.Address, Name: l.Site, Code: l.Code, Seat: l.Place}
	if l.Address == "" && l.Site == "" && l.Place == "" {
		return content{}, nil
	}
	var p presence
	p.Entity = b.us.uri.String()
	p.Device.ID, p.Device.DeviceID, p.Device.At = "phone", "urn:uuid:"+l.Device, now.UTC().Format(time.RFC3339)
	p.Device.Geopriv.Info.Civic, p.Device.Geopriv.Method, p.Device.Geopriv.Rules.Again = where, "Manual", true
	text, err := xml.Marshal(p)
	if err != nil {
		return content{}, nil
	}
	host, _ := b.door.wire.Host(b.way())
	id := sip.GenerateTagN(16) + "@" + host
	return inParts(described.text, append([]byte(xml.Header), text...), id), []sip.Header{
		sip.NewHeader("Geolocation", "<cid:"+id+">"), sip.NewHeader("Geolocation-Routing", "yes"),
		sip.NewHeader("Accept", "application/sdp, application/pidf+xml"), sip.NewHeader("MIME-Version", "1.0")}
}

func inParts(described, located []byte, id string) content {
	var out bytes.Buffer
	w := multipart.NewWriter(&out)
	for _, part := range []struct {
		header textproto.MIMEHeader
		text   []byte
	}{
		{textproto.MIMEHeader{"Content-Type": {"application/sdp"}}, described},
		{textproto.MIMEHeader{"Content-Type": {"application/pidf+xml"}, "Content-ID": {"<" + id + ">"},
			"Content-Disposition": {"by-reference;handling=optional"}}, located},
	} {
		if in, err := w.CreatePart(part.header); err == nil {
			_, _ = in.Write(part.text)
		}
	}
	_ = w.Close()
	return content{fmt.Sprintf("multipart/mixed;boundary=%s", w.Boundary()), out.Bytes()}
}
