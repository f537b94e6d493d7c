// Exitclause tells which clauses of a service's privacy policy and user
// agreement an appeal for account closure and data deletion can cite.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"exitclause/internal/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	os.Exit(cli.Main(ctx, os.Args[1:], cli.System()))
}
