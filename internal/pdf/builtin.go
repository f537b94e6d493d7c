package pdf

import "context"

func readBuiltIn(ctx context.Context, data []byte, opts Options) (pages, error) {
	return pages{}, errNoPages
}
