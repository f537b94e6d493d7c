package rule

import "gopkg.in/yaml.v3"

// visit shows see the condition n and all conditions in it, each with the key
// that it stands under, "" for the entry of a list.
func visit(n *yaml.Node, key string, see func(key string, n *yaml.Node)) {
	see(key, n)
	switch n.Kind {
	case yaml.SequenceNode:
		for _, item := range n.Content {
			visit(item, "", see)
		}
	case yaml.MappingNode:
		visitKeys(n, see)
	}
}

// visitKeys shows the conditions under the keys of a mapping, whatever other
// keys it has.
func visitKeys(n *yaml.Node, see func(key string, n *yaml.Node)) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i].Value, n.Content[i+1]
		switch key {
		case "any", "all", "then", "none", "in", "affirmed", "negated", "of":
			visit(value, key, see)
		case "weigh":
			visitKeys(value, see)
		case "evidence":
			for _, item := range value.Content {
				visitKeys(item, see)
			}
		}
	}
}

// visit shows the conditions of a rule, those on its surroundings last.
func (r *rawRule) visit(see func(key string, n *yaml.Node)) {
	visitKeys(r.node, see)
	for _, key := range contextKeys {
		if n := r.context[key]; n != nil {
			visit(n, key, see)
		}
	}
}
