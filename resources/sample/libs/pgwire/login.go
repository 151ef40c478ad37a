package pgwire

import (
	"bytes"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

func (c *conn) login(user, password, database string) error {
	if err := c.raw.SetDeadline(time.Now().Add(5 * time.Second)); err != nil {
		return err
	}
	start := "\x00\x03\x00\x00user\x00" + user + "\x00database\x00" + database + "\x00\x00"
	if _, err := c.raw.Write(append(binary.BigEndian.AppendUint32(nil, uint32(len(start)+4)), start...)); err != nil {
		return err
	}
	nonce := make([]byte, 18)
	_, _ = rand.Read(nonce)
	first := "n=,r=" + base64.StdEncoding.EncodeToString(nonce)
	for {
		kind, body, err := c.read()
		if err != nil {
			return err
		}
		if kind == 'E' {
			return serverError(body)
		}
		if kind != 'R' {
			continue
		}
		switch binary.BigEndian.Uint32(body) {
		case 0:
			_, err = c.answer()
			return err
		case 3:
			err = c.send('p', password+"\x00")
		case 10:
			size := binary.BigEndian.AppendUint32(nil, uint32(len(first)+3))
			err = c.send('p', "SCRAM-SHA-256\x00"+string(size)+"n,,"+first)
		case 11:
			var proof string
			if proof, err = scramProof(password, first, string(body[4:])); err == nil {
				err = c.send('p', proof)
			}
		case 12: // the server's own proof
		default:
			err = errors.New("pgwire: the server asks for a login method that is not supported")
		}
		if err != nil {
			return err
		}
	}
}

func (c *conn) send(kind byte, body string) error {
	var out bytes.Buffer
	message(&out, kind, body)
	_, err := c.raw.Write(out.Bytes())
	return err
}

// scramProof answers the server's challenge as RFC 5802 describes.
func scramProof(password, first, challenge string) (string, error) {
	field := map[string]string{}
	for _, part := range strings.Split(challenge, ",") {
		if key, value, ok := strings.Cut(part, "="); ok {
			field[key] = value
		}
	}
	salt, err := base64.StdEncoding.DecodeString(field["s"])
	rounds, roundsErr := strconv.Atoi(field["i"])
	if err != nil || roundsErr != nil || rounds < 1 || rounds > 1_000_000 {
		return "", errors.New("pgwire: bad SCRAM challenge")
	}
	u := mac([]byte(password), append(salt, 0, 0, 0, 1))
	salted := append([]byte{}, u...)
	for i := 1; i < rounds; i++ {
		u = mac([]byte(password), u)
		xor(salted, u)
	}
	clientKey := mac(salted, []byte("Client Key"))
	stored := sha256.Sum256(clientKey)
	last := "c=biws,r=" + field["r"]
	xor(clientKey, mac(stored[:], []byte(first+","+challenge+","+last)))
	return fmt.Sprintf("%s,p=%s", last, base64.StdEncoding.EncodeToString(clientKey)), nil
}

func mac(key, data []byte) []byte {
	h := hmac.New(sha256.New, key)
	h.Write(data)
	return h.Sum(nil)
}

func xor(into, with []byte) {
	for i := range into {
		into[i] ^= with[i]
	}
}
