package sip

// Left is what there is of calls: calls, dialogs, and pairs of ports.
func (d *Door) Left() (calls, dialogs, sides int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, l := range d.legs {
		if l.lamp == nil {
			dialogs++
		}
	}
	return len(d.calls), dialogs, d.ports.Len()
}
