// Starts a job once, with an answer at its end.
// Needs STARFISH_TOKEN, see requestToken. Go 1.22 or later, no modules.
package main

import (
	"bytes"
	"cmp"
	"crypto/sha1"
	"encoding/hex"
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
var client = http.Client{Timeout: time.Hour, CheckRedirect: func(*http.Request, []*http.Request) error {
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

// runIDFor makes a UUID of version 5: the same runID for the same key, here and in every other client.
func runIDFor(key string) string {
	space, _ := hex.DecodeString("6ba7b8119dad11d180b400c04fd430c8")
	hash := sha1.Sum(append(space, "urn:starfish-run:"+key...))
	hash[6] = hash[6]&0x0f | 0x50
	hash[8] = hash[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", hash[:4], hash[4:6], hash[6:8], hash[8:10], hash[10:16])
}

func main() {
	// The same order always has the same runID: started again, this program starts no second run.
	runID := runIDFor("order-1042")
	rows, err := results(runID)
	if err != nil {
		log.Fatalf("Nothing was started, the Results cannot be asked: %v", err)
	}
	isStarted := len(rows) > 0
	if !isStarted {
		status, body, err := call("POST", "/v1/ExecuteJob", map[string]any{
			"runID":     runID,
			"projectID": "3f6c2a9e-7b14-4d88-9e05-1a2b3c4d5e6f",
			"jobID":     "9b2f1c64-0d7e-4a53-8c1b-5f3a7e6d2c10",
			"argument":  "Region = 'EMEA'",
		})
		switch {
		case err == nil && status == 200:
			isStarted = true
		case err == nil && status >= 300 && status < 500 && status != 408:
			log.Fatalf("The job was not started: %d %s", status, body)
		default:
			log.Printf("No answer tells whether it started. It is not sent again, the Results are asked: %v", err)
		}
	}

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
			log.Fatalf("Whether run %s started is unknown. Look before you start it again", runID)
		}
		if time.Since(begin) > time.Hour {
			log.Fatalf("Run %s has not ended within an hour. It goes on", runID)
		}
	}
}
