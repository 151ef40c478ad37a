package main

/*
#cgo LDFLAGS: -lcrypt
#define _GNU_SOURCE
#include <crypt.h>
#include <stdlib.h>
*/
import "C"

import (
	"errors"
	"unsafe"
)

// crypt hashes a password with the algorithm and the salt that setting names.
func crypt(password, setting string) (string, error) {
	p, s := C.CString(password), C.CString(setting)
	defer C.free(unsafe.Pointer(p))
	defer C.free(unsafe.Pointer(s))
	data := (*C.struct_crypt_data)(C.calloc(1, C.sizeof_struct_crypt_data))
	defer C.free(unsafe.Pointer(data))
	hash := C.crypt_r(p, s, data)
	if hash == nil {
		return "", errors.New("crypt: unknown hash")
	}
	return C.GoString(hash), nil
}
