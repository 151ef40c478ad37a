package authcore

import (
	"testing"
	"time"
)

func TestParse(t *testing.T) {
	key, now := []byte("test key"), time.Unix(1_700_000_000, 0)
	token, err := Sign(key, Claims{ID: "t1", Subject: "usr-1", Expires: now.Unix() + 60})
	if err != nil {
		t.Fatal(err)
	}
	if claims, err := Parse(key, token, now); err != nil || claims.Subject != "usr-1" {
		t.Errorf("a fresh token: %+v, %v", claims, err)
	}
	if _, err := Parse(key, token, now.Add(time.Minute)); err != ErrInvalid {
		t.Errorf("an expired token: %v", err)
	}
	if _, err := Parse([]byte("another key"), token, now); err != ErrInvalid {
		t.Errorf("a forged token: %v", err)
	}
}
