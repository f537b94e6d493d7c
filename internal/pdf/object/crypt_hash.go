package object

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha256"
	"crypto/sha512"
)

// hardened makes the hash of revision 6, for the empty password, from its
// beginning: at least 64 rounds of AES over the hash, each round telling which
// hash the next has.
func hardened(k []byte) []byte {
	const rounds, repeats = 64, 64
	for i := 0; ; i++ {
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil
		}
		e := bytes.Repeat(k, repeats)
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(e, e)
		rest := 0
		for _, c := range e[:16] {
			rest += int(c)
		}
		switch rest % 3 {
		case 0:
			sum := sha256.Sum256(e)
			k = sum[:]
		case 1:
			sum := sha512.Sum384(e)
			k = sum[:]
		case 2:
			sum := sha512.Sum512(e)
			k = sum[:]
		}
		if i >= rounds-1 && int(e[len(e)-1]) <= i+1-32 {
			return k[:32]
		}
	}
}
