package pattern

// Gap is why a condition does not hold in a window.
type Gap struct {
	Why  Why
	Node Node // the part that is missing, stands in the way, or does not fit
}

// Why is the reason of a Gap.
type Why uint8

// The reasons.
const (
	Missing  Why = iota // the part does not stand in the window
	Barred              // the part stands in the window and must not
	Apart               // all parts stand in the window, but too far apart or in another order
	Negation            // the part stands under a negation, or under none, where it should not
	Light               // the weights do not reach the threshold
)

// Explain returns why n does not hold in the window: what would have to be
// otherwise. It returns nil if n holds.
func (m *Matcher) Explain(n Node) []Gap {
	if m.Holds(n) {
		return nil
	}
	nd := &m.program.nodes[n]
	switch nd.kind {
	case allNode, thenNode:
		return m.explainParts(nd, n)
	case exceptNode:
		return m.explainExcept(nd)
	case affirmedNode, negatedNode:
		if gaps := m.Explain(nd.children[0]); gaps != nil {
			return gaps
		}
		return []Gap{{Negation, n}}
	case weighNode:
		return []Gap{{Light, n}}
	}
	return []Gap{{Missing, n}}
}

func (m *Matcher) explainParts(nd *node, n Node) []Gap {
	var gaps []Gap
	for _, child := range nd.children {
		gaps = append(gaps, m.Explain(child)...)
	}
	if gaps == nil {
		gaps = []Gap{{Apart, n}}
	}
	return gaps
}

func (m *Matcher) explainExcept(nd *node) []Gap {
	if gaps := m.Explain(nd.children[0]); gaps != nil {
		return gaps
	}
	var gaps []Gap
	for _, none := range nd.children[1:] {
		if m.Holds(none) {
			gaps = append(gaps, Gap{Barred, none})
		}
	}
	return gaps
}

// Parts returns how many conditions n asks for at once.
func (p *Program) Parts(n Node) int {
	nd := &p.nodes[n]
	switch nd.kind {
	case allNode, thenNode:
		return len(nd.children)
	case exceptNode:
		return p.Parts(nd.children[0])
	}
	return 1
}
