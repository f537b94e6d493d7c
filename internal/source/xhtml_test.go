package source

import "testing"

func TestXHTML(t *testing.T) {
	const root = `<html xmlns="http://www.w3.org/1999/xhtml">`
	for data, want := range map[string]string{
		`<?xml version="1.0" encoding="UTF-8"?>` + root + "<body><p><![CDATA[We keep]]>&nbsp;it.</p><div/></body></html>":          "application/xhtml+xml",
		"\uFEFF<?xml version=\"1.0\" encoding=\"gb2312\"?>\n<!DOCTYPE html>" + root + "<p>账户</p></html>":                           "application/xhtml+xml",
		`<?xml version="1.0"?>` + root + "<body><p>One.<p>Two.</body></html>":                                                      "text/html",
		`<?xml version="1.0"?>` + root + "<body><p>One &amp two.</p></body></html>":                                                "text/html",
		`<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "xhtml1-strict.dtd">` + root + "<body><p>One.</p></body></html>": "text/html",
		`<?xml version="1.0"?><html><p>One.</p></html>`:                                                                            "text/html",
	} {
		p, err := New("x", []byte(data))
		if err != nil {
			t.Error(err)
			continue
		}
		if p.MediaType != want || p.TextType != want {
			t.Errorf("%s: %s, want %s", data, p.MediaType, want)
		}
	}
}
