// Package demo fills an office with three made-up organisations, so that whoever tries the program meets a working
// day and not an empty page.
//
// Everything is done through the verbs that people use, in the order in which it would have happened: the office
// is opened on a clock that stands three weeks back and is led day by day to the present. Nothing is written that
// a rule would have refused. Where people are today is laid out around the present instant, so that the office is
// in use also on a Sunday or at night; weeks before and after follow the habits of an ordinary office.
//
// The same instant and the same code give the same people, places and periods; ids, codes and tokens are random.
package demo
