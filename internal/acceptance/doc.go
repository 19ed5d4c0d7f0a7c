// Package acceptance holds what is promised to the people of an office, as tests through a real browser.
//
// Each test opens an office of officetest behind a real HTTP server and drives Chromium over it: every person has a
// browser context of their own, clicks where there is something to click and reads what is to be read. Whatever a
// visited page reports to the console (an error, a script that failed, something its policy stopped) fails the test.
// A comment "Rule Wxx" above a test says which promise it proves. Chromium is a must: without it the tests fail
// and say what to install.
package acceptance
