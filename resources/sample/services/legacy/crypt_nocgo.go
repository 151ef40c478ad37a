//go:build !cgo

package main

import "errors"

func crypt(_, _ string) (string, error) {
	return "", errors.New("crypt: built without cgo")
}
