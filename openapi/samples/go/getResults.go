// Waits for a run that was started before and reads its results.
// Needs STARFISH_TOKEN, see requestToken, and the runID in STARFISH_RUN_ID. Go 1.22 or later, no modules.
package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"slices"
	"time"
)

var base = cmp.Or(os.Getenv("STARFISH_BASE_URL"), "https://api.starfishetl.com")

// client follows no redirect: that could send a start a second time.
var client = http.Client{Timeout: time.Minute, CheckRedirect: func(*http.Request, []*http.Request) error {
	return http.ErrUseLastResponse
}}

// call gives the status and the body of an answer. An error means that no whole one came: the server may have acted.
func call(method, path string, body any) (int, []byte, error) {
	var content io.Reader
	if body != nil {
		text, err := json.Marshal(body)
		if err != nil {
			log.Fatal(err)
		}
		content = bytes.NewReader(text)
	}
	request, err := http.NewRequest(method, base+path, content)
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+os.Getenv("STARFISH_TOKEN"))
	request.Header.Set("Accept", "application/json")
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	answer, err := client.Do(request)
	if err != nil {
		return 0, nil, err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	return answer.StatusCode, text, err
}

type row struct {
	Status            string
	TotalRows, Errors int
}

func (r row) hasEnded() bool { return r.Status == "Complete" || r.Status == "Failed" }

// results gives the rows of a run, one for each of its jobs; none where the server knows nothing of it (yet).
func results(runID string) (rows []row, err error) {
	status, body, err := call("GET", "/v1/Results/"+runID, nil)
	switch {
	case err != nil || status == 404:
		return nil, err
	case status == 200:
		return rows, json.Unmarshal(body, &rows)
	case status >= 500:
		return nil, fmt.Errorf("the Results answer %d", status)
	}
	log.Fatalf("The Results of run %s: %d %s", runID, status, body)
	return nil, nil
}

func main() {
	runID, isStarted := os.Getenv("STARFISH_RUN_ID"), false

	for begin := time.Now(); ; time.Sleep(2 * time.Second) {
		rows, err := results(runID)
		if err != nil {
			log.Printf("Asking again: %v", err)
		}
		if len(rows) > 0 && !slices.ContainsFunc(rows, func(r row) bool { return !r.hasEnded() }) {
			for _, each := range rows {
				fmt.Println(each.Status, each.TotalRows, "rows,", each.Errors, "errors")
			}
			if slices.ContainsFunc(rows, func(r row) bool { return r.Status == "Failed" }) {
				os.Exit(1)
			}
			return
		}
		if len(rows) == 0 && !isStarted && time.Since(begin) > 30*time.Second {
			log.Fatalf("Nobody knows run %s", runID)
		}
		if time.Since(begin) > time.Hour {
			log.Fatalf("Run %s has not ended within an hour. It goes on", runID)
		}
	}
}
