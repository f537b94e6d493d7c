package appeal

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"golang.org/x/net/publicsuffix"
	"gopkg.in/yaml.v3"

	"exitclause/internal/strictyaml"
)

// Services are the services whose own domains are known.
type Services struct {
	all      []*service
	byDomain map[string]*service
}

// service is a service with what it is called and where it is at home.
type service struct {
	id      string
	names   []string // as documents write them
	domains []string // below which every host is its own
}

// maxServiceFile bounds one file of services, in bytes.
const maxServiceFile = 1 << 20

// LoadServices reads and checks all .yaml files below fsys, in order of name.
// All that is wrong in them is reported at once, as strictyaml.Errors.
func LoadServices(fsys fs.FS) (*Services, error) {
	s := &Services{byDomain: make(map[string]*service)}
	var errs strictyaml.Errors
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".yaml" {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		if err == nil && len(data) > maxServiceFile {
			err = fmt.Errorf("%s: more than %d bytes", name, maxServiceFile)
		}
		if err == nil {
			d := &serviceDecoder{strictyaml.Decoder{File: name, Errs: &errs}, s}
			d.file(data)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("services: %w", err)
	}
	if err := errs.Sorted(); err != nil {
		return nil, err
	}
	return s, nil
}

// serviceDecoder reads one file of services into a collection.
type serviceDecoder struct {
	strictyaml.Decoder
	services *Services
}

func (d *serviceDecoder) file(data []byte) {
	root := d.Parse(data)
	if root == nil {
		return
	}
	d.Mapping(root, "a file of services", map[string]func(*yaml.Node){
		"services": func(n *yaml.Node) {
			for _, item := range d.Items(n, "services") {
				d.service(item)
			}
		},
	})
}

func (d *serviceDecoder) service(n *yaml.Node) {
	s := &service{}
	d.Mapping(n, "a service", map[string]func(*yaml.Node){
		"id":      d.Into(&s.id, "id"),
		"names":   d.texts(&s.names, "a name"),
		"domains": d.texts(&s.domains, "a domain"),
	})
	if s.id == "" || len(s.names) == 0 || len(s.domains) == 0 {
		d.Failf(n, "a service needs an id, names and domains")
	}
	for _, other := range d.services.all {
		if other.id == s.id {
			d.Failf(n, "service %s stands there twice", s.id)
		}
	}
	for _, domain := range s.domains {
		d.domain(n, s, domain)
	}
	d.services.all = append(d.services.all, s)
}

func (d *serviceDecoder) texts(target *[]string, what string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		for _, item := range d.Items(n, what+"s") {
			*target = append(*target, d.Text(item, what))
		}
	}
}

// domain keeps a domain, which must be one that somebody can own and nobody
// else's here.
func (d *serviceDecoder) domain(n *yaml.Node, s *service, domain string) {
	if _, err := publicsuffix.EffectiveTLDPlusOne(domain); err != nil || strings.ToLower(domain) != domain || strings.Trim(domain, ".") != domain {
		d.Failf(n, "%q is not a domain in small letters", domain)
		return
	}
	if other := d.services.byDomain[domain]; other != nil {
		d.Failf(n, "%s is a domain of %s already", domain, other.id)
	}
	d.services.byDomain[domain] = s
}

// owner returns the service that host belongs to, or nil if none is known.
func (s *Services) owner(host string) *service {
	for {
		if owner := s.byDomain[host]; owner != nil {
			return owner
		}
		_, parent, ok := strings.Cut(host, ".")
		if !ok {
			return nil
		}
		host = parent
	}
}

// called returns the service of that id or name, or nil.
func (s *Services) called(name string) *service {
	for _, service := range s.all {
		if strings.EqualFold(service.id, name) {
			return service
		}
		for _, n := range service.names {
			if strings.EqualFold(n, name) {
				return service
			}
		}
	}
	return nil
}

// namedIn reports whether text has a name of s, as documents write it.
func (s *service) namedIn(text string) bool { return containsAny(text, s.names) }
