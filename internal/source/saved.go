package source

import "context"

// Saved makes a page of data that was saved earlier, and of how it came then; x
// is nil if it did not come from the network. Neither must change afterwards.
// Its errors are those of Load.
func Saved(ctx context.Context, uri string, data []byte, x *Exchange, opts Options) (*Page, error) {
	in := memory(uri, data)
	if x != nil {
		in = received(uri, data, x)
	}
	return only(uri, unfold(ctx, in, opts))
}
