package main

import (
	"net/http"
	"os"
)

func main() {
	http.Post("http://"+os.Getenv("LEDGER_ADDR")+"/entries", "application/json", nil)
}
