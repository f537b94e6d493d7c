package appeal_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"exitclause/internal/appeal"
	"exitclause/internal/law"
	"exitclause/internal/message"
)

var today = law.Date{Year: 2025, Month: 6, Day: 30}

// TestExampleIsValid reads the example in every language, as it stands and with
// everything in it that is commented out.
func TestExampleIsValid(t *testing.T) {
	for _, lang := range message.Languages() {
		example := string(appeal.Example(lang))
		c, err := appeal.ReadCase("case.yaml", []byte(example), today)
		if err != nil || len(c.Warnings) > 0 || c.Stage() != appeal.Request || c.Date != today {
			t.Errorf("%s: %v, %v, stage %s", lang, err, c.Warnings, c.Stage())
		}
		commented := regexp.MustCompile(`(?m)^( *)# (- \{|[a-z]+: )`)
		full := commented.ReplaceAllString(example, "$1$2")
		c, err = appeal.ReadCase("case.yaml", []byte(full), today)
		if err != nil {
			t.Errorf("%s, uncommented: %v\n%s", lang, err, full)
			continue
		}
		if c.User.Name == "" || c.Account.ID == "" || c.Provider == "" || c.Stage() != appeal.Appeal || c.Ground() != appeal.AML {
			t.Errorf("%s: %+v", lang, c)
		}
	}
}

// TestReadCase reads the cases in testdata/cases.yaml.
func TestReadCase(t *testing.T) {
	data, err := os.ReadFile("testdata/cases.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var tests []struct {
		About, Case   string
		Errors        []string
		Warnings      int
		Stage, Ground string
		Done          bool
	}
	if err := yaml.Unmarshal(data, &tests); err != nil || len(tests) == 0 {
		t.Fatalf("%d tests: %v", len(tests), err)
	}
	for _, test := range tests {
		t.Run(test.About, func(t *testing.T) {
			c, err := appeal.ReadCase("case.yaml", []byte(test.Case), today)
			if want := strings.Join(test.Errors, "\n"); want != "" || err != nil {
				if err == nil || err.Error() != want {
					t.Errorf("error is\n%v\nwant\n%s", err, want)
				}
				return
			}
			if string(c.Stage()) != test.Stage || string(c.Ground()) != test.Ground || c.Done() != test.Done || len(c.Warnings) != test.Warnings {
				t.Errorf("stage %s, ground %s, done %v, warnings %v", c.Stage(), c.Ground(), c.Done(), c.Warnings)
			}
		})
	}
}

func FuzzReadCase(f *testing.F) {
	for _, lang := range message.Languages() {
		f.Add(appeal.Example(lang))
	}
	f.Add([]byte("service: x\nlog: [{date: 2025-01-01, kind: requested}, {date: 2024-01-01, kind: refused, ground: aml}]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := appeal.ReadCase("case.yaml", data, today)
		if err != nil {
			return
		}
		if c.Service == "" || len(c.Ask) == 0 || c.Stage() == "" || c.Ground() == "" {
			t.Errorf("read without an error: %+v", c)
		}
		for i := 1; i < len(c.Log); i++ {
			if c.Log[i].Date.Compare(c.Log[i-1].Date) < 0 {
				t.Error("the log is not in order")
			}
		}
	})
}
