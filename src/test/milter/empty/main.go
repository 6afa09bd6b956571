// An empty milter: it is told of all that Softspoken is told of, and lets everything pass. What it costs is what the
// protocol costs. Usage: empty 127.0.0.1:PORT
package main

import (
	"log"
	"net"
	"os"

	"github.com/emersion/go-milter"
)

func main() {
	listener, err := net.Listen("tcp", os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	server := milter.Server{
		NewMilter: func() milter.Milter { return milter.NoOpMilter{} },
		Actions:   milter.OptAddHeader | milter.OptChangeHeader | milter.OptQuarantine,
		Protocol:  milter.OptNoConnect | milter.OptNoHelo,
	}
	log.Fatal(server.Serve(listener))
}
