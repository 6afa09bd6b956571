// An empty milter: it is told of all that Softspoken is told of, and lets everything pass. What it costs is what the
// protocol costs. Usage: empty tcp 127.0.0.1:PORT, or empty unix /abs/socket
package main

import (
	"log"
	"net"
	"os"

	"github.com/emersion/go-milter"
)

func main() {
	listener, err := net.Listen(os.Args[1], os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	if os.Args[1] == "unix" {
		if err := os.Chmod(os.Args[2], 0666); err != nil {
			log.Fatal(err)
		}
	}
	server := milter.Server{
		NewMilter: func() milter.Milter { return milter.NoOpMilter{} },
		Actions:   milter.OptAddHeader | milter.OptChangeHeader | milter.OptQuarantine,
		Protocol:  milter.OptNoConnect | milter.OptNoHelo,
	}
	log.Fatal(server.Serve(listener))
}
