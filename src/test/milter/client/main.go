// Drives the milter with emersion/go-milter, a client that nobody here wrote. Usage: client NETWORK ADDRESS. Prints a line
// for each thing tried, and ends with 1 if one of them is not as it should be.
package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/emersion/go-milter"
)

var failed = false

func expect(what string, ok bool) {
	fmt.Println(map[bool]string{true: "ok  ", false: "FAIL"}[ok], what)
	failed = failed || !ok
}

func must(err error) {
	if err != nil {
		fmt.Println("FAIL", err)
		os.Exit(1)
	}
}

func mail(session *milter.ClientSession, from, body string, headers ...string) ([]milter.ModifyAction, *milter.Action) {
	must(session.Macros(milter.CodeMail, "i", "GOQ1"))
	for _, step := range []func() (*milter.Action, error){
		func() (*milter.Action, error) { return session.Mail(from, nil) },
		func() (*milter.Action, error) { return session.Rcpt("bob@customer.test", nil) },
	} {
		_, err := step()
		must(err)
	}
	for i := 0; i < len(headers); i += 2 {
		_, err := session.HeaderField(headers[i], headers[i+1])
		must(err)
	}
	_, err := session.HeaderEnd()
	must(err)
	acts, act, err := session.BodyReadFrom(strings.NewReader(body))
	must(err)
	return acts, act
}

func main() {
	client := milter.NewClientWithOptions(os.Args[1], os.Args[2], milter.ClientOptions{
		ActionMask: 0x1ff,
	})
	defer client.Close()
	session, err := client.Session()
	must(err)
	calm := "Thank you for your letter.\r\nWe will be glad to help.\r\n"
	flagged := "You are an idiot.\r\n"

	acts, act := mail(session, "ann@example.test", calm, "Subject", "x")
	expect("calm mail passes", act.Code == milter.ActContinue && len(acts) == 0)

	must(session.Close())
	session, err = client.Session()
	must(err)
	acts, act = mail(session, "ann@example.test", flagged, "Subject", "x")
	expect("flagged mail is quarantined, with a reason that holds no word of it", act.Code == milter.ActContinue && len(acts) == 1 &&
		acts[0].Code == milter.ActQuarantine && strings.HasPrefix(acts[0].Reason, "softspoken: hold; rules=anger/") &&
		!strings.Contains(acts[0].Reason, "idiot"))

	must(session.Close())
	session, err = client.Session()
	must(err)
	acts, _ = mail(session, "ann@example.test", flagged+strings.Repeat("All is well here.\r\n", 5000), "Subject", "x")
	expect("90 KB in two chunks are one mail", len(acts) == 1 && acts[0].Code == milter.ActQuarantine)

	must(session.Close())
	session, err = client.Session()
	must(err)
	acts, _ = mail(session, "ann@example.test", flagged, "X-Softspoken", "send", "Subject", "x", "x-softspoken", "send")
	deleted := 0
	for _, each := range acts {
		if each.Code == milter.ActChangeHeader && each.HeaderName == "X-Softspoken" && each.HeaderValue == "" {
			deleted++
		}
	}
	expect("headers of our name that others put in are taken out", deleted == 2 && len(acts) == 3)

	must(session.Close())
	session, err = client.Session()
	must(err)
	acts, _ = mail(session, "", flagged, "Subject", "Undelivered mail")
	expect("a bounce passes", len(acts) == 0)
	must(session.Close())
	if failed {
		os.Exit(1)
	}
}
