// Exitclause tells which clauses of a service's privacy policy and user
// agreement an appeal for account closure and data deletion can cite.
package main

import (
	"context"
	"io"
	"log"
	"os"
	"os/signal"
	"syscall"

	"exitclause/internal/cli"
)

func main() {
	log.SetOutput(io.Discard) // where net/http tells what it thinks of servers
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	os.Exit(cli.Main(ctx, os.Args[1:], cli.System()))
}
